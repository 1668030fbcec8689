"""The dossier that the tests write, from a ledger filled by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from harbour_samples import MADE, READ, WHOLE, fill

from uradori.actors import load
from uradori.export import Choice, Dossier, gather
from uradori.ledger import Store, open_ledger, rows


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    with open_ledger(None) as store:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rows, "now", lambda: READ)
            fill(store)
        yield store


@pytest.fixture
def choose(store: Store) -> Callable[[Choice], Dossier]:
    def choose(choice: Choice) -> Dossier:
        return replace(gather(store.view(), load(), choice, MADE), maker="uradori 0.0")

    return choose


@pytest.fixture
def whole(choose: Callable[[Choice], Dossier]) -> Dossier:
    """The dossier of the story, and of what does harm."""
    return choose(WHOLE)
