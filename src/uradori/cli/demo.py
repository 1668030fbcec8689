"""``uradori demo``: the bundled dossier, read and briefed."""

from __future__ import annotations

import json
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import click

from uradori.briefing import BriefingOptions
from uradori.cli.brief import briefing_page, write_whole
from uradori.cli.sources import exit_by, read_into
from uradori.cli.typed import typed
from uradori.config import INTERFACE_LANGUAGES, Settings
from uradori.ledger import open_ledger

EXAMPLES = """\b
Examples:
  uradori demo
  uradori demo --no-open
"""

FOLDER = Path("demo")


@contextmanager
def dossier() -> Iterator[tuple[str, ...]]:
    """The bundled sample articles, as sources."""
    with as_file(files("uradori") / "dossier") as folder:
        listed = json.loads((folder / "relations.json").read_text("utf-8"))["articles"]
        yield tuple(str(folder / name) for name in dict.fromkeys(one["file"] for one in listed))


@click.command(epilog=EXAMPLES, short_help="Read and brief the bundled sample articles.")
@click.option("--open/--no-open", "show", default=None, help="Open the briefing in a browser (default: on a terminal).")
@click.pass_obj
def demo(settings: Settings, show: bool | None) -> None:
    """Read the bundled sample articles, and write a briefing on them into the folder demo."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / "ledger.db"
    pages = {lang: FOLDER / f"briefing.{lang}.html" for lang in INTERFACE_LANGUAGES}
    with dossier() as sources, open_ledger(path) as store:
        summary = read_into(store, sources, settings)
        view = store.view()
        for lang, page in pages.items():
            write_whole(page, briefing_page(view, settings, BriefingOptions(lang, None), "html"))
    for lang, page in pages.items():
        click.echo(f"briefing ({lang}): {page}")
    command = typed()
    click.echo(f"ledger: {path}; try `{command} statements --ledger {path}`")
    click.echo(f"desk: {command} serve --ledger {path} --open")
    if show if show is not None else sys.stdout.isatty():
        webbrowser.open(pages[settings.lang].resolve().as_uri())
    exit_by(summary)
