"""``uradori statements``: who said what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from uradori.cli.articles import beside
from uradori.cli.output import Shape, format_option, write
from uradori.cli.sources import Material, confidence_option, ledger_option, material, source_argument, tier_option
from uradori.config import Settings
from uradori.export.records import statement_line
from uradori.lang import SUPPORTED
from uradori.model import Article, Statement

EXAMPLES = """\b
Examples:
  uradori statements article.txt
  uradori statements articles/ --lang ja --format jsonl
  uradori statements article.txt --tier accurate --min-confidence 0.8
  uradori statements --ledger talks.db --format csv > statements.csv
"""

Row = tuple[Article, Statement]


@click.command(epilog=EXAMPLES, short_help="List who said what.")
@source_argument
@ledger_option
@tier_option
@click.option("--lang", type=click.Choice(SUPPORTED), help="Only statements of articles in this language.")
@confidence_option
@format_option
@click.pass_obj
def statements(
    settings: Settings,
    sources: tuple[str, ...],
    ledger: Path | None,
    lang: str | None,
    min_confidence: float | None,
    output: str,
) -> None:
    """List statements: who said what, on whose authority.

    SOURCEs are read in memory and nothing is left behind, unless --ledger names where to keep them; without a
    SOURCE, the ledger's statements are listed.
    """
    with material(sources, ledger, settings, group=False) as found:
        rows = _rows(found, lang)
        write(_SHAPE, (row for row in rows if row[1].confidence >= (min_confidence or 0)), output)


def _rows(found: Material, lang: str | None) -> Iterator[Row]:
    rows = beside(found.view.articles(found.articles), found.view.statements(found.articles))
    return (row for row in rows if lang is None or row[1].lang == lang)


def _cells(row: Row) -> tuple[str, ...]:
    article, statement = row
    return (
        (article.published or "")[:16].replace("T", " "),
        article.outlet or article.input,
        " ".join(filter(None, (statement.authority, statement.modality, "vague" if statement.vague else ""))),
        statement.source.text or "—",
        statement.cue.text,
        statement.content.text,
    )


_SHAPE: Shape[Row] = Shape(
    line=lambda row: statement_line(row[1], row[0].input),
    csv=(
        *("input", "article", "id", "lang", "quote", "authority", "modality", "confidence"),
        *("source.text", "source.spans", "source.actor.id", "cue.text", "cue.spans", "content.text", "content.spans"),
        *("within", "vague", "authority_words", "modality_words"),
    ),
    table=("time", "outlet", "authority", "source", "cue", "content"),
    cells=_cells,
)
