"""The words of a source without what only stands beside a name: datelines, particles, adverbs and numbers.

What is no speaker at all, the name of a place or a piece of a longer phrase, is no source.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from uradori.actors import MentionClass, classify
from uradori.lang import table
from uradori.model import Span, Spans
from uradori.statements.tagger import Tagged

_PLACE = 40
"""Code points before a name in which the words are looked for that make a place of it."""

_SPACE = 2
"""Code points between a source and its cue that stand side by side."""

_BESIDE = ("prepositions", "conjunctions", "adverbs", "times", "auxiliaries")
"""Classes of words with which no name ends."""


def with_bare_sources(found: list[Tagged], text: str, lang: str) -> list[Tagged]:
    """*found*, each source without a dateline before it, and without the words behind that are no part of it."""
    return [replace(each, source=_bare(each.source, text, lang)) if each.source else each for each in found]


def _bare(source: Spans, text: str, lang: str) -> Spans:
    start, end = source[0].start, source[-1].end
    if (colon := text.rfind(": ", start, end)) > 0:
        start = colon + 2
    if fronted := _rule(lang, "fronted").match(text, start, end):
        start = fronted.end() if fronted.end() < end else start
    dateline = _dateline(lang).match(text, start, end)
    if dateline and dateline.end() < end and (start == 0 or text[start - 1] == "\n"):
        start = dateline.end()
    behind = _behind(lang).search(text, start, end)
    end = behind.start() if behind and behind.start() > start else end
    kept = (Span(max(piece.start, start), min(piece.end, end)) for piece in source)
    return tuple(piece for piece in kept if piece.start < piece.end)


def with_speakers(found: list[Tagged], text: str, lang: str) -> list[Tagged]:
    """*found*, without sources that cannot speak: the name of a place where something was said, a cut phrase."""
    return [replace(each, source=()) if each.source and not _speaks(each, text, lang) else each for each in found]


def _speaks(each: Tagged, text: str, lang: str) -> bool:
    start, end = each.source[0].start, each.source[-1].end
    place = _rule(lang, "place").search(text, max(0, start - _PLACE), start)
    # Behind a bare preposition a place has one word: of more, a person follows ("in Jakarta Sutopo Nugroho").
    if (
        place
        and (place["noun"] or " " not in text[start:end])
        and classify(text[start:end], lang) is MentionClass.PERSON
        and not _beside(each)
    ):
        return False
    rules = table(lang, "cues")["sources"]
    if "open" not in rules:
        return True
    if any(cue.start == end for cue in each.cue):
        return True
    return not _rule(lang, "open").search(text, start, end)


def _beside(each: Tagged) -> bool:
    """Whether the cue of *each* stands right before or behind its source."""
    start, end = each.source[0].start, each.source[-1].end
    return any(0 <= start - cue.end <= _SPACE or 0 <= cue.start - end <= _SPACE for cue in each.cue)


@cache
def _rule(lang: str, name: str) -> re.Pattern[str]:
    return re.compile(table(lang, "cues")["sources"][name], re.IGNORECASE)


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
