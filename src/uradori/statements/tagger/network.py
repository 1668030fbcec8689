"""The network of a tier: word pieces with their marks in, scores out; and what each cue has to do with each piece."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from uradori.model import Authority, Modality, Tier
from uradori.statements.tagger.decode import Floats
from uradori.statements.tagger.features import BLANK, ROLES, Encoded
from uradori.statements.tagger.pieces import Ints
from uradori.statements.tagger.windows import Window

WIDTH = 384
"""Numbers in the vector of a word piece."""

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights of a vector in 4 bits each, as the vectors were published: low nibbles first, eight taken off, scaled."""

BEGIN, END = 0, 2
"""The ids that stand before and behind every window."""

DISTANCES = 32
"""Buckets of distance on either side of a cue, four to every doubling."""

LINES = 3
"""From how many lines away on a piece is simply far."""

AUTHORITIES, MODALITIES = len(Authority), len(Modality)


@dataclass(frozen=True)
class Scores:
    """What the network says of the pieces of a window, one row a piece.

    ``anchor``: the logit that a cue begins here. ``unary``, ``query``, ``key``: by role, for `Network.pairs`.
    ``by_source`` and ``by_cue``: logits of the authorities; ``modality``: logits of the modalities.
    """

    anchor: Floats
    unary: Floats
    query: Floats
    key: Floats
    by_source: Floats
    by_cue: Floats
    modality: Floats


@dataclass(frozen=True)
class Network:
    """A tier's network, and the tables by which distance, lines and drafts weigh when a cue is paired with pieces."""

    session: onnxruntime.InferenceSession
    base: Floats
    distance: Floats
    line: Floats
    link: Floats
    settings: dict[str, Any]

    def scores(self, encoded: Encoded, window: Window) -> Scores:
        """The scores of the pieces of *window*."""
        ids = np.concatenate(([BEGIN], encoded.pieces.ids[window.first : window.last], [END]))
        marks = np.concatenate(([BLANK], encoded.marks[window.first : window.last], [BLANK]))
        (rows,) = self.session.run(None, {"words": word_vectors(ids)[None], "marks": marks[None]})
        return _split(rows[1:-1])

    def pairs(self, scores: Scores, encoded: Encoded, window: Window, anchors: Sequence[int]) -> Floats:
        """Logits by anchor, role and piece of *window*: that the piece is of that role for the cue at the anchor."""
        total = window.last - window.first
        key = scores.key.transpose(1, 2, 0)
        query = scores.query[list(anchors)].transpose(1, 0, 2)
        logits = (query @ key).transpose(1, 0, 2) / math.sqrt(scores.key.shape[2])
        logits += scores.unary.T[None] + self.base[None, :, None]
        lines = encoded.lines[window.first : window.last]
        links = encoded.links(window.first, window.last, [window.first + at for at in anchors])
        roles = np.arange(len(ROLES))[:, None]
        for n, at in enumerate(anchors):
            logits[n] += self.distance[:, buckets(at, total)]
            logits[n] += self.line[:, np.clip(lines - lines[at], -LINES, LINES) + LINES]
            logits[n] += self.link[roles, links[n]]
        return np.asarray(logits, np.float32)


def _split(rows: Floats) -> Scores:
    roles = len(ROLES)
    depth = (rows.shape[1] - 1 - roles - 2 * AUTHORITIES - MODALITIES) // (2 * roles)
    cuts = np.cumsum([1, roles, roles * depth, roles * depth, AUTHORITIES, AUTHORITIES])
    anchor, unary, query, key, by_source, by_cue, modality = np.split(rows, cuts, axis=1)
    shape = (len(rows), roles, depth)
    return Scores(anchor[:, 0], unary, query.reshape(shape), key.reshape(shape), by_source, by_cue, modality)


def buckets(anchor: int, total: int) -> Ints:
    """The bucket of distance from *anchor* of each of *total* pieces."""
    away = np.arange(total) - anchor
    step = np.minimum(DISTANCES, (np.log2(np.abs(away) + 1) * 4).astype(np.int64))
    return np.asarray(np.where(away >= 0, DISTANCES + step, DISTANCES - step), np.int64)


@cache
def _table() -> NDArray[Any]:
    # Mapped, not read: only the rows of words that occur ever come into memory.
    with as_file(files(__package__) / "weights" / "words.bin") as path:
        return np.memmap(path, BLOCK, "r").reshape(-1, WIDTH // 32)


def word_vectors(ids: Ints) -> Floats:
    """The vectors of pieces, ``(len(ids), WIDTH)``."""
    return unpacked(_table()[ids]).reshape(len(ids), WIDTH)


def unpacked(blocks: NDArray[Any]) -> Floats:
    """The weights of an array of `BLOCK`, 32 for each along a new last axis."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate((nibbles & 15, nibbles >> 4), axis=-1).astype(np.float32) - 8
    weights *= blocks["scale"].astype(np.float32)[..., None]
    return weights


@cache
def network(tier: Tier) -> Network:
    """The shipped network of *tier*."""
    folder = files(__package__) / "weights"
    settings = json.loads((folder / f"{tier}.json").read_text("utf-8"))
    options = onnxruntime.SessionOptions()
    # One thread: articles are many, cores are shared, and a second thread costs more than it gives on short windows.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession((folder / f"{tier}.onnx").read_bytes(), options, ["CPUExecutionProvider"])
    tables = {name: np.asarray(table, np.float32) for name, table in settings["pairs"].items()}
    return Network(session, tables["base"], tables["distance"], tables["line"], tables["link"], settings)
