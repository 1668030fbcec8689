"""``uradori stories``: articles of one unfolding event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from uradori.cli.output import Shape, format_option, write
from uradori.cli.sources import ledger_option, material, source_argument, tier_option
from uradori.config import Settings
from uradori.export.records import story_line
from uradori.lang import SUPPORTED
from uradori.ledger import View
from uradori.model import Story

EXAMPLES = """\b
Examples:
  uradori stories articles/
  uradori stories --ledger talks.db --format jsonl
"""


_AT_ONCE = 5000


@click.command(epilog=EXAMPLES, short_help="List stories: articles about one event.")
@source_argument
@ledger_option
@tier_option
@click.option("--lang", type=click.Choice(SUPPORTED), help="Only stories with an article in this language.")
@format_option
@click.pass_obj
def stories(settings: Settings, sources: tuple[str, ...], ledger: Path | None, lang: str | None, output: str) -> None:
    """List stories, the largest first: articles about one event, across languages, and from how many origins."""
    with material(sources, ledger, settings, group=True) as found:
        shown = _all(found.view) if found.articles is None else found.view.stories(found.articles)
        write(_SHAPE, (story for story in shown if lang is None or lang in story.languages), output)


def _all(view: View) -> Iterator[Story]:
    """The stories of the whole ledger, some thousands at a time."""
    for start in range(0, view.count_stories(), _AT_ONCE):
        yield from view.largest_stories(_AT_ONCE, start)


def _cells(story: Story) -> tuple[str, ...]:
    return (
        story.id,
        " – ".join(sorted({(time or "")[:10] for time in (story.first, story.last) if time})),
        f"{len(story.articles)}",
        f"{len(story.origins)}",
        ",".join(story.languages),
        story.title,
    )


_SHAPE: Shape[Story] = Shape(
    line=story_line,
    csv=("id", "title", "articles", "origins", "outlets", "languages", "first", "last"),
    table=("id", "time", "articles", "origins", "languages", "title"),
    cells=_cells,
)
