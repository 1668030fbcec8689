"""What changed between two wordings of one utterance: words left out, words put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from uradori.briefing.model import Piece

_WORD = re.compile(r"(?:[ぁ-ゖ]+|[ァ-ヺー]+|[一-鿿々]+|[^\W\sぁ-ゖァ-ヺー一-鿿々]+|\S)\s*|\s+")
"""A word, or a stretch of one Japanese script: enough to show where two wordings part."""


def change(one: str, other: str) -> tuple[Piece, ...]:
    """*one* and *other* laid over each other: kept pieces spell both, with those gone *one*, with those new *other*."""
    before, after = _WORD.findall(one), _WORD.findall(other)
    pieces: list[Piece] = []
    for tag, start, end, at, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(before[start:end]), "kept"))
            continue
        if end > start:
            pieces.append(Piece("".join(before[start:end]), "gone"))
        if to > at:
            pieces.append(Piece("".join(after[at:to]), "new"))
    return tuple(pieces)
