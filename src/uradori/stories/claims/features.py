"""What two things said have in common, in numbers for the model of whether they are of one matter."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from uradori.stories.claims.clashes import counted, loose, strange
from uradori.stories.claims.parts import Names, Parts

COSTLY = "soft"
"""The feature that `soft` reads: at most 1."""


def features(one: Parts, other: Parts) -> dict[str, float]:
    """The features of the pair, by name, but for the costly one; the same whichever comes first."""
    same = one.lang == other.lang
    left, right = loose(one.numbers, other.numbers), loose(other.numbers, one.numbers)
    return {
        "bias": 1.0,
        "cross": float(not same),
        "concepts": _share(one.concepts, other.concepts),
        "mean": float(one.middle @ other.middle),
        "gist": float(one.gist @ other.gist),
        "overlap": counted(one, other) if same else 0.0,
        "names": _common(one.names, other.names),
        "actors": _matched(one.actors, other.actors),
        "numbers": float(bool(one.numbers and not left) or bool(other.numbers and not right)),
        "numbers2": float(bool(left and right)),
        "ratio": abs(math.log((len(one.vectors) + 1) / (len(other.vectors) + 1))),
    }


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return len(one & other) / math.sqrt(len(one) * len(other))


def _common(one: Names, other: Names) -> float:
    return float(bool(one & other)) - 0.5 * float(bool(one and other and not one & other))


def soft(one: Parts, other: Parts) -> float:
    """How near the pieces of each are to the nearest of the other, on average."""
    if not len(one.vectors) or not len(other.vectors):
        return 0.0
    near = one.vectors @ other.vectors.T
    there, back = np.maximum.reduce(near, 1), np.maximum.reduce(near, 0)
    return float(np.add.reduce(there) / len(there) + np.add.reduce(back) / len(back)) / 2


def _matched(one: Sequence[Names], other: Sequence[Names]) -> float:
    if not one or not other:
        return 0.0
    return 1 - (len(strange(one, other)) + len(strange(other, one))) / (len(one) + len(other))
