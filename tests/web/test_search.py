"""The search page: what is found, for whom, where, and what is said when nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_samples import DENIED, HOSTILE, LOST, OPENS, PRESS, WIRE, TestClient, make_client
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with make_client(tmp_path_factory.mktemp("desk")) as client:
        yield client


def found(client: TestClient, **asked: str) -> list[str]:
    """The sentences found, their words joined."""
    answer = client.get("/search.json", params=asked)
    assert answer.status_code == 200, answer.text
    return ["".join(piece["text"] for piece in one["pieces"]) for one in answer.json()["sentences"]]


@pytest.mark.parametrize(
    ("asked", "beginnings"),
    [
        ({"q": "boats"}, ["Jon Berg denied", "Officials said"]),
        ({"q": "boats NOT ten"}, ["Jon Berg denied"]),
        ({"q": '"ferry line will open"'}, ["Lina Varga said"]),
        ({"q": "停戦"}, ["停戦の合意"]),
        ({"q": "停戦 OR boats", "language": "ja"}, ["停戦の合意"]),
        ({"q": "boats", "authority": "anonymous"}, ["Officials said"]),
        ({"q": "boats", "speaker": "jon-berg"}, ["Jon Berg denied"]),
        ({"q": "boats", "speaker": "Jon Berg"}, ["Jon Berg denied"]),
        ({"q": "boats", "speaker": "officials"}, ["Officials said"]),
        (
            {"q": "ferry OR 五月", "speaker": "リナ・バルガ", "until": "2025-08-02"},
            ["リナ・バルガ外相", "Lina Varga said"],
        ),
        ({"q": "boats", "outlet": "sample-wire"}, ["Officials said"]),
        ({"q": "boats", "outlet": "Sample Wire"}, ["Officials said"]),
        ({"q": "boats", "outlet": "the sample post"}, ["Jon Berg denied"]),
        ({"q": "boats", "country": "norland"}, ["Officials said"]),
        ({"q": "boats", "country": "Norland", "outlet": "The Sample Post"}, []),
        ({"q": "boats", "since": "2025-08-02"}, ["Jon Berg denied"]),
        ({"q": "boats", "until": "2025-08-01"}, ["Officials said"]),
        ({"q": "April"}, []),
    ],
)
def test_a_search_is_kept_to_what_is_asked(client: TestClient, asked: dict[str, str], beginnings: list[str]) -> None:
    sentences = found(client, **asked)
    assert len(sentences) == len(beginnings), sentences
    assert all(one.startswith(beginning) for one, beginning in zip(sentences, beginnings, strict=True))


def test_the_words_are_marked_and_lead_to_the_statement(client: TestClient) -> None:
    page = client.get("/search", params={"q": "boats", "authority": "anonymous"}).text
    assert "ten <mark>boats</mark> were lost" in page
    assert f'href="/articles/{WIRE.id}#s-{LOST.id}"' in page
    assert DENIED.id not in page


def test_the_same_sentence_in_two_articles_is_one_find(client: TestClient) -> None:
    (one,) = client.get("/search.json", params={"q": "piers"}).json()["sentences"]
    assert [place["outlet"] for place in one["places"]] == ["The Sample Post", "Sample Wire"]
    assert "The Sample Post" in client.get("/search?q=piers").text


def test_a_find_says_who_says_it(client: TestClient) -> None:
    (one,) = client.get("/search.json", params={"q": '"will open"'}).json()["sentences"]
    assert (one["actor"], one["authority"], one["places"][0]["statement"]) == ("lina-varga", "named", OPENS.id)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "How to ask"),
        ({"q": "xyzzy"}, "Nothing found"),
        ({"q": "NOT boats"}, "Only what must not be there"),
        ({"q": "停戦", "lang": "ja"}, "検索"),
        ({"q": "ありません", "lang": "ja"}, "見つかりませんでした"),
    ],
)
def test_an_empty_page_says_what_to_do(client: TestClient, asked: dict[str, str], said: str) -> None:
    assert said in client.get("/search", params=asked).text


def test_what_is_typed_and_read_stays_text(client: TestClient) -> None:
    page = client.get("/search", params={"q": f"boats OR {HOSTILE}"}).text
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize("asked", [{"language": "xx"}, {"since": "yesterday"}, {"before": "0"}, {"authority": "king"}])
def test_a_field_that_makes_no_sense_is_told(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/search.json", params={"q": "boats"} | asked).status_code == 422


def test_japanese_is_found_in_its_article(client: TestClient) -> None:
    (one,) = client.get("/search.json", params={"q": "船便の会談"}).json()["sentences"]
    assert one["places"][0]["article"] == PRESS.id


@settings(deadline=None, max_examples=40)
@given(asked=st.fixed_dictionaries({name: st.text(max_size=30) for name in ("q", "speaker", "outlet", "country")}))
def test_nothing_typed_breaks_the_page(client: TestClient, asked: dict[str, Any]) -> None:
    assert client.get("/search", params=asked).status_code == 200


def test_a_find_shows_the_statement_of_the_speaker_asked_for(client: TestClient) -> None:
    for asked in ({"q": "boats", "speaker": "jon-berg"}, {"q": "boats", "speaker": "officials"}):
        (one,) = client.get("/search.json", params=asked).json()["sentences"]
        assert asked["speaker"] in {one["actor"], (one["source"] or "").casefold()}


@pytest.mark.parametrize(
    ("speaker", "led"),
    [("Jon Berg", "/actors/jon-berg"), ("Emmanuel Macron", "/actors/emmanuel-macron"), ("Macron", "emmanuel-macron")],
)
def test_a_speaker_without_words_leads_to_all_they_said(client: TestClient, speaker: str, led: str) -> None:
    page = client.get("/search", params={"speaker": speaker}).text
    assert "What about?" in page
    assert led in page
    assert led in client.get("/search", params={"speaker": speaker, "q": "boats"}).text


def test_an_unknown_speaker_without_words_is_told_what_to_do(client: TestClient) -> None:
    assert "No known actor is called “Xyzzy Qwert”" in client.get("/search", params={"speaker": "Xyzzy Qwert"}).text
