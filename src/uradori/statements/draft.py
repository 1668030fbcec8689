"""Drafts: statements in the making, before it is decided whether they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from uradori.model import Spans


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue is: its lemma, the frame it was met in (``say``), the tag of its form (``past``)."""

    lemma: str
    frame: str
    tag: str


@dataclass(slots=True)
class Draft:
    """Spans of a possible statement, and the signs by which it is scored; ``quoted`` if its content is a quotation."""

    source: Spans
    cue: Spans
    content: Spans
    sense: Sense
    signs: list[str] = field(default_factory=list)
    quoted: bool = False
