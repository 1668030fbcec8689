"""How the desk is served."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from uradori.web.errands import Reading


@dataclass(frozen=True)
class DeskOptions:
    """How the desk is served.

    ``token`` is what a reader has to know; None where only this machine can reach the desk. ``hosts`` are the names
    under which the desk answers. ``rate`` is how many requests one address may make in a minute. ``reading`` reads
    into the ledger; without it the desk shows what is there.
    """

    ledger: Path
    lang: str = "en"
    corrections: Path | None = None
    token: str | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    rate: int = 3000
    reading: Reading | None = None
