"""The actor page: who it is, what it said, and where it says otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_samples import DENIED, HOSTILE, JA, OPENS, SHUT, TestClient, make_client

from uradori.web.bars import bars
from uradori.web.words import texts_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with make_client(tmp_path_factory.mktemp("desk")) as client:
        yield client


def test_an_actor_has_offices_names_and_counts(client: TestClient) -> None:
    data = client.get("/actors/lina-varga.json").json()
    who = data["who"]
    assert (who["name"], who["known"], who["country_name"]) == ("Lina Varga", True, "Norland")
    assert [(one["role"], one["since"], one["until"]) for one in who["offices"]] == [
        ("foreign-minister", "2021-03-01", None),
        ("mayor", "2011", "2015"),
    ]
    assert data["statements"] == 3
    assert data["modalities"] == {"asserted": 2, "promised": 1}
    assert sorted(data["days"]) == ["2025-08-01", "2025-08-02", "2025-08-03"]
    assert [(one["title"], one["statements"]) for one in data["topics"]] == [("Ferry talks", 3)]


def test_what_was_said_stands_by_story_the_newest_first_and_of_current_articles_only(client: TestClient) -> None:
    (topic,) = client.get("/actors/lina-varga.json").json()["said"]
    assert topic["story"] == "story-1"
    assert [one["id"] for one in topic["remarks"]] == [SHUT.id, JA.id, OPENS.id]


def test_statements_can_be_kept_to_a_modality_and_a_story(client: TestClient) -> None:
    def ids(address: str) -> list[str]:
        return [one["id"] for topic in client.get(address).json()["said"] for one in topic["remarks"]]

    assert ids("/actors/lina-varga.json?modality=promised") == [JA.id]
    assert ids("/actors/lina-varga.json?story=story-1&modality=") == [SHUT.id, JA.id, OPENS.id]
    assert ids("/actors/lina-varga.json?story=another") == []
    assert ids("/actors/lina-varga.json?page=2") == []


def test_a_shift_shows_both_wordings_and_what_changed(client: TestClient) -> None:
    (shift,) = client.get("/actors/lina-varga.json").json()["shifts"]
    assert (shift["before"]["text"], shift["after"]["text"]) == (OPENS.content.text, SHUT.content.text)
    assert [piece["text"] for piece in shift["change"] if piece["kind"] == "new"] == ["not "]
    page = client.get("/actors/lina-varga").text
    assert "<ins>not </ins>" in page
    assert "Says otherwise than before" in page


def test_an_actor_that_the_gazetteer_does_not_know_is_told_so(client: TestClient) -> None:
    page = client.get("/actors/jon-berg").text
    assert "The gazetteer does not know this actor" in page
    assert DENIED.content.text in page
    assert "人名・組織名の辞書にない" in client.get("/actors/jon-berg?lang=ja").text


def test_an_actor_with_no_statement_has_a_page_that_says_what_to_do(client: TestClient) -> None:
    page = client.get("/actors/norland").text
    assert "No statement of this actor is in the ledger" in page
    assert "/search?q=%22" in page


def test_an_actor_that_nothing_knows_is_not_found(client: TestClient) -> None:
    assert client.get("/actors/nobody/at/all").status_code == 404
    assert client.get("/actors/nobody.json").status_code == 404


def test_the_page_speaks_both_languages_and_escapes(client: TestClient) -> None:
    page = client.get("/actors/lina-varga?lang=ja").text
    assert "リナ・バルガ" in page
    assert "外相" in page
    assert HOSTILE not in page


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ({"2025-08-01": 2, "2025-08-03": 1, "": 5}, ["1 Aug 2025: 2", "3 Aug 2025: 1"]),
        ({"2025-01-01": 2, "2025-01-20": 1, "2025-08-03": 1}, ["2025-01: 3", "2025-08: 1"]),
        ({"1999-01-01": 2, "2025-08-03": 1, "2025-13-41": 4}, ["1999: 2", "2025: 1"]),
    ],
)
def test_bars_take_the_step_that_the_period_asks_for(days: dict[str, int], labels: list[str]) -> None:
    drawn = bars(days, texts_of("en"))
    assert drawn
    assert [bar.label for bar in drawn.bars] == labels
    assert all(bar.y + bar.height == pytest.approx(drawn.base) for bar in drawn.bars)


@pytest.mark.parametrize("days", [{}, {"2025-08-01": 9}, {"": 3}, {"2025": 1, "2024": 1}])
def test_one_step_of_time_is_no_picture(days: dict[str, int]) -> None:
    assert bars(days, texts_of("ja")) is None
