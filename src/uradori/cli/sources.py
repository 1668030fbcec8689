"""What the commands work on: SOURCEs read in memory or into a ledger, or a ledger as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from uradori.actors import load
from uradori.cli.progress import note, showing
from uradori.config import Settings
from uradori.intake import IntakeOptions, WebOptions
from uradori.ledger import Store, View, open_ledger
from uradori.model import Tier
from uradori.notebook import Notebook, judged, notebook_path
from uradori.run import RunOptions, Summary, run


def source_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """The SOURCEs of a command."""
    return click.argument("sources", nargs=-1, metavar="[SOURCE]...")(command)


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that names a ledger."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Ledger file. With SOURCE: read into it (default: in memory, nothing is left behind).",
    )(command)


def tier_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says how much work finding statements takes; it changes the settings the command is given."""

    def choose(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
        if value is not None and isinstance(ctx.obj, Settings):
            ctx.obj = replace(ctx.obj, tier=Tier(value))

    return click.option(
        "--tier",
        type=click.Choice([tier.value for tier in Tier]),
        callback=choose,
        expose_value=False,
        help="How statements are found: fast, or accurate and about ten times slower (default: the setting).",
    )(command)


def confidence_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says how sure a statement must be to be shown."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="P",
        help="Only statements that are right with this probability, from 0 to 1.",
    )(command)


@dataclass(frozen=True)
class Material:
    """A view to show from, and the articles to show; None for all of the ledger."""

    view: View
    articles: list[str] | None


@contextmanager
def material(sources: tuple[str, ...], ledger: Path | None, settings: Settings, *, group: bool) -> Iterator[Material]:
    """What a command shows: *sources*, read into *ledger* or else in memory; without sources, the whole ledger.

    In memory, stories are only looked for if *group*. Ends the command with exit code 1 if an input failed.
    """
    if not sources:
        path = ledger or settings.ledger
        with open_ledger(path, must_exist=True) as store, as_judged(store.view(), path, settings) as view:
            yield Material(view, None)
        return
    with open_ledger(ledger) as store:
        summary = read_into(store, sources, settings, group=group or ledger is not None)
        with as_judged(store.view(), ledger, settings) as view:
            yield Material(view, summary.articles)
    exit_by(summary)


@contextmanager
def as_judged(view: View, ledger: Path | None, settings: Settings) -> Iterator[View]:
    """*view* as people have judged what is in *ledger*, where they have."""
    path = notebook_path(ledger) if ledger else None
    if path is None or not path.exists():
        yield view
        return
    with Notebook(path) as notebook:
        yield judged(view, notebook, load(settings.corrections))


def read_into(store: Store, sources: tuple[str, ...], settings: Settings, *, group: bool = True) -> Summary:
    """Read *sources* into *store*, drawing progress; what could not be read is named on stderr."""
    options = RunOptions(intake_options(settings), settings.corrections, group, settings.tier)
    with showing() as progress:
        return run(sources, store, options, progress)


def exit_by(summary: Summary) -> None:
    """End the command with exit code 1 if an input failed."""
    if summary.failures:
        click.get_current_context().exit(1)


def intake_options(settings: Settings) -> IntakeOptions:
    """What the settings say of how sources are opened; what a folder holds and is not read is named on stderr."""
    return IntakeOptions(
        follow=settings.follow,
        max_bytes=int(settings.max_megabytes * 1_000_000),
        web=WebOptions(allow_private=settings.allow_private, timeout=settings.timeout),
        notice=note,
    )
