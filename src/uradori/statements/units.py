"""Sentences put together that a quotation runs over: what the finders of statements look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uradori.model import Span, Spans
from uradori.statements.quotes import Quotation

GoesOn = Callable[[Span, list[Quotation]], bool]
"""Whether a unit goes on with the next sentence, for reasons of the language."""


def units(
    sentences: Spans, quotes: tuple[Quotation, ...], depth: int, goes_on: GoesOn | None = None
) -> Iterator[tuple[Span, list[Quotation]]]:
    """Each unit of *sentences*: its span, and the *quotes* of this *depth* in it, in order.

    A unit ends with a sentence in which no quotation is left open, or with the last sentence.
    """
    top = [quote for quote in quotes if quote.depth == depth]
    held: list[Quotation] = []
    start: int | None = None
    at = 0
    for sentence in sentences:
        start = sentence.start if start is None else start
        while at < len(top) and top[at].outer.start < sentence.end:
            if top[at].outer.start >= start:
                held.append(top[at])
            at += 1
        unit = Span(start, sentence.end)
        if (held and held[-1].outer.end > sentence.end) or (goes_on is not None and goes_on(unit, held)):
            continue
        yield unit, held
        start, held = None, []
    if start is not None:
        # An open quotation may reach beyond the last sentence, into white space.
        yield Span(start, max([sentences[-1].end, *(quote.outer.end for quote in held)])), held
