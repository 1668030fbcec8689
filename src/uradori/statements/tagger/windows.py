"""A long text in windows that the encoder can take, each with some of its neighbours' text for context."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from uradori.statements.tagger.features import Encoded

LENGTH = 254
"""Pieces of a window at the most."""

CONTEXT = 8
"""Pieces of the windows before and behind that a window sees too, where it has room."""


class Window(NamedTuple):
    """Pieces ``[first, last)``, of which those in ``[begin, end)`` are this window's own."""

    first: int
    last: int
    begin: int
    end: int


def windows(encoded: Encoded) -> list[Window]:
    """The windows of a text: every piece is one window's own, cut at the ends of lines or sentences where possible."""
    total = len(encoded.pieces.ids)
    if total <= LENGTH:
        return [Window(0, total, 0, total)] if total else []
    core = LENGTH - 2 * CONTEXT
    found = []
    begin = 0
    while begin < total:
        end = cut(encoded, begin, core) if total - begin > core + CONTEXT else total
        found.append(Window(max(0, begin - CONTEXT), min(total, end + CONTEXT), begin, end))
        begin = end
    return found


def cut(encoded: Encoded, begin: int, length: int) -> int:
    """Where pieces from *begin* on are best cut to at most *length*: a line's end, a sentence's, or anywhere."""
    most = min(begin + length, len(encoded.pieces.ids))
    for rows in (encoded.lines, encoded.sentences):
        turns = np.flatnonzero(np.diff(rows[begin : most + 1])) + begin + 1
        if len(turns) and turns[-1] - begin >= length // 2:
            return int(turns[-1])
    return most
