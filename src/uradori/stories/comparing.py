"""Two articles laid beside each other: the passages they share, however short, as a reader would mark them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from uradori.model import Alignment, Article, Span
from uradori.stories.wording import wording

# One token a word, or a character where words are not set apart; punctuation and spacing are the copier's.
_TOKEN = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々]|[^\W_]+")

_LEAST_OF_UNKNOWN = 8
"""Words in a row that are no accident in a language of which nothing is known."""

_MOST_PLACES = 16
"""Places of one run of words in the other text that are tried: a refrain must not cost a square."""


def shared_wording(left: Article, right: Article) -> tuple[Alignment, ...]:
    """Passages of *left* that stand word for word in *right*, in the order of *left*; none across languages.

    Each is the longest that begins where it does, and at least as many words long as no two texts share by accident.
    Quotations count: a reader of two articles wants to see them too.
    """
    if left.lang != right.lang:
        return ()
    mine, theirs = _tokens(left.text), _tokens(right.text)
    size = wording(left.lang).shingle
    return tuple(
        Alignment(
            Span(mine[at][1].start, mine[at + n - 1][1].end), Span(theirs[to][1].start, theirs[to + n - 1][1].end)
        )
        for at, to, n in _runs([word for word, _ in mine], [word for word, _ in theirs], size)
    )


def _is_sign(one: str) -> bool:
    return not (one.isalnum() or one.isspace())


def _tokens(text: str) -> list[tuple[str, Span]]:
    return [(hit.group().lower(), Span(*hit.span())) for hit in _TOKEN.finditer(text)]


def _runs(mine: list[str], theirs: list[str], size: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of at least *size* words that both hold: where in the one, where in the other, how many."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for to in range(len(theirs) - size + 1):
        places[tuple(theirs[to : to + size])].append(to)
    at = 0
    while at <= len(mine) - size:
        found = [
            (_length(mine, at, theirs, to), -to) for to in places.get(tuple(mine[at : at + size]), ())[:_MOST_PLACES]
        ]
        if found:
            length, to = max(found)
            yield at, -to, length
            at += length
        else:
            at += 1


def _length(mine: list[str], at: int, theirs: list[str], to: int) -> int:
    """How many words both have in common from *at* and *to* on."""
    length = 0
    while at + length < len(mine) and to + length < len(theirs) and mine[at + length] == theirs[to + length]:
        length += 1
    return length
