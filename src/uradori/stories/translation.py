"""Translations: one document in several languages, told by sentences that hold the same, in the same order."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from uradori.model import Alignment
from uradori.stories.alignment import Pair, rising
from uradori.stories.reader import Reading, apart
from uradori.stories.vectors import near
from uradori.stories.wording import wording

THRESHOLD = 0.054
"""Least mean likeness of a document and its translations; tuned on the even documents of bench/retellings."""
_WORTH_ALIGNING = 2 * THRESHOLD
"""Share of marks that two articles have in common, wherever they stand, from which their sentences are compared: of
those, hardly ever half stand in pairs."""
_SECOND_IN_LANGUAGE = 0.2
"""Likeness from which one document may be taken to have two translations into the same language."""
_LONGEST_DELAY = 60.0
"""Days after which an article is no longer taken for a translation."""
_CANDIDATES = 4
"""Articles of each language that are aligned with an article, or tell what its story has in common."""
_LENGTH_TOLERANCE = 0.4
"""Natural logarithm of the length ratio of two sentences that costs a pair 40 % of its weight."""
_FEWEST = 3
"""Sentences that must be the same: fewer are no document."""
_KEPT = 0.5
"""What a share of the parent that a version keeps counts, beside a share of the version that the parent holds."""
_CHANCE = 8.0
"""Weight of sentences in common that is as likely chance as proof: short reports of one event hold the same facts
without knowing of one another."""
_LIKENESS_SCALE = 0.07
"""Likeness at which two in three are translations: makes a score in [0, 1] of it."""


@dataclass(frozen=True, slots=True)
class _Side:
    """An article by sentences: which hold each mark, what the marks of each weigh together, and how long each is.

    ``marks`` gives the root of a mark's weight, so that the product of two sides is a weight; ``lengths`` are natural
    logarithms of characters of English.
    """

    reading: Reading
    holders: Mapping[str, tuple[int, ...]]
    marks: Mapping[str, float]
    weights: tuple[float, ...]
    lengths: tuple[float, ...]
    whole: float


class Versions:
    """Compares articles of different languages, the *readings*, sentence by sentence, each pair once."""

    def __init__(self, readings: Sequence[Reading], weights: Mapping[str, float]) -> None:
        self.readings = readings
        self._weights = weights
        self._candidates = near(
            [reading.shared for reading in readings], [reading.article.lang for reading in readings], _CANDIDATES
        )
        self._sides: dict[str, _Side] = {}
        self._likeness: dict[tuple[int, int], float] = {}
        self._alignments: dict[tuple[int, str], list[Pair]] = {}

    def documents(self) -> list[list[tuple[int, float]]]:
        """The articles that are one document in several languages: groups of places, each with its score.

        Groups form from the likest pair down, a group being as like another as its articles are on average: one
        weak pair is carried by the others, and a chain of weak ones is not.
        """
        pairs = [(-likeness, *pair) for pair in self._pairs() if (likeness := self.likeness(*pair)) >= THRESHOLD]
        group = {index: [index] for _, *pair in pairs for index in pair}
        for _, one, other in sorted(pairs):
            left, right = group[one], group[other]
            if left is not right and self._joins(left, right):
                left += right
                group.update(dict.fromkeys(right, left))
        distinct = {min(members): sorted(members) for members in group.values() if len(members) > 1}
        return [[(index, self._score(index, members)) for index in members] for _, members in sorted(distinct.items())]

    def likeness(self, one: int, other: int) -> float:
        """How much of two articles are the same sentences in the same order; in [0, 1], 0 in one language."""
        left, right = sorted((one, other))
        if self.readings[left].article.lang == self.readings[right].article.lang:
            return 0.0
        if (left, right) not in self._likeness:
            self._likeness[left, right] = self._compare(self._side(left), self._side(right))
        return self._likeness[left, right]

    def evidence(self, child: int, version: int, text: Reading) -> tuple[Alignment, ...]:
        """The sentences of a version that are the same in *text*, which is the other *version* or a copy of it."""
        here, there = self.readings[child].article.sentences, text.article.sentences
        return tuple(Alignment(here[pair.at], there[pair.other]) for pair in self._aligned(child, version, text))

    def made_of(self, child: int, version: int, text: Reading) -> float:
        """How much of a version stands in *text* (see `evidence`), and, less, how much of *text* in the version."""
        here, there = self._side(child), self._side_of(version, text)
        legible = math.prod(wording(side.reading.article.lang).legibility for side in (here, there))
        same = sum(pair.weight for pair in self._aligned(child, version, text))
        return same / legible * (1 / max(1.0, here.whole) + _KEPT / max(1.0, there.whole))

    def _aligned(self, child: int, version: int, text: Reading) -> list[Pair]:
        key = child, text.article.id
        if key not in self._alignments:
            self._alignments[key] = rising(_pairs(self._side(child), self._side_of(version, text)))
        return self._alignments[key]

    def _pairs(self) -> list[tuple[int, int]]:
        readings = self.readings
        return sorted(
            {
                (min(index, other), max(index, other))
                for index, found in enumerate(self._candidates)
                for other in found
                if readings[index].article.lang != readings[other].article.lang
                and apart(readings[index], readings[other]) <= _LONGEST_DELAY
            }
        )

    def _compare(self, left: _Side, right: _Side) -> float:
        legible = math.prod(wording(side.reading.article.lang).legibility for side in (left, right))
        whole = math.sqrt(left.whole * right.whole) * legible
        common = sum(root * right.marks[name] for name, root in left.marks.items() if name in right.marks)
        if common < _WORTH_ALIGNING * whole:
            return 0.0
        pairs = rising(_pairs(left, right))
        if len(pairs) < _FEWEST:
            return 0.0
        same = sum(pair.weight for pair in pairs)
        return min(1.0, same / whole * same / (same + _CHANCE))

    def _joins(self, left: Sequence[int], right: Sequence[int]) -> bool:
        languages = [{self.readings[place].article.lang for place in members} for members in (left, right)]
        least = THRESHOLD if languages[0].isdisjoint(languages[1]) else _SECOND_IN_LANGUAGE
        return self._mean(left, right) >= least

    def _mean(self, left: Iterable[int], right: Sequence[int]) -> float:
        """The mean likeness of the pairs in two languages."""
        lang = {place: self.readings[place].article.lang for place in (*left, *right)}
        found = [self.likeness(one, other) for one in left for other in right if lang[one] != lang[other]]
        return sum(found) / max(1, len(found))

    def _score(self, index: int, members: Sequence[int]) -> float:
        return 1 - math.exp(-self._mean([index], [other for other in members if other != index]) / _LIKENESS_SCALE)

    def _side(self, place: int) -> _Side:
        return self._side_of(place, self.readings[place])

    def _side_of(self, place: int, text: Reading) -> _Side:
        """The version at *place*, or a copy of it, as sentences; the same rivals count for both."""
        if text.article.id not in self._sides:
            rivals = [
                self.readings[other].shared
                for other in self._candidates[place]
                if self.readings[other].article.lang == text.article.lang
            ]
            self._sides[text.article.id] = _side(text, self._weights, rivals)
        return self._sides[text.article.id]


def _side(reading: Reading, weights: Mapping[str, float], rivals: Sequence[Mapping[str, float]]) -> _Side:
    """*reading* by sentences. *rivals* are other articles of its language that tell of the same.

    A mark weighs less the more sentences and the more rivals hold it: what the whole story is about shows only that
    two articles tell of it.
    """
    article = reading.article
    holders: defaultdict[str, list[int]] = defaultdict(list)
    number = 0
    for mark in reading.marks:
        while number < len(article.sentences) - 1 and article.sentences[number].end <= mark.at:
            number += 1
        if not holders[mark.name] or holders[mark.name][-1] != number:
            holders[mark.name].append(number)
    common: Counter[str] = Counter(name for rival in rivals for name in rival if name in holders)
    marks = {name: (weights[name] / math.sqrt(len(held) * (1 + common[name]))) ** 0.5 for name, held in holders.items()}
    sums = [0.0] * len(article.sentences)
    for name, held in holders.items():
        for sentence in held:
            sums[sentence] += marks[name] ** 2
    scale = wording(article.lang).length
    return _Side(
        reading=reading,
        holders={name: tuple(held) for name, held in holders.items()},
        marks=marks,
        weights=tuple(sums),
        lengths=tuple(math.log((span.end - span.start) / scale) for span in article.sentences),
        whole=math.fsum(sums),
    )


def _pairs(left: _Side, right: _Side) -> list[Pair]:
    """The sentences of two articles that share marks, and how much: the less else they hold, the more."""
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for name, root in left.marks.items():
        if name in right.marks:
            weight = root * right.marks[name]
            for here in left.holders[name]:
                for there in right.holders[name]:
                    shared[here, there] += weight
    return [
        Pair(here, there, 2 * weight * weight / (left.weights[here] + right.weights[there]) * fit)
        for (here, there), weight in shared.items()
        if (fit := _fit(left.lengths[here], right.lengths[there]))
    ]


def _fit(left: float, right: float) -> float:
    """1 for sentences whose lengths have the same logarithm, towards 0 as they differ."""
    return math.exp(-(((left - right) / _LENGTH_TOLERANCE) ** 2) / 2)
