"""Review: the least sure statements to check next, and the log of all that people have decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from uradori.briefing import BriefingOptions
from uradori.model import Authority, Modality
from uradori.web.desk import AtDesk
from uradori.web.page import Page
from uradori.web.written import Decided, decided

QUEUED = 12
"""Statements to check that are shown at once."""

SHOWN = 50
"""Judgements on a page of the log."""


@dataclass(frozen=True)
class Unsure:
    """A statement that the machine is not sure of."""

    id: str
    article: str
    outlet: str | None
    lang: str
    source: str
    text: str
    authority: Authority
    modality: Modality
    confidence: float


@dataclass(frozen=True)
class ReviewPage:
    """What to check next, and one page of the log, the newest first; ``after`` is the number of the next page."""

    queue: tuple[Unsure, ...]
    log: tuple[Decided, ...]
    all: int
    number: int
    after: int | None


def review(desk: AtDesk, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> ReviewPage:
    """What to check next, and what was decided."""
    log = decided(desk)
    start = (page - 1) * SHOWN
    unsure = desk.view.unsure(BriefingOptions().least, QUEUED)
    articles = {one.id: one for one in desk.view.articles({one.article for one in unsure})}
    return ReviewPage(
        queue=tuple(
            Unsure(
                one.id,
                one.article,
                desk.names.outlet(articles[one.article]),
                one.lang,
                one.source.text,
                one.content.text,
                one.authority,
                one.modality,
                one.confidence,
            )
            for one in unsure
        ),
        log=log[start : start + SHOWN],
        all=len(log),
        number=page,
        after=page + 1 if start + SHOWN < len(log) else None,
    )


PAGE = Page("review", "/review", review)
