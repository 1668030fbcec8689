"""Spans tidied: whole words, no marks and white space at their edges, quotations without their quote marks."""

from __future__ import annotations

from collections.abc import Iterable

from uradori.model import Span, Spans
from uradori.statements.quotes import Quotation

_CLOSERS = {")": "(", "]": "[", "）": "（", "】": "【", "」": "「", "』": "『", "»": "«", "”": "“", "’": "‘"}
_OPENERS = {opener: closer for closer, opener in _CLOSERS.items()}
_ENDS = frozenset("%°$€£¥₽₴№#+&…")
"""Signs that belong to the words beside them."""

_ALIKE = 0.8
"""From which overlap on a piece of content and the words of a quotation are meant to be the same."""


def whole_words(text: str, span: Span) -> Span:
    """*span* out to the ends of the words it cuts; where words are not parted, runs of one script count as such."""
    start, end = span
    while start > 0 and start < len(text) and _same_word(text[start - 1], text[start]):
        start -= 1
    while 0 < end < len(text) and _same_word(text[end - 1], text[end]):
        end += 1
    return Span(start, end)


def _same_word(left: str, right: str) -> bool:
    kind = _kind(left)
    return kind != _LOOSE_SCRIPT and kind == _kind(right)


def _kind(char: str) -> int:
    """The script of *char*, as far as it holds words together: hiragana ends words as often as it goes on with them."""
    if "\u3040" <= char <= "\u309f" or not (char.isalnum() or char == "ー"):
        return _LOOSE_SCRIPT
    if "\u30a0" <= char <= "\u30ff":
        return 1
    if "\u3400" <= char <= "\u9fff" or char == "々":
        return 2
    return 3


_LOOSE_SCRIPT = 0


def trimmed(text: str, spans: Iterable[Span]) -> Spans:
    """*spans* without marks and white space at their edges; a bracket stays that is closed or opened inside."""
    return tuple(bare for span in spans if (bare := _trimmed(text, span)).start < bare.end)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and _loose(text[start], text[start + 1 : end], _OPENERS):
        start += 1
    while end > start and _loose(text[end - 1], text[start : end - 1], _CLOSERS):
        end -= 1
    return Span(start, end)


def _loose(mark: str, rest: str, partners: dict[str, str]) -> bool:
    if mark.isalnum() or mark in _ENDS:
        return False
    return not (mark in partners and partners[mark] in rest)


def content_spans(text: str, pieces: Iterable[Span], quotes: tuple[Quotation, ...]) -> Spans:
    """The *pieces* of a content in order, none touching the next; one that is nearly a quotation is its inner words."""
    rows: list[Span] = []
    for piece in pieces:
        inner = _quotation(piece, quotes)
        for span in (_bare(text, inner),) if inner else trimmed(text, (piece,)):
            if rows and span.start < rows[-1].end:
                rows[-1] = Span(rows[-1].start, max(rows[-1].end, span.end))
            elif span.start < span.end:
                rows.append(span)
    return tuple(rows)


def _quotation(piece: Span, quotes: tuple[Quotation, ...]) -> Span | None:
    for quote in quotes:
        common = piece.common(quote.inner)
        whole = max(piece.end, quote.inner.end) - min(piece.start, quote.inner.start)
        if common > 0 and common >= _ALIKE * whole:
            return quote.inner
    return None


def _bare(text: str, span: Span) -> Span:
    """*span* without white space and commas at its edges: the end mark of quoted speech is part of it."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",、"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",、"):
        end -= 1
    return Span(start, end)
