"""A dossier as a table: one row for each passage it cites, fit for a spreadsheet."""

from __future__ import annotations

import csv as plain
import io
import re
from collections.abc import Iterator
from typing import Any

from uradori.export.dossier import Dossier
from uradori.model import Figure, Spans, Statement, Wording

COLUMNS = (
    *("record", "id", "text", "spans", "statement", "source", "actor", "quote", "authority", "modality", "confidence"),
    *("value", "value_max", "bound", "unit", "counts", "as_of", "origins", "disputed_by"),
    *("article", "outlet", "title", "lang", "published", "url", "snapshot", "retrieved", "notes"),
)

_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠\t\r\n]")


def csv(dossier: Dossier) -> str:
    """Claims (a row a wording), statements, figures, and the articles that are cited as a whole."""
    written = io.StringIO()
    table = plain.DictWriter(written, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for row in _rows(dossier):
        table.writerow({name: inert(_cell(value)) for name, value in row.items()})
    return written.getvalue()


def inert(cell: str | float) -> str | float:
    """*cell* so that no spreadsheet takes it for a formula: text that begins like one gets an apostrophe before it.

    So does text that begins with apostrophes and then like one: whoever takes one apostrophe away from such a cell
    has the text as it was.
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _rows(dossier: Dossier) -> Iterator[dict[str, Any]]:
    statements = {one.id: one for one in dossier.statements}
    for claim in dossier.claims:
        shared: dict[str, Any] = {"record": "claim", "id": claim.id, "notes": _notes(dossier, claim.id)}
        shared |= {"origins": [*map(dossier.origin, claim.origins)], "disputed_by": [*claim.disputed_by]}
        for wording in claim.wordings:
            said = statements.get(wording.statement or "")
            yield shared | (_said(said) if said else {}) | _place(dossier, wording) | {"statement": wording.statement}
    for one in dossier.statements:
        yield {"record": "statement", "id": one.id, **_said(one), "notes": _notes(dossier, one.id)} | _at(
            dossier, one.article, one.content.spans
        )
    for figure in dossier.figures:
        yield {"record": "figure", "id": figure.id, **_counted(figure), "notes": _notes(dossier, figure.id)} | _at(
            dossier, figure.article, figure.spans
        )
    for ident in dossier.cited:
        yield {"record": "article", "id": ident, "notes": _notes(dossier, ident)} | _at(dossier, ident, ())


def _said(one: Statement) -> dict[str, Any]:
    return {
        "source": one.source.text,
        "actor": one.source.actor.id if one.source.actor else "",
        "quote": one.quote.value,
        "authority": one.authority.value,
        "modality": one.modality.value,
        "confidence": round(one.confidence, 3),
    }


def _counted(figure: Figure) -> dict[str, Any]:
    return {
        "source": figure.claimant.text,
        "actor": figure.claimant.actor.id if figure.claimant.actor else "",
        "modality": figure.modality.value,
        "value": figure.value,
        "value_max": figure.value_max,
        "bound": figure.bound.value,
        "unit": figure.unit,
        "counts": figure.counts,
        "as_of": figure.as_of,
        "statement": figure.statement,
    }


def _place(dossier: Dossier, wording: Wording) -> dict[str, Any]:
    return _at(dossier, wording.article, wording.spans)


def _at(dossier: Dossier, ident: str, spans: Spans) -> dict[str, Any]:
    """The words at *spans* of an article, and the article; one that is cited as a whole has its title for words."""
    snapshot = dossier.snapshots[ident]
    article = snapshot.article
    return {
        "text": snapshot.words(spans) if spans else snapshot.title,
        "spans": [[*span] for span in spans],
        "article": ident,
        "outlet": snapshot.publisher,
        "title": article.title,
        "lang": article.lang,
        "published": article.published,
        "url": snapshot.url,
        "snapshot": article.snapshot,
        "retrieved": snapshot.provenance.retrieved,
    }


def _notes(dossier: Dossier, ident: str) -> str:
    return "\n".join(note.text for note in dossier.notes_on(ident))


def _cell(value: Any) -> str | float:
    """Numbers and text as they are; lists of texts one a line, spans as ``9-38 40-43``."""
    if value is None:
        return ""
    if isinstance(value, list):
        is_spans = bool(value) and isinstance(value[0], list)
        return " ".join(f"{start}-{end}" for start, end in value) if is_spans else "\n".join(value)
    return value if isinstance(value, int | float) else str(value)
