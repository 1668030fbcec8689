"""What people do at the desk: judge, undo, note, clip, follow, keep feeds; each through the pages and their forms."""

from __future__ import annotations

import json
import re
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from uradori.briefing.interface import INTERFACES
from uradori.cli.main import main
from uradori.errors import FetchError, LedgerError, Trouble
from uradori.ledger import open_ledger
from uradori.model import Span, Statement
from uradori.run import pipeline, run
from uradori.web import DeskOptions, Outcome, create_app, texts_of

WIRE = (
    "The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen next week. "
    '"The repairs of the northern quay are finished," she said. '
    "The fishermen's union demanded a lower mooring fee. It remains unclear whether the fee will be lowered. "
    "The storm killed 12 people in March."
)
COPY = (
    "The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen next week, Fjord Wire reports. "
    '"The repairs of the northern quay are finished," she said. The school holidays begin on Friday.'
)
OTHER = "The minister of finance, Karl Berg, said on Tuesday that the budget had been agreed. He thanked the committee."
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'
LINES = [
    {"id": "wire", "url": "https://wire.example/1", "outlet": "Fjord Wire", "published": "2025-08-18T08:00:00Z"},
    {"id": "copy", "url": "https://post.example/1", "outlet": "Morning Post", "published": "2025-08-18T10:00:00Z"},
    {"id": "other", "url": "https://post.example/2", "outlet": "Morning Post", "published": "2025-08-19T10:00:00Z"},
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    lines = [line | {"lang": "en", "text": text} for line, text in zip(LINES, (WIRE, COPY, OTHER), strict=True)]
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    with open_ledger(folder / "ledger.db") as store:
        run([str(folder / "lines.jsonl")], store)
    return folder


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    for each in made.iterdir():
        (tmp_path / each.name).write_bytes(each.read_bytes())
    return tmp_path / "ledger.db"


@dataclass
class Person:
    """Somebody with a browser: opens pages, and sends the forms that stand on them."""

    client: TestClient
    csrf: str = ""

    def page(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text[:300]
        self.csrf = re.search(r'data-csrf="([^"]+)"', answer.text)[1]
        return answer.text

    def data(self, path: str):
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text[:300]
        return answer.json()

    def send(self, path: str, **fields):
        answer = self.client.post(path, data={"csrf": self.csrf} | fields, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]


@pytest.fixture
def app(ledger: Path):
    return create_app(DeskOptions(ledger))


def somebody(app) -> Person:
    person = Person(TestClient(app, base_url="http://127.0.0.1"))
    person.page("/")
    return person


@pytest.fixture
def person(app) -> Person:
    return somebody(app)


def articles(person: Person) -> dict[str, str]:
    """Ids of the three articles by outlet and order."""
    found = {}
    for story in person.data("/stories.json")["stories"]:
        for one in person.data(f"/stories/{story['id']}/review.json")["members"]:
            text = "".join(piece["text"] for piece in person.data(f"/articles/{one['id']}.json")["pieces"])
            found[{WIRE: "wire", COPY: "copy", OTHER: "other"}[text]] = one["id"]
    return found


def said(person: Person, article: str, words: str) -> dict:
    found = person.data(f"/articles/{article}.json")["statements"]
    return next((one for one in found if words in one["content"]), {})


def undo_last(person: Person) -> None:
    last = person.data("/review.json")["log"][0]
    person.page("/review")
    person.send("/judge/undo", judgement=last["id"])


def test_what_is_no_statement_leaves_the_article_and_comes_back_when_undone(person: Person) -> None:
    other = articles(person)["other"]
    one = said(person, other, "budget had been agreed")
    assert 'formaction="/judge/not_a_statement"' in person.page(f"/articles/{other}")
    person.send("/judge/not_a_statement", article=other, statement=one["id"], author="Aiko", reason="a heading")
    assert not said(person, other, "budget had been agreed")
    page = person.page(f"/articles/{other}")
    assert "It counts as a statement no more." in page
    assert "It counts as a statement no more." not in person.page(f"/articles/{other}")
    assert "Somebody judged that this is no statement" in person.page(f"/articles/{other}/statements/{one['id']}")
    (entry,) = person.data("/review.json")["log"]
    assert (entry["author"], entry["reason"], entry["verdict"]) == ("Aiko", "a heading", "not_a_statement")
    undo_last(person)
    assert said(person, other, "budget had been agreed")
    log = person.data("/review.json")["log"]
    assert [(one["verdict"], one["author"], one["counts"]) for one in log] == [
        ("undo", "Aiko", True),
        ("not_a_statement", "Aiko", False),
    ]


@pytest.mark.parametrize(
    ("fields", "actor", "name"),
    [
        ({"actor": "emmanuel-macron"}, "emmanuel-macron", "Emmanuel Macron"),
        ({"name": "Emmanuel Macron"}, "emmanuel-macron", "Emmanuel Macron"),
        ({"name": "Sigrid  Dahl"}, "sigrid-dahl", "Sigrid Dahl"),
    ],
)
def test_a_wrong_speaker_is_corrected(person: Person, fields, actor, name) -> None:
    other = articles(person)["other"]
    one = said(person, other, "budget had been agreed")
    where = f"/articles/{other}/statements/{one['id']}"
    assert "Emmanuel Macron" in person.page(f"{where}?who=macron")
    person.send("/judge/speaker", article=other, statement=one["id"], **fields)
    corrected = said(person, other, "budget had been agreed")
    assert (corrected["actor"], corrected["source"], corrected["authority"]) == (actor, name, "named")
    page = person.page(where)
    assert name in page
    assert re.search(r"The machine read: <b[^>]*>The minister of finance, Karl Berg</b> → <a [^>]*>Karl Berg</a>", page)
    assert page.count('name="reason"') == 1
    undo_last(person)
    assert said(person, other, "budget had been agreed")["actor"] == "karl-berg"
    assert "The machine read" not in person.page(where)


def test_an_actor_is_another_in_one_article_or_everywhere(person: Person) -> None:
    found = articles(person)
    quoted = "The repairs of the northern quay are finished"
    one = said(person, found["wire"], quoted)
    fields = {"article": found["wire"], "statement": one["id"], "name": "Inger Solheim"}
    person.send("/judge/speaker", **fields, scope="article")
    assert said(person, found["wire"], quoted)["actor"] == "inger-solheim"
    assert said(person, found["copy"], quoted)["actor"] == "ingrid-solheim"
    undo_last(person)
    person.send("/judge/speaker", **fields, scope="everywhere")
    assert {said(person, found[which], quoted)["actor"] for which in ("wire", "copy")} == {"inger-solheim"}
    undo_last(person)
    person.send("/judge/same_actor", taken="ingrid-solheim", name="Inger Solheim")
    assert said(person, found["copy"], quoted)["actor"] == "inger-solheim"


def test_the_search_finds_and_names_who_is_judged_to_speak(person: Person) -> None:
    def found(**asked: str) -> list[tuple[str, str, str]]:
        sentences = person.data(f"/search.json?{urlencode({'q': 'budget'} | asked)}")["sentences"]
        return [(one["actor"], one["source"], one["authority"]) for one in sentences]

    other = articles(person)["other"]
    one = said(person, other, "budget had been agreed")
    assert [actor for actor, *_ in found(speaker="karl-berg")] == ["karl-berg"]
    person.send("/judge/speaker", article=other, statement=one["id"], name="Emmanuel Macron")
    assert not found(speaker="Karl Berg")
    judged = [("emmanuel-macron", "Emmanuel Macron", "named")]
    assert found(speaker="Macron") == found(authority="named") == found() == judged
    assert "Emmanuel Macron" in person.page("/search?q=budget&speaker=emmanuel-macron")
    undo_last(person)
    person.send("/judge/not_a_statement", article=other, statement=one["id"])
    assert not found(speaker="karl-berg")
    assert not found(authority="named")
    assert found() == [(None, None, None)]
    undo_last(person)
    assert [actor for actor, *_ in found(speaker="karl-berg")] == ["karl-berg"]


def test_nobody_chosen_is_told(person: Person) -> None:
    other = articles(person)["other"]
    one = said(person, other, "budget")
    fields = {"csrf": person.csrf, "article": other, "statement": one["id"]}
    where = f"http://127.0.0.1/articles/{other}/statements/{one['id']}"
    answer = person.client.post("/judge/speaker", data=fields, headers={"accept": "text/html", "referer": where})
    assert str(answer.url) == where
    assert 'That did not work: <span dir="auto">choose who says it' in answer.text
    assert person.client.post("/judge/speaker", data=fields).status_code == 404


def test_claims_are_merged_and_split(person: Person) -> None:
    found = articles(person)
    one = said(person, found["wire"], "harbour would reopen")["claim"]
    into = said(person, found["other"], "budget had been agreed")["claim"]
    size = len(person.data(f"/claims/{one}.json")["wordings"])
    kept = len(person.data(f"/claims/{into}.json")["wordings"])
    assert "Merge into another claim" in person.page(f"/claims/{one}")
    person.page(f"/claims/{one}/merge")
    assert person.send("/judge/merge_claims", claim=one, into=into) == f"/claims/{into}"
    merged = person.data(f"/claims/{into}.json")
    assert len(merged["wordings"]) == size + kept
    assert person.data(f"/claims/{one}.json")["id"] == into
    person.send("/judge/split_claim", claim=into, place="0")
    assert len(person.data(f"/claims/{into}.json")["wordings"]) == size + kept - 1
    undo_last(person)
    assert len(person.data(f"/claims/{into}.json")["wordings"]) == size + kept


def test_stories_are_merged_and_split(person: Person) -> None:
    large, small = person.data("/stories.json")["stories"]
    assert small["title"] in person.page(f"/stories/{large['id']}/merge")
    assert person.send("/judge/merge_stories", story=small["id"], into=large["id"]) == f"/stories/{large['id']}"
    (merged,) = person.data("/stories.json")["stories"]
    assert merged["articles"] == 3
    assert person.page(f"/stories/{small['id']}")
    person.page(f"/stories/{large['id']}/review")
    other = articles(person)["other"]
    person.send("/judge/split_story", story=large["id"], article=other)
    found = person.data("/stories.json")["stories"]
    assert [one["articles"] for one in found] == [2, 1]
    # What people have split off is offered to be merged again, by the title it has now.
    into = f"/stories/{found[0]['id']}/merge"
    word = found[1]["title"].split()[0]
    assert [one["id"] for one in person.data(f"{into}.json?q={word}")["others"]] == [found[1]["id"]]
    assert not person.data(f"{into}.json?q=nowhere")["others"]


def test_a_retelling_is_cut_and_turned_round(person: Person) -> None:
    found = articles(person)
    story = person.data("/stories.json")["stories"][0]["id"]
    pair = {"article": found["copy"], "parent": found["wire"]}
    (link,) = person.data(f"/stories/{story}/review.json")["links"]
    assert (link["article"], link["parent"]) == (found["copy"], found["wire"])
    person.page(f"/stories/{story}/review")
    person.send("/judge/cut_retelling", **pair)
    assert not person.data(f"/stories/{story}/review.json")["links"]
    assert person.data("/stories.json")["stories"][0]["origins"] == 2
    undo_last(person)
    person.send("/judge/reverse_retelling", **pair)
    (link,) = person.data(f"/stories/{story}/review.json")["links"]
    assert (link["article"], link["parent"], link["reason"]) == (found["wire"], found["copy"], "judged")
    claim = said(person, found["wire"], "harbour would reopen")["claim"]
    edges = person.data(f"/claims/{claim}.json")["edges"]
    assert {(edge["child"], edge["parent"]) for edge in edges} == {(found["wire"], found["copy"])}
    assert "judged so by a person" in person.page(f"/stories/{story}")


def test_a_question_is_resolved_and_the_briefing_says_so(person: Person) -> None:
    story = person.data("/stories.json")["stories"][0]["id"]
    (question,) = person.data(f"/stories/{story}/review.json")["questions"]
    person.page(f"/stories/{story}/review")
    person.send("/judge/resolved", article=question["article"], question=question["id"], reason="The fee stays.")
    (question,) = person.data(f"/stories/{story}/review.json")["questions"]
    assert question["resolved"]
    chapters = person.data(f"/stories/{story}.json")["briefing"]["chapters"]
    assert "resolved" in json.dumps(next(one for one in chapters if one["key"] == "watch"))
    assert "The fee stays." in person.page("/review")


def test_the_queue_goes_on_when_a_statement_is_checked(person: Person) -> None:
    first, second, *_ = person.data("/review.json")["queue"]
    assert first["confidence"] <= second["confidence"]
    person.page("/review")
    person.send("/judge/confirmed", article=first["article"], statement=first["id"])
    assert person.data("/review.json")["queue"][0]["id"] == second["id"]
    assert said(person, first["article"], first["text"])["confidence"] == 1.0


def test_notes_on_a_passage_a_statement_a_claim_and_a_story(person: Person) -> None:
    found = articles(person)
    one = said(person, found["wire"], "harbour would reopen")
    person.page(f"/articles/{found['wire']}")
    start = WIRE.index("lower mooring fee")
    person.send("/notes", kind="passage", article=found["wire"], start=start, end=start + 17, note="ask the union")
    person.send("/notes", kind="statement", article=found["wire"], id=one["id"], note="heard it myself")
    page = person.page(f"/articles/{found['wire']}")
    assert "ask the union" in page
    assert "lower mooring fee</a>" in page
    assert "heard it myself" in person.page(f"/articles/{found['wire']}/statements/{one['id']}")
    person.send("/notes", kind="claim", id=one["claim"], note="check again")
    assert "check again" in person.page(f"/claims/{one['claim']}")
    (note,) = person.data(f"/claims/{one['claim']}.json")["notes"]
    person.send("/withdraw", sort="note", entry=note["id"])
    assert not person.data(f"/claims/{one['claim']}.json")["notes"]


def test_notes_and_judgements_are_found_again_when_articles_are_read_anew(
    person: Person, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = articles(person)["other"]
    one = said(person, other, "budget had been agreed")
    person.send("/notes", kind="statement", article=other, id=one["id"], note="heard it myself")
    person.send("/judge/speaker", article=other, statement=one["id"], name="Sigrid Dahl")
    found = pipeline.extract

    def newer(article, resolver, tier):
        drawn = found(article, resolver, tier=tier)
        return replace(drawn, statements=tuple(map(shorter, drawn.statements)))

    def shorter(each: Statement) -> Statement:
        spans = (Span(each.content.spans[0].start + 4, each.content.spans[0].end),)
        ident = Statement.identify(each.article, each.source.spans, each.cue.spans, spans)
        return replace(each, id=ident, content=replace(each.content, spans=spans))

    monkeypatch.setattr(pipeline, "extract", newer)
    monkeypatch.setattr(pipeline, "extractor", lambda *_: "newer")
    with open_ledger(ledger) as store:
        run([str(ledger.parent / "lines.jsonl")], store)
    new = said(person, other, "budget had been agreed")
    assert new["id"] != one["id"]
    assert new["actor"] == "sigrid-dahl"
    page = person.data(f"/articles/{other}/statements/{new['id']}.json")
    assert [note["text"] for note in page["notes"]] == ["heard it myself"]
    assert [entry["verdict"] for entry in page["log"]] == ["wrong_speaker"]
    undo_last(person)
    assert said(person, other, "budget had been agreed")["actor"] == "karl-berg"


def test_clippings_keep_where_they_come_from(person: Person) -> None:
    found = articles(person)
    one = said(person, found["wire"], "harbour would reopen")
    (figure,) = person.data(f"/articles/{found['wire']}.json")["figures"]
    for fields in (
        {"kind": "statement", "article": found["wire"], "id": one["id"]},
        {"kind": "claim", "id": one["claim"]},
        {"kind": "figure", "article": found["wire"], "id": figure["id"]},
        {"kind": "article", "article": found["wire"]},
        {"kind": "article", "article": found["wire"]},
    ):
        person.send("/clippings", **fields)
    clippings = person.data("/basket.json")["clippings"]
    assert [clip["on"]["kind"] for clip in clippings] == ["article", "figure", "claim", "statement"]
    assert all(clip["outlet"] == "Fjord Wire" and len(clip["snapshot"]) == 64 for clip in clippings)
    assert "the harbour would reopen next week" in person.page("/basket")
    person.send("/withdraw", sort="clipping", entry=clippings[0]["id"])
    assert len(person.data("/basket.json")["clippings"]) == 3


def test_following_and_saved_searches(person: Person) -> None:
    story = person.data("/stories.json")["stories"][0]["id"]
    assert "Follow" in person.page(f"/stories/{story}")
    person.send("/follows", kind="story", id=story)
    person.send("/follows", kind="actor", id="emmanuel-macron")
    person.send("/follows", kind="search", text="harbour AND fee")
    person.send("/follows", kind="search", id="/search?q=fee&language=en", text="fee")
    person.send("/follows", kind="search", id="javascript:alert(1)", text="fee")
    follows = person.data("/basket.json")["follows"]
    assert [one["on"]["link"] for one in follows] == [
        "/search?q=fee",
        "/search?q=fee&language=en",
        "/search?q=harbour+AND+fee",
        "/actors/emmanuel-macron",
        f"/stories/{story}",
    ]
    assert "Emmanuel Macron" in person.page("/basket")
    person.send("/withdraw", sort="follow", entry=follows[0]["id"])
    assert len(person.data("/basket.json")["follows"]) == 4


def test_stories_are_unread_until_opened_and_tell_what_is_new(person: Person, app, ledger: Path) -> None:
    story = person.data("/stories.json")["stories"][0]
    assert (story["unseen"], story["opened"]) == (2, False)
    assert "unread" in person.page("/")
    person.page(f"/stories/{story['id']}")
    story = person.data("/stories.json")["stories"][0]
    assert (story["unseen"], story["opened"]) == (0, True)
    more = LINES[1] | {"id": "more", "url": "https://third.example/1", "outlet": "Third", "lang": "en", "text": COPY}
    (ledger.parent / "more.jsonl").write_text(json.dumps(more), "utf-8")
    with open_ledger(ledger) as store:
        run([str(ledger.parent / "more.jsonl")], store)
    story = person.data("/stories.json")["stories"][0]
    assert (story["unseen"], story["opened"]) == (1, True)
    assert "1 new" in person.page("/")
    assert somebody(app).data("/stories.json")["stories"][0]["unseen"] == 3


WRITES = [
    ("/judge/confirmed", {"article": "a", "statement": "s"}),
    ("/judge/not_a_statement", {"article": "a", "statement": "s"}),
    ("/judge/speaker", {"article": "a", "statement": "s", "actor": "x"}),
    ("/judge/same_actor", {"taken": "a", "actor": "b"}),
    ("/judge/merge_claims", {"claim": "a", "into": "b"}),
    ("/judge/split_claim", {"claim": "a", "place": "0"}),
    ("/judge/cut_retelling", {"article": "a", "parent": "b"}),
    ("/judge/reverse_retelling", {"article": "a", "parent": "b"}),
    ("/judge/merge_stories", {"story": "a", "into": "b"}),
    ("/judge/split_story", {"story": "a", "article": "b"}),
    ("/judge/resolved", {"article": "a", "question": "b"}),
    ("/judge/undo", {"judgement": "a"}),
    ("/notes", {"kind": "actor", "id": "a", "note": "n"}),
    ("/clippings", {"kind": "actor", "id": "a"}),
    ("/follows", {"kind": "actor", "id": "a"}),
    ("/withdraw", {"sort": "note", "entry": "a"}),
    ("/feeds", {"url": "https://feed.example/"}),
    ("/feeds/read", {}),
    ("/demo", {}),
    ("/settings", {"name": "a"}),
    ("/login", {"token": "a"}),
    ("/logout", {}),
]


def test_every_write_is_known_here(app) -> None:
    posts = {path for path, methods in app.openapi()["paths"].items() if "post" in methods}
    known = {path for path, _ in WRITES} - {"/judge/cut_retelling", "/judge/reverse_retelling"}
    assert posts == known | {"/judge/{verdict}_retelling", "/feeds/opml"}


@pytest.mark.parametrize(("path", "fields"), WRITES, ids=[path for path, _ in WRITES])
@pytest.mark.parametrize("secret", [None, "guess"])
def test_a_write_without_the_sessions_secret_is_refused(person: Person, path, fields, secret) -> None:
    sent = fields | ({"csrf": secret} if secret else {})
    assert person.client.post(path, data=sent, follow_redirects=False).status_code == 403
    assert not person.data("/review.json")["log"]


@pytest.mark.parametrize("path", ["/judge/not_a_statement", "/judge/speaker", "/judge/merge_claims", "/judge/undo"])
def test_what_is_not_there_cannot_be_judged(person: Person, path) -> None:
    fields = {"article": "no", "statement": "no", "claim": "no", "into": "no", "judgement": "no", "actor": "x"}
    assert person.client.post(path, data={"csrf": person.csrf} | fields).status_code == 404


def test_hostile_words_stay_words(person: Person) -> None:
    other = articles(person)["other"]
    one = said(person, other, "budget")
    where = f"/articles/{other}/statements/{one['id']}"
    person.send("/judge/speaker", article=other, statement=one["id"], name=HOSTILE, author=HOSTILE, reason=HOSTILE)
    person.send("/notes", kind="article", article=other, note=HOSTILE)
    person.send("/clippings", kind="article", article=other)
    person.send("/follows", kind="search", text=HOSTILE)
    person.send("/follows", kind="actor", id='"><script>alert(3)</script>')
    story = person.data("/stories.json")["stories"][1]["id"]
    for path in ("/review", "/basket", "/settings", where, f"/articles/{other}", f"/stories/{story}"):
        page = person.page(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in person.page("/review")
    refused = person.client.post("/feeds", data={"csrf": person.csrf, "url": "javascript:alert(1)"})
    assert refused.status_code == 404
    assert not person.data("/feeds.json")["feeds"]


@pytest.mark.parametrize("referer", ["https://evil.example//evil.example/", "//evil.example", "javascript:alert(1)"])
def test_after_a_form_one_stays_on_the_desk(person: Person, referer) -> None:
    fields = {"csrf": person.csrf, "kind": "actor", "id": "a"}
    answer = person.client.post("/follows", data=fields, headers={"referer": referer}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_people_at_once_lose_nothing(app) -> None:
    people = [somebody(app) for _ in range(4)]

    def work(person: Person, name: str) -> None:
        for number in range(10):
            person.send("/notes", kind="actor", id="a", note=f"{name} {number}", author=name)
            person.send("/judge/same_actor", taken="a", actor="b", reason=f"{name} {number}")

    threads = [threading.Thread(target=work, args=(one, f"p{at}")) for at, one in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wanted = {f"p{at} {number}" for at in range(4) for number in range(10)}
    assert {note.text for note in app.state.judges.notebook.notes()} == wanted
    log = people[0].data("/review.json")["log"]
    assert {one["reason"] for one in log} == wanted
    assert {one["reason"][:2] == one["author"] for one in log} == {True}


def test_a_name_and_a_language_are_kept_over_a_restart(person: Person, ledger: Path) -> None:
    person.send("/settings", name="  Aiko   Tanaka ")
    again = TestClient(create_app(DeskOptions(ledger)), base_url="http://127.0.0.1", cookies=person.client.cookies)
    assert again.get("/settings.json").json()["name"] == "Aiko Tanaka"
    assert "署名" in again.get("/settings?lang=ja").text


def test_a_token_is_asked_for_and_the_way_out_leads_out(ledger: Path) -> None:
    app = create_app(DeskOptions(ledger, token="harbour lights"))  # noqa: S106 - a test
    client = TestClient(app, base_url="http://127.0.0.1")
    assert client.get("/review.json").status_code == 401
    assert client.get("/", follow_redirects=False).headers["location"] == "/login"
    person = Person(client)
    assert "asks for its token" in person.page("/login")
    assert client.post("/login", data={"csrf": person.csrf, "token": "guess"}).status_code == 403
    assert person.send("/login", token="harbour lights") == "/"  # noqa: S106 - a test
    assert "Who knows the token" in person.page("/settings")
    assert person.send("/logout") == "/login"
    assert client.get("/review.json").status_code == 401
    bearer = {"authorization": "Bearer harbour lights"}
    told = client.post("/follows", data={"kind": "actor", "id": "a", "author": "bot"}, headers=bearer)
    assert told.history[0].status_code == 303
    assert app.state.judges.notebook.follows()[0].author == "bot"


def test_tokens_cannot_be_tried_for_long(ledger: Path) -> None:
    app = create_app(DeskOptions(ledger, token="harbour lights"))  # noqa: S106 - a test
    person = Person(TestClient(app, base_url="http://127.0.0.1", client=("10.1.2.3", 1)))
    person.page("/login")
    tries = [person.client.post("/login", data={"csrf": person.csrf, "token": "x"}).status_code for _ in range(12)]
    assert tries == [403] * 10 + [429] * 2


OPML = """<opml version="2.0"><body><outline text="Fjord"><outline text="Wire" xmlUrl="https://wire.example/feed"/>
<outline title="File" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


def test_feeds_are_listed_taken_in_and_given_out(person: Person) -> None:
    assert "No feed yet" in person.page("/feeds")
    person.send("/feeds", url="https://post.example/feed.xml")
    sent = {"file": ("feeds.opml", OPML, "text/xml")}
    answer = person.client.post("/feeds/opml", data={"csrf": person.csrf}, files=sent, follow_redirects=False)
    assert answer.status_code == 303
    listed = person.data("/feeds.json")["feeds"]
    assert [(one["url"], one["title"], one["last_ok"]) for one in listed] == [
        ("https://post.example/feed.xml", "", None),
        ("https://wire.example/feed", "Wire", None),
    ]
    given = person.client.get("/feeds.opml").text
    assert 'xmlUrl="https://wire.example/feed"' in given
    assert "passwd" not in given
    person.send("/withdraw", sort="feed", entry=listed[0]["entry"])
    assert len(person.data("/feeds.json")["feeds"]) == 1
    broken = {"file": ("feeds.opml", "no list", "text/xml")}
    answer = person.client.post("/feeds/opml", data={"csrf": person.csrf}, files=broken)
    assert answer.status_code == 422
    assert "not OPML" in answer.json()["detail"]


@dataclass
class Sample:
    """A reading for tests: finds what it is told to."""

    outcome: Outcome | Exception
    asked: list[tuple[str, ...]] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def read(self, sources) -> Outcome:
        self.asked.append(tuple(sources))
        assert self.release.wait(10)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def demo(self) -> Outcome:
        return self.read(["dossier"])


def reading_desk(ledger: Path, outcome: Outcome | Exception, *, wait: bool = False) -> tuple[Person, Sample]:
    sample = Sample(outcome)
    if not wait:
        sample.release.set()
    return somebody(create_app(DeskOptions(ledger, reading=sample))), sample


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


def test_the_first_page_offers_the_demo_and_a_feed(empty: Path) -> None:
    person, sample = reading_desk(empty, Outcome(17), wait=True)
    page = person.page("/")
    assert "Load the demo dossier" in page
    assert 'name="url"' in page
    assert person.send("/demo") == "/"
    assert "Reading the demo dossier" in person.page("/")
    person.send("/demo")
    assert "Another reading goes on; wait for it: <span" in " ".join(person.page("/").split())
    sample.release.set()
    for _ in range(100):
        if not person.data("/stories.json")["errand"]["running"]:
            break
        time.sleep(0.02)
    assert sample.asked == [("dossier",)]
    assert person.data("/stories.json")["errand"]["new"] == 17


def test_a_busy_ledger_is_told(empty: Path) -> None:
    person, _ = reading_desk(empty, LedgerError("another process writes to this ledger; wait for it"))
    person.send("/demo")
    page = person.page("/")
    assert page.count("another process writes to this ledger") == 1
    assert 'class="notice failed"' in page


def test_a_feed_tells_its_health(empty: Path) -> None:
    url = "https://wire.example/feed"
    person, sample = reading_desk(empty, Outcome(0, (FetchError(url, "no such host"),)))
    person.send("/feeds", url=url)
    (feed,) = person.data("/feeds.json")["feeds"]
    assert (feed["error"], feed["last_ok"]) == ("no such host", None)
    assert "failing" in person.page("/feeds")
    sample.outcome = Outcome(3)
    person.send("/feeds/read", url=url)
    (feed,) = person.data("/feeds.json")["feeds"]
    assert feed["error"] == ""
    assert feed["last_ok"]
    assert sample.asked == [(url,), (url,)]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "there is no such host: check the address"), ("ja", "そのホストは見つかりません")]
)
def test_a_dead_feed_is_told_once_as_a_failure_in_the_readers_language(empty: Path, lang: str, words: str) -> None:
    url = "https://wire.example/feed"
    dead = FetchError(url, "dead host: the name wire.example does not resolve [unresolved]")
    person, _ = reading_desk(empty, Outcome(0, (dead,)))
    person.send("/feeds", url=url)
    start = person.page(f"/?lang={lang}")
    assert start.count(words) == 1
    assert 'class="notice failed" role="alert"' in start
    page = person.page(f"/feeds?lang={lang}")
    assert page.count(words) == 1
    assert "dead host" not in page
    assert 'role="status"' not in page
    assert words not in person.page(f"/?lang={lang}"), "whoever saw the feeds need not be told again"


def test_trouble_beside_the_feeds_is_told_with_the_reading(empty: Path) -> None:
    url = "https://wire.example/feed"
    gone = FetchError("https://wire.example/1", "status 404: there is no such page [not-found]")
    odd = FetchError("https://wire.example/2", "something; nobody has words for")
    shut = FetchError("https://wire.example/3", "status 403: the server refuses us; save the page [forbidden]")
    person, _ = reading_desk(empty, Outcome(2, (gone, odd, shut)))
    person.send("/feeds", url=url)
    page = person.page("/feeds?lang=ja")
    assert (
        "https://wire.example/1: ページがありません（移動または削除）; https://wire.example/2: something; nobody"
        in page
    )


def test_every_common_trouble_has_words() -> None:
    for lang in INTERFACES:
        assert all(texts_of(lang).has(f"trouble.{code}") for code in Trouble)


def test_a_desk_that_cannot_read_says_so(person: Person) -> None:
    answer = person.client.post("/demo", data={"csrf": person.csrf})
    assert answer.status_code == 409
    assert "uradori read" in answer.json()["detail"]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_page_speaks_both_languages(person: Person, lang) -> None:
    found = articles(person)
    one = said(person, found["wire"], "harbour would reopen")
    story = person.data("/stories.json")["stories"][0]["id"]
    claim = f"/claims/{one['claim']}"
    for path in (
        *("/", "/review", "/alerts", "/basket", "/feeds", "/settings", "/login", f"/articles/{found['wire']}"),
        *(f"/articles/{found['wire']}/statements/{one['id']}?who=Berg", claim, f"{claim}/merge"),
        *(f"/stories/{story}", f"/stories/{story}/review", f"/stories/{story}/merge"),
    ):
        page = person.page(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert f'<html lang="{lang}">' in page
        assert page.count("<h1") == 1


def test_commands_show_what_people_judged_and_hand_it_on(person: Person, ledger: Path, tmp_path: Path) -> None:
    def uradori(*arguments: str):
        result = CliRunner().invoke(main, [*arguments], prog_name="uradori")
        assert result.exit_code == 0, result.output
        return result.stdout

    other = articles(person)["other"]
    one = said(person, other, "budget had been agreed")
    person.send("/judge/not_a_statement", article=other, statement=one["id"], author="Aiko", reason="a heading")
    assert "budget had been agreed" not in uradori("statements", "--ledger", str(ledger))
    listed = uradori("review", "--ledger", str(ledger))
    assert "Aiko" in listed
    assert "not_a_statement" in listed
    out = tmp_path / "judgements.jsonl"
    uradori("review", "--ledger", str(ledger), "--export", str(out))
    assert json.loads(out.read_text("utf-8"))["reason"] == "a heading"
    copy = tmp_path / "copy.db"
    uradori("read", str(ledger.parent / "lines.jsonl"), "--ledger", str(copy))
    assert "budget had been agreed" in uradori("statements", "--ledger", str(copy))
    uradori("review", "--ledger", str(copy), "--import", str(out))
    uradori("review", "--ledger", str(copy), "--import", str(out))
    assert "budget had been agreed" not in uradori("statements", "--ledger", str(copy))
    assert len(uradori("review", "--ledger", str(copy), "--format", "jsonl").splitlines()) == 1
    out.write_text('{"verdict": "merge_claims"}\n', "utf-8")
    result = CliRunner().invoke(main, ["review", "--ledger", str(copy), "--import", str(out)])
    assert result.exit_code == 2
    assert "judgements.jsonl:1: not a judgement" in result.stderr


def test_a_button_says_what_is_kept_and_takes_it_back(person: Person) -> None:
    story = person.data("/stories.json")["stories"][0]["id"]
    other = articles(person)["other"]
    for where, sort, sent, kept in (
        (f"/stories/{story}", "follow", {"kind": "story", "id": story}, "Following · stop"),
        ("/search?q=budget", "follow", {"kind": "search", "id": "/search?q=budget", "text": "budget"}, "Search kept"),
        (f"/articles/{other}", "clipping", {"kind": "article", "id": other, "article": other}, "In the basket"),
    ):
        assert kept not in person.page(where)
        person.send({"follow": "/follows", "clipping": "/clippings"}[sort], **sent)
        page = person.page(where)
        assert kept in page
        entry = re.search(rf'name="sort" value="{sort}"><input type="hidden" name="entry" value="([^"]+)"', page)[1]
        person.send("/withdraw", sort=sort, entry=entry)
        assert kept not in person.page(where)
