"""Progress and failures on stderr: a live line on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from uradori.errors import InputError
from uradori.ledger import Added
from uradori.model import Article


class Shown:
    """Draws a run's progress; failures are printed as they come and stay."""

    def __init__(self, live: Progress) -> None:
        self._live = live
        self._task = live.add_task("", total=None)
        self._articles = 0
        self._source = ""

    def opened(self, source: str) -> None:
        """Name the source at work on."""
        self._source = source
        self._draw()

    def took(self, article: Article | None, added: Added) -> None:  # noqa: ARG002 - the protocol's shape
        """Count an article."""
        self._articles += 1
        self._draw()

    def failed(self, error: InputError) -> None:
        """Name an input that failed, and why."""
        self._live.console.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)

    def committed(self, articles: int) -> None:
        """Nothing to draw: the count runs on."""

    def grouping(self, articles: int) -> None:
        """Say that stories are looked for."""
        self._live.update(self._task, description=f"looking for stories in {articles} articles")

    def _draw(self) -> None:
        self._live.update(self._task, description=f"{self._articles} articles · {escape(self._source)}")


@contextmanager
def showing() -> Iterator[Shown]:
    """A progress on stderr for as long as the block runs; drawn only where stderr is a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as live:
        yield Shown(live)


def note(message: str) -> None:
    """A message to the person at the terminal, on stderr."""
    click.echo(message, err=True)
