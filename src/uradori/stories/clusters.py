"""Which articles tell of one unfolding event: average linkage over what they name, with limits in time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uradori.stories.reader import DAY, Reading
from uradori.stories.vectors import Space, near, total

THRESHOLD = 0.12
"""Least mean likeness of the articles of two clusters that are joined. Set on the demo stories of
bench/retellings, which come out alike from 0.11 to 0.13: those figures are no test of it."""
_FADING = 10.0
"""Days after which an event is half as likely to be still the same."""
_LONGEST_SILENCE = 21.0
"""Days without an article after which a story is over."""
_CANDIDATES = 6
"""Articles of each language, by shared marks and by words, that an article is compared with."""


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Articles joined so far: their places, their languages, and the span of their times."""

    members: tuple[int, ...]
    languages: Counter[str]
    first: float | None
    last: float | None


def clusters(readings: Sequence[Reading], together: Iterable[Sequence[int]]) -> list[list[int]]:
    """The places of *readings* grouped into stories.

    *together* are groups already known to be one (copies, translations). In each round every cluster that is the
    nearest to its own nearest is joined with it, until no two are near enough: with average linkage that gives the
    same tree as joining one pair at a time.
    """
    linkage = _Linkage(readings, _seeds(len(readings), together))
    while joined := linkage.mutual():
        for left, right in joined:
            linkage.join(left, right)
    return sorted(sorted(cluster.members) for cluster in linkage.clusters.values())


class _Linkage:
    """Clusters by number, and for each the likeness of those worth comparing: what came near one of its parts."""

    def __init__(self, readings: Sequence[Reading], seeds: Sequence[Sequence[int]]) -> None:
        self.clusters = {number: _cluster(readings, seed) for number, seed in enumerate(seeds)}
        shared = [total(readings[place].shared for place in seed) for seed in seeds]
        own = [total(readings[place].own for place in seed) for seed in seeds]
        # Marks and words in one vector: sums of unit vectors give the sum over all pairs of articles in one product.
        self._space = Space([marks | words for marks, words in zip(shared, own, strict=True)])
        self._sums = dict(enumerate(self._space.vectors))
        self._products: dict[int, dict[int, float]] = {number: {} for number in self.clusters}
        self._likeness: dict[int, dict[int, float]] = {number: {} for number in self.clusters}
        main = [max(sorted(one.languages), key=one.languages.__getitem__) for one in self.clusters.values()]
        by_marks, by_words = (near(vectors, main, _CANDIDATES) for vectors in (shared, own))
        for left in self.clusters:
            words = [right for right in by_words[left] if main[left] == main[right]]
            for right, product in self._sums_of_products(left, dict.fromkeys((*by_marks[left], *words))).items():
                self._set(left, right, product)

    def mutual(self) -> list[tuple[int, int]]:
        """The pairs of clusters that are each other's nearest, and near enough."""
        nearest = {
            number: min(others, key=lambda other: (-others[other], other))
            for number, others in self._likeness.items()
            if others and max(others.values()) >= THRESHOLD
        }
        return [(left, right) for left, right in nearest.items() if left < right and nearest.get(right) == left]

    def join(self, left: int, right: int) -> None:
        """Put *right* into *left*, and compare the whole with what was near either part."""
        others = sorted((self._likeness[left].keys() | self._likeness[right].keys()) - {left, right})
        mine, theirs = (self._sums_of_products(part, others) for part in (left, right))
        self.clusters[left] = _merge(self.clusters[left], self.clusters.pop(right))
        self._sums[left] = self._space.total(self._sums[left], self._sums.pop(right))
        for table in (self._products, self._likeness):
            del table[right]
            table[left] = {}
            for other in (*others, left):
                table[other].pop(right, None)
        for other in others:
            self._set(left, other, mine[other] + theirs[other])

    def _sums_of_products(self, left: int, others: Iterable[int]) -> dict[int, float]:
        """Of *left* and each of *others*, the sum of the products of their articles."""
        known = self._products[left]
        found = {other: known[other] for other in others if other in known}
        missing = [other for other in others if other not in known]
        products = self._space.products(self._sums[left], (self._sums[other] for other in missing))
        return found | dict(zip(missing, products, strict=True))

    def _set(self, left: int, right: int, product: float) -> None:
        likeness = _likeness(self.clusters[left], self.clusters[right], product)
        self._products[left][right] = self._products[right][left] = product
        self._likeness[left][right] = self._likeness[right][left] = likeness


def _seeds(count: int, together: Iterable[Sequence[int]]) -> list[list[int]]:
    """The places up to *count*, those *together* in one seed."""
    root = list(range(count))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for group in together:
        for place in group[1:]:
            low, high = sorted((find(group[0]), find(place)))
            root[high] = low
    seeds: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(count):
        seeds[find(place)].append(place)
    return list(seeds.values())


def _cluster(readings: Sequence[Reading], members: Sequence[int]) -> _Cluster:
    times = [at for place in members if (at := readings[place].at) is not None]
    return _Cluster(
        members=tuple(members),
        languages=Counter(readings[place].article.lang for place in members),
        first=min(times, default=None),
        last=max(times, default=None),
    )


def _merge(left: _Cluster, right: _Cluster) -> _Cluster:
    times = [time for time in (left.first, right.first, left.last, right.last) if time is not None]
    return _Cluster(
        members=tuple(sorted(left.members + right.members)),
        languages=left.languages + right.languages,
        first=min(times, default=None),
        last=max(times, default=None),
    )


def _likeness(left: _Cluster, right: _Cluster, product: float) -> float:
    """The mean likeness of an article of the one and an article of the other, given the sum of their products.

    Only pairs of one language can share words, so the weight of words is counted for as many pairs as are of one
    language.
    """
    pairs = len(left.members) * len(right.members)
    alike = sum(count * right.languages[lang] for lang, count in left.languages.items()) / pairs
    return product / pairs / (1 + alike) * _fading(left, right)


def _fading(left: _Cluster, right: _Cluster) -> float:
    """1 for clusters that overlap in time or have none, falling with the silence between them, 0 beyond the limit."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 1.0
    silence = max(left.first - right.last, right.first - left.last, 0.0) / DAY
    return 0.0 if silence > _LONGEST_SILENCE else 2.0 ** (-silence / _FADING)
