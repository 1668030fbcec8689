"""Linking: new articles are put beside the few they may belong with, and only what that changes is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from uradori.actors import Gazetteer
from uradori.ledger import Grouped, Indexed, Store, Writer
from uradori.model import Article, Sketch, Statement, Story
from uradori.run.neighbours import Common, neighbours
from uradori.run.progress import Progress
from uradori.run.told import Told
from uradori.stories import Grouping, Known, group, revisions, sketch
from uradori.stories.claims import claims, disputes, marked
from uradori.stories.reader import prepare

AT_ONCE = 512
"""Articles that are linked in one step, which bounds the memory; a ledger of fewer is grouped as a whole."""
_OF_STORY = 6
"""Articles of a known story that stand for it where a new article joins it: those found near, then its first."""
_OF_DOUBTFUL = 24
"""The same, where a new article joins the story with another."""
_COMPANY = 3
"""Articles of its story with whose claims those of a new article are compared."""


@dataclass(frozen=True, slots=True)
class _Linked:
    """What a step found: what counts now, what counts no more, and the sketches of the articles linked."""

    now: Grouped
    before: Grouped | None
    sketches: list[Sketch]


def link(store: Store, writer: Writer, gazetteer: Gazetteer, progress: Progress) -> None:
    """Link all articles that the groupings of this generation have not taken in, oldest first, and commit.

    Stopped at any moment, the next run links the rest.
    """
    waiting = writer.unlinked()
    if waiting:
        progress.grouping(len(waiting))
    while waiting:
        step, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        view = store.view()
        linked = _Step(view, gazetteer).amend(step) if writer.amendable() else _Step(view, gazetteer).whole(step)
        view.close()
        done = {each.article for each in linked.sketches}
        waiting = [article for article in waiting if article not in done]
        writer.add_grouping(linked.now, linked.before, linked.sketches, last=not waiting)
        writer.commit()


class _Step:
    """Links some articles, with one view of the ledger."""

    def __init__(self, view: Indexed, gazetteer: Gazetteer) -> None:
        self._view = view
        self._gazetteer = gazetteer

    def whole(self, step: Sequence[str]) -> _Linked:
        """The articles of *step* alone, as the beginning of a grouping."""
        articles = tuple(self._view.articles(step))
        statements = tuple(self._view.statements(step))
        found = group(articles, statements, self._gazetteer)
        said = claims(articles, statements, found.retellings, found.stories)
        against = disputes(said, articles, statements, found.stories)
        counted = revisions(self._view.figures(step), articles, found.stories)
        readings, _ = prepare(articles, statements)
        now = Grouped(found.stories, found.retellings, marked(said, against), (*against, *counted))
        return _Linked(now, None, [sketch(reading) for reading in readings])

    def amend(self, step: Sequence[str]) -> _Linked:
        """The articles of *step* beside those of the ledger that they may belong with.

        A story of which an article was changed or read anew is linked afresh with all its articles.
        """
        view = self._view
        undone = self._undone(step)
        new = frozenset({*step, *(article for story in undone for article in story.articles)})
        articles = list(view.articles(new))
        statements = list(view.statements(new))
        common = Common(view, articles, statements)
        readings, _ = prepare(articles, statements, common)
        new = frozenset(reading.article.id for reading in readings)
        near = {reading.article.id: neighbours(view, reading) for reading in readings}
        known = self._known({other for found in near.values() for other in found} - new, {each.id for each in undone})
        beside = _beside(known, near, {})
        looked_at, said = self._beside(beside, articles, statements)
        found = group(looked_at, said, self._gazetteer, known, common)
        if thin := _thin(found, known, beside):
            looked_at, said = self._beside(_beside(known, near, thin), articles, statements)
            found = group(looked_at, said, self._gazetteer, known, common)
        gone = frozenset(article for story in undone for article in story.articles)
        inside = frozenset(article for story in found.stories for article in story.articles)
        stood = dict.fromkeys((*(one for one in known.retellings if one.article in inside), *view.retellings(gone)))
        told = Told(view, looked_at, said, new, gone | new)
        now, before = told.amend(
            found, Grouped((*known.of(inside), *undone), tuple(stood)), _company(found, known, near)
        )
        return _Linked(now, before, [sketch(reading) for reading in readings])

    def _beside(
        self, beside: Iterable[str], articles: Sequence[Article], statements: Sequence[Statement]
    ) -> tuple[list[Article], list[Statement]]:
        """*articles* with their *statements*, and those *beside* them with theirs."""
        return [*articles, *self._view.articles(beside)], [*statements, *self._view.statements(beside)]

    def _undone(self, step: Iterable[str]) -> list[Story]:
        """The stories that hold an article of *step*, or another revision of it."""
        view = self._view
        keys = dict.fromkeys(view.article(article).key for article in step)
        return view.stories([each.id for key in keys for each in view.revisions(key)])

    def _known(self, near: set[str], undone: set[str]) -> Known:
        """The stories of the articles *near*, but for those undone."""
        view = self._view
        stories = [story for story in view.stories(near) if story.id not in undone]
        articles = [article for story in stories for article in story.articles]
        return Known(tuple(stories), tuple(view.retellings(articles)), view.published(articles))


def _beside(known: Known, near: Mapping[str, Iterable[str]], more: Mapping[str, int]) -> frozenset[str]:
    """The articles of *known* stories that new ones are compared with: those *near*, and their parents.

    Of some stories, by their ids, there are at least so many *more*, the first.
    """
    found = {article for others in near.values() for article in others} & known.articles
    found |= {one.parent for one in known.retellings if one.article in found} & known.articles
    for story in known.stories:
        missing = more.get(story.id, 0) - len(found.intersection(story.articles))
        found.update([article for article in story.articles if article not in found][: max(0, missing)])
    return frozenset(found)


def _thin(found: Grouping, known: Known, beside: frozenset[str]) -> dict[str, int]:
    """The known stories that new articles join, and of which too few articles are *beside* them; and how many to take.

    By the few that are nearest, a story may seem likelier than it is.
    """
    taken: dict[str, int] = {}
    for story in found.stories:
        stories = known.of(story.articles)
        least = _OF_STORY if len(stories) == 1 else _OF_DOUBTFUL
        short = (one for one in stories if len(beside.intersection(one.articles)) < min(least, len(one.articles)))
        taken |= {one.id: least for one in short}
    return taken


def _company(found: Grouping, known: Known, near: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The articles with whose claims those of new ones are compared: their parents and children, then those near."""
    company: set[str] = set()
    for story in found.stories:
        inside = known.articles.intersection(story.articles)
        for article in story.articles:
            if article in near:
                kin = [one.parent for one in found.retellings if one.article == article]
                kin += [one.article for one in found.retellings if one.parent == article]
                company.update([other for other in dict.fromkeys((*kin, *near[article])) if other in inside][:_COMPANY])
    return frozenset(company)
