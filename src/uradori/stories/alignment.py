"""Monotone alignment: how far two texts tell the same things in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from uradori.stories.marks import Mark

_OCCURRENCES = 4
"""Occurrences of one mark that are paired with those in the other text; more are mostly the main actor's name."""

Pair = tuple[int, int, str]
"""Where a mark stands in the one text, where in the other, and its name."""


def chain(left: Sequence[Mark], right: Sequence[Mark], weights: dict[str, float]) -> list[Pair]:
    """The heaviest sequence of marks that both texts hold in the same order, each text read once from the start.

    *weights* names the marks that count and what each adds. Cost: n log n in the marks they share.
    """
    places: dict[str, list[int]] = {}
    for mark in right:
        if mark.name in weights:
            places.setdefault(mark.name, []).append(mark.at)
    seen: dict[str, int] = {}
    pairs: list[Pair] = []
    for mark in left:
        held = places.get(mark.name)
        nth = seen.get(mark.name, 0)
        if held and nth < _OCCURRENCES:
            seen[mark.name] = nth + 1
            pairs += [(mark.at, at, mark.name) for at in held[:_OCCURRENCES]]
    return _heaviest_rising(pairs, weights)


def _heaviest_rising(pairs: list[Pair], weights: dict[str, float]) -> list[Pair]:
    """The heaviest run of *pairs* that rises in both places, every place used once."""
    pairs.sort(key=lambda pair: (pair[0], -pair[1], pair[2]))
    # ends[k] is the smallest end of a chain at least as heavy as heavy[k]; both rise together.
    ends: list[int] = []
    heavy: list[float] = []
    last: list[int] = []
    links: list[int] = []
    for index, (_, at, name) in enumerate(pairs):
        place = bisect_left(ends, at)
        total = weights[name] + (heavy[place - 1] if place else 0.0)
        links.append(last[place - 1] if place else -1)
        stop = place
        while stop < len(ends) and heavy[stop] <= total:
            stop += 1
        if stop > place or place == len(ends) or ends[place] > at:
            ends[place:stop] = [at]
            heavy[place:stop] = [total]
            last[place:stop] = [index]
    found: list[Pair] = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = links[index]
    return found[::-1]
