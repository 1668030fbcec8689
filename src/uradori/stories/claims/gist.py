"""What a text is about, as a direction that is the same for it and its translations."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from uradori.lang import SUPPORTED
from uradori.statements.tagger.network import WIDTH
from uradori.statements.tagger.pieces import Ints, shares

Floats = NDArray[np.float32]

DEPTH = 96
"""Numbers of a gist."""
_RARE = 1e-3
"""Share of all text from which a piece counts half: what every text is full of tells no matter."""


@cache
def _tables() -> tuple[dict[str, Floats], Floats]:
    """What the pieces of a language have in common, and the directions in which translations agree.

    Fitted by bench/claims/training.py: the mean of each language is taken off, as it tells of the language alone.
    """
    path = files(__package__) / "gist.bin"
    numbers = np.frombuffer(path.read_bytes(), np.float16).astype(np.float32).reshape(-1, WIDTH)
    rows = len(numbers) - DEPTH
    means = dict(zip(SUPPORTED, numbers[:rows], strict=True))
    return means, np.ascontiguousarray(numbers[rows:].T)


def weights(ids: Ints) -> Floats:
    """How much each piece counts: the rarer, the more."""
    return np.asarray(_RARE / (_RARE + shares(ids)), np.float32)


def weighted(ids: Ints, vectors: Floats) -> Floats:
    """The mean of the *vectors* of pieces, by how much each counts."""
    weight = weights(ids)
    return np.asarray(weight @ vectors / (weight.sum() + 1e-9), np.float32)


def gist(ids: Ints, vectors: Floats, lang: str) -> Floats:
    """The gist of a text in *lang* by the unit vectors of its pieces: of unit length, or 0 for no text."""
    if not len(ids):
        return np.zeros(DEPTH, np.float32)
    means, directions = _tables()
    found = (weighted(ids, vectors) - means[lang]) @ directions
    return np.asarray(found / (np.linalg.norm(found) + 1e-9), np.float32)
