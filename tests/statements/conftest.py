from __future__ import annotations

from collections.abc import Callable

import pytest

from uradori.actors import Resolver, load
from uradori.model import Article, Markup, RawPage, Statement, snapshot_hash
from uradori.reading import read
from uradori.statements import extract

Extract = Callable[[str, str], list[Statement]]


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return Resolver(load())


def article(text: str, lang: str) -> Article:
    page = RawPage("sample", text, snapshot_hash(text.encode("utf-8", "surrogatepass")), Markup.TEXT, lang=lang)
    return read(page, load())


@pytest.fixture
def statements(resolver: Resolver) -> Extract:
    def run(text: str, lang: str) -> list[Statement]:
        return list(extract(article(text, lang), resolver).statements)

    return run
