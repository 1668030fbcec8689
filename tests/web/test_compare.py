"""Comparing: shared wording in one row, translations by their retelling, revisions word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_samples import HOSTILE, OLD_WIRE, PIERS, POST, PRESS, WIRE, TestClient, make_client

from uradori.web.beside import changes


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with make_client(tmp_path_factory.mktemp("desk")) as client:
        yield client


def side(data: dict[str, Any], name: str) -> str:
    return "".join(bit["text"] for row in data["rows"] for bit in row[name])


def test_shared_wording_stands_in_one_row_with_its_number(client: TestClient) -> None:
    data = client.get(f"/compare/{POST.id}/{WIRE.id}.json").json()
    numbers = {bit["passage"]: bit["text"] for row in data["rows"] for bit in row["left"] if bit["passage"]}
    assert f"{PIERS}." in numbers.values()
    rows = [row for row in data["rows"] if row["same"]]
    assert all([bit["text"] for bit in row["left"]] == [bit["text"] for bit in row["right"]] for row in rows)
    assert data["same_words"]
    assert [(link["child"], link["kind"]) for link in data["links"]] == [(POST.id, "wording")]
    assert 0.5 < data["left"]["shared"] < 1


def test_every_word_of_both_texts_is_shown_once(client: TestClient) -> None:
    for one, other in ((POST, WIRE), (WIRE, POST), (PRESS, WIRE), (WIRE, PRESS)):
        data = client.get(f"/compare/{one.id}/{other.id}.json").json()
        assert side(data, "left").split() == one.text.split()
        assert side(data, "right").split() == other.text.split()


def test_passages_that_cross_are_marked_where_they_stand(client: TestClient) -> None:
    data = client.get(f"/compare/{WIRE.id}/{POST.id}.json").json()
    marked = [
        {bit["passage"] for row in data["rows"] for bit in row[name] if bit["passage"]} for name in ("left", "right")
    ]
    assert marked[0] == marked[1] == set(range(1, data["passages"] + 1))
    assert sum(row["same"] for row in data["rows"]) < data["passages"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_translation_is_compared_by_what_its_retelling_rests_on(client: TestClient, turned: bool) -> None:
    pair = (WIRE, PRESS) if turned else (PRESS, WIRE)
    data = client.get(f"/compare/{pair[0].id}/{pair[1].id}.json").json()
    (row,) = [row for row in data["rows"] if row["same"]]
    assert not data["same_words"]
    assert [bit["text"] for bit in row["left"]] == [pair[0].sentences[0].cut(pair[0].text)]
    assert [bit["text"] for bit in row["right"]] == [pair[1].sentences[0].cut(pair[1].text)]


@pytest.mark.parametrize("pair", [(OLD_WIRE, WIRE), (WIRE, OLD_WIRE)])
def test_revisions_stand_the_older_to_the_left_with_the_words_that_changed(client: TestClient, pair: Any) -> None:
    address = f"/compare/{pair[0].id}/{pair[1].id}"
    data = client.get(f"{address}.json").json()
    assert data["revisions"]
    assert (data["left"]["id"], data["right"]["id"]) == (OLD_WIRE.id, WIRE.id)
    assert data["passages"] == 1
    page = client.get(address).text
    assert "<del>April</del>" in page
    assert "<ins>May</ins>" in page


def test_an_article_beside_itself_is_all_the_same(client: TestClient) -> None:
    data = client.get(f"/compare/{WIRE.id}/{WIRE.id}.json").json()
    assert (data["passages"], data["left"]["shared"]) == (0, 1.0)


def test_an_article_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get(f"/compare/{WIRE.id}/nothing").status_code == 404


def test_the_page_speaks_both_languages_and_escapes(client: TestClient) -> None:
    page = client.get(f"/compare/{POST.id}/{WIRE.id}?lang=ja").text
    assert "二つの記事を並べる" in page
    assert HOSTILE not in page
    assert "<script>alert" not in page


def test_of_too_many_passages_the_longest_are_marked(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uradori.web.pages.compare.MOST", 1)
    data = client.get(f"/compare/{POST.id}/{WIRE.id}.json").json()
    assert data["passages"] == 1
    assert PIERS in side({"rows": [row for row in data["rows"] if row["same"]]}, "left")


def test_a_text_that_says_one_thing_over_and_over_is_compared_at_once() -> None:
    rows = [*changes(["yes. "] * 3000, ["yes. ", "no. "] * 1500)]
    assert "".join(bit.text for row in rows for bit in row.right).count("no.") == 1500
