"""``uradori figures``: which quantities are given, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from uradori.cli.articles import beside
from uradori.cli.output import Shape, format_option, write
from uradori.cli.sources import Material, ledger_option, material, source_argument, tier_option
from uradori.config import Settings
from uradori.export.records import figure_line
from uradori.lang import SUPPORTED
from uradori.model import Article, Bound, Figure, Part

EXAMPLES = """\b
Examples:
  uradori figures article.txt
  uradori figures articles/ --lang ja --format jsonl
  uradori figures --ledger talks.db --format csv > figures.csv
"""

Row = tuple[Article, Figure]

_SIGNS = {Bound.EXACT: "", Bound.ABOUT: "~ ", Bound.AT_LEAST: ">= ", Bound.AT_MOST: "<= "}


@click.command(epilog=EXAMPLES, short_help="List which quantities are given, and by whom.")
@source_argument
@ledger_option
@tier_option
@click.option("--lang", type=click.Choice(SUPPORTED), help="Only figures of articles in this language.")
@format_option
@click.pass_obj
def figures(settings: Settings, sources: tuple[str, ...], ledger: Path | None, lang: str | None, output: str) -> None:
    """List figures: a quantity, what it counts, where and as of when, and who gives it."""
    with material(sources, ledger, settings, group=False) as found:
        write(_SHAPE, _rows(found, lang), output, empty="no figures")


def _rows(found: Material, lang: str | None) -> Iterator[Row]:
    rows = beside(found.view.articles(found.articles), found.view.figures(found.articles))
    return (row for row in rows if lang is None or row[1].lang == lang)


def _line(row: Row) -> dict[str, object]:
    return figure_line(row[1], row[0])


def _cells(row: Row) -> tuple[str, ...]:
    article, figure = row
    return (
        (article.published or "")[:16].replace("T", " "),
        article.outlet or article.input,
        quantity(figure),
        figure.counts,
        figure.as_of or "—",
        figure.claimant.text or "—",
        Part.of(article.text, figure.scope).text or "—",
        Part.of(article.text, figure.spans).text,
    )


def quantity(figure: Figure) -> str:
    """The number of *figure* with its bound and its unit, as ``>= 1,200–1,500 person``."""
    upper = f"–{_number(figure.value_max)}" if figure.value_max is not None else ""
    return f"{_SIGNS[figure.bound]}{_number(figure.value)}{upper} {figure.unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


_SHAPE: Shape[Row] = Shape(
    line=_line,
    csv=(
        *("input", "article", "id", "lang", "spans", "value", "value_max", "bound", "unit", "counts"),
        *("thing.text", "thing.spans", "scope.text", "scope.spans", "as_of"),
        *("claimant.text", "claimant.spans", "claimant.actor.id", "modality", "statement"),
    ),
    table=("time", "outlet", "figure", "counts", "as of", "claimant", "scope", "as written"),
    cells=_cells,
)
