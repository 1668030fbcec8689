"""The stories of the ledger: the desk's first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from uradori.model import Story
from uradori.web.desk import AtDesk
from uradori.web.errands import Errand
from uradori.web.page import Page
from uradori.web.pages.feeds import unseen
from uradori.web.people import Session

SHOWN = 40
"""Stories on a page."""


@dataclass(frozen=True)
class StoryCard:
    """A story in a list: how many articles it has, on how many origins it rests, who published them.

    ``unseen`` is how many of its articles this reader has not been shown; ``opened`` whether they have seen any.
    """

    id: str
    title: str
    articles: int
    origins: int
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    first: str | None
    last: str | None
    unseen: int
    opened: bool


@dataclass(frozen=True)
class StoriesPage:
    """One page of stories, those of most articles first; ``after`` is the next page's number, where there is one.

    ``errand`` is the reading that goes on or went last (one with trouble only until the reader has looked at the
    feeds), ``able`` whether this desk can read.
    """

    stories: tuple[StoryCard, ...]
    all: int
    number: int
    after: int | None
    errand: Errand | None
    able: bool


def stories(desk: AtDesk, session: Session, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> StoriesPage:
    """The stories of the ledger, largest first."""
    start, count = (page - 1) * SHOWN, desk.view.count_stories()
    shown = desk.view.largest_stories(SHOWN, start) if start < count else []
    seen = desk.notebook.seen(desk.reader.id, {article for one in shown for article in one.articles})
    cards = tuple(_card(one, len(seen.intersection(one.articles))) for one in shown)
    after = page + 1 if start + SHOWN < count else None
    return StoriesPage(cards, count, page, after, unseen(desk.errands.last, session), desk.errands.able)


def _card(one: Story, seen: int) -> StoryCard:
    return StoryCard(
        id=one.id,
        title=one.title,
        articles=len(one.articles),
        origins=len(one.origins),
        outlets=one.outlets,
        languages=one.languages,
        first=one.first,
        last=one.last,
        unseen=len(one.articles) - seen,
        opened=seen > 0,
    )


PAGE = Page("stories", "/", stories)
