"""Alerts: what articles read after a follow bring about what is followed, each with its sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from desk_samples import (
    BEFORE,
    COPIED,
    HOSTILE,
    LATER,
    LINA,
    OPENS,
    POST,
    PRESS,
    SHUT,
    STORY,
    STRANGER,
    TRANSLATED,
    WIRE,
    article,
    make_client,
    said,
)
from fastapi.testclient import TestClient

from uradori.ledger import Grouped, open_ledger, rows
from uradori.model import Article, Claim, Dispute, DisputeKind, Modality, Statement, Target, TargetKind, Wording
from uradori.notebook import Notebook, anchors
from uradori.web import DeskOptions, create_app
from uradori.web.alerts import actors

THEN, LATE = "2025-08-01T00:00:00+00:00", "2035-01-01T10:00:00+00:00"

EVENING = article(
    "evening",
    "More on the ferries. Lina Varga said the ferry line will open in May. Lina Varga said new boats were ordered. "
    "Jon Berg denied that the ferry line will open at all.",
    title="More on the ferries", outlet="Evening Sample", published="2025-08-04T10:00:00+00:00",
    url="https://evening.example/4",
)  # fmt: skip
REVISED = article(
    "wire", WIRE.text.replace("ten boats", "nine boats"), title="Ferry talks open", outlet="Sample Wire",
    outlet_actor="sample-wire", published="2025-08-01T12:00:00+00:00",
)  # fmt: skip
AGAIN = said(EVENING, "Lina Varga", "the ferry line will open in May", LINA)
ORDERED = said(EVENING, "Lina Varga", "new boats were ordered", LINA)
NEVER = said(EVENING, "Jon Berg", "the ferry line will open at all", STRANGER.ref(), Modality.DENIED)
STILL = said(REVISED, "Lina Varga", "the ferry line will open in May", LINA)


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(rows, "now", lambda: THEN)
    return make_client(tmp_path)


@pytest.fixture
def notebook(client: TestClient) -> Notebook:
    return client.app.state.judges.notebook


@pytest.fixture
def read(tmp_path: Path, client: TestClient, monkeypatch: pytest.MonkeyPatch):  # noqa: ARG001 - the ledger is there
    """Read two more articles, after what is followed is."""

    def read(*found: tuple[Article, list[Statement]], grouped: Grouped | None = None) -> None:
        monkeypatch.setattr(rows, "now", lambda: LATE)
        with open_ledger(tmp_path / "ledger.db") as store, store.writer() as writer:
            writer.begin("samples")
            for each, statements in found:
                writer.add_article(each)
                writer.add_findings(each.id, statements, [STRANGER], ())
            if grouped:
                writer.add_grouping(grouped)
            writer.commit()

    return read


def evening() -> tuple[Article, list[Statement]]:
    return EVENING, [AGAIN, ORDERED, NEVER]


def claim(of: Claim, *wordings: tuple[Article, Statement], origins: tuple[str, ...] = ()) -> Claim:
    made = tuple(Wording(where.id, where.lang, one.content.spans, one.id) for where, one in wordings)
    return replace(of, wordings=made, origins=origins)


def told(client: TestClient) -> list[dict]:
    answer = client.get("/alerts.json")
    assert answer.status_code == 200, answer.text[:300]
    return answer.json()["changes"]


def cited(change: dict) -> list[str]:
    return ["".join(part["text"] for part in each["segments"] if part["cited"]) for each in change["evidence"]]


def test_a_followed_actor_brings_its_new_statements(client: TestClient, notebook: Notebook, read) -> None:
    notebook.follow(anchors.actor_of("lina-varga", "Lina Varga"), "Aiko")
    assert told(client) == []
    read(evening())
    found = told(client)
    assert {(one["kind"], *cited(one)) for one in found} == {
        ("statement", "the ferry line will open in May"),
        ("statement", "new boats were ordered"),
    }
    assert "Lina Varga: “new boats were ordered” (Evening Sample)" in {one["title"] for one in found}
    assert {one["at"] for one in found} == {LATE}
    assert {one["link"] for one in found} == {f"/articles/{EVENING.id}"}
    (sentence,) = found[0]["evidence"]
    assert (sentence["publisher"], sentence["url"], sentence["source"]) == (
        "Evening Sample",
        "https://evening.example/4",
        "Lina Varga",
    )


def test_a_denial_is_told_as_one(client: TestClient, notebook: Notebook, read) -> None:
    notebook.follow(anchors.actor_of(STRANGER.id, "Jon Berg"), "Aiko")
    read(evening())
    assert [(one["kind"], cited(one)) for one in told(client)] == [("denial", ["the ferry line will open at all"])]


def test_a_revision_does_not_say_again_what_it_said(client: TestClient, notebook: Notebook, read) -> None:
    notebook.follow(anchors.actor_of("lina-varga", "Lina Varga"), "Aiko")
    read((REVISED, [STILL]))
    assert told(client) == []


def test_words_of_several_articles_are_one_change(client: TestClient, notebook: Notebook, read) -> None:
    notebook.follow(anchors.actor_of("lina-varga", "Lina Varga"), "Aiko")
    night = article("night", EVENING.text, outlet="Night Sample")
    copied = said(night, "Lina Varga", "new boats were ordered", LINA)
    read((EVENING, [ORDERED]))
    (first,) = told(client)
    read((night, [copied]))
    (both,) = told(client)
    assert first["id"] == both["id"]
    assert [one["publisher"] for one in both["evidence"]] == ["Evening Sample", "Night Sample"]


def test_a_followed_claim_brings_wordings_origins_and_what_is_against_it(
    client: TestClient, notebook: Notebook, read
) -> None:
    notebook.follow(anchors.claim_of(WIRE, BEFORE), "Aiko")
    held = claim(BEFORE, (WIRE, OPENS), (EVENING, AGAIN), origins=(WIRE.id, EVENING.id))
    against = claim(LATER, (POST, SHUT), (EVENING, NEVER))
    dispute = Dispute(DisputeKind.DENIAL, BEFORE.id, LATER.id, "negation")
    read(evening(), grouped=Grouped((STORY,), (COPIED,), (held, against), (dispute,)))
    origin, denial = sorted(told(client), key=lambda one: one["kind"], reverse=True)
    assert (origin["kind"], cited(origin)) == ("origin", ["the ferry line will open in May"])
    assert (denial["kind"], cited(denial)) == (
        "denial",
        ["the ferry line will open at all", "the ferry line will open in May"],
    )
    assert [one["label"] for one in denial["evidence"]] == ["Denied by", "What is followed"]
    assert denial["title"] == "Denial of “the ferry line will open in May” (Evening Sample)"


def test_a_followed_story_brings_articles_and_revisions(client: TestClient, notebook: Notebook, read) -> None:
    notebook.follow(anchors.story_of(WIRE, STORY), "Aiko")
    grown = replace(STORY, articles=(REVISED.id, POST.id, PRESS.id, EVENING.id), origins=(REVISED.id,))
    edge = replace(COPIED, article=EVENING.id, parent=REVISED.id)
    read((REVISED, [STILL]), evening(), grouped=Grouped((grown,), (edge,)))
    article_, revision = sorted(told(client), key=lambda one: one["kind"])
    assert (article_["kind"], article_["title"]) == (
        "article",
        "More on the ferries (Evening Sample) – new in “Ferry talks”",
    )
    assert cited(article_)[0].strip() == "More on the ferries."
    assert article_["evidence"][1]["label"] == "retells Sample Wire"
    assert revision["kind"] == "revision"
    assert [
        (one["label"], words.strip()) for one, words in zip(revision["evidence"], cited(revision), strict=True)
    ] == [
        ("Before", "Officials said ten boats were lost."),
        ("Now", "Officials said nine boats were lost."),
    ]


def test_a_new_origin_of_a_story_is_told_as_one(client: TestClient, notebook: Notebook, read) -> None:
    notebook.follow(anchors.story_of(WIRE, STORY), "Aiko")
    grown = replace(STORY, articles=(*STORY.articles, EVENING.id), origins=(*STORY.origins, EVENING.id))
    read(evening(), grouped=Grouped((grown,), (COPIED, TRANSLATED)))
    assert [(one["kind"], len(one["evidence"])) for one in told(client)] == [("origin", 1)]


def test_a_saved_search_brings_what_it_finds_now(client: TestClient, notebook: Notebook, read) -> None:
    for address in ("/search?q=boats&speaker=lina-varga", "/search?q=boats&language=xx", "/search?q=storms"):
        notebook.follow(Target(TargetKind.SEARCH, address, text="boats"), "Aiko")
    read(evening())
    (found,) = told(client)
    assert (found["kind"], found["title"], cited(found)) == (
        "found",
        "More on the ferries (Evening Sample) – found by “boats”",
        ["boats"],
    )


def test_what_was_there_before_the_follow_is_not_new(client: TestClient, notebook: Notebook, read) -> None:
    read(evening())
    for target in (anchors.actor_of("lina-varga", "Lina Varga"), anchors.story_of(WIRE, STORY)):
        notebook.follow(target, "Aiko")
    assert [one for one in told(client) if one["at"] == THEN] == []


def test_the_feed_is_atom_with_the_sentences(client: TestClient, notebook: Notebook, read) -> None:
    notebook.follow(anchors.actor_of("lina-varga", HOSTILE), "Aiko")
    read(evening())
    answer = client.get("/alerts.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert {one.link for one in feed.entries} == {f"http://localhost/articles/{EVENING.id}"}
    assert any("<strong>new boats were ordered</strong>" in one.content[0].value for one in feed.entries)
    assert "<script>" not in client.get("/alerts").text.replace("<script src", "")


def test_a_token_guards_the_feed(tmp_path: Path, client: TestClient) -> None:  # noqa: ARG001 - the ledger is there
    guarded = TestClient(create_app(DeskOptions(tmp_path / "ledger.db", token="piers")), base_url="http://localhost")  # noqa: S106
    assert guarded.get("/alerts.atom", follow_redirects=False).status_code == 401
    bearer = {"authorization": "Bearer piers"}
    assert guarded.get("/alerts.atom", headers=bearer).status_code == 200
    assert "Authorization: Bearer" in guarded.get("/alerts", headers=bearer).text


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_page_says_what_to_do_and_shows_what_changed(
    client: TestClient, notebook: Notebook, read, lang: str
) -> None:
    empty = {"en": "Nothing is followed", "ja": "追っているものがありません"}[lang]
    assert empty in client.get(f"/alerts?lang={lang}").text
    notebook.follow(anchors.actor_of("lina-varga", "Lina Varga"), "Aiko")
    assert empty not in client.get(f"/alerts?lang={lang}").text
    read(evening())
    page = client.get(f"/alerts?lang={lang}").text
    assert "<mark>new boats were ordered</mark>" in page
    assert {"en": "Lina Varga: “new boats", "ja": "Lina Varga：「new boats"}[lang] in page


def test_an_actor_of_many_words_brings_its_new_ones_too(
    client: TestClient, notebook: Notebook, read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors, "FEW", 1)
    notebook.follow(anchors.actor_of("lina-varga", "Lina Varga"), "Aiko")
    read(evening())
    assert {words for one in told(client) for words in cited(one)} == {
        "the ferry line will open in May",
        "new boats were ordered",
    }
