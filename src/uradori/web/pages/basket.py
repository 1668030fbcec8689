"""The basket: what people have clipped, with where it comes from; and what they follow."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.briefing.names import title_of
from uradori.errors import UsageError
from uradori.model import Follow, Target, TargetKind, safe_url
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page
from uradori.web.written import Pointed, pointed


@dataclass(frozen=True)
class Clipped:
    """A clipping: its words, the article they stand in with its snapshot and retrieval, who clipped it and when."""

    id: str
    on: Pointed
    lang: str | None
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    snapshot: str | None
    fetched: str | None
    author: str
    at: str


@dataclass(frozen=True)
class Followed:
    """Something that somebody wants to hear of."""

    id: str
    on: Pointed
    author: str
    at: str


@dataclass(frozen=True)
class BasketPage:
    """Clippings and what is followed, the newest first."""

    clippings: tuple[Clipped, ...]
    follows: tuple[Followed, ...]


def basket(desk: AtDesk) -> BasketPage:
    """What lies in the basket, and what is followed."""
    clips = (_clipped(desk, one.target, one.id, one.author, one.at) for one in reversed(desk.notebook.clippings()))
    return BasketPage(tuple(clips), tuple(_followed(one) for one in reversed(desk.notebook.follows())))


def _clipped(desk: Desk, target: Target, ident: str, author: str, at: str) -> Clipped:
    try:
        article = desk.view.article(target.revision) if target.revision else None
    except UsageError:  # clipped from another ledger's article, by an import
        article = None
    return Clipped(
        id=ident,
        on=pointed(target),
        lang=article.lang if article else None,
        outlet=desk.names.outlet(article) if article else None,
        title=title_of(article) if article and target.kind is not TargetKind.ARTICLE else None,
        published=article.published if article else None,
        url=safe_url(article.url) if article else None,
        snapshot=article.snapshot if article else None,
        fetched=article.fetched if article else None,
        author=author,
        at=at,
    )


def _followed(one: Follow) -> Followed:
    return Followed(one.id, pointed(one.target), one.author, one.at)


PAGE = Page("basket", "/basket", basket)
