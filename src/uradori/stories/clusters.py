"""Which articles tell of one unfolding event: average linkage over what they name, with limits in time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uradori.stories.reader import DAY, Reading
from uradori.stories.vectors import Vector, dot, near

THRESHOLD = 0.12
"""Least mean likeness of the articles of two clusters that are joined. Set on the demo stories of
bench/retellings, which come out alike from 0.11 to 0.13: those figures are no test of it."""
_OWN_SHARE = 1.0
"""Weight of a language's own words, against that of the marks all languages share, between articles of one language."""
_FADING = 10.0
"""Days after which an event is half as likely to be still the same."""
_LONGEST_SILENCE = 21.0
"""Days without an article after which a story is over."""
_CANDIDATES = 6
"""Articles of each language, by shared marks and by words, that an article is compared with."""


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Articles joined so far: sums of their vectors, their languages, and the span of their times."""

    members: tuple[int, ...]
    shared: Vector
    own: Vector
    languages: Counter[str]
    first: float | None
    last: float | None


def clusters(readings: Sequence[Reading], together: Iterable[Sequence[int]]) -> list[list[int]]:
    """The places of *readings* grouped into stories.

    *together* are groups already known to be one (copies, translations). In each round every cluster that is the
    nearest to its own nearest is joined with it, until no two are near enough: with average linkage that gives the
    same tree as joining one pair at a time.
    """
    linkage = _Linkage(_seeds(readings, together))
    while joined := linkage.mutual():
        for left, right in joined:
            linkage.join(left, right)
    return sorted(sorted(cluster.members) for cluster in linkage.clusters.values())


class _Linkage:
    """Clusters by number, and for each the likeness of those worth comparing: what came near one of its parts."""

    def __init__(self, seeds: Sequence[_Cluster]) -> None:
        self.clusters = dict(enumerate(seeds))
        self._likeness: dict[int, dict[int, float]] = {number: {} for number in self.clusters}
        main = [max(sorted(seed.languages), key=seed.languages.__getitem__) for seed in seeds]
        for vectors in ([seed.shared for seed in seeds], [seed.own for seed in seeds]):
            for left, others in enumerate(near(vectors, main, _CANDIDATES)):
                for right in others:
                    if right not in self._likeness[left]:
                        self._compare(left, right)

    def mutual(self) -> list[tuple[int, int]]:
        """The pairs of clusters that are each other's nearest, and near enough."""
        nearest = {
            number: min(others, key=lambda other: (-others[other], other))
            for number, others in self._likeness.items()
            if others and max(others.values()) >= THRESHOLD
        }
        return [(left, right) for left, right in nearest.items() if left < right and nearest.get(right) == left]

    def join(self, left: int, right: int) -> None:
        """Put *right* into *left*, and compare the whole anew with what was near either."""
        self.clusters[left] = _merge(self.clusters[left], self.clusters.pop(right))
        others = (self._likeness[left].keys() | self._likeness.pop(right).keys()) - {left, right}
        self._likeness[left] = {}
        for other in sorted(others):
            self._likeness[other].pop(right, None)
            self._compare(left, other)

    def _compare(self, left: int, right: int) -> None:
        likeness = _likeness(self.clusters[left], self.clusters[right])
        self._likeness[left][right] = self._likeness[right][left] = likeness


def _seeds(readings: Sequence[Reading], together: Iterable[Sequence[int]]) -> list[_Cluster]:
    root = list(range(len(readings)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for group in together:
        for place in group[1:]:
            low, high = sorted((find(group[0]), find(place)))
            root[high] = low
    seeds: dict[int, _Cluster] = {}
    for place, reading in enumerate(readings):
        single = _Cluster(
            (place,), reading.shared, reading.own, Counter([reading.article.lang]), reading.at, reading.at
        )
        seed = find(place)
        seeds[seed] = _merge(seeds[seed], single) if seed in seeds else single
    return list(seeds.values())


def _merge(left: _Cluster, right: _Cluster) -> _Cluster:
    times = [time for time in (left.first, right.first, left.last, right.last) if time is not None]
    return _Cluster(
        members=tuple(sorted(left.members + right.members)),
        shared=_sum(left.shared, right.shared),
        own=_sum(left.own, right.own),
        languages=left.languages + right.languages,
        first=min(times, default=None),
        last=max(times, default=None),
    )


def _sum(left: Vector, right: Vector) -> Vector:
    total = defaultdict(float, left)
    for name, weight in right.items():
        total[name] += weight
    return dict(total)


def _likeness(left: _Cluster, right: _Cluster) -> float:
    """The mean likeness of an article of the one and an article of the other.

    Sums of unit vectors give the mean of all pairs in one product. Only pairs of one language can share words, so
    the weight of words is counted for as many pairs as are of one language.
    """
    pairs = len(left.members) * len(right.members)
    alike = sum(count * right.languages[lang] for lang, count in left.languages.items()) / pairs
    total = dot(left.shared, right.shared) + _OWN_SHARE * dot(left.own, right.own)
    return total / pairs / (1 + _OWN_SHARE * alike) * _fading(left, right)


def _fading(left: _Cluster, right: _Cluster) -> float:
    """1 for clusters that overlap in time or have none, falling with the silence between them, 0 beyond the limit."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 1.0
    silence = max(left.first - right.last, right.first - left.last, 0.0) / DAY
    return 0.0 if silence > _LONGEST_SILENCE else 2.0 ** (-silence / _FADING)
