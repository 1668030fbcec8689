"""Articles as weighted marks, and which of them are near enough to one another to be worth comparing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = dict[str, float]
"""Weight of each mark; of a unit vector the squares add up to 1."""

_Places = NDArray[np.int64]

BACKGROUND = 1000
"""Articles that every ledger is thought to hold besides its own, so that in a ledger of one story the names of
that story still weigh more than words of every day."""

_SHARE = {"n": 0.01, "s": 0.003, "t": 0.1, "a": 0.005, "w": 0.01, "c": 0.08}
"""Share of those articles that hold a given mark of each kind."""
_SMALL_NUMBER_SHARE = 0.15
_SHORT_SKELETON_SHARE = {2: 0.06, 3: 0.02}
_HEAVIEST = 32
"""Marks of an article by which its neighbours are looked for."""
_NEIGHBOURS_PER_MARK = 40
"""Holders of a mark that one article is compared with on its account: keeps common marks from costing n²."""


class Frequencies(Protocol):
    """Tells how common marks are."""

    def __call__(self, names: Iterable[str]) -> tuple[Mapping[str, int], int]:
        """How many articles hold each of *names*, and how many there are."""
        ...


class Counted:
    """Frequencies in *contents*, the marks of every article, each once."""

    def __init__(self, contents: Iterable[Iterable[str]]) -> None:
        self._held: Counter[str] = Counter()
        self._articles = 0
        for each in contents:
            self._held.update(each)
            self._articles += 1

    def __call__(self, names: Iterable[str]) -> tuple[Mapping[str, int], int]:
        """How many articles hold each of *names*, and how many there are."""
        return {name: self._held[name] for name in names}, self._articles


def rarity(names: Iterable[str], frequencies: Frequencies) -> dict[str, float]:
    """How much each mark says: the rarer, the more."""
    held, articles = frequencies(names)
    total = articles + BACKGROUND
    return {name: math.log(total / (count + BACKGROUND * _share(name))) for name, count in held.items()}


def vector(counts: Mapping[str, int], weights: Mapping[str, float]) -> Vector:
    """The unit vector of marks, given how often each is held; those repeated weigh a little more."""
    return unit({name: weights[name] * (1 + math.log(count)) for name, count in counts.items()})


def heaviest(vector: Vector) -> list[tuple[str, float]]:
    """The marks by which the neighbours of *vector* are looked for, with their weights, the heaviest first."""
    return sorted(vector.items(), key=lambda one: (-one[1], one[0]))[:_HEAVIEST]


def unit(weights: Mapping[str, float]) -> Vector:
    """*weights* scaled to length 1; empty where they are."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {name: weight / length for name, weight in weights.items()} if length else {}


def total(vectors: Iterable[Vector]) -> Vector:
    """The sum of *vectors*."""
    found: Vector = {}
    for vector in vectors:
        for name, weight in vector.items():
            found[name] = found.get(name, 0.0) + weight
    return found


def dot(left: Vector, right: Vector) -> float:
    """The product of two vectors: of unit vectors, their cosine. Exact, so the order of marks does not matter."""
    if len(left) > len(right):
        left, right = right, left
    return math.fsum([weight * right[name] for name, weight in left.items() if name in right])


@dataclass(frozen=True, slots=True)
class Sparse:
    """A vector of a :class:`Space`: the numbers of its marks, rising, and their weights."""

    marks: _Places
    weights: NDArray[np.float64]


class Space:
    """*vectors* with their marks numbered, so that one is multiplied with many at little cost."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        numbers: dict[str, int] = {}
        number = numbers.setdefault
        self.vectors: list[Sparse] = []
        for vector in vectors:
            marks = np.array([number(name, len(numbers)) for name in vector], dtype=np.int64)
            order = np.argsort(marks)
            self.vectors.append(Sparse(marks[order], np.array(list(vector.values()), dtype=np.float64)[order]))
        self._spread = np.zeros(len(numbers))

    def products(self, one: Sparse, others: Iterable[Sparse]) -> list[float]:
        """The product of *one* with each of the *others*."""
        self._spread[one.marks] = one.weights
        found = [float(self._spread[other.marks] @ other.weights) for other in others]
        self._spread[one.marks] = 0.0
        return found

    def total(self, one: Sparse, other: Sparse) -> Sparse:
        """The sum of two vectors."""
        marks = np.union1d(one.marks, other.marks)
        self._spread[one.marks] = one.weights
        self._spread[other.marks] += other.weights
        weights = self._spread[marks]
        self._spread[marks] = 0.0
        return Sparse(marks, weights)


def near(vectors: Sequence[Vector], groups: Sequence[str], keep: int) -> list[list[int]]:
    """For each vector, of each of *groups* (one name a vector) the *keep* others that share most with it.

    *vectors* are to be given in time order. Only the heaviest marks of each are looked at, and where many hold a
    mark, each is compared on its account only with the few nearest in that order, on either side: the cost is
    linear in the number of vectors.
    """
    sources, targets, shared = _products(vectors)
    numbers = {group: number for number, group in enumerate(sorted(set(groups)))}
    group = np.array([numbers[name] for name in groups], dtype=np.int64)[targets]
    order = np.lexsort((targets, -shared, group, sources))
    run = sources[order] * len(numbers) + group[order]
    starts = np.flatnonzero(np.concatenate(([True], run[1:] != run[:-1]))) if len(run) else run
    place = np.arange(len(run)) - np.repeat(starts, np.diff(np.concatenate((starts, [len(run)]))))
    best: list[list[int]] = [[] for _ in vectors]
    for index in order[place < keep].tolist():
        best[sources[index]].append(int(targets[index]))
    return best


def _products(vectors: Sequence[Vector]) -> tuple[_Places, _Places, NDArray[np.float64]]:
    """Pairs of places, each in both directions, and what their vectors share by their heaviest marks."""
    numbers: dict[str, int] = {}
    entries = [
        (numbers.setdefault(name, len(numbers)), place, weight)
        for place, vector in enumerate(vectors)
        for name, weight in heaviest(vector)
    ]
    entries.sort()
    mark = np.array([entry[0] for entry in entries], dtype=np.int64)
    holder = np.array([entry[1] for entry in entries], dtype=np.int64)
    weight = np.array([entry[2] for entry in entries], dtype=np.float64)
    keys, products = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.float64)]
    for step in range(1, min(_NEIGHBOURS_PER_MARK, len(entries) - 1) + 1):
        same = np.flatnonzero(mark[step:] == mark[:-step])
        keys.append(holder[same] * len(vectors) + holder[same + step])
        products.append(weight[same] * weight[same + step])
    pairs, pair = np.unique(np.concatenate(keys), return_inverse=True)
    shared = np.bincount(pair, np.concatenate(products), len(pairs))
    left, right = pairs // max(1, len(vectors)), pairs % max(1, len(vectors))
    return np.concatenate((left, right)), np.concatenate((right, left)), np.concatenate((shared, shared))


def _share(name: str) -> float:
    kind, value = name[0], name[2:]
    if kind == "n" and value.isdigit() and (len(value) < 3 or 1990 <= int(value) <= 2040):
        return _SMALL_NUMBER_SHARE
    if kind == "s":
        return _SHORT_SKELETON_SHARE.get(len(value), _SHARE[kind])
    return _SHARE[kind]
