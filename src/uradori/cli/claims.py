"""``uradori claims``: what statements of many articles say alike, and on how many origins it rests."""

from __future__ import annotations

from pathlib import Path

import click

from uradori.cli.articles import Articles
from uradori.cli.output import Shape, format_option, write
from uradori.cli.sources import ledger_option, material, source_argument, tier_option
from uradori.config import Settings
from uradori.export.records import claim_line
from uradori.lang import SUPPORTED
from uradori.model import Claim, Part, Wording

EXAMPLES = """\b
Examples:
  uradori claims articles/
  uradori claims --ledger talks.db --lang ja --format jsonl
"""

Row = tuple[Claim, Articles]


@click.command(epilog=EXAMPLES, short_help="List what is said alike, and from how many origins.")
@source_argument
@ledger_option
@tier_option
@click.option("--lang", type=click.Choice(SUPPORTED), help="Only claims with a wording in this language.")
@format_option
@click.pass_obj
def claims(settings: Settings, sources: tuple[str, ...], ledger: Path | None, lang: str | None, output: str) -> None:
    """List claims: what articles say alike, across languages, on whose authority, and from how many origins."""
    with material(sources, ledger, settings, group=True) as found:
        articles = Articles(found.view)
        shown = (
            (claim, articles)
            for claim in found.view.claims(found.articles)
            if lang is None or any(wording.lang == lang for wording in claim.wordings)
        )
        write(_SHAPE, shown, output, empty="no claims")


def _worded(wording: Wording, articles: Articles) -> str:
    """The words of *wording*; a dash where its article is no longer current."""
    article = articles.get(wording.article)
    return Part.of(article.text, wording.spans).text if article else "—"


def _cells(row: Row) -> tuple[str, ...]:
    claim, articles = row
    return (
        claim.id,
        (claim.first or "")[:16].replace("T", " "),
        f"{len({wording.article for wording in claim.wordings})}",
        f"{len(claim.origins)}",
        ",".join(dict.fromkeys(wording.lang for wording in claim.wordings)),
        ",".join(claim.authorities),
        f"{len(claim.disputed_by) or ''}",
        _worded(claim.wordings[0], articles),
    )


_SHAPE: Shape[Row] = Shape(
    line=lambda row: claim_line(row[0]),
    csv=("id", "wordings", "origins", "authorities", "disputed_by", "first", "variants"),
    table=("id", "first", "articles", "origins", "languages", "authorities", "disputed by", "first wording"),
    cells=_cells,
)
