"""Two articles laid beside each other: the passages they share, however short, as a reader would mark them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from unicodedata import category

from uradori.lang import SUPPORTED
from uradori.model import Alignment, Article, Span
from uradori.stories.wording import wording

# One token a word, or a character where words are not set apart; punctuation and spacing are the copier's.
_TOKEN = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々]|[^\W_]+")

_OPENING = frozenset({"Ps", "Pi"})
"""Signs that open something: brackets and quotation marks."""

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
    size = wording(left.lang).shingle if left.lang in SUPPORTED else _LEAST_OF_UNKNOWN
    runs = _runs([word for word, _ in mine], [word for word, _ in theirs], size)
    pairs = ((_stretch(mine, at, length), _stretch(theirs, to, length)) for at, to, length in runs)
    return tuple(_with_signs(left.text, one, right.text, other) for one, other in pairs)


def _stretch(tokens: list[tuple[str, Span]], at: int, length: int) -> Span:
    return Span(tokens[at][1].start, tokens[at + length - 1][1].end)


def _with_signs(left: str, one: Span, right: str, other: Span) -> Alignment:
    """The passage with the signs that belong to it in both: the full stop behind it, the quote mark before it."""
    start, to = one.start, other.start
    while start and to and left[start - 1] == right[to - 1] and _opens(left, start - 1) and _opens(right, to - 1):
        start, to = start - 1, to - 1
    end, at = one.end, other.end
    while end < len(left) and at < len(right) and left[end] == right[at] and _closes(left[end]):
        end, at = end + 1, at + 1
    return Alignment(Span(start, end), Span(to, at))


def _opens(text: str, at: int) -> bool:
    """Whether the sign at *at* belongs to what follows it."""
    straight = text[at] in "\"'" and (at == 0 or text[at - 1].isspace())
    return straight or category(text[at]) in _OPENING


def _closes(sign: str) -> bool:
    """Whether *sign* is one that belongs to what stands before it."""
    return not (sign.isalnum() or sign.isspace() or category(sign) in _OPENING)


def _tokens(text: str) -> list[tuple[str, Span]]:
    return [(hit.group().lower(), Span(*hit.span())) for hit in _TOKEN.finditer(text)]


def _runs(mine: list[str], theirs: list[str], size: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of at least *size* words that both hold: where in the one, where in the other, how many."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for to in range(len(theirs) - size + 1):
        places[tuple(theirs[to : to + size])].append(to)
    at = 0
    while at <= len(mine) - size:
        tried = places.get(tuple(mine[at : at + size]), [])[:_MOST_PLACES]
        if tried:
            length, to = max((_length(mine, at, theirs, to), -to) for to in tried)
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
