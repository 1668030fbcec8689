"""A story: the chapters of its briefing, live."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.briefing import Briefing, BriefingOptions, brief
from uradori.web.composed import StoryBody
from uradori.web.desk import AtDesk
from uradori.web.page import Page


@dataclass(frozen=True)
class StoryPage:
    """A story and its briefing."""

    id: str
    briefing: Briefing


def story(desk: AtDesk, story: str) -> StoryPage:
    """The briefing on one story."""
    desk.saw(desk.view.story(story).articles)
    return StoryPage(story, brief(desk.view, desk.gazetteer, BriefingOptions(desk.texts.lang, story, others=False)))


def shown(desk: AtDesk, story: str) -> StoryBody:
    """The same, composed once for all readers."""
    found = desk.composed.story(desk.view, desk.gazetteer, desk.texts.lang, story)
    desk.saw(found.articles)
    return found


PAGE = Page("story", "/stories/{story}", story, ("briefing/briefing.js",), shown=shown)
