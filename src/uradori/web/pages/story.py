"""A story: the chapters of its briefing, live."""

from __future__ import annotations

from uradori.web.composed import StoryPage
from uradori.web.desk import AtDesk
from uradori.web.page import Page


def story(desk: AtDesk, story: str) -> StoryPage:
    """The briefing on one story."""
    page = desk.composed.page(desk.view, desk.gazetteer, desk.texts.lang, story)
    desk.saw(article.id for article in page.briefing.articles)
    return page


PAGE = Page("story", "/stories/{story}", story, ("briefing/briefing.js",))
