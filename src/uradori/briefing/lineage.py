"""Lineage: which origins a passage goes back to, and which passages are copies of one another."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from uradori.model import Alignment, Retelling, RetellingKind, Span, Spans
from uradori.stories import Rests, carriers, strongest_first

SHORTEST_REPEAT = 20
"""Letters from which two equal texts are taken for one statement; shorter ones ("We will see") recur by chance."""

SIMILAR = 0.7
"""Share of common letters from which aligned passages of one language are the same words, lightly edited."""

DRIFT = 0.2
"""How far, relative to the aligned passages, a statement may sit from its translation's place."""

DRIFT_ALONE = 0.25
"""The same where each passage holds one statement only."""

_SAME_WORDS = frozenset({RetellingKind.WORDING, RetellingKind.TRANSLATION})


@dataclass(frozen=True, slots=True)
class Saying:
    """What is compared: the passage of one statement or question, and whose it is."""

    article: str
    spans: Spans
    text: str
    actor: str | None = None

    @property
    def extent(self) -> Span:
        """From the first to the last code point."""
        return Span(self.spans[0].start, self.spans[-1].end)


class Lineage:
    """The retellings of a story, followed upwards to its origins."""

    def __init__(self, articles: Sequence[str], retellings: Sequence[Retelling], origins: Collection[str]) -> None:
        self.articles = {article: at for at, article in enumerate(articles)}
        self.origins = frozenset(origins)
        self.retellings = tuple(edge for edge in retellings if edge.article in self.articles)
        self._parents: dict[str, list[Retelling]] = defaultdict(list)
        self._carriers = carriers(self.retellings)
        self._rests = Rests(self.retellings)
        for edge in strongest_first(self.retellings):
            self._parents[edge.article].append(edge)

    def parents(self, article: str) -> tuple[Retelling, ...]:
        """What *article* retells, the surest link first."""
        return tuple(self._parents.get(article, ()))

    def carrier(self, article: str) -> Retelling | None:
        """The retelling that carries *article* as a whole; None for an origin."""
        return None if article in self.origins else self._carriers.get(article)

    def root(self, article: str) -> str:
        """The origin that *article* goes back to: itself, where it is one."""
        seen = {article}
        while (edge := self.carrier(article)) and edge.parent not in seen:
            article = edge.parent
            seen.add(article)
        return article

    def roots_of(self, saying: Saying) -> frozenset[str]:
        """The origins of one passage: of its article, or of those the article cites or borrows it from."""
        return self.origins_of((saying,))

    def origins_of(self, sayings: Iterable[Saying]) -> frozenset[str]:
        """The origins of one thing said in several passages."""
        return frozenset(self._rests.origins((one.article, one.spans) for one in sayings))

    def bundles(self, sayings: Sequence[Saying]) -> list[list[int]]:
        """The indices of *sayings*, those that are one and the same words (or their translation) together.

        In each bundle the one nearest to the origin comes first, then the order of publication; bundles are in the
        order of their first members.
        """
        leader = list(range(len(sayings)))

        def find(index: int) -> int:
            while leader[index] != index:
                leader[index] = index = leader[leader[index]]
            return index

        for one, other in (*_repeats(sayings), *self._aligned(sayings)):
            leader[find(one)] = find(other)
        bundles: dict[int, list[int]] = defaultdict(list)
        for index in range(len(sayings)):
            bundles[find(index)].append(index)
        ranked = [sorted(bundle, key=lambda index: self._rank(sayings[index])) for bundle in bundles.values()]
        return sorted(ranked, key=lambda bundle: bundle[0])

    def _rank(self, saying: Saying) -> tuple[bool, int, int]:
        retold = self.roots_of(saying) != {saying.article}
        return (retold, self.articles[saying.article], saying.extent.start)

    def _aligned(self, sayings: Sequence[Saying]) -> Iterator[tuple[int, int]]:
        """Pairs of sayings that a retelling's evidence puts side by side."""
        inside: dict[str, list[int]] = defaultdict(list)
        for index, saying in enumerate(sayings):
            inside[saying.article].append(index)
        for edge in self.retellings:
            if edge.kind in _SAME_WORDS and edge.parent in self.articles:
                for alignment in edge.evidence:
                    if alignment.parent_span:
                        yield from _pairs(sayings, inside[edge.article], inside[edge.parent], alignment)


def _repeats(sayings: Sequence[Saying]) -> Iterator[tuple[int, int]]:
    """Pairs of sayings of one actor in the same words: short ones within an article, longer ones anywhere."""
    first: dict[tuple[str | None, str, str | None], int] = {}
    for index, saying in enumerate(sayings):
        letters = _letters(saying.text)
        chance = len(letters) < SHORTEST_REPEAT
        if saying.actor or not chance:
            earlier = first.setdefault((saying.actor, letters, saying.article if chance else None), index)
            if earlier != index:
                yield index, earlier


def _pairs(
    sayings: Sequence[Saying], retold: Sequence[int], original: Sequence[int], alignment: Alignment
) -> Iterator[tuple[int, int]]:
    """Each saying inside the retelling's passage with its nearest match inside the parent's."""
    parent_span = alignment.parent_span or alignment.span
    mine = [index for index in retold if alignment.span.overlaps(sayings[index].extent)]
    theirs = [index for index in original if parent_span.overlaps(sayings[index].extent)]
    alone = len(mine) == len(theirs) == 1
    most = DRIFT_ALONE if alone else DRIFT
    for index in mine:
        place = _place(sayings[index], alignment.span)
        drifts = {other: _drift(place, _place(sayings[other], parent_span)) for other in theirs}
        near = (other for other in sorted(drifts, key=drifts.__getitem__) if drifts[other] <= most)
        match = next((other for other in near if alone or _alike(sayings[index], sayings[other])), None)
        if match is not None:
            theirs.remove(match)
            yield index, match


def _place(saying: Saying, span: Span) -> tuple[float, float]:
    """Where in *span* the saying starts and ends, each from 0 to 1."""
    length = max(1, span.end - span.start)
    return (saying.extent.start - span.start) / length, (saying.extent.end - span.start) / length


def _drift(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two places lie apart: the mean over both ends, as languages put the speaker before or after."""
    return (abs(one[0] - other[0]) + abs(one[1] - other[1])) / 2


def _alike(one: Saying, other: Saying) -> bool:
    """Whether two aligned sayings can be the same: one speaker, or nearly the same letters."""
    if one.actor is not None and one.actor == other.actor:
        return True
    matcher = SequenceMatcher(None, _letters(one.text), _letters(other.text), autojunk=False)
    return matcher.quick_ratio() >= SIMILAR and matcher.ratio() >= SIMILAR


@lru_cache(maxsize=1 << 14)
def _letters(text: str) -> str:
    """The letters and digits of *text*, without case, width and punctuation."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
