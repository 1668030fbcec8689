"""What is followed and what lies in the basket, so that a button can say so and take it back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from uradori.model import Clipping, Follow
from uradori.notebook import Notebook


class Kept:
    """The entries that stand, by the kind and the id of what they are about; read where a page asks for them."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    @cached_property
    def follow(self) -> dict[tuple[str, str], str]:
        """What is followed."""
        return _by_target(self._notebook.follows())

    @cached_property
    def clipping(self) -> dict[tuple[str, str], str]:
        """What lies in the basket."""
        return _by_target(self._notebook.clippings())


def _by_target(entries: Iterable[Follow | Clipping]) -> dict[tuple[str, str], str]:
    return {(one.target.kind, one.target.id): one.id for one in entries}
