"""``uradori retellings``: which article retells which."""

from __future__ import annotations

from pathlib import Path

import click

from uradori.cli.articles import Articles
from uradori.cli.output import Shape, format_option, write
from uradori.cli.sources import ledger_option, material, source_argument, tier_option
from uradori.config import Settings
from uradori.export.records import retelling_line
from uradori.lang import SUPPORTED
from uradori.model import Retelling

EXAMPLES = """\b
Examples:
  uradori retellings articles/
  uradori retellings --ledger talks.db --format jsonl
"""


@click.command(epilog=EXAMPLES, short_help="List which article retells which.")
@source_argument
@ledger_option
@tier_option
@click.option("--lang", type=click.Choice(SUPPORTED), help="Only retellings by an article in this language.")
@format_option
@click.pass_obj
def retellings(
    settings: Settings, sources: tuple[str, ...], ledger: Path | None, lang: str | None, output: str
) -> None:
    """List retellings: which article comes from which, shown by wording, credit, citation or translation."""
    with material(sources, ledger, settings, group=True) as found:
        articles = Articles(found.view)
        shown = (
            (retelling, articles)
            for retelling in found.view.retellings(found.articles)
            if lang is None or ((article := articles.get(retelling.article)) and article.lang == lang)
        )
        write(_SHAPE, shown, output)


Row = tuple[Retelling, Articles]


def _cells(row: Row) -> tuple[str, ...]:
    retelling, articles = row
    return (
        _named(retelling.article, articles),
        retelling.kind,
        _named(retelling.parent, articles),
        f"{retelling.score:.2f}",
        retelling.reason,
    )


def _named(article: str, articles: Articles) -> str:
    """An article as a person knows it; its id where it is not in the ledger."""
    found = articles.get(article)
    return (
        article if found is None else " · ".join(filter(None, (found.outlet, found.lang, found.title or found.input)))
    )


_SHAPE: Shape[Row] = Shape(
    line=lambda row: retelling_line(row[0]),
    csv=("article", "parent", "kind", "score", "evidence"),
    table=("article", "retells by", "parent", "score", "reason"),
    cells=_cells,
)
