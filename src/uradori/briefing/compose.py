"""The main path: one story of the ledger, chapter by chapter, into a briefing."""

from __future__ import annotations

from uradori.actors import Gazetteer
from uradori.briefing.chapters import CHAPTERS
from uradori.briefing.interface import time_order
from uradori.briefing.material import gather
from uradori.briefing.model import Briefing, BriefingOptions, Other
from uradori.ledger.base import View

OTHERS = 40
"""Other stories that are named at most."""


def brief(view: View, gazetteer: Gazetteer, options: BriefingOptions) -> Briefing:
    """The briefing of one story: the one asked for, else the one with most articles (the newest of several).

    A ledger without stories is briefed as a whole; an empty one gives a briefing without chapters, which says so.
    Of the other stories of the ledger the largest are named beside it, unless *options* forgo them.
    Raises UsageError for an unknown story or interface language.
    """
    story = view.story(options.story) if options.story else next(iter(view.largest_stories(1)), None)
    others = view.largest_stories(OTHERS, without=[story.id]) if story and options.others else []
    material = gather(view, gazetteer, options, story)
    chapters = (write(material) for write in CHAPTERS) if material.articles else ()
    titled = material.titled()
    times = sorted((article.published for article in material.articles.values() if article.published), key=time_order)
    return Briefing(
        lang=options.lang,
        story=story.id if story else None,
        title=material.title(titled) if titled else None,
        title_lang=material.articles[titled].lang if titled else None,
        first=times[0] if times else None,
        last=times[-1] if times else None,
        articles=tuple(material.card(article) for article in material.articles.values()),
        chapters=tuple(chapter for chapter in chapters if chapter.blocks or chapter.aside),
        others=tuple(Other(one.id, one.title, len(one.articles), one.first, one.last) for one in others),
        unnamed=view.count_stories([story.id]) - len(others) if story and options.others else 0,
    )
