"""What the tagger is told beside the words: quote marks, lines, sentences, and what the rules drafted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from uradori.model import Span, Spans
from uradori.statements.draft import Draft
from uradori.statements.quotes import Quotation
from uradori.statements.tagger.pieces import Ints, Pieces, pieces

ROLES = ("source", "cue", "content")

QUOTE_STATES = 6
"""Outside, inside, opening mark, closing mark, inside a quotation within another, inside an unclosed one."""

STARTS = 4
"""Within a sentence, first of a sentence, of a line, of a line behind an empty one."""

TRUST = (0.25, 0.5, 0.8)
"""Where the rules' confidence passes from one bucket to the next."""

BUCKETS = len(TRUST) + 1
TAGS = 1 + BUCKETS
"""A role the rules gave a piece: none, or the bucket of their confidence."""

LINKS = 1 + 2 * BUCKETS
"""What the rules say of a cue and a piece: no draft has the cue, or by bucket outside or inside the role."""

CONTEXTS = QUOTE_STATES + STARTS + len(ROLES) * TAGS
"""How many marks there are in all, numbered one kind after the other."""

BLANK = (0, QUOTE_STATES, *(QUOTE_STATES + STARTS + role * TAGS for role in range(len(ROLES))))
"""The marks of a piece of which nothing is known."""


@dataclass(frozen=True)
class Drafted:
    """A draft of the rules in pieces: the bucket of its confidence, its reach in pieces by role."""

    bucket: int
    reach: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True)
class Encoded:
    """A text as the tagger takes it: pieces, their marks (one of each kind a piece), lines, sentences, drafts."""

    pieces: Pieces
    marks: Ints
    lines: Ints
    sentences: Ints
    drafts: tuple[Drafted, ...]

    def links(self, first: int, last: int, anchors: Sequence[int]) -> NDArray[np.int64]:
        """For each anchor, role and piece of the window ``[first, last)``, what the rules say (see `LINKS`)."""
        rows = np.zeros((len(anchors), len(ROLES), last - first), np.int64)
        for n, anchor in enumerate(anchors):
            draft = self.begun.get(anchor)
            if draft is None:
                continue
            for role, reach in enumerate(draft.reach):
                rows[n, role] = 1 + 2 * draft.bucket
                for start, end in reach:
                    rows[n, role, max(start - first, 0) : max(end - first, 0)] = 2 + 2 * draft.bucket
        return rows

    @cached_property
    def begun(self) -> dict[int, Drafted]:
        """The surest draft that has a piece in its cue, by piece."""
        found: dict[int, Drafted] = {}
        for draft in self.drafts:
            for start, end in draft.reach[1]:
                for piece in range(start, end):
                    if piece not in found or found[piece].bucket < draft.bucket:
                        found[piece] = draft
        return found


def encode(
    text: str, sentences: Spans, quotes: tuple[Quotation, ...], drafts: Sequence[tuple[Draft, float]]
) -> Encoded:
    """*text* with its *sentences*, its *quotes* and what the rules drafted, each draft with its confidence."""
    row = pieces(text)
    starts, lines, at = _starts(text, row, sentences)
    drafted = tuple(_drafted(row, draft, sure) for draft, sure in drafts)
    marks = [_quote_states(row, quotes), QUOTE_STATES + starts]
    for role in range(len(ROLES)):
        tags = np.zeros(len(row.ids), np.int64)
        for draft in drafted:
            for start, end in draft.reach[role]:
                tags[start:end] = np.maximum(tags[start:end], 1 + draft.bucket)
        marks.append(QUOTE_STATES + STARTS + role * TAGS + tags)
    return Encoded(row, np.stack(marks, 1), lines, at, drafted)


def _drafted(row: Pieces, draft: Draft, sure: float) -> Drafted:
    def reach(spans: Spans) -> tuple[tuple[int, int], ...]:
        return tuple(row.reach(*span) for span in spans)

    return Drafted(int(np.searchsorted(TRUST, sure, "right")), tuple(reach(getattr(draft, role)) for role in ROLES))


def _starts(text: str, row: Pieces, sentences: Spans) -> tuple[Ints, Ints, Ints]:
    """How each piece begins (see `STARTS`), the number of its line, the number of its sentence."""
    breaks = np.asarray([i for i, char in enumerate(text) if char == "\n"], np.int64)
    lines = np.searchsorted(breaks, row.starts)
    at = np.searchsorted(np.asarray([s.start for s in sentences], np.int64), row.starts, "right")
    line_step = np.diff(lines, prepend=-2)
    begins = np.where(line_step > 1, 3, np.where(line_step == 1, 2, (np.diff(at, prepend=-1) > 0).astype(np.int64)))
    # Empty lines are skipped: what counts is how many lines with words lie between two pieces.
    return begins, np.cumsum(line_step > 0), at


def _quote_states(row: Pieces, quotes: tuple[Quotation, ...]) -> Ints:
    states = np.zeros(len(row.ids), np.int64)
    for quote in quotes:
        start, end = row.reach(*quote.outer)
        states[start:end] = 5 if not quote.closed else 4 if quote.depth else 1
        for mark, state in (
            (Span(quote.outer.start, quote.inner.start), 2),
            (Span(quote.inner.end, quote.outer.end), 3),
        ):
            if mark.start < mark.end and not quote.depth:
                begin, behind = row.reach(*mark)
                states[begin:behind] = state
    return states
