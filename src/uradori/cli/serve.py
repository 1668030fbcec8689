"""``uradori serve``: the ledger as a web desk."""

from __future__ import annotations

import ipaddress
import os
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import uvicorn
from fastapi import FastAPI

from uradori.cli.demo import dossier
from uradori.cli.progress import note
from uradori.cli.sources import intake_options, ledger_option
from uradori.config import Settings, environment_of, settings_from
from uradori.ledger import Added, open_ledger
from uradori.run import RunOptions, run
from uradori.web import DeskOptions, Outcome, create_app, warm

EXAMPLES = """\b
Examples:
  uradori serve
  uradori serve --ledger talks.db --port 8030
  uradori serve --workers 4
  uradori serve --host 0.0.0.0 --token "$(openssl rand -hex 24)" --name desk.example.org
"""


@dataclass(frozen=True)
class LedgerReading:
    """Reads into the desk's ledger as ``uradori read`` and ``uradori demo`` do."""

    ledger: Path
    settings: Settings

    def read(self, sources: Sequence[str]) -> Outcome:
        """Read *sources*. Raises LedgerError while another process writes."""
        options = RunOptions(intake_options(self.settings), self.settings.corrections, tier=self.settings.tier)
        with open_ledger(self.ledger) as store:
            summary = run(sources, store, options)
        return Outcome(summary.counts[Added.NEW] + summary.counts[Added.REVISION], tuple(summary.failures))

    def demo(self) -> Outcome:
        """Read the bundled dossier."""
        with dossier() as sources:
            return self.read(sources)


@click.command(epilog=EXAMPLES, short_help="Open the ledger as a web desk.")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8030, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--token", help="What a reader must know to come in; needed beyond this machine.")
@click.option("--name", "names", multiple=True, help="Another host name that the desk answers to, as behind a proxy.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that serve it.")
@click.option("--open/--no-open", "show", default=False, help="Open the desk in a browser.")
@click.pass_obj
def serve(
    settings: Settings,
    /,
    ledger: Path | None,
    token: str | None,
    names: tuple[str, ...],
    show: bool,
    **listening: Any,
) -> None:
    """Serve the ledger as web pages, on this machine unless told otherwise; Ctrl-C ends it."""
    host, port = listening["host"], listening["port"]
    settings = replace(
        settings,
        ledger=ledger or settings.ledger,
        token=token or settings.token,
        hosts=(*settings.hosts, host, *names),
    )
    if not _is_loopback(host) and not settings.token:
        raise click.UsageError(f"--host {host} can be reached from other machines: set --token too (or URADORI_TOKEN)")
    served: FastAPI | str = _desk(settings)
    if listening["workers"] > 1:
        # Each process makes a desk of its own; the environment is what they have in common.
        os.environ |= environment_of(settings)
        served = f"{__name__}:desk"
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    note(f"the desk: {address} (Ctrl-C ends it)")
    if show:
        webbrowser.open(address)
    uvicorn.run(served, factory=isinstance(served, str), log_level="warning", server_header=False, **listening)


def desk() -> FastAPI:
    """The desk that the environment describes, in a process of its own."""
    return _desk(settings_from(os.environ))


def _desk(settings: Settings) -> FastAPI:
    options = DeskOptions(
        settings.ledger,
        settings.lang,
        settings.corrections,
        settings.token,
        hosts=("127.0.0.1", "localhost", "[::1]", *settings.hosts),
        rate=settings.rate,
        reading=LedgerReading(settings.ledger, settings),
    )
    app = create_app(options)
    warm(options)
    return app


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
