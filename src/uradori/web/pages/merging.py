"""What a claim or a story may be one with: others alike, to choose from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from uradori.ledger.titles import holds
from uradori.model import Part
from uradori.web.desk import AtDesk
from uradori.web.page import Page
from uradori.web.pages.claim import found_claim

MOST = 20
"""Others that are offered."""

LOOKED_AT = 100
"""Stories with a like title that are looked at for those."""


@dataclass(frozen=True)
class Other:
    """A claim or a story that may be the same."""

    id: str
    text: str
    lang: str | None
    articles: int
    origins: int


@dataclass(frozen=True)
class MergePage:
    """What is to be merged, and into which others it may be; ``q`` is what was looked for among them."""

    id: str
    text: str
    lang: str | None
    q: str
    others: tuple[Other, ...]


Words = Annotated[str, Query(max_length=200)]


def merge_claim(desk: AtDesk, claim: str, q: Words = "") -> MergePage:
    """Claims of the same story that a claim may be merged into."""
    own = found_claim(desk, claim)
    carrying = {one.article for one in own.wordings}
    story = next(iter(desk.view.stories(sorted(carrying))), None)
    claims = [one for one in desk.view.claims(story.articles if story else carrying) if one.id != own.id]
    titles = {one.id: one.title(desk.texts.lang) for one in (own, *claims)}
    articles = {one.id: one for one in desk.view.articles(sorted({one.article for one in titles.values()}))}
    others = [
        Other(
            one.id,
            Part.of(articles[titles[one.id].article].text, titles[one.id].spans).text,
            titles[one.id].lang,
            len({each.article for each in one.wordings}),
            len(one.origins),
        )
        for one in claims
        if titles[one.id].article in articles
    ]
    title = titles[own.id]
    words = Part.of(desk.view.article(title.article).text, title.spans).text
    return MergePage(own.id, words, title.lang, q, _nearest(words, (one for one in others if holds(one.text, q))))


def merge_story(desk: AtDesk, story: str, q: Words = "") -> MergePage:
    """Stories that a story may be merged into."""
    own = desk.view.story(story)
    others = (
        Other(one.id, one.title, None, len(one.articles), len(one.origins))
        for one in desk.view.stories_near(own, q, LOOKED_AT)
    )
    return MergePage(own.id, own.title, None, q, _nearest(own.title, others))


def _nearest(text: str, others: Iterable[Other]) -> tuple[Other, ...]:
    """Those of *others* that are most alike to *text*, in that order."""
    own = _pairs(text)
    return tuple(sorted(others, key=lambda one: -_share(own, _pairs(one.text)))[:MOST])


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of *text*: they tell likeness in any script."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    return {folded[at : at + 2] for at in range(len(folded) - 1)}


def _share(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


CLAIM = Page("merge_claim", "/claims/{claim}/merge", merge_claim)
STORY = Page("merge_story", "/stories/{story}/merge", merge_story)
