"""Text to word pieces: the vocabulary of the encoder, and where in the text each piece stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import sentencepiece
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """The pieces of a text: their ids, and their code points ``[starts, ends)`` in it; three arrays of one length."""

    ids: Ints
    starts: Ints
    ends: Ints

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """The pieces ``[first, last)`` that share a code point with ``[start, end)``."""
        return int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left"))


@cache
def _processor() -> sentencepiece.SentencePieceProcessor:
    model = files(__package__) / "weights" / "pieces.model"
    return sentencepiece.SentencePieceProcessor(model_proto=model.read_bytes())


def pieces(text: str) -> Pieces:
    """The pieces of *text*, in order, without the white space before them."""
    # What cannot be encoded (a lone surrogate) becomes another character of the same length.
    safe = text.encode("utf-8", "replace").decode("utf-8")
    found = _processor().encode(safe, return_type="offset_mapping")
    starts = []
    for start, end in found["offsets"]:
        at = start
        while at < end and safe[at].isspace():
            at += 1
        starts.append(at)
    ends = [end for _, end in found["offsets"]]
    return Pieces(*(np.asarray(row, np.int64) for row in (found["ids"], starts, ends)))


def shares(ids: Ints) -> NDArray[np.float64]:
    """The share of all text that each piece made up where the vocabulary was learned."""
    processor = _processor()
    return np.exp(np.asarray([processor.get_score(int(each)) for each in ids], np.float64))
