"""Look-ups by speaker, outlet and figure, as people have judged: what the ledger counts, with what they moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from uradori.ledger.base import View
from uradori.ledger.lookups import FigureKind, Placed, Shelf, Spoken, Topic
from uradori.model import Article, Claim, Dispute, Figure, Modality, Statement
from uradori.notebook.claims import Claims
from uradori.notebook.memory import Memory
from uradori.notebook.shelves import Shelves
from uradori.notebook.speakers import Speakers
from uradori.notebook.stories import Stories


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement that people took from one actor and gave to another (None: nobody, or it is none at all)."""

    statement: Statement
    published: str | None
    taken: str | None
    given: str | None


def moved(memory: Memory, speakers: Speakers, articles: set[str]) -> Iterator[Moved]:
    """The statements of *articles* that have another speaker now; not those of actors that are one everywhere."""
    memory.date(articles)
    for one in filter(speakers.concerns, memory.statements(sorted(articles))):
        now, was = speakers.statement(one), one.source.actor
        taken = speakers.canonical(was.id) if was else None
        given = now.source.actor.id if now and now.source.actor else None
        if taken != given:
            yield Moved(one, memory.published[one.article], taken, given)


def restated(memory: Memory, speakers: Speakers, articles: set[str]) -> Iterator[tuple[str, Statement | None]]:
    """The statements of *articles* with another speaker now, as they are now, by id; None where it is none."""
    for one in filter(speakers.concerns, memory.statements(sorted(articles))):
        now = speakers.statement(one)
        if now is None or (now.source, now.authority) != (one.source, one.authority):
            yield one.id, now


class JudgedLookups:
    """The part of a judged view that looks up by speaker, outlet and what is counted."""

    _view: View
    _speakers: Speakers
    _claims: Claims
    _stories: Stories
    _moved: tuple[Moved, ...]
    _shelves: Shelves

    def said_by(
        self, actor: str, modality: Modality | None = None, story: str | None = None, limit: int = 50, skip: int = 0
    ) -> list[Statement]:
        """Statements of *actor* as judged, the last published first; undated ones at the end."""
        actor, sources = self._speakers.canonical(actor), self._speakers.sources(actor)
        given = [one for one in self._moved if one.given == actor]
        if len(sources) == 1 and not given and all(one.taken != actor for one in self._moved):
            return self._view.said_by(actor, modality, story, limit, skip)
        wanted = skip + limit
        found = {one.id: one for each in sources for one in self._owned(each, actor, modality, story, wanted)}
        places = self.places({one.statement.article for one in given}) if story else {}
        for one in given:
            inside = not story or ((place := places.get(one.statement.article)) is not None and place.story == story)
            judged = self._speakers.statement(one.statement)
            if judged and inside and modality in {None, judged.modality}:
                found[judged.id] = judged
        return self._newest(found.values())[skip:wanted]

    def spoken(self, actor: str) -> Spoken:
        """Counts over all statements of *actor*."""
        modalities, days = Counter[Modality](), Counter[str]()
        for each in self._speakers.sources(actor):
            counted = self._view.spoken(each)
            modalities.update(counted.modalities)
            days.update(counted.days)
        for one, step in self._steps(actor):
            modalities[one.statement.modality] += step
            days[(one.published or "")[:10]] += step
        return Spoken(
            {each: n for each, n in modalities.items() if n > 0}, {day: n for day, n in days.items() if n > 0}
        )

    def topics(self, actor: str, latest: int = 2000) -> list[Topic]:
        """The stories of the *latest* statements of *actor*, the most spoken on first."""
        counted, titles = Counter[str](), dict[str, str]()
        for each in self._speakers.sources(actor):
            for topic in self._view.topics(each, latest):
                story = self._stories.named(topic.story)
                ident = story.id if story else topic.story
                titles[ident] = story.title if story else topic.title
                counted[ident] += topic.statements
        steps = [*self._steps(actor)]
        places = self.places({one.statement.article for one, _ in steps})
        for one, step in steps:
            if place := places.get(one.statement.article):
                titles[place.story] = place.title
                counted[place.story] += step
        return [Topic(story, titles[story], n) for story, n in counted.most_common() if n > 0]

    def shifts(self, actor: str, limit: int = 20) -> list[tuple[Dispute, Claim, Claim]]:
        """Disputes of *actor* with their own words, between what stands of the two claims."""
        found = []
        for each in self._speakers.sources(actor):
            for dispute, earlier, later in self._view.shifts(each, limit):
                one, other = self._claims.standing(earlier), self._claims.standing(later)
                if one and other and one.id != other.id:
                    found.append((replace(dispute, one=one.id, other=other.id), one, other))
        return found[:limit]

    def places(self, articles: Iterable[str]) -> dict[str, Placed]:
        """In which story each of *articles* is, as merged and split."""
        found = self._view.places(wanted := [*articles])
        for made in self._stories.now.values():
            for story in made:
                inside = set(wanted).intersection(story.articles)
                found |= {each: Placed(story.id, story.title, each in story.origins) for each in inside}
        return found

    def outlets_of(self, articles: Iterable[str]) -> dict[str, str]:
        """The outlet of each of *articles* that has one."""
        return self._view.outlets_of(articles)

    def outlets(self) -> dict[str, int]:
        """The outlets of current articles, and how many each has."""
        return self._view.outlets()

    def shelf(self, outlet: str) -> Shelf:
        """Counts over all articles of *outlet*; retellings and origins as people have judged them."""
        return self._shelves.judged(outlet, self._view.shelf(outlet))

    def published_by(self, outlet: str, limit: int = 50, skip: int = 0) -> list[Article]:
        """Current articles of *outlet*, the last published first."""
        return self._view.published_by(outlet, limit, skip)

    def figure_kinds(self, counts: str | None = None) -> list[FigureKind]:
        """What the figures of current articles count, most figures first."""
        return self._view.figure_kinds(counts)

    def counted(self, counts: str, unit: str, limit: int = 50, skip: int = 0) -> list[tuple[str, Figure]]:
        """Figures of one kind with the day they are of, by whom people have judged to give them."""
        found = self._view.counted(counts, unit, limit, skip)
        return [(day, self._speakers.figure(one)) for day, one in found]

    def figure_disputes(self, figures: Iterable[str]) -> list[tuple[Dispute, Figure, Figure]]:
        """Disputes and updates with a side among *figures*: the dispute, the earlier figure and the later one."""
        found = self._view.figure_disputes(figures)
        return [(each, self._speakers.figure(one), self._speakers.figure(other)) for each, one, other in found]

    def _owned(
        self, source: str, actor: str, modality: Modality | None, story: str | None, wanted: int
    ) -> list[Statement]:
        """Statements that the machine gives to *source* and that are *actor*'s as judged: *wanted*, where there are."""
        take = wanted
        while True:
            given = self._view.said_by(source, modality, story, take)
            judged = (self._speakers.statement(one) for one in given)
            own = [one for one in judged if one and one.source.actor and one.source.actor.id == actor]
            if len(own) >= wanted or len(given) < take:
                return own
            take *= 2

    def _newest(self, found: Iterable[Statement]) -> list[Statement]:
        kept = [*found]
        times = {one.id: one.published or "" for one in self._view.articles({one.article for one in kept})}
        ordered = sorted(kept, key=lambda one: (one.article, one.content.spans))
        return sorted(ordered, key=lambda one: times.get(one.article, ""), reverse=True)

    def _steps(self, actor: str) -> Iterator[tuple[Moved, int]]:
        """What people moved to *actor* (1) and away from it (-1)."""
        actor = self._speakers.canonical(actor)
        for one in self._moved:
            if one.given == actor:
                yield one, 1
            if one.taken == actor:
                yield one, -1
