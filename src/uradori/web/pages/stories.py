"""The stories of the ledger: the desk's first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from uradori.web.desk import AtDesk
from uradori.web.page import Page

SHOWN = 40
"""Stories on a page."""


@dataclass(frozen=True)
class StoryCard:
    """A story in a list: how many articles it has, on how many origins it rests, who published them."""

    id: str
    title: str
    articles: int
    origins: int
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True)
class StoriesPage:
    """One page of stories, those of most articles first; ``after`` is the next page's number, where there is one."""

    stories: tuple[StoryCard, ...]
    all: int
    number: int
    after: int | None


def stories(desk: AtDesk, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> StoriesPage:
    """The stories of the ledger, largest first."""
    found = desk.view.stories()
    start = (page - 1) * SHOWN
    shown = tuple(
        StoryCard(
            one.id, one.title, len(one.articles), len(one.origins), one.outlets, one.languages, one.first, one.last
        )
        for one in found[start : start + SHOWN]
    )
    return StoriesPage(shown, len(found), page, page + 1 if start + SHOWN < len(found) else None)


PAGE = Page("stories", "/", stories)
