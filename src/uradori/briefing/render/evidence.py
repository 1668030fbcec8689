"""Evidence as the formats show it: a passage in its window, cut where the statement's parts begin and end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from uradori.briefing.interface import Texts
from uradori.briefing.model import Card, Line, Passage
from uradori.model import Part, RetellingKind, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a window and its role: ``content``, ``source``, ``cue``, or none."""

    text: str
    role: str | None


def words(card: Card, passage: Passage) -> str:
    """The words that *passage* points at."""
    return Part.of(card.text, passage.spans).text


def segments(card: Card, passage: Passage) -> list[Segment]:
    """The window of *passage*, in pieces; where parts overlap, the content is shown before the cue and the source."""
    parts = [("content", passage.spans), ("cue", passage.cue), ("source", passage.source)]
    window = passage.window
    edges = {window.start, window.end}
    for _, spans in parts:
        edges |= {edge for span in spans for edge in span if window.start < edge < window.end}
    cuts = sorted(edges)
    pieces: list[Segment] = []
    for start, end in pairwise(cuts):
        role = next((name for name, spans in parts if any(span.overlaps(Span(start, end)) for span in spans)), None)
        before = pieces.pop().text if pieces and pieces[-1].role == role else ""
        pieces.append(Segment(before + card.text[start:end], role))
    return pieces


def readers_version(lang: str, cards: Mapping[str, Card], line: Line) -> Passage | None:
    """The copy of *line* in the reader's language *lang*; None where there is none, or the line itself is in it."""
    if cards[line.passage.article].lang == lang:
        return None
    return next((copy for copy in line.copies if cards[copy.article].lang == lang), None)


def reason_text(texts: Texts, reason: str | None, name: str | None = None) -> str:
    """A retelling's reason in the interface's words; one without words of its own as it is written.

    *name* is the display name of who is cited, of whom the reason may have the id only.
    """
    key, _, value = (reason or "unknown").partition(":")
    if name and key == RetellingKind.CITATION:
        value = name
    if not texts.has(f"reason.{key}"):
        return reason or ""
    number = value.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = value[len(number) :]
    if key == "time" and number.isdigit() and texts.has(f"unit.{unit}"):
        value = texts(f"unit.{unit}", n=int(number))
    elif texts.has(f"language.{value}"):
        value = texts(f"language.{value}")
    return texts(f"reason.{key}", value=value)


def percent(confidence: float) -> str:
    """A confidence in [0, 1] with two digits, never rounded up to certainty."""
    return f"{math.floor(confidence * 100) / 100:.2f}"
