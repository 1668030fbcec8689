"""The articles beside what a command lists: a few at a time, however many the ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Protocol, TypeVar

from uradori.ledger import View
from uradori.model import Article

_KEPT = 256


class _Inside(Protocol):
    @property
    def article(self) -> str: ...


Found = TypeVar("Found", bound=_Inside)


class Articles:
    """The current articles of *view*, each looked up when it is asked for; the last ones are kept."""

    def __init__(self, view: View) -> None:
        self.get = lru_cache(_KEPT)(lambda ident: next(view.articles([ident]), None))
        """The article with an id; None where it is not in the ledger, or no longer current."""


def beside(articles: Iterable[Article], found: Iterable[Found]) -> Iterator[tuple[Article, Found]]:
    """Each of *found* with its article; both come in the order of *articles*."""
    coming = iter(articles)
    article = next(coming, None)
    for one in found:
        while article is not None and article.id != one.article:
            article = next(coming, None)
        if article is not None:
            yield article, one
