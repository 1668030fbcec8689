"""What a reader of one format gets to work with, and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from uradori.errors import InputError
from uradori.intake.options import IntakeOptions
from uradori.intake.payload import Payload
from uradori.model import RawPage

Opened = Iterator[RawPage | InputError]
"""What opening a source gives: its pages, and an error for each part that cannot be read."""


class Intake(Protocol):
    """The rest of intake, as a reader sees it: how to open what its source points to."""

    @property
    def options(self) -> IntakeOptions:
        """How sources are opened."""
        ...

    def open_file(self, path: Path, name: str) -> Opened:
        """The pages of the file at *path*, named *name* in records and errors."""
        ...

    def open_url(self, url: str, formats: frozenset[str]) -> Opened:
        """The pages found at *url*, which must be in one of *formats* (names of the table)."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One input format: how it is recognised, and the reader of it.

    ``suffixes`` are of files, ``.gz`` aside; ``media`` are media types; ``marks`` stand near the head of its content.
    """

    name: str
    suffixes: tuple[str, ...]
    media: tuple[str, ...]
    marks: tuple[bytes, ...]
    read: Callable[[Payload, Intake], Opened]
