"""Figures: the quantities that articles give, and who gives them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from uradori.model.actor import ActorRef
from uradori.model.ids import content_id
from uradori.model.span import Spans
from uradori.model.statement import Modality


class Bound(StrEnum):
    """How far a quantity binds: as it stands, roughly, as the least, as the most."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who gives a figure: the words of the source, no spans where it is the article itself, and the actor if known."""

    text: str = ""
    spans: Spans = ()
    actor: ActorRef | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it counts, where, as of when, and by whom it is given; spans are of one article's text.

    ``spans`` are the words of the quantity; ``value`` is the number, ``value_max`` the upper end of a range. ``unit``
    is ``person``, ``count``, ``%``, an ISO 4217 code, or a unit of measure; ``counts`` a key of what is counted
    (``killed``, ``drones``, ``area``, ...) and ``thing`` the words for it. ``scope`` are the words for place or side.
    ``as_of`` is an ISO date, or None where the text names none. ``statement`` is the id of the statement that gives it.
    """

    id: str
    article: str
    lang: str
    spans: Spans
    value: float
    value_max: float | None
    bound: Bound
    unit: str
    counts: str
    thing: Spans
    scope: Spans
    as_of: str | None
    claimant: Claimant
    modality: Modality
    statement: str | None = None

    @staticmethod
    def identify(article: str, spans: Spans) -> str:
        """The id of the figure that stands at *spans* of *article*."""
        return content_id("figure", article, str(spans))
