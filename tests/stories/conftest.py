"""Articles made of the samples, and of any text."""

import re
from collections.abc import Sequence

import pytest
from story_samples import FERRY, ORCHARDS, Maker, Versions

from uradori.model import Article, Credit, Span


@pytest.fixture
def article() -> Maker:
    """Make an article: ``article("key", "en", text, outlet="...", published="...", credits=["AFP"])``.

    Its outlet and those it credits are in the gazetteer, unless ``known=False``.
    """

    def make(
        key: str,
        lang: str,
        text: str,
        *,
        outlet: str | None = None,
        published: str | None = None,
        credits: Sequence[str] = (),  # noqa: A002
        known: bool = True,
    ) -> Article:
        lines = re.finditer(r"[^\n]+", text)
        found = tuple(
            Credit(name, name.lower() if known else None, Span(text.index(name), text.index(name) + len(name)))
            for name in credits
        )
        return Article(
            id=Article.identify(key, None, text),
            key=key,
            input=key,
            lang=lang,
            text=text,
            sentences=tuple(Span(*line.span()) for line in lines),
            snapshot="",
            outlet=outlet,
            outlet_actor=outlet.lower() if outlet and known else None,
            credits=found,
            published=published,
        )

    return make


@pytest.fixture
def ferry(article: Maker) -> Versions:
    """The ferry document, one article a language, without times."""
    return {lang: article(f"ferry-{lang}", lang, text) for lang, text in FERRY.items()}


@pytest.fixture
def orchards(article: Maker) -> Versions:
    """The orchard document in two languages, without times."""
    return {lang: article(f"orchards-{lang}", lang, text) for lang, text in ORCHARDS.items()}
