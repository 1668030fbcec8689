"""The outlet page: what it is, what it published, who retells whom."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from desk_samples import OLD_WIRE, POST, WIRE, TestClient, make_client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with make_client(tmp_path_factory.mktemp("desk")) as client:
        yield client


def test_an_outlet_has_type_owner_and_labels_with_their_labeller_and_date(client: TestClient) -> None:
    about = client.get("/outlets/sample-wire.json").json()["about"]
    assert (about["type"], about["country_name"], about["owner"], about["owner_as_of"]) == (
        *("agency", "Norland", "Ferry Holding", "2024"),
    )
    assert about["labels"] == [{"label": "state-controlled", "by": "Sample Index", "as_of": "2024-02-07"}]
    page = client.get("/outlets/sample-wire").text
    assert "by Sample Index, 7 Feb 2024" in page
    assert "as of 2024" in page


def test_its_current_articles_and_origins_are_counted(client: TestClient) -> None:
    data = client.get("/outlets/sample-wire.json").json()
    assert (data["articles"], data["origins"]) == (1, 1)
    (one,) = data["published"]
    assert (one["id"], one["origin"], one["story_title"]) == (WIRE.id, True, "Ferry talks")
    assert OLD_WIRE.id not in client.get("/outlets/sample-wire").text


def test_who_retells_it_and_whom_it_retells(client: TestClient) -> None:
    wire = client.get("/outlets/sample-wire.json").json()
    assert wire["retells"] == []
    assert [(one["name"], one["retellings"]) for one in wire["retold_by"]] == [
        ("The Sample Post", 1),
        ("見本新聞/夕刊", 1),
    ]
    post = client.get("/outlets/The Sample Post.json").json()
    assert [(one["id"], one["retellings"], one["here"]) for one in post["retells"]] == [("sample-wire", 1, True)]
    assert 'href="/outlets/sample-wire"' in client.get("/outlets/The Sample Post").text


@pytest.mark.parametrize("name", ["The Sample Post", "見本新聞/夕刊"])
def test_an_outlet_by_name_only_is_told_to_be_unknown(client: TestClient, name: str) -> None:
    answer = client.get(f"/outlets/{quote(name)}")
    assert answer.status_code == 200
    assert "The gazetteer does not know this outlet" in answer.text


def test_an_outlet_without_articles_says_so(client: TestClient) -> None:
    assert "No article of this outlet" in client.get("/outlets/reuters").text
    assert client.get("/outlets/nowhere").status_code == 404


def test_the_article_leads_to_its_outlet(client: TestClient) -> None:
    assert 'href="/outlets/The%20Sample%20Post"' in client.get(f"/articles/{POST.id}").text


def test_the_page_speaks_japanese(client: TestClient) -> None:
    page = client.get("/outlets/sample-wire?lang=ja").text
    assert "サンプル通信" in page
    assert "この媒体を元にした媒体" in page
