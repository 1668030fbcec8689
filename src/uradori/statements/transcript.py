"""Transcripts: speakers named before a colon, each turn of speech a statement of its own."""

from __future__ import annotations

import re
from functools import cache

from uradori.lang import table
from uradori.model import Span, Spans
from uradori.statements.tagger import Tagged

_NAME = r"[^\W\d_a-zа-яёіїєґ]\.\s?(?:[^\W\d_a-zа-яёіїєґ]\.\s?)?[^\W\d_a-zа-яёіїєґ][\w’'-]+"
_CAPITALS = r"[^\W\d_a-zа-яёіїєґ]{2,}(?:[ .]+[^\W\d_a-zа-яёіїєґ]{2,}){0,3}"
LEAST_TURNS = 3
"""From how many turns on an article is taken for a transcript."""

CONFIDENCE = 0.9
"""Of a turn: the form says who speaks, no model is asked. Of 34 turns of real transcripts read, all had the right
speaker, and one ran on into the page's footer."""

LEAST_LENGTH = 20
"""Characters below which a turn ("Yes.", "Where?") tells a reader nothing."""


@cache
def _turn(lang: str) -> re.Pattern[str]:
    askers = "|".join(re.escape(word) for word in table(lang, "cues")["transcript"]["askers"])
    return re.compile(
        rf"(?:^|\n|(?<=[.!?…»)\]:]\s))(?P<who>{askers}|{_NAME}|{_CAPITALS})(?:\s\([^()\n]{{3,120}}\))?(?P<mark>:)\s(?=\S)"
    )


def turns(text: str, lang: str) -> list[Tagged]:
    """The turns of a transcript, in order, each direct speech without quote marks; none where *text* is no transcript.

    A speaker stands at the beginning of a line or behind a sentence's end as an initialled name ("A. Berg:"), in
    capitals ("MS BERG:"), or as the one who asks ("Question:").
    """
    found = list(_turn(lang).finditer(text))
    if len(found) < LEAST_TURNS:
        return []
    ends = [*(m.start("who") for m in found[1:]), len(text)]
    rows = []
    for m, end in zip(found, ends, strict=True):
        content = _stripped(text, Span(m.end(), end))
        if content.end - content.start >= LEAST_LENGTH:
            rows.append(Tagged((Span(*m.span("who")),), (Span(*m.span("mark")),), (content,), CONFIDENCE, turn=True))
    return rows


def outside(found: list[Tagged], spoken: list[Tagged], text: str, lang: str) -> list[Tagged]:
    """*found* without the turns themselves and what in them only somebody of the conversation says ("I", "you")."""
    persons = frozenset(table(lang, "cues")["transcript"]["persons"].split())
    marks = {turn.cue[0].start for turn in spoken}
    spans = [turn.content[0] for turn in spoken]

    def held(each: Tagged) -> bool:
        inside = any(span.covers(each.cue[0]) for span in spans)
        return each.cue[0].start in marks or (inside and _between(each.source, text, persons))

    return [each for each in found if not held(each)]


def _between(source: Spans, text: str, persons: frozenset[str]) -> bool:
    words = {word.lower() for span in source for word in span.cut(text).split()}
    return not words or not words.isdisjoint(persons)


def _stripped(text: str, span: Span) -> Span:
    cut = span.cut(text)
    start = span.start + len(cut) - len(cut.lstrip())
    return Span(start, max(start, span.start + len(cut.rstrip())))
