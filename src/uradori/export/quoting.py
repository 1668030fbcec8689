"""Words in their place: the sentence around a passage, and the selectors by which others find it again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from uradori.model import Article, Span, Spans

CONTEXT = 32
"""Code points before and after a quote by which it can be told from the same words elsewhere in the text."""

LONGEST = 700
"""Code points of a window at most: a "sentence" without an end must not bring a whole page along."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a window; ``cited`` where it is the words that the dossier cites."""

    text: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A span with its own words and those around it."""

    span: Span
    exact: str
    prefix: str
    suffix: str


def quoted(article: Article, span: Span) -> Quoted:
    """The words at *span* of *article*, with a little of what stands around them."""
    before = article.text[max(0, span.start - CONTEXT) : span.start]
    return Quoted(span, span.cut(article.text), before, article.text[span.end : span.end + CONTEXT])


def window(article: Article, spans: Spans) -> tuple[Segment, ...]:
    """The sentences that *spans* touch, in pieces: what is cited, and what stands around it; nothing without spans."""
    if not spans:
        return ()
    start, end = spans[0].start, spans[-1].end
    touched = [one for one in article.sentences if one.overlaps(Span(start, end))]
    spare = max(0, LONGEST - (end - start)) // 2
    opening = max(min(start, touched[0].start), start - spare) if touched else start
    closing = min(max(end, touched[-1].end), end + spare) if touched else end
    edges = sorted({opening, closing, *(edge for span in spans for edge in span)})
    return tuple(Segment(article.text[a:b], any(span.covers(Span(a, b)) for span in spans)) for a, b in pairwise(edges))
