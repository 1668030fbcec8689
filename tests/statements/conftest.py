from __future__ import annotations

import pytest
from statement_samples import Extract, article

from uradori.actors import Resolver, load
from uradori.model import Statement
from uradori.statements import extract


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return Resolver(load())


@pytest.fixture
def statements(resolver: Resolver) -> Extract:
    def run(text: str, lang: str) -> list[Statement]:
        return list(extract(article(text, lang), resolver).statements)

    return run
