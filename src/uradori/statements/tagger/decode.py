"""From scores to pieces: cues first, then for each cue the pieces of its source and its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Range = tuple[int, int]


class Leanings(NamedTuple):
    """What decoding adds to the scores, in logits, chosen on dev sets (bench/attribution/training/calibrate.py).

    ``source`` and ``content`` are added to every piece; ``segment`` is what every segment of a content costs: a piece
    of its own must be worth more than a gap bridged.
    """

    source: float
    content: float
    segment: float


@dataclass(frozen=True)
class Found:
    """A statement in pieces: ranges ``[first, last)`` by role, and the signs by which its confidence is judged."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    signs: tuple[float, ...]


def anchors(logits: Floats, least: float) -> list[int]:
    """The pieces that begin a cue: those whose logit is at least *least*; of two side by side, the likelier."""
    found: list[int] = []
    for at in np.flatnonzero(logits >= least).tolist():
        if not found or at - found[-1] > 1:
            found.append(at)
        elif logits[at] > logits[found[-1]]:
            found[-1] = at
    return found


def found(logit: float, scores: Floats, anchor: int, leanings: Leanings, quoted: Floats) -> Found | None:
    """The statement whose cue begins at the piece *anchor*; None where no content is likelier than none.

    *logit* is that of the anchor, *scores* are the logits by role (source, cue, content) and piece; *quoted* is one for
    pieces in a quotation, zero for others.
    """
    scores = scores + np.array([[leanings.source], [0], [leanings.content]], np.float32)
    source_row, cue_row, content_row = scores
    content = segments(content_row, leanings.segment)
    if not content:
        return None
    source, source_sum = _best_source(source_row, content)
    cue, _ = best_segment(cue_row)
    signs = (float(np.clip(logit, -4, 6)), *_source_signs(source_row, source, source_sum))
    return Found(
        source, cue or (anchor, anchor + 1), tuple(content), signs + _content_signs(content_row, content, quoted)
    )


def _best_source(scores: Floats, content: list[Range]) -> tuple[Range | None, float]:
    """The likeliest source; one outside the *content*, who speaks, rather than one inside, who is spoken of."""
    outside = scores.copy()
    for first, last in content:
        outside[first:last] = -np.inf
    source, total = best_segment(outside)
    return (source, total) if source else best_segment(scores)


def _source_signs(scores: Floats, source: Range | None, total: float) -> tuple[float, ...]:
    """How sure the source is, or that there is none."""
    sure = float(np.clip(total, 0, 12)) if source else float(np.clip(-scores.max(initial=-9.0), 0, 9))
    return (sure, float(source is not None))


def _content_signs(scores: Floats, content: list[Range], quoted: Floats) -> tuple[float, ...]:
    """How sure the content is, how long, whether broken, and how much of it stands in quote marks."""
    likely = 1 / (1 + np.exp(-scores))
    inside = np.concatenate([likely[first:last] for first, last in content])
    # The overlap with the true content that the scores themselves expect, from what they put inside and outside.
    expected = float(inside.sum() / max(likely.sum() + (1 - inside).sum(), 1e-6))
    share = float(np.concatenate([quoted[first:last] for first, last in content]).mean())
    return (expected, float(inside.mean()), float(np.log(len(inside))), float(len(content) > 1), share)


def segments(scores: Floats, cost: float) -> list[Range]:
    """The segments of a row of logits with the greatest sum, each segment charged *cost* (Viterbi, two states)."""
    begin, end = _worthwhile(scores)
    inside, outside = -np.inf, 0.0
    opened, closed = [], []
    for score in scores[begin:end].tolist():
        begins = outside - cost > inside
        inside = (outside - cost if begins else inside) + score
        opened.append(begins)
        closed.append(inside > outside)
        outside = max(outside, inside)
    rows: list[Range] = []
    at = len(opened) - 1
    while at >= 0:
        if closed[at]:
            last = at + 1
            while not opened[at]:
                at -= 1
            rows.append((begin + at, begin + last))
        at -= 1
    return rows[::-1]


def _worthwhile(scores: Floats) -> Range:
    """From the first to the last logit above zero: no segment of the greatest sum begins before or ends behind."""
    above = np.flatnonzero(scores > 0)
    return (int(above[0]), int(above[-1]) + 1) if len(above) else (0, 0)


def best_segment(scores: Floats) -> tuple[Range | None, float]:
    """The segment of a row of logits with the greatest sum, and that sum; None where none is above zero (Kadane)."""
    begin, end = _worthwhile(scores)
    best, at = 0.0, None
    total, start = 0.0, begin
    for i, score in enumerate(scores[begin:end].tolist(), begin):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best:
            best, at = total, (start, i + 1)
    return at, best
