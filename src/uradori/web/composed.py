"""The stories composed last: their chapters are the same for every reader."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from cachetools import LRUCache
from markupsafe import Markup

from uradori.actors import Gazetteer
from uradori.briefing import Briefing, BriefingOptions, brief
from uradori.briefing.render.html import body_values
from uradori.ledger import View
from uradori.web.links import desk_link
from uradori.web.rendering import part
from uradori.web.words import texts_of


@dataclass(frozen=True)
class StoryPage:
    """A story and its briefing."""

    id: str
    briefing: Briefing

    @cached_property
    def body(self) -> Markup:
        """The chapters, rendered once for every reader of this language."""
        return part("body.html", body_values(self.briefing, texts_of(self.briefing.lang), desk_link))


class Composed:
    """The stories composed last, for whoever opens them next: their chapters are the same for every reader.

    A story is known by the state of the ledger as judged, so what is read or decided since is never missed.
    """

    MOST_ARTICLES = 1500
    """Articles of all stories kept; one takes about 100 kB."""

    def __init__(self) -> None:
        self._kept: LRUCache[Hashable, StoryPage] = LRUCache(
            self.MOST_ARTICLES, lambda page: len(page.briefing.articles)
        )
        self._lock = Lock()

    def page(self, view: View, gazetteer: Gazetteer, lang: str, story: str) -> StoryPage:
        """The page of *story* as *view* has it. Raises UsageError if there is none."""
        key = (view.state(), lang, story)
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        made = StoryPage(story, brief(view, gazetteer, BriefingOptions(lang, story, others=False)))
        with self._lock:
            if len(made.briefing.articles) <= self.MOST_ARTICLES:
                self._kept[key] = made
        return made
