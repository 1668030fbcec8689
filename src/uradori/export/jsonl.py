"""A dossier as JSON lines: the records of the command line's contract, each with the snapshots it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from uradori.export.dossier import Dossier, Note, Snapshot
from uradori.export.records import (
    claim_line,
    dispute_line,
    figure_line,
    retelling_line,
    statement_line,
    story_line,
)


def jsonl(dossier: Dossier) -> str:
    """One record a line; ``record`` says of which sort."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(dossier))


def lines(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """The records of *dossier*: itself, its story, the articles, and what was chosen from them."""
    yield {
        "record": "dossier",
        "title": dossier.title,
        "author": dossier.author,
        "made": dossier.made,
        "maker": dossier.maker,
    }
    for story in dossier.stories:
        yield {"record": "story", **story_line(story), **_notes(dossier, story.id)}
    for snapshot in dossier.snapshots.values():
        yield {"record": "article", **_article(snapshot), **_notes(dossier, snapshot.article.id)}
    yield from _found(dossier)


def _found(dossier: Dossier) -> Iterator[dict[str, Any]]:
    def with_evidence(sort: str, line: dict[str, Any], articles: Iterable[str], ident: str = "") -> dict[str, Any]:
        held = [_snapshot(dossier.snapshots[each]) for each in dict.fromkeys(articles) if each in dossier.snapshots]
        return {"record": sort, **line, "snapshots": held, **_notes(dossier, ident)}

    for claim in dossier.claims:
        yield with_evidence("claim", claim_line(claim), (each.article for each in claim.wordings), claim.id)
    for one in dossier.statements:
        line = statement_line(one, dossier.snapshots[one.article].article.input)
        yield with_evidence("statement", line, [one.article], one.id)
    for figure in dossier.figures:
        line = figure_line(figure, dossier.snapshots[figure.article].article)
        yield with_evidence("figure", line, [figure.article], figure.id)
    for dispute in dossier.disputes:
        left, right = dossier.places(dispute.one), dossier.places(dispute.other)
        yield with_evidence("dispute", dispute_line(dispute, left, right), (each.article for each in (*left, *right)))
    for edge in dossier.retellings:
        yield with_evidence("retelling", retelling_line(edge), [edge.article, edge.parent])


def _article(snapshot: Snapshot) -> dict[str, Any]:
    """An article without its text: that stays with whoever published it."""
    article = snapshot.article
    return {
        "id": article.id,
        "input": article.input,
        "url": article.url,
        "outlet": article.outlet,
        "lang": article.lang,
        "published": article.published,
        "title": article.title,
        "snapshot": article.snapshot,
        "retrieved": snapshot.provenance.retrieved,
        "extractor": snapshot.provenance.extractor,
    }


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    article = snapshot.article
    return {
        "article": article.id,
        "url": article.url,
        "sha256": article.snapshot,
        "retrieved": snapshot.provenance.retrieved,
    }


def _notes(dossier: Dossier, ident: str) -> dict[str, Any]:
    notes = dossier.notes_on(ident)
    return {"notes": [_note(note) for note in notes]} if notes else {}


def _note(note: Note) -> dict[str, Any]:
    return {"text": note.text, "author": note.author, "at": note.at, "spans": [[*span] for span in note.spans]}
