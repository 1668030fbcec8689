"""Dossiers taken from the desk: the basket, a story, a claim, in every format, with the notes on them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from desk_samples import BEFORE, DENIED, OPENS, POST, STORY, TEN, WIRE, make_client
from fastapi.testclient import TestClient

from uradori.export import FORMATS
from uradori.export.page import words
from uradori.model import Span, Verdict
from uradori.notebook import Notebook, anchors


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return make_client(tmp_path)


@pytest.fixture
def notebook(client: TestClient) -> Notebook:
    return client.app.state.judges.notebook


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    """A basket with a statement, a claim, a figure, a passage and a story."""
    words = WIRE.text.index("Ferry talks open")
    for target in (
        anchors.statement_of(POST, DENIED),
        anchors.claim_of(WIRE, BEFORE),
        anchors.figure_of(WIRE, TEN),
        anchors.passage_of(WIRE, (Span(words, words + 16),)),
    ):
        notebook.clip(target, "Aiko")
    notebook.add_note(anchors.statement_of(POST, DENIED), "ask him again", "Aiko")
    return notebook


def lines(client: TestClient, path: str) -> list[dict]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("path", ["/basket", f"/stories/{STORY.id}", f"/claims/{BEFORE.id}"])
def test_every_format_is_a_file_of_its_type(client: TestClient, filled: Notebook, path: str, form) -> None:  # noqa: ARG001
    answer = client.get(f"{path}/export/{form.name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == form.media
    kept = answer.headers["content-disposition"]
    assert kept.startswith('attachment; filename="uradori-')
    assert kept.endswith(f'{form.suffix}"')
    assert "the ferry line will open in May" in answer.text


def test_the_basket_holds_what_was_clipped_and_noted(client: TestClient, filled: Notebook) -> None:  # noqa: ARG001
    found = lines(client, "/basket/export/jsonl")
    chosen = {(one["record"], one["id"]) for one in found if one["record"] in {"statement", "claim", "figure"}}
    assert chosen >= {("statement", DENIED.id), ("statement", OPENS.id), ("claim", BEFORE.id), ("figure", TEN.id)}
    (denied,) = [one for one in found if one.get("id") == DENIED.id]
    assert [note["text"] for note in denied["notes"]] == ["ask him again"]
    assert denied["snapshots"]
    (wire,) = [one for one in found if one["record"] == "article" and one["id"] == WIRE.id]
    assert [note["text"] for note in wire["notes"]] == ["Ferry talks open"]


def test_what_was_clipped_alone_comes_alone(client: TestClient, notebook: Notebook) -> None:
    notebook.clip(anchors.statement_of(WIRE, OPENS), "Aiko")
    rows = list(csv.DictReader(io.StringIO(client.get("/basket/export/csv").text)))
    assert {row["id"] for row in rows if row["record"] == "statement"} == {OPENS.id}


def test_a_clipped_story_comes_as_its_articles(client: TestClient, notebook: Notebook) -> None:
    notebook.clip(anchors.story_of(WIRE, STORY), "Aiko")
    found = [one["id"] for one in lines(client, "/basket/export/jsonl") if one["record"] == "article"]
    assert {*found} == {*STORY.articles}


def test_what_people_judged_is_exported_as_judged(client: TestClient, notebook: Notebook) -> None:
    notebook.judge(Verdict.NOT_A_STATEMENT, (anchors.statement_of(POST, DENIED),), "Aiko")
    found = lines(client, f"/stories/{STORY.id}/export/jsonl")
    assert DENIED.id not in {one.get("id") for one in found}
    assert OPENS.id in {one.get("id") for one in found}


def test_a_dossier_speaks_the_readers_language(client: TestClient, filled: Notebook) -> None:  # noqa: ARG001
    page = client.get("/basket/export/markdown?lang=ja").text
    assert page.startswith("# 切り抜き（")
    assert "ask him again" in page


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/basket/export/csv", "The basket is empty"),
        (f"/stories/{STORY.id}/export/pdf", "no export format"),
        ("/stories/none/export/csv", "no story none"),
        ("/claims/none/export/csv", "no claim none"),
    ],
)
def test_what_is_not_there_is_told(client: TestClient, path: str, why: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert why in answer.text


def test_the_pages_offer_every_format(client: TestClient, filled: Notebook) -> None:  # noqa: ARG001
    for path in ("/basket", f"/stories/{STORY.id}", f"/claims/{BEFORE.id}"):
        page = client.get(path).text
        assert all(f'href="{path}/export/{form.name}"' in page for form in FORMATS)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_dossier_of_the_basket_begins_with_what_was_clipped_as_it_was_clipped(
    client: TestClient, notebook: Notebook, lang: str
) -> None:
    for target in (anchors.article_of(POST), anchors.claim_of(WIRE, BEFORE), anchors.statement_of(WIRE, OPENS)):
        notebook.clip(target, "Aiko")
    notebook.add_note(anchors.statement_of(WIRE, OPENS), "who told him?", "Aiko")
    page = client.get(f"/basket/export/markdown?lang={lang}").text
    table = words(lang)
    first = page.split(f"## {table['chosen']}")[1].split("\n## ")[0]
    heads = [line for line in first.splitlines() if line.startswith("### ")]
    assert [head.split(":")[0] for head in heads] == [
        f"### {at}. {table['sort'][sort]}" for at, sort in enumerate(("article", "claim", "statement"), start=1)
    ]
    assert first.count(f"{table['author']}: Aiko, ") == 3
    assert page.count("who told him?") == 1
    assert first.split("### 3.")[1].count("who told him?") == 1
    assert f"**{table['note_on']['statement']}**" in first
    assert re.search(r"\(Aiko, [^)]*\d\d:\d\d UTC\)", first)
    assert not re.search(r"\d\d:\d\d:\d\d|T\d\d:|\+00:00|</?[bi]>", page)
    assert table["picked"] in page.split(f"## {table['articles']}")[1]
