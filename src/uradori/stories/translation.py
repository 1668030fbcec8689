"""Translations: one document in several languages, told by the names and numbers it holds and their order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from uradori.model import Alignment, Span
from uradori.stories.alignment import Pair, chain
from uradori.stories.reader import Reading, apart
from uradori.stories.vectors import near
from uradori.stories.wording import wording

THRESHOLD = 0.12
"""Least mean likeness of a document and its translations; tuned on the even documents of
bench/retellings."""
_SECOND_IN_LANGUAGE = 0.5
"""Likeness from which one document may be taken to have two translations into the same language."""
_LONGEST_DELAY = 60.0
"""Days after which an article is no longer taken for a translation."""
_CANDIDATES = 4
"""Articles of each other language that are aligned with an article."""
_LENGTH_TOLERANCE = 0.25
"""Natural logarithm of the length ratio that costs a likeness 40 % of its value; translators differ by half of it."""
_LIKENESS_SCALE = 0.15
"""Likeness at which two in three are translations: makes a score in [0, 1] of it."""


@dataclass(frozen=True, slots=True)
class Version:
    """A pair of articles, by place in the readings, that may be one document: ``likeness`` is in [0, 1]."""

    left: int
    right: int
    likeness: float


def documents(readings: Sequence[Reading], weights: dict[str, float]) -> list[list[tuple[int, float]]]:
    """The articles that are one document in several languages: groups of places in *readings*, each with its score.

    Groups form from the likest pair down, a group being as like another as its articles are on average: one weak
    pair is carried by the others, and a chain of weak ones is not.
    """
    pairs = _versions(readings, weights)
    likeness = {(pair.left, pair.right): pair.likeness for pair in pairs}
    group = {index: [index] for pair in pairs for index in (pair.left, pair.right)}
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, pair.left, pair.right)):
        left, right = group[pair.left], group[pair.right]
        if left is right:
            continue
        mean = _mean(left, right, likeness)
        same_language = {readings[index].article.lang for index in left} & {
            readings[index].article.lang for index in right
        }
        if mean >= (_SECOND_IN_LANGUAGE if same_language else THRESHOLD):
            left += right
            group.update(dict.fromkeys(right, left))
    distinct = {min(members): sorted(members) for members in group.values() if len(members) > 1}
    return [[(index, _score(index, members, likeness)) for index in members] for _, members in sorted(distinct.items())]


def evidence(child: Reading, parent: Reading, weights: dict[str, float]) -> tuple[Alignment, ...]:
    """The sentences of two versions that hold the same names and numbers, in order."""
    aligned: list[Alignment] = []
    for at, parent_at, _ in _chain(child, parent, weights):
        here, there = _sentence(child, at), _sentence(parent, parent_at)
        if here is not None and there is not None and (not aligned or aligned[-1].span != here):
            aligned.append(Alignment(here, there))
    return tuple(aligned)


def _versions(readings: Sequence[Reading], weights: dict[str, float]) -> list[Version]:
    candidates = near(
        [reading.shared for reading in readings], [reading.article.lang for reading in readings], _CANDIDATES
    )
    pairs = {
        (min(index, other), max(index, other))
        for index, found in enumerate(candidates)
        for other in found
        if readings[index].article.lang != readings[other].article.lang
        and apart(readings[index], readings[other]) <= _LONGEST_DELAY
    }
    own = [sum(weights[mark.name] for mark in reading.marks) for reading in readings]
    found = []
    for left, right in sorted(pairs):
        shared = sum(weights[name] for *_, name in _chain(readings[left], readings[right], weights))
        if shared:
            order = shared / math.sqrt(own[left] * own[right])
            likeness = min(1.0, order * _length_fit(readings[left], readings[right]))
            found.append(Version(left, right, likeness))
    return found


def _chain(left: Reading, right: Reading, weights: dict[str, float]) -> list[Pair]:
    both = left.shared.keys() & right.shared.keys()
    return chain(left.marks, right.marks, {name: weights[name] for name in both})


def _length_fit(left: Reading, right: Reading) -> float:
    """1 for texts of the same length, languages allowed for, towards 0 as they differ."""
    lengths = [len(side.article.text) / wording(side.article.lang).length for side in (left, right)]
    return math.exp(-((math.log(lengths[0] / lengths[1]) / _LENGTH_TOLERANCE) ** 2) / 2)


def _mean(left: Sequence[int], right: Sequence[int], likeness: dict[tuple[int, int], float]) -> float:
    found = [likeness.get((min(a, b), max(a, b)), 0.0) for a in left for b in right]
    return sum(found) / len(found)


def _score(index: int, members: Sequence[int], likeness: dict[tuple[int, int], float]) -> float:
    others = [other for other in members if other != index]
    return 1 - math.exp(-_mean([index], others, likeness) / _LIKENESS_SCALE)


def _sentence(reading: Reading, at: int) -> Span | None:
    """The sentence of *reading* in which *at* lies."""
    sentences = reading.article.sentences
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].end <= at:
            low = middle + 1
        else:
            high = middle
    return sentences[low] if low < len(sentences) and sentences[low].start <= at else None
