"""Which of two articles came first, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.core import get_global

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Span
from uradori.stories.outlets import alike, named
from uradori.stories.reader import Reading, apart
from uradori.stories.wording import wording

_EXCERPT_MARGIN = 0.25
"""By how much more of the one text must lie in the other than the other way round to call it an excerpt."""


@dataclass(frozen=True, slots=True)
class Order:
    """``parent`` came before ``child``; ``reason`` is a key and its value (``time:2h``), or ``unknown``."""

    parent: Reading
    child: Reading
    reason: str

    @property
    def settled(self) -> bool:
        """Whether a credit, the times or an agency tell it, which nothing else outweighs."""
        return self.reason.startswith(("credit:", "time:", "agency:"))


def order(
    left: Reading, right: Reading, gazetteer: Gazetteer | None, inside: tuple[float, float] = (0.0, 0.0)
) -> Order:
    """Which of two articles that share their content is the parent.

    In this order: a credit to the other's outlet; the time of publication; an agency, whose texts others print;
    *inside*, the share of each that lies in the other (an excerpt comes from the longer text); the language of the
    outlet's country (a translation comes from it). Where all are silent the order of their keys decides and the
    reason says ``unknown``.
    """
    if (right.at is None, right.at or 0.0, right.article.key, right.article.id) < (
        left.at is None,
        left.at or 0.0,
        left.article.key,
        left.article.id,
    ):
        left, right, inside = right, left, inside[::-1]
    for parent, child in ((left, right), (right, left)):
        credit = credited(child, parent)
        if credit is not None and credited(parent, child) is None:
            return Order(parent, child, f"credit:{credit}")
    gap = _gap(left, right)
    if gap:
        return Order(left, right, f"time:{gap}")
    agencies = _is_agency(left, gazetteer), _is_agency(right, gazetteer)
    if agencies[0] != agencies[1]:
        parent, child = (left, right) if agencies[0] else (right, left)
        return Order(parent, child, f"agency:{parent.article.outlet}")
    if abs(inside[0] - inside[1]) >= _EXCERPT_MARGIN:
        parent, child = (left, right) if inside[1] > inside[0] else (right, left)
        return Order(parent, child, f"containment:{max(inside):.2f}")
    at_home = _at_home(left, gazetteer), _at_home(right, gazetteer)
    if at_home[0] != at_home[1]:
        parent, child = (left, right) if at_home[0] else (right, left)
        return Order(parent, child, f"language:{parent.article.lang}")
    return Order(left, right, "unknown")


def credited(child: Reading, parent: Reading) -> str | None:
    """The originator whom *child* credits and who is the outlet of *parent*; None if it credits no such one."""
    return next((name for name, _ in credits_to(parent, child)), None)


def credits_to(parent: Reading, child: Reading) -> Iterator[tuple[str, Span]]:
    """The credits of *child* to the outlet of *parent*: the name and where it stands.

    Besides the credits that the article was read with, these are the outlet's name in brackets: that it is an outlet
    may be known from its own article alone.
    """
    if same_outlet(child, parent):
        return
    for credit in child.article.credits:
        if is_outlet(parent, credit.actor, credit.originator):
            yield credit.originator, credit.span
    for span in child.brackets if parent.names else ():
        if any(named(parent.names).mentions(span.cut(child.article.text))):
            yield parent.names[0], span


def is_outlet(reading: Reading, actor: str | None, name: str) -> bool:
    """Whether the outlet of *reading* is *actor*, or, where that is not known, goes by *name* in some script."""
    if actor is not None and reading.article.outlet_actor is not None:
        return actor == reading.article.outlet_actor
    return any(alike(own, name) or own.casefold() == (actor or "").casefold() for own in reading.names)


def same_outlet(left: Reading, right: Reading) -> bool:
    """Whether both were published by one outlet."""
    return left.article.outlet is not None and left.article.outlet == right.article.outlet


def _gap(earlier: Reading, later: Reading) -> str:
    """How much earlier, as ``5min``, ``2h`` or ``3d``; empty where the two times do not tell."""
    days = apart(earlier, later)
    if not (earlier.to_the_minute and later.to_the_minute):
        return f"{days:.0f}d" if days >= 1 else ""
    if days >= 2:
        return f"{days:.0f}d"
    hours = days * 24
    if hours >= 1:
        return f"{hours:.0f}h"
    return f"{max(1.0, hours * 60):.0f}min" if hours else ""


def _is_agency(reading: Reading, gazetteer: Gazetteer | None) -> bool:
    actor = reading.article.outlet_actor
    entry = gazetteer.entries.get(actor) if gazetteer is not None and actor is not None else None
    return entry is not None and entry.type == "agency"


def _at_home(reading: Reading, gazetteer: Gazetteer | None) -> bool:
    """Whether the article is in the language most spoken in its outlet's country."""
    actor = reading.article.outlet_actor
    outlet = gazetteer.get(actor) if gazetteer is not None and actor is not None else None
    country = gazetteer.get(outlet.country) if gazetteer is not None and outlet is not None and outlet.country else None
    names = country.names.get("en", ()) if country is not None else ()
    codes = [code for name in names if (code := wording("en").territories.get(name))]
    if not codes:
        return False
    likely = get_global("likely_subtags")
    # CLDR leaves out the countries whose language is that of the unknown country.
    return bool(likely.get(f"und_{codes[0]}", likely["und"]).split("_")[0] == reading.article.lang)
