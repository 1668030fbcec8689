"""Statements within statements: "Reuters reported that the minister said ..." is two, the second within the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from uradori.model import Statement


def nested(statements: Sequence[Statement]) -> list[Statement]:
    """*statements* of one article, each with the id of the narrowest one that reports it, cue and all."""
    rows = []
    reach = [(each.content.spans[0].start, each.content.spans[-1].end, each) for each in statements]
    for inner in statements:
        at = inner.cue.spans[0].start
        near = (outer for start, end, outer in reach if start <= at < end)
        around = [outer for outer in near if outer is not inner and _reports(outer, inner)]
        closest = min(around, key=_length, default=None)
        rows.append(replace(inner, within=closest.id) if closest else inner)
    return rows


def _reports(outer: Statement, inner: Statement) -> bool:
    """Whether the content of *outer* holds the cue and the content of *inner*."""
    parts = (*inner.cue.spans, *inner.content.spans)
    return all(any(piece.covers(part) for piece in outer.content.spans) for part in parts)


def _length(statement: Statement) -> int:
    return sum(piece.end - piece.start for piece in statement.content.spans)
