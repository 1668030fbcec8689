"""``uradori statements``: who said what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from uradori.cli.output import Shape, format_option, write
from uradori.cli.records import statement_line
from uradori.cli.sources import Material, ledger_option, material, source_argument
from uradori.config import Settings
from uradori.lang import SUPPORTED
from uradori.model import Article, Statement

EXAMPLES = """\b
Examples:
  uradori statements article.txt
  uradori statements articles/ --lang ja --format jsonl
  uradori statements --ledger talks.db --format csv > statements.csv
"""

Row = tuple[Article, Statement]


@click.command(epilog=EXAMPLES, short_help="List who said what.")
@source_argument
@ledger_option
@click.option("--lang", type=click.Choice(SUPPORTED), help="Only statements of articles in this language.")
@format_option
@click.pass_obj
def statements(
    settings: Settings, sources: tuple[str, ...], ledger: Path | None, lang: str | None, output: str
) -> None:
    """List statements: who said what, on whose authority.

    SOURCEs are read in memory and nothing is left behind, unless --ledger names where to keep them; without a
    SOURCE, the ledger's statements are listed.
    """
    with material(sources, ledger, settings, group=False) as found:
        write(_SHAPE, _rows(found, lang), output)


def _rows(found: Material, lang: str | None) -> Iterator[Row]:
    articles = {article.id: article for article in found.view.articles(found.articles)}
    for statement in found.view.statements(found.articles):
        if lang is None or statement.lang == lang:
            yield articles[statement.article], statement


def _cells(row: Row) -> tuple[str, ...]:
    article, statement = row
    return (
        (article.published or "")[:16].replace("T", " "),
        article.outlet or article.input,
        f"{statement.authority} {statement.modality}",
        statement.source.text or "—",
        statement.cue.text,
        statement.content.text,
    )


_SHAPE: Shape[Row] = Shape(
    line=lambda row: statement_line(row[1], row[0].input),
    csv=(
        *("input", "article", "id", "lang", "quote", "authority", "modality", "confidence"),
        *("source.text", "source.spans", "source.actor.id", "cue.text", "cue.spans", "content.text", "content.spans"),
    ),
    table=("time", "outlet", "authority", "source", "cue", "content"),
    cells=_cells,
)
