"""Passages that two articles of one language share word for word."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from uradori.model import Alignment, Article, Span, number_of
from uradori.statements.quotes import outermost, quotations
from uradori.stories.direction import credited
from uradori.stories.reader import Reading
from uradori.stories.wording import wording

_LEAST_SHARED = 4
"""Shingles that two texts share before their passages are looked at."""
_FIRST_HOLDERS = 12
"""Earliest holders of a shingle that each later one is compared with: where many copies exist, the parent is early."""
_MOSTLY_QUOTED = 0.7
"""Share in quote marks from which a passage shows only that both heard the same person, unless what stands around the
quotation is a passage too."""
_WINDOW = 12
"""Runs of words in a row of which one is kept to find an article again: a passage of two sentences is never missed."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

# One token a word, or a character where words are not set apart; punctuation and spacing are the copier's.
_TOKEN = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々]|[^\W_]+")

_Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Shared:
    """What the readings at places ``left`` and ``right`` have in common.

    ``passages`` are spans of the left and the right text; ``inside`` the share of each that lies in the other.
    """

    left: int
    right: int
    passages: tuple[Alignment, ...]
    inside: tuple[float, float]

    def turned(self) -> Shared:
        """The same seen from the other side."""
        spans = sorted((one.parent_span, one.span) for one in self.passages if one.parent_span is not None)
        return Shared(self.right, self.left, tuple(Alignment(*pair) for pair in spans), self.inside[::-1])


@dataclass(frozen=True, eq=False)
class _Tokens:
    """The tokens of one text: how many, and the hash of the shingle of *size* that begins at each."""

    text: str
    count: int
    shingles: _Hashes
    size: int

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the tokens stand."""
        return [match.span() for match in _TOKEN.finditer(self.text)]

    def between(self, start: int, end: int) -> int:
        """How many tokens begin between two offsets."""
        return bisect_left(self.spans, (end, 0)) - bisect_left(self.spans, (start, 0))

    @cached_property
    def sequence(self) -> list[int]:
        """The shingles, for looking at one after the other."""
        found: list[int] = self.shingles.tolist()
        return found

    @cached_property
    def places(self) -> dict[int, int]:
        """The first place of each shingle."""
        return {shingle: place for place, shingle in reversed(list(enumerate(self.sequence)))}


def shared_passages(readings: Sequence[Reading], wanted: Callable[[str, str], bool] | None = None) -> list[Shared]:
    """Pairs of articles of one language that share passages, quotations apart; ``left`` before ``right``.

    Only pairs that are *wanted*, by their ids, are looked for (None: all). Articles of exactly the same words are
    compared once, with the first of them, and with one whose outlet they credit. Cost: linear in the length of the
    texts.
    """
    tokens = [_tokens(reading.article) for reading in readings]
    same: defaultdict[tuple[str, bytes], list[int]] = defaultdict(list)
    for index, each in enumerate(tokens):
        if len(each.shingles):
            same[readings[index].article.lang, each.shingles.tobytes()].append(index)
    firsts = [copies[0] for copies in same.values()]
    pairs = _candidates([tokens[index].shingles for index in firsts], _LEAST_SHARED)
    compared = [(firsts[a], firsts[b]) for a, b in pairs]
    compared += [(copies[0], copy) for copies in same.values() for copy in copies[1:]]
    compared += _credited_copies(readings, compared, {copies[0]: copies[1:] for copies in same.values()})
    ids = [reading.article.id for reading in readings]
    compared = sorted(pair for pair in compared if wanted is None or wanted(ids[pair[0]], ids[pair[1]]))
    quoted = {
        left: tuple(quotation.outer for quotation in outermost(quotations(readings[left].article.text)))
        for left in sorted({left for left, _ in compared})
    }
    found = [_compare(left, right, tokens, quoted) for left, right in compared]
    return [shared for shared in found if shared.passages]


def runs(article: Article) -> tuple[int, ...]:
    """Hashes of runs of words of *article*, of so many in a row the least: texts that share a passage share one.

    They are the same in every process.
    """
    shingles = _tokens(article).shingles
    if not len(shingles):
        return ()
    windows = sliding_window_view(shingles, min(_WINDOW, len(shingles)))
    return tuple(np.unique(windows.min(axis=1)).view(np.int64).tolist())


def _tokens(article: Article) -> _Tokens:
    size = wording(article.lang).shingle
    lower = article.text.lower()
    # The few letters that lower case makes two of would shift the places of what follows.
    text = lower if len(lower) == len(article.text) else article.text
    numbers = np.array([number_of(word) for word in _TOKEN.findall(text)], dtype=np.int64).view(np.uint64)
    count = max(0, len(numbers) - size + 1)
    # Languages have words in common, so each begins its hashes elsewhere.
    hashes = np.full(count, zlib.crc32(article.lang.encode()), dtype=np.uint64)
    for step in range(size):
        hashes = (hashes ^ numbers[step : step + count]) * _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    return _Tokens(text, len(numbers), hashes, size)


def _candidates(shingles: Sequence[_Hashes], least: int) -> list[tuple[int, int]]:
    """Pairs of places that share at least *least* shingles."""
    if len(shingles) < 2:
        return []
    unique = [np.unique(each) for each in shingles]
    values = np.concatenate(unique)
    owners = np.repeat(np.arange(len(unique)), [len(each) for each in unique])
    ordered = np.argsort(values, kind="stable")
    values, owners = values[ordered], owners[ordered]
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    first = np.repeat(starts, np.diff(np.concatenate((starts, [len(values)]))))
    place = np.arange(len(values)) - first
    keys = []
    for nth in range(_FIRST_HOLDERS):
        later = np.flatnonzero(place > nth)
        keys.append(owners[first[later] + nth] * len(unique) + owners[later])
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    return [(int(key) // len(unique), int(key) % len(unique)) for key in pairs[counts >= least]]


def _credited_copies(
    readings: Sequence[Reading], pairs: Iterable[tuple[int, int]], copies: Mapping[int, Sequence[int]]
) -> list[tuple[int, int]]:
    """For each of *pairs* the same with a copy of the left article, where the right one credits the copy's outlet."""
    return [
        (copy, right)
        for left, right in pairs
        if readings[right].article.credits
        for copy in copies[left]
        if copy < right and credited(readings[right], readings[copy])
    ]


def _compare(left: int, right: int, tokens: Sequence[_Tokens], quoted: dict[int, tuple[Span, ...]]) -> Shared:
    here, there = tokens[left], tokens[right]
    passages = []
    covered = 0
    for start, other, length in _runs(here, there):
        # A passage is at least about twice a shingle: one shingle may be an office with its holder's name.
        if length >= here.size:
            last = length + here.size - 2
            span = Span(here.spans[start][0], here.spans[start + last][1])
            passages.append(Alignment(span, Span(there.spans[other][0], there.spans[other + last][1])))
            covered += last + 1
    if all(_mostly_quoted(passage.span, quoted[left], here) for passage in passages):
        return Shared(left, right, (), (0.0, 0.0))
    inside = covered / here.count, covered / there.count
    return Shared(left, right, tuple(passages), (min(1.0, inside[0]), min(1.0, inside[1])))


def _runs(here: _Tokens, there: _Tokens) -> Iterator[tuple[int, int, int]]:
    """Stretches of shingles that both hold in a row: where in the one, where in the other, how many."""
    mine, others = here.sequence, there.sequence
    known = there.places
    places = [known.get(shingle, -1) for shingle in mine]
    at = 0
    while at < len(places):
        other = places[at]
        if other < 0:
            at += 1
            continue
        length = 1
        while at + length < len(mine) and other + length < len(others) and mine[at + length] == others[other + length]:
            length += 1
        yield at, other, length
        at += length


def _mostly_quoted(span: Span, quotations: Sequence[Span], tokens: _Tokens) -> bool:
    """Whether what stands at *span* is a quotation, and what leads up to it no passage by itself."""
    inside = [quote for quote in quotations if quote.overlaps(span)]
    if sum(quote.common(span) for quote in inside) < _MOSTLY_QUOTED * (span.end - span.start):
        return False
    edges = [span.start, *(edge for quote in inside for edge in quote), span.end]
    stretches = zip(edges[::2], edges[1::2], strict=True)
    return all(tokens.between(start, end) < 2 * tokens.size for start, end in stretches if start < end)
