"""Where the words of a statement begin and end: whole words, and quote marks only in pairs."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace

from uradori.model import Span, Spans
from uradori.statements.quotes import Quotation
from uradori.statements.tagger import Tagged
from uradori.statements.tagger.spans import trimmed, whole_words

_NEAR = 60
"""Code points to a closing quote mark up to which a piece is led on to it rather than parted by the opening one."""

_SINGLE = "'‘’"
"""Marks that are apostrophes as often as they quote."""

_GOES_ON = re.compile(r"[ \u00a0]+(?=[^\W\d_])")
"""Between two words: what ends before it breaks off."""

_JOINTS = "-‑’'ʼ"
"""Marks inside a word: what stands on both sides is one."""


def with_whole_edges(
    found: Sequence[Tagged], text: str, quotes: tuple[Quotation, ...], sentences: Spans
) -> list[Tagged]:
    """*found*, its sources and contents out to whole words, and each quotation in them closed or without its mark.

    A content that begins with a quotation and breaks off in the middle of it goes on to the end of the sentence.
    """
    marked = [quote for quote in quotes if text[quote.outer.start] not in _SINGLE]
    return [each if each.turn else _whole(each, text, marked, sentences) for each in found]


def _whole(each: Tagged, text: str, quotes: list[Quotation], sentences: Spans) -> Tagged:
    source = _mended(text, each.source, (*each.cue, *each.content), quotes)
    content = _mended(text, each.content, (*each.cue, *each.source), quotes)
    spoken = tuple(
        _to_the_end(text, piece, (*each.cue, *each.source, *content), quotes, sentences) for piece in content
    )
    return replace(each, source=source, content=spoken or each.content)


def _to_the_end(text: str, piece: Span, others: Spans, quotes: list[Quotation], sentences: Spans) -> Span:
    """*piece*, on to the end of the sentence where it breaks off in the first line of the quotation it begins."""
    quote = next((q for q in quotes if q.inner.start == piece.start and piece.end < q.inner.end), None)
    if quote is None or "\n" in piece.cut(text) or not _GOES_ON.match(text, piece.end):
        return piece
    at = bisect.bisect_left(sentences, piece.end, key=lambda sentence: sentence.end)
    end = min(quote.inner.end, sentences[at].end if at < len(sentences) else piece.end)
    whole = Span(piece.start, end)
    return piece if end <= piece.end or any(o.start >= piece.end and o.overlaps(whole) for o in others) else whole


def _mended(text: str, pieces: Spans, others: Spans, quotes: list[Quotation]) -> Spans:
    """*pieces*, none of which grows into *others* of the same statement."""
    rows: list[Span] = []
    for piece in pieces:
        grown = _clear(piece, _joined(text, whole_words(text, piece)), others)
        for part in _paired(text, grown, others, quotes):
            start = max(part.start, rows[-1].end) if rows else part.start
            if start < part.end:
                rows.append(Span(start, part.end))
    return tuple(rows)


def _joined(text: str, span: Span) -> Span:
    """*span* out over the hyphens and apostrophes in the words at its edges."""
    start, end = span
    while start > 1 and text[start - 1] in _JOINTS and text[start - 2].isalnum() and text[start : start + 1].isalnum():
        start = whole_words(text, Span(start - 2, end)).start
    while end + 1 < len(text) and text[end] in _JOINTS and text[end + 1].isalnum() and text[end - 1].isalnum():
        end = whole_words(text, Span(start, end + 2)).end
    return Span(start, end)


def _clear(piece: Span, grown: Span, others: Spans) -> Span:
    """*grown*, less what belongs to *others* beyond *piece*."""
    start = max([grown.start, *(o.end for o in others if grown.start < o.end <= piece.start)])
    end = min([grown.end, *(o.start for o in others if piece.end <= o.start < grown.end)])
    return Span(start, end)


def _paired(text: str, piece: Span, others: Spans, quotes: list[Quotation]) -> Spans:
    """*piece* led on to the quote marks near its edges, and parted where a mark stays alone."""
    for quote in quotes:
        whole = Span(min(piece.start, quote.outer.start), max(piece.end, quote.outer.end))
        lead = max(piece.start - whole.start, whole.end - piece.end)
        edge = piece.start == quote.outer.start or piece.end == quote.outer.end
        if (
            _lone(piece, quote, quotes)
            and quote.closed
            and not edge
            and lead <= _NEAR
            and _clear(piece, whole, others) == whole
        ):
            piece = whole
    return _without_lone_marks(text, piece, quotes)


def _lone(piece: Span, quote: Quotation, quotes: list[Quotation]) -> Span | None:
    """The mark of *quote* that stands in *piece* while the other one does not; one mark may close two of *quotes*."""
    if piece.covers(quote.outer):
        return None if quote.closed else Span(quote.outer.start, quote.inner.start)
    if piece.start <= quote.outer.start < piece.end:
        return Span(quote.outer.start, quote.inner.start)
    if not quote.closed or not piece.start < quote.outer.end <= piece.end:
        return None
    shared = any(other.outer.end == quote.outer.end and piece.covers(other.outer) for other in quotes)
    return None if shared else Span(quote.inner.end, quote.outer.end)


def _without_lone_marks(text: str, piece: Span, quotes: list[Quotation]) -> Spans:
    mark = next((mark for quote in quotes if (mark := _lone(piece, quote, quotes))), None)
    if mark is None:
        return (piece,)
    parts = trimmed(text, (Span(piece.start, mark.start), Span(mark.end, piece.end)))
    return tuple(each for part in parts for each in _without_lone_marks(text, part, quotes))
