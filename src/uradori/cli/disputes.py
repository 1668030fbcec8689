"""``uradori disputes``: claims and figures that cannot both hold, and what was said anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import click

from uradori.cli.articles import Articles
from uradori.cli.output import Shape, format_option, write
from uradori.cli.sources import Material, ledger_option, material, source_argument, tier_option
from uradori.config import Settings
from uradori.export.records import dispute_line
from uradori.lang import SUPPORTED
from uradori.ledger import View
from uradori.model import Dispute, Evidence, Part

EXAMPLES = """\b
Examples:
  uradori disputes articles/
  uradori disputes --ledger talks.db --format jsonl
"""


_AT_ONCE = 500
"""Disputes whose sides are looked up together."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A dispute with the passages of both sides."""

    dispute: Dispute
    one: tuple[Evidence, ...]
    other: tuple[Evidence, ...]
    articles: Articles


@click.command(epilog=EXAMPLES, short_help="List claims and figures that cannot both hold.")
@source_argument
@ledger_option
@tier_option
@click.option("--lang", type=click.Choice(SUPPORTED), help="Only disputes with a passage in this language.")
@format_option
@click.pass_obj
def disputes(settings: Settings, sources: tuple[str, ...], ledger: Path | None, lang: str | None, output: str) -> None:
    """List disputes: two claims or two figures that cannot both hold, why, and where each is made.

    Kinds updated and shift are no disputes between sides: a figure given anew, and an actor who says otherwise than
    before.
    """
    with material(sources, ledger, settings, group=True) as found:
        write(_SHAPE, (row for row in _rows(found) if lang is None or lang in _langs(row)), output, empty="no disputes")


def _rows(found: Material) -> Iterator[_Row]:
    """Every dispute; the other side of one may lie in an article that was not asked for."""
    articles, coming = Articles(found.view), found.view.disputes(found.articles)
    while some := [*islice(coming, _AT_ONCE)]:
        places = _places(found.view, {side for each in some for side in (each.one, each.other)})
        for each in some:
            yield _Row(each, places.get(each.one, ()), places.get(each.other, ()), articles)


def _places(view: View, sides: set[str]) -> dict[str, tuple[Evidence, ...]]:
    """The passages of *sides*, claims or figures, by their ids."""
    claims = {one.id: one for one in view.claims_named(sides)}
    disputed = view.figure_disputes(sides - claims.keys())
    figures = {one.id: (Evidence(one.article, one.spans),) for _, *pair in disputed for one in pair}
    return figures | {
        ident: tuple(Evidence(one.article, one.spans) for one in claim.wordings) for ident, claim in claims.items()
    }


def _langs(row: _Row) -> set[str]:
    found = (row.articles.get(each.article) for each in (*row.one, *row.other))
    return {article.lang for article in found if article}


def _line(row: _Row) -> dict[str, Any]:
    return dispute_line(row.dispute, row.one, row.other)


def _cells(row: _Row) -> tuple[str, ...]:
    return (row.dispute.kind, _side(row.one, row), _side(row.other, row), row.dispute.reason)


def _side(evidence: tuple[Evidence, ...], row: _Row) -> str:
    """Who makes it first, and in which words."""
    for each in evidence:
        if article := row.articles.get(each.article):
            return f"{article.outlet or article.input}: {Part.of(article.text, each.spans).text}"
    return "—"


_SHAPE: Shape[_Row] = Shape(
    line=_line,
    csv=("kind", "one", "other", "reason", "evidence.one", "evidence.other"),
    table=("kind", "one", "other", "reason"),
    cells=_cells,
)
