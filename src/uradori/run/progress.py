"""How a run tells what it is doing; the command line draws it."""

from __future__ import annotations

from typing import Protocol

from uradori.errors import InputError
from uradori.ledger import Added
from uradori.model import Article


class Progress(Protocol):
    """Called while a run is going on, on its thread; must not raise."""

    def opened(self, source: str) -> None:
        """A source is being opened."""
        ...

    def took(self, article: Article | None, added: Added) -> None:
        """An article was taken in; None for one whose page was known and needed no reading."""
        ...

    def failed(self, error: InputError) -> None:
        """An input could not be read; the run goes on."""
        ...

    def committed(self, articles: int) -> None:
        """The first *articles* of this run are durable."""
        ...

    def grouping(self, articles: int) -> None:
        """All *articles* of the ledger are being grouped into stories."""
        ...


class Silence:
    """Tells nothing."""

    def opened(self, source: str) -> None:
        """Nothing."""

    def took(self, article: Article | None, added: Added) -> None:
        """Nothing."""

    def failed(self, error: InputError) -> None:
        """Nothing."""

    def committed(self, articles: int) -> None:
        """Nothing."""

    def grouping(self, articles: int) -> None:
        """Nothing."""
