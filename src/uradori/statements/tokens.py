"""Words and marks of a passage, quotations folded into one item each."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from uradori.model import Span

WORD = re.compile(r"(?P<word>\w+(?:[.’'\-‑]\w+)*(?:(?<=\b\w\.\w)\.)?)|[^\w\s]")


class Kind(Enum):
    """What an item of a passage is."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"


class Item(NamedTuple):
    """A word, a mark or a whole quotation; ``low`` is its text in lower case, ``inner`` a quotation's words."""

    start: int
    end: int
    low: str
    text: str
    kind: Kind
    inner: Span | None = None

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter or a digit."""
        return self.text[:1].isupper() or self.text[:1].isdigit()


def items(text: str, span: Span, quotes: tuple[tuple[Span, Span], ...] = ()) -> list[Item]:
    """The items of *text* within *span*; *quotes* are (outer, inner) spans inside it, in order."""
    row: list[Item] = []
    at = span.start
    for outer, inner in quotes:
        row.extend(_words(text, at, outer.start))
        row.append(Item(outer.start, outer.end, '"', text[outer.start : outer.end], Kind.QUOTE, inner))
        at = outer.end
    row.extend(_words(text, at, span.end))
    return row


def _words(text: str, start: int, end: int) -> list[Item]:
    found = []
    for m in WORD.finditer(text, start, end):
        word = m[0]
        found.append(Item(*m.span(), word.lower(), word, Kind.WORD if m.lastgroup else Kind.MARK))
    return found
