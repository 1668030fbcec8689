"""The stories composed last: their chapters are the same for every reader."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache
from markupsafe import Markup

from uradori.actors import Gazetteer
from uradori.briefing import BriefingOptions, brief
from uradori.briefing.render.html import body_values
from uradori.ledger import View
from uradori.web.links import desk_link
from uradori.web.rendering import part
from uradori.web.words import texts_of


@dataclass(frozen=True, slots=True)
class StoryBody:
    """A story as every reader of a language sees it: its title, its articles, and its chapters as HTML.

    Not the briefing itself: thousands of small things that live long make the collector's rounds long.
    """

    id: str
    title: str | None
    articles: tuple[str, ...]
    body: Markup


class Composed:
    """The bodies of stories composed last, for whoever opens them next.

    Each is kept with the state of the ledger as judged, so what is read or decided since is never missed.
    """

    MOST_CHARACTERS = 50_000_000
    """Of all bodies kept."""

    def __init__(self) -> None:
        self._kept: LRUCache[tuple[str, str], tuple[str, StoryBody]] = LRUCache(
            self.MOST_CHARACTERS, lambda kept: len(kept[1].body)
        )
        self._lock = Lock()

    def story(self, view: View, gazetteer: Gazetteer, lang: str, story: str) -> StoryBody:
        """The body of *story* as *view* has it. Raises UsageError if there is none."""
        key, state = (lang, story), view.state()
        with self._lock:
            known, body = self._kept.get(key, ("", None))
        if body is not None and known == state:
            return body
        made = _composed(view, gazetteer, lang, story)
        with self._lock:
            self._kept.pop(key, None)
            if len(made.body) <= self.MOST_CHARACTERS:
                self._kept[key] = (state, made)
        return made


def _composed(view: View, gazetteer: Gazetteer, lang: str, story: str) -> StoryBody:
    briefing = brief(view, gazetteer, BriefingOptions(lang, story, others=False))
    body = part("body.html", body_values(briefing, texts_of(lang), desk_link))
    return StoryBody(story, briefing.title, tuple(one.id for one in briefing.articles), body)
