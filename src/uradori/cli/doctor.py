"""``uradori doctor``: is everything in place, and where is it."""

from __future__ import annotations

import platform
import re
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import NamedTuple

import click

from uradori.actors import Resolver, load
from uradori.cli.sources import ledger_option
from uradori.config import PREFIX, SETTINGS, Settings
from uradori.errors import UradoriError
from uradori.lang import SUPPORTED
from uradori.ledger import open_ledger
from uradori.model import ActorKind, RawPage, snapshot_hash
from uradori.outlook import questions
from uradori.reading import read
from uradori.statements import extract

EXAMPLES = """\b
Examples:
  uradori doctor
  uradori doctor --ledger talks.db
"""


class Finding(NamedTuple):
    """One thing looked at: what, whether it is well, and what was found."""

    what: str
    well: bool
    found: str


@click.command(epilog=EXAMPLES, short_help="Check that everything is in place.")
@ledger_option
@click.pass_obj
def doctor(settings: Settings, ledger: Path | None) -> None:
    """Check the installation, the dictionaries, the gazetteer and the ledger; tell where things are.

    Exit code 1 if something is wrong.
    """
    findings = [
        *_installation(),
        *_languages(settings),
        *_gazetteer(settings),
        *_ledger(ledger or settings.ledger),
        *_settings(settings),
    ]
    width = max(len(finding.what) for finding in findings)
    for what, well, found in findings:
        click.echo(f"{'ok   ' if well else 'WRONG'} {what:{width}} {found}")
    if not all(finding.well for finding in findings):
        click.get_current_context().exit(1)


def _installation() -> Iterator[Finding]:
    yield Finding("uradori", True, f"{version('uradori')} in {Path(__file__).parents[1]}")
    yield Finding("python", True, platform.python_version())
    with sqlite3.connect(":memory:") as connection:
        options = {option for (option,) in connection.execute("PRAGMA compile_options")}
    connection.close()
    yield Finding("sqlite", "ENABLE_FTS5" in options, f"{sqlite3.sqlite_version}, full text (FTS5) is needed")
    needed = [line for line in requires("uradori") or () if "extra ==" not in line]
    for requirement in needed:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            yield Finding(name, False, f"missing; install {requirement}")


def _languages(settings: Settings) -> Iterator[Finding]:
    """Read a word in each language, so that its tables and dictionaries are loaded."""
    gazetteer = load(settings.corrections)
    for lang in SUPPORTED:
        page = RawPage("doctor", "2025", snapshot_hash(b"2025"), lang=lang)
        try:
            article = read(page, gazetteer)
            extract(article, Resolver(gazetteer))
            questions(article)
        except (UradoriError, OSError, KeyError) as error:
            yield Finding(f"language {lang}", False, f"{type(error).__name__}: {error}")
        else:
            yield Finding(f"language {lang}", True, "tables and dictionaries load")


def _gazetteer(settings: Settings) -> Iterator[Finding]:
    gazetteer = load(settings.corrections)
    for kind in ActorKind:
        yield Finding(f"gazetteer {kind}", True, f"{len(gazetteer.of_kind(kind))}")


def _ledger(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield Finding("ledger", True, f"{path}: none yet")
        return
    try:
        with open_ledger(path) as store:
            wrong = store.check()
            view = store.view()
            held = f"{sum(1 for _ in view.articles())} articles in {view.count_stories()} stories"
    except UradoriError as error:
        yield Finding("ledger", False, f"{error}")
    else:
        yield Finding("ledger", not wrong, f"{path}: {'; '.join(wrong) or held}")


def _settings(settings: Settings) -> Iterator[Finding]:
    for setting in SETTINGS:
        yield Finding(PREFIX + setting.name.upper(), True, f"{getattr(settings, setting.name)}")
