"""Two figures of two articles: the same, one an update of the other, disputed, or about different things."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.model import Article, Figure


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the article that gives it."""

    figure: Figure
    article: Article


def relation(one: Told, other: Told) -> tuple[str, str]:
    """Placeholder."""
    return ("same", "") if one.figure.value == other.figure.value else ("apart", "")
