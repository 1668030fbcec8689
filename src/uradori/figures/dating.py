"""As of when a figure holds, where its sentence says so."""

from __future__ import annotations

from uradori.figures.lexicon import Lexicon
from uradori.model import Span
from uradori.reading.dates import normalise


def as_of(text: str, sentence: Span, published: str | None, words: Lexicon) -> str | None:
    """The ISO date as of which the figures of *sentence* hold, or None; the year may be that of publication."""
    hit = words.as_of.search(text, sentence.start, sentence.end)
    if hit is None:
        return None
    named = hit.group(1)
    if found := normalise(named, words.lang):
        return found[:10]
    if not published:
        return None
    year = published[:4]
    return normalise(f"{year}年{named}" if not words.spaced else f"{named} {year}", words.lang)
