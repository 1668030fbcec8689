"""The words of a source without what only stands beside a name: datelines, particles, adverbs and numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from uradori.lang import table
from uradori.model import Span, Spans
from uradori.statements.tagger import Tagged

_BESIDE = ("prepositions", "conjunctions", "adverbs", "times", "auxiliaries")
"""Classes of words with which no name ends."""


def with_bare_sources(found: list[Tagged], text: str, lang: str) -> list[Tagged]:
    """*found*, each source without a dateline before it, and without the words behind that are no part of it."""
    return [replace(each, source=_bare(each.source, text, lang)) if each.source else each for each in found]


def _bare(source: Spans, text: str, lang: str) -> Spans:
    start, end = source[0].start, source[-1].end
    dateline = _dateline(lang).match(text, start, end)
    if dateline and dateline.end() < end and (start == 0 or text[start - 1] == "\n"):
        start = dateline.end()
    behind = _behind(lang).search(text, start, end)
    end = behind.start() if behind and behind.start() > start else end
    kept = (Span(max(piece.start, start), min(piece.end, end)) for piece in source)
    return tuple(piece for piece in kept if piece.start < piece.end)


@cache
def _dateline(lang: str) -> re.Pattern[str]:
    return re.compile(table(lang, "briefing")["dateline"])


@cache
def _behind(lang: str) -> re.Pattern[str]:
    words = table(lang, "cues")["words"]
    if "particles" in words:
        return re.compile(f"(?:{'|'.join(words['particles'].split())})+$")
    beside = sorted({word for name in _BESIDE for word in words.get(name, "").split()}, key=len, reverse=True)
    return re.compile(rf"(?:[\s,]+(?:\d+|{'|'.join(map(re.escape, beside))}))+$", re.IGNORECASE)
