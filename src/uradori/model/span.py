"""Spans: where in an article's stored text a thing stands."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open interval ``[start, end)`` of Unicode code points in an article's stored text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The characters of *text* that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def common(self, other: Span) -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]
