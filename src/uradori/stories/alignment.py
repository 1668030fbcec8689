"""Monotone alignment: the heaviest pairs of places of two texts that stand in the same order in both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple


class Pair(NamedTuple):
    """A place in the one text, the place in the other that it may be the same as, and how much they share."""

    at: int
    other: int
    weight: float


def rising(pairs: Iterable[Pair]) -> list[Pair]:
    """The heaviest run of *pairs* that rises in both places, every place used once. Cost: n log n."""
    ordered = sorted(pairs, key=lambda pair: (pair.at, -pair.other))
    # ends[k] is the smallest end of a run at least as heavy as heavy[k]; both rise together.
    ends: list[int] = []
    heavy: list[float] = []
    last: list[int] = []
    links: list[int] = []
    for index, (_, other, weight) in enumerate(ordered):
        place = bisect_left(ends, other)
        total = weight + (heavy[place - 1] if place else 0.0)
        links.append(last[place - 1] if place else -1)
        stop = place
        while stop < len(ends) and heavy[stop] <= total:
            stop += 1
        if stop > place or place == len(ends) or ends[place] > other:
            ends[place:stop] = [other]
            heavy[place:stop] = [total]
            last[place:stop] = [index]
    found: list[Pair] = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(ordered[index])
        index = links[index]
    return found[::-1]
