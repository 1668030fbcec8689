"""``uradori watch``: the feeds read again and again, and what is new about what is followed handed on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import click

from uradori.actors import Gazetteer, load
from uradori.cli.progress import note
from uradori.cli.sources import intake_options, ledger_option, read_into
from uradori.config import INTERFACE_LANGUAGES, Settings
from uradori.errors import FetchError, LedgerError
from uradori.export.atom import Change
from uradori.intake import Fetcher
from uradori.ledger import Added, Store, open_ledger
from uradori.model import Attempt
from uradori.notebook import Notebook, judged, notebook_path
from uradori.notebook.notebook import now
from uradori.web import Sight, changes, texts_of

EXAMPLES = """\b
Examples:
  uradori watch --once
  uradori watch --ledger talks.db --every 15 --webhook https://chat.example.org/hooks/press
"""

MOST = 1000
"""Changes of one round at most, the newest."""

PRINTED = ""
"""The target of changes that are printed."""


@click.command(epilog=EXAMPLES, short_help="Read the feeds, and hand on what is new.")
@ledger_option
@click.option("--once", is_flag=True, help="One round, and the end.")
@click.option("--every", default=30.0, show_default=True, type=click.FloatRange(min=1), help="Minutes between rounds.")
@click.option("--webhook", "webhooks", multiple=True, metavar="URL", help="Where each change is sent, as JSON.")
@click.option("--desk", default="http://127.0.0.1:8030", show_default=True, help="The desk that changes link to.")
@click.option("--lang", type=click.Choice(INTERFACE_LANGUAGES), help="Language of titles and labels.")
@click.pass_obj
def watch(
    settings: Settings,
    ledger: Path | None,
    *,
    once: bool,
    every: float,
    webhooks: tuple[str, ...],
    desk: str,
    lang: str | None,
) -> None:
    """Read the feeds of the desk, and hand on what is new about what is followed; Ctrl-C ends it.

    Each change goes to every --webhook once; without one it is printed, as a line of JSON.
    """
    path = ledger or settings.ledger
    settings = replace(settings, lang=lang or settings.lang)
    gazetteer = load(settings.corrections)
    targets = {url: _poster(url, settings) for url in webhooks} or {PRINTED: click.echo}
    with open_ledger(path) as store, Notebook(notebook_path(path)) as notebook:
        while True:
            well = _read_feeds(store, notebook, settings)
            found = _found(store, notebook, gazetteer, settings.lang, desk.rstrip("/"))
            sent = [_hand_on(notebook, found, target, send) for target, send in targets.items()]
            if once:
                click.get_current_context().exit(0 if well and all(sent) else 1)
            time.sleep(every * 60)


def _read_feeds(store: Store, notebook: Notebook, settings: Settings) -> bool:
    """Read every feed that people wrote down, and note how it fared; whether all could be read."""
    feeds = [one.url for one in notebook.feeds()]
    if not feeds:
        note("no feeds: add some at the desk (uradori serve)")
        return True
    try:
        summary = read_into(store, tuple(feeds), settings)
    except LedgerError as error:  # another process reads into it: what that brings is told too
        note(f"not read: {error}")
        return False
    new = summary.counts[Added.NEW] + summary.counts[Added.REVISION]
    failed = {error.input: error.coded for error in summary.failures}
    for url in feeds:
        notebook.tried(Attempt(url, now(), new if len(feeds) == 1 else 0, failed.get(url, "")))
    return not failed


def _found(store: Store, notebook: Notebook, gazetteer: Gazetteer, lang: str, desk: str) -> list[Change]:
    """What is new, the oldest first, each with its address on the desk."""
    with closing(store.view()) as view:
        sight = Sight(judged(view, notebook, gazetteer), gazetteer, texts_of(lang))
        found = changes(sight, notebook.follows(), MOST)
    return [replace(one, link=f"{desk}{one.link}") for one in reversed(found)]


def _hand_on(notebook: Notebook, found: list[Change], target: str, send: Callable[[str], None]) -> bool:
    """Send what *target* has not had; what it does not take now waits for the next round. Whether all is sent."""
    known = notebook.sent(target, (one.id for one in found))
    for one in found:
        if one.id not in known:
            try:
                send(json.dumps(asdict(one), ensure_ascii=False))
            except FetchError as error:
                note(f"not sent: {error}")
                return False
            notebook.send(one.id, target)
    return True


def _poster(url: str, settings: Settings) -> Callable[[str], None]:
    """Sends lines to *url*: never into a private network, unless the settings allow it."""

    def post(line: str) -> None:
        with Fetcher(intake_options(settings)) as fetcher:
            fetcher.post(url, line.encode("utf-8", "replace"), "application/json")

    return post
