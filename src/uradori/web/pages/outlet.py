"""An outlet: what it is and whose, what it published, and who retells whom on either side of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from uradori.actors import Entry, Label
from uradori.briefing.names import title_of
from uradori.errors import UsageError
from uradori.ledger.lookups import Placed
from uradori.model import Article
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page

SHOWN = 50
"""Articles on a page."""

NEIGHBOURS = 12
"""Outlets named on either side of its retellings."""


@dataclass(frozen=True)
class Classed:
    """How somebody classes the outlet, as of when."""

    label: str
    by: str
    as_of: str


@dataclass(frozen=True)
class About:
    """What the gazetteer knows of the outlet; ``type`` and the rest are None where it does not."""

    id: str
    name: str
    known: bool
    type: str | None
    country: str | None
    country_name: str | None
    owner: str | None
    owner_as_of: str | None
    labels: tuple[Classed, ...]
    domains: tuple[str, ...]


@dataclass(frozen=True)
class Published:
    """An article of the outlet, and its place in a story."""

    id: str
    title: str
    lang: str
    published: str | None
    story: str | None
    story_title: str | None
    origin: bool


@dataclass(frozen=True)
class Neighbour:
    """An outlet at the other end of retellings, and of how many; ``here`` is whether it has articles in the ledger."""

    id: str
    name: str
    retellings: int
    here: bool


@dataclass(frozen=True)
class OutletPage:
    """An outlet, its articles (one page of them) and its retellings; ``after`` is the next page's number."""

    about: About
    articles: int
    origins: int
    first: str | None
    last: str | None
    retells: tuple[Neighbour, ...]
    retold_by: tuple[Neighbour, ...]
    published: tuple[Published, ...]
    number: int
    after: int | None


def outlet(desk: AtDesk, outlet: str, page: Annotated[int, Query(ge=1, le=20_000)] = 1) -> OutletPage:
    """What one outlet is, published, retells and is retold by."""
    shelf, entry = desk.view.shelf(outlet), desk.gazetteer.entries.get(outlet)
    if not shelf.articles and entry is None:
        raise UsageError(f"no outlet {outlet}: neither the gazetteer nor an article has it")
    found = desk.view.published_by(outlet, SHOWN + 1, (page - 1) * SHOWN)
    places = desk.view.places([one.id for one in found])
    return OutletPage(
        about=_about(desk, outlet, entry),
        articles=shelf.articles,
        origins=shelf.origins,
        first=shelf.first,
        last=shelf.last,
        retells=tuple(_neighbour(desk, *each) for each in shelf.retells[:NEIGHBOURS]),
        retold_by=tuple(_neighbour(desk, *each) for each in shelf.retold_by[:NEIGHBOURS]),
        published=tuple(_published(one, places.get(one.id)) for one in found[:SHOWN]),
        number=page,
        after=page + 1 if len(found) > SHOWN else None,
    )


def _neighbour(desk: Desk, outlet: str, retellings: int) -> Neighbour:
    return Neighbour(outlet, desk.names.of(outlet)[0], retellings, bool(desk.view.published_by(outlet, limit=1)))


def _about(desk: Desk, outlet: str, entry: Entry | None) -> About:
    country = entry.actor.country if entry else None
    return About(
        id=outlet,
        name=desk.names.of(outlet)[0],
        known=entry is not None,
        type=entry.type if entry else None,
        country=country,
        country_name=desk.names.of(country)[0] if country else None,
        owner=entry.owner if entry else None,
        owner_as_of=entry.owner_as_of if entry else None,
        labels=tuple(_classed(desk, one) for one in entry.labels) if entry else (),
        domains=entry.actor.domains if entry else (),
    )


def _classed(desk: Desk, one: Label) -> Classed:
    key = f"label.{one.label}"
    return Classed(desk.texts(key) if desk.texts.has(key) else one.label, one.by, one.as_of)


def _published(article: Article, place: Placed | None) -> Published:
    return Published(
        id=article.id,
        title=title_of(article),
        lang=article.lang,
        published=article.published,
        story=place.story if place else None,
        story_title=place.title if place else None,
        origin=place.origin if place else False,
    )


PAGE = Page("outlet", "/outlets/{outlet:path}", outlet)
