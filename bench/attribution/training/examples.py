"""Annotated articles as the networks learn from them: pieces, marks, and for every cue what each piece is to it."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora import Document

from uradori.model import Authority, Modality
from uradori.reading import sentences
from uradori.statements.extraction import scored_drafts
from uradori.statements.quotes import quotations
from uradori.statements.scoring import model
from uradori.statements.tagger.features import BLANK, ROLES, Encoded, encode
from uradori.statements.tagger.network import BEGIN, END, LINES, buckets, word_vectors
from uradori.statements.tagger.windows import cut

UNKNOWN, IGNORED = 3, -100
UNRULED = 0.2
"""Share of the windows from which what the rules say is withheld, so that the network can do without."""

FORGOTTEN = 0.06
"""Share of the pieces that are replaced by the unknown one."""

Array = NDArray[Any]


@dataclass
class Cue:
    """A cue to learn: its first piece, and for each role how much each piece of ``[first, last)`` is of it, in [0, 1].

    ``sure`` says how sure the cue itself is, ``weight`` how much its pairs count, ``authority`` and ``modality`` what
    it is, as shares of the classes; None where nobody has said.
    """

    at: int
    first: int
    last: int
    roles: Array
    sure: float = 1.0
    weight: float = 1.0
    authority: Array | None = None
    modality: Array | None = None


@dataclass
class Lesson:
    """One article: encoded, with its cues."""

    name: str
    lang: str
    encoded: Encoded
    cues: list[Cue] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.encoded.pieces.ids)


def lesson(document: Document) -> Lesson:
    """What *document* teaches by its annotation."""
    text, lang = document["text"], document.get("lang", "en")
    parts, quotes = sentences(text, lang), quotations(text)
    encoded = encode(text, parts, quotes, scored_drafts(text, parts, quotes, lang, model()))
    found = Lesson(document["id"], lang, encoded)
    for row in document["attributions"]:
        reach = [[encoded.pieces.reach(*span) for span in row.get(role) or []] for role in ROLES]
        reach = [[(a, b) for a, b in spans if a < b] for spans in reach]
        if reach[2]:
            found.cues.append(_cue(row, reach))
    return found


def _cue(row: Document, reach: list[list[tuple[int, int]]]) -> Cue:
    at = reach[1][0][0] if reach[1] else min(a for a, _ in reach[2])
    spans = [span for spans in reach for span in spans]
    first, last = min(at, *(a for a, _ in spans)), max(at + 1, *(b for _, b in spans))
    roles = np.zeros((len(ROLES), last - first), np.float32)
    for role, pieces in enumerate(reach):
        for a, b in pieces:
            roles[role, a - first : b - first] = 1
    authority = _one(list(Authority), row.get("authority"))
    return Cue(at, first, last, roles, authority=authority, modality=_one(list(Modality), row.get("modality")))


def _one(classes: Sequence[str], name: str | None) -> Array | None:
    return None if name is None else np.eye(len(classes), dtype=np.float32)[classes.index(name)]


def lessons(documents: list[Document]) -> list[Lesson]:
    """The lessons of *documents*, made on all cores."""
    with Pool() as pool:
        return pool.map(lesson, documents, chunksize=8)


class Window(NamedTuple):
    """Pieces ``[first, last)`` of a lesson."""

    lesson: Lesson
    first: int
    last: int


def windows(row: Lesson, length: int) -> Iterator[Window]:
    """*row* in windows of at most *length* pieces, cut anew each time: the first one is of a random length."""
    at, size = 0, random.randint(length // 3, length)  # noqa: S311 - no secret
    while at < len(row):
        end = cut(row.encoded, at, size)
        yield Window(row, at, end)
        at, size = end, length


def batches(rows: list[Window], pieces: int) -> list[list[Window]]:
    """*rows* shuffled into batches of windows of like length, each of at most *pieces* pieces."""
    random.shuffle(rows)
    made: list[list[Window]] = []
    for start in range(0, len(rows), 256):
        group: list[Window] = []
        for row in sorted(rows[start : start + 256], key=lambda window: window.last - window.first):
            if group and (row.last - row.first + 2) * (len(group) + 1) > pieces:
                made.append(group)
                group = []
            group.append(row)
        made.append(group)
    random.shuffle(made)
    return made


class Batch(NamedTuple):
    """What a network takes (words, marks, mask), where the cues are, and what is to be learned."""

    words: Tensor
    marks: Tensor
    mask: Tensor
    anchors: Tensor
    cued: Tensor
    distance: Tensor
    line: Tensor
    links: Tensor
    wanted_anchor: Tensor
    wanted_pairs: Tensor
    weight: Tensor
    authority: Tensor
    modality: Tensor


def batch(rows: list[Window], *, learning: bool = True) -> Batch:
    """*rows* side by side; while *learning*, some of what is known is withheld."""
    total = max(row.last - row.first for row in rows) + 2
    held = [[cue for cue in row.lesson.cues if row.first <= cue.at < row.last] for row in rows]
    cues = max(1, *map(len, held)) if held else 1
    shape = (len(rows), cues)
    ids = np.ones((len(rows), total), np.int64)
    marks = np.tile(np.array(BLANK), (len(rows), total, 1))
    mask = np.zeros((len(rows), total), bool)
    anchors, cued = np.zeros(shape, np.int64), np.zeros(shape, bool)
    distance, line = np.zeros((*shape, total), np.int64), np.full((*shape, total), LINES)
    links = np.zeros((*shape, len(ROLES), total), np.int64)
    wanted_anchor, wanted = np.zeros((len(rows), total), np.float32), np.zeros(links.shape, np.float32)
    weight = np.zeros(shape, np.float32)
    authority, modality = np.zeros((*shape, len(Authority)), np.float32), np.zeros((*shape, len(Modality)), np.float32)
    for i, (row, own) in enumerate(zip(rows, held, strict=True)):
        encoded, count = row.lesson.encoded, row.last - row.first
        inside = slice(1, count + 1)
        ids[i, 0], ids[i, inside], ids[i, count + 1] = BEGIN, encoded.pieces.ids[row.first : row.last], END
        marks[i, inside] = encoded.marks[row.first : row.last]
        mask[i, : count + 2] = True
        told = encoded.links(row.first, row.last, [cue.at for cue in own])
        if learning:
            ids[i, inside][np.random.rand(count) < FORGOTTEN] = UNKNOWN  # noqa: NPY002 - seeded in one place
            if random.random() < UNRULED:  # noqa: S311
                marks[i, inside, 2:], told = BLANK[2:], told * 0
        lines = encoded.lines[row.first : row.last]
        for j, cue in enumerate(own):
            at = cue.at - row.first
            anchors[i, j], cued[i, j], wanted_anchor[i, at + 1], weight[i, j] = at + 1, True, cue.sure, cue.weight
            distance[i, j] = buckets(at + 1, total)
            line[i, j, inside] = np.clip(lines - lines[at], -LINES, LINES) + LINES
            links[i, j, :, inside] = told[j]
            a, b = max(cue.first, row.first), min(cue.last, row.last)
            wanted[i, j, :, a - row.first + 1 : b - row.first + 1] = cue.roles[:, a - cue.first : b - cue.first]
            authority[i, j] = 0 if cue.authority is None else cue.authority
            modality[i, j] = 0 if cue.modality is None else cue.modality
    words = word_vectors(ids.reshape(-1)).reshape(*ids.shape, -1)
    made = (
        words,
        marks,
        mask,
        anchors,
        cued,
        distance,
        line,
        links,
        wanted_anchor,
        wanted,
        weight,
        authority,
        modality,
    )
    return Batch(*map(torch.from_numpy, made))
