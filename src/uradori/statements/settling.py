"""What is settled once all statements of an article are known: edges, whose a quotation is, who is reported."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace

from uradori.model import Span, Spans
from uradori.statements.draft import Draft
from uradori.statements.tagger import Tagged

SAME = 0.8
"""From which overlap on, of the shorter one, two pieces of content are the same words."""

NEARLY = 0.85
"""From which overlap on, of both together, the rules and the network mean the same words."""


QUOTED = 0.14
"""From which confidence on a draft of a quotation is kept that nobody else has said; chosen on dev sets."""

REPORTED = 0.7
"""From which confidence on a draft within another's content is kept; chosen on dev sets, where it costs nothing."""


def with_clear_edges(found: Sequence[Tagged], drafts: Sequence[Draft]) -> list[Tagged]:
    """*found*, with the edges of the rules where those mean the same words: they know that a particle is no content.

    Fixed words of hearsay («за деякими даними») name nobody: they are the cue, and there is no source.
    """
    by_cue = {draft.cue[0].start: draft for draft in drafts}
    rows = []
    for each in found:
        draft = by_cue.get(each.cue[0].start)
        if draft is None:
            rows.append(each)
            continue
        row = replace(each, content=_apart(_edged(piece, draft.content) for piece in each.content))
        rows.append(replace(row, source=(), cue=draft.cue) if draft.sense.frame == "hearsay" else row)
    return rows


def _edged(piece: Span, known: Spans) -> Span:
    return next((other for other in known if piece.common(other) >= NEARLY * _whole(piece, other)), piece)


def with_own_quotations(found: Sequence[Tagged], sentences: Spans) -> list[Tagged]:
    """*found*, without pieces of content that stand in another sentence than the cue, beside a cue of their own.

    A piece stays with both where one statement reports the other.
    """
    starts = [sentence.start for sentence in sentences]

    def place(at: int) -> int:
        return bisect.bisect_right(starts, at)

    def beside(each: Tagged, piece: Span) -> bool:
        return any(place(piece.start) <= place(cue.start) <= place(piece.end - 1) for cue in each.cue)

    def borrowed(each: Tagged, piece: Span) -> bool:
        if beside(each, piece):
            return False
        return any(beside(other, piece) and _shares(other, piece) and not _reports(each, other) for other in found)

    rows = []
    for each in found:
        kept = tuple(piece for piece in each.content if not borrowed(each, piece)) if len(each.content) > 1 else ()
        rows.append(replace(each, content=kept) if kept else each)
    return rows


def with_quotations(found: Sequence[Tagged], drafts: Sequence[tuple[Draft, float]]) -> list[Tagged]:
    """*found*, and the quotations that the rules give a speaker and that stand, by half or more, in no content yet."""
    rows = list(found)
    for draft, sure in sorted(drafts, key=lambda pair: -pair[1]):
        if draft.quoted and sure >= QUOTED and not any(_says(each, draft.content) for each in rows):
            rows.append(_said(draft, sure))
    return in_order(rows)


def in_order(found: Sequence[Tagged]) -> list[Tagged]:
    """*found* in the order of the text."""
    return sorted(found, key=lambda each: min(each.cue[0], each.content[0]))


def _said(draft: Draft, sure: float) -> Tagged:
    """A draft of the rules as it stands."""
    return Tagged(_apart(draft.source), _apart(draft.cue), _apart(draft.content), sure)


def _apart(spans: Iterable[Span]) -> Spans:
    """*spans* in order, those that overlap as one."""
    rows: list[Span] = []
    for span in sorted(spans):
        if rows and span.start < rows[-1].end:
            rows[-1] = Span(rows[-1].start, max(rows[-1].end, span.end))
        else:
            rows.append(span)
    return tuple(rows)


def _says(each: Tagged, content: Spans) -> bool:
    common = sum(piece.common(other) for piece in each.content for other in content)
    return 2 * common >= sum(piece.end - piece.start for piece in content)


def with_reported(found: Sequence[Tagged], drafts: Sequence[tuple[Draft, float]]) -> list[Tagged]:
    """*found*, and what the rules are sure of within its contents: the articles trained on mark few such statements."""
    taken = [cue for each in found for cue in each.cue]
    rows = list(found)
    for draft, sure in drafts:
        if sure < REPORTED or not draft.source or any(cue.overlaps(own) for cue in taken for own in draft.cue):
            continue
        parts = (*draft.source, *draft.cue, *draft.content)
        if any(_holds(each, parts) for each in found if not each.turn):
            rows.append(_said(draft, sure))
    return in_order(rows)


def _holds(each: Tagged, parts: Spans) -> bool:
    return all(any(piece.covers(part) for piece in each.content) for part in parts)


def _shares(other: Tagged, piece: Span) -> bool:
    return any(piece.common(own) >= SAME * min(piece.end - piece.start, own.end - own.start) for own in other.content)


def _reports(one: Tagged, other: Tagged) -> bool:
    """Whether the content of either holds the cue of the other."""
    pairs = ((one, other), (other, one))
    return any(piece.covers(cue) for outer, inner in pairs for piece in outer.content for cue in inner.cue)


def _whole(one: Span, other: Span) -> int:
    return max(one.end, other.end) - min(one.start, other.start)
