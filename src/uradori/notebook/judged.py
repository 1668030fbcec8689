"""The ledger as people have judged it: a view over a view, in which judgements win over what the machine found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic

from uradori.actors import Gazetteer
from uradori.ledger.base import Failure, Findings, Hit, Provenance, View, Wanted
from uradori.ledger.finding import fitting
from uradori.ledger.titles import holds
from uradori.model import (
    Actor,
    Article,
    Claim,
    Dispute,
    Figure,
    Judgement,
    Question,
    Retelling,
    Spans,
    Statement,
    Story,
)
from uradori.notebook.anchors import Places
from uradori.notebook.claims import CHANGES, Claims
from uradori.notebook.edges import RETELLING, Edges
from uradori.notebook.lookups import JudgedLookups, Moved, moved, restated
from uradori.notebook.memory import Memory
from uradori.notebook.notebook import Notebook
from uradori.notebook.shelves import Shelves, shelves
from uradori.notebook.speakers import Speakers, in_force
from uradori.notebook.stories import Stories

_SHARE = 20
"""Rulings serve in later states of the ledger for this many times as long as they took to resolve."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """All judgements in force, resolved against one state of the ledger.

    ``restated`` has by id the statements whose speaker people have judged, as they are now; None where it is none.
    """

    judgements: tuple[Judgement, ...]
    speakers: Speakers
    edges: Edges
    claims: Claims
    stories: Stories
    moved: tuple[Moved, ...]
    restated: dict[str, Statement | None]
    shelves: Shelves

    def over(self, view: View) -> Rulings:
        """The same, retellings read from *view*, which sees the same state."""
        return replace(self, edges=replace(self.edges, view=view))


def resolve(memory: Memory, judgements: Sequence[Judgement], gazetteer: Gazetteer) -> Rulings:
    """*judgements*, those in force, against the state that *memory* is of."""
    places = Places(memory)
    speakers, edges = Speakers(gazetteer), Edges(memory)
    for one in judgements:
        speakers.take(one, places)
        edges.take(one, places)
    claims, stories = Claims(memory, speakers, edges), Stories(memory, edges)
    changed = [places.statement(one.targets[0]) for one in judgements if one.verdict in CHANGES]
    claims.begin(one for one in changed if one)
    stories.regraph()
    for one in judgements:
        claims.take(one, places)
        stories.take(one, places)
    said = _said(memory, speakers, speakers.touched)
    return Rulings((*judgements,), speakers, edges, claims, stories, *said, shelves(memory, edges, stories))


def further(before: Rulings, memory: Memory, judgements: Sequence[Judgement]) -> Rulings | None:
    """As `resolve`, starting from *before*, of the same state; None where that would not do."""
    known = len(before.judgements)
    if [one.id for one in before.judgements] != [one.id for one in judgements[:known]]:
        return None
    rulings: Rulings | None = before
    places = Places(memory)
    for one in judgements[known:]:
        rulings = rulings and _with(rulings, memory, one, places)
    return rulings


def _with(before: Rulings, memory: Memory, judgement: Judgement, places: Places) -> Rulings | None:
    """*before* with one *judgement* more, the last; None where what was found for earlier ones may change by it."""
    speakers = None if judgement.verdict in RETELLING else before.speakers.further(judgement, places)
    claims = before.claims.further(speakers, judgement, places) if speakers else None
    if speakers is None or claims is None:
        return None
    stories = before.stories.further(judgement, places)
    article = places.article(judgement.targets[0])
    again = speakers.touched & ({article.id} if article else set())
    gone = {one.id for one in memory.statements(again)}
    moved, restated = _said(memory, speakers, again)
    return Rulings(
        (*before.judgements, judgement),
        speakers,
        before.edges,
        claims,
        stories,
        _ordered((*(one for one in before.moved if one.statement.id not in gone), *moved)),
        {each: now for each, now in before.restated.items() if each not in gone} | restated,
        before.shelves if stories is before.stories else shelves(memory, before.edges, stories),
    )


def _said(
    memory: Memory, speakers: Speakers, articles: set[str]
) -> tuple[tuple[Moved, ...], dict[str, Statement | None]]:
    return _ordered(moved(memory, speakers, articles)), dict(restated(memory, speakers, articles))


def _ordered(found: Iterable[Moved]) -> tuple[Moved, ...]:
    return tuple(sorted(found, key=lambda one: one.statement.id))


class Judges:
    """Makes judged views of a ledger, and keeps what it has resolved for the next view of the same state.

    While the ledger is read into, its state changes with every batch. What was resolved then serves on for a while
    (ids stay what they are), so that resolving never takes more than a small share of the time.
    """

    def __init__(self, notebook: Notebook, gazetteer: Gazetteer) -> None:
        self.notebook = notebook
        self._gazetteer = gazetteer
        self._kept: _Kept | None = None
        self._lock = Lock()

    def over(self, view: View) -> View:
        """*view* as judged; *view* itself where nobody has judged anything."""
        version = self.notebook.version()
        if not version:
            return view
        state = view.state()
        with self._lock:
            if self._kept is None or not self._kept.serves(version, state):
                self._kept = self._resolved(self._kept, view, version, state)
            return Judged(view, self._kept.rulings.over(view), self._kept.name)

    def _resolved(self, before: _Kept | None, view: View, version: int, state: str) -> _Kept:
        """What all judgements come to in *state*; only what is new is resolved, where that comes to the same."""
        judgements = in_force(self.notebook.judgements())
        if before is not None and before.state == state:
            memory = before.memory.reading(view)
            if (rulings := further(before.rulings, memory, judgements)) is not None:
                return replace(before, version=version, rulings=rulings)
        else:
            memory = Memory(view)
        begun = monotonic()
        rulings = resolve(memory, judgements, self._gazetteer)
        ended = monotonic()
        return _Kept(version, state, memory, rulings, ended + _SHARE * (ended - begun))


@dataclass(frozen=True, slots=True)
class _Kept:
    """Rulings of one version of the notebook in one state of the ledger; in other states they serve until ``until``."""

    version: int
    state: str
    memory: Memory
    rulings: Rulings
    until: float

    @property
    def name(self) -> str:
        """Tells these rulings from all others."""
        return f"{self.version} {self.state}"

    def serves(self, version: int, state: str) -> bool:
        return version == self.version and (state == self.state or monotonic() < self.until)


def judged(view: View, notebook: Notebook, gazetteer: Gazetteer) -> View:
    """*view* as the judgements of *notebook* have it."""
    return Judges(notebook, gazetteer).over(view)


class Judged(JudgedLookups):
    """A view in which judgements win. It has the contract of ``ledger.View``, and closes the view under it."""

    def __init__(self, view: View, rulings: Rulings, name: str) -> None:
        """Over *view*, whose state *rulings* hold for; *name* tells them from all others."""
        self._view = view
        self._name = name
        self._rulings = rulings
        self._speakers = rulings.speakers
        self._claims = rulings.claims
        self._stories = rulings.stories
        self._moved = rulings.moved
        self._shelves = rulings.shelves

    def close(self) -> None:
        """Let go of the state seen."""
        self._view.close()

    def articles(self, articles: Iterable[str] | None = None) -> Iterator[Article]:
        """Current articles, oldest publication first."""
        return self._view.articles(articles)

    def article(self, article: str) -> Article:
        """The article with this id, any revision. Raises UsageError if there is none."""
        return self._view.article(article)

    def revisions(self, key: str) -> list[Article]:
        """All revisions of the article *key*, oldest first."""
        return self._view.revisions(key)

    def statements(self, articles: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements of current articles, without those that are none, by whom people have judged to speak."""
        found = (self._rulings.speakers.statement(one) for one in self._view.statements(articles))
        return (one for one in found if one is not None)

    def holding(self, found: Iterable[str]) -> list[str]:
        """The articles, any revisions, in which the statements and figures of the ids *found* stand."""
        return self._view.holding(found)

    def actor(self, actor: str) -> Actor | None:
        """An actor met in the articles, or named by a person, that the gazetteer does not know."""
        return self._view.actor(actor) or self._rulings.speakers.actor(actor)

    def questions(self, articles: Iterable[str] | None = None) -> Iterator[Question]:
        """Questions that current articles name, the resolved ones with that status."""
        resolved = self._rulings.speakers.resolved
        found = self._view.questions(articles)
        return (replace(one, status="resolved") if one.id in resolved else one for one in found)

    def figures(self, articles: Iterable[str] | None = None) -> Iterator[Figure]:
        """Figures that current articles give, by whom people have judged to give them."""
        return (self._rulings.speakers.figure(one) for one in self._view.figures(articles))

    def provenance(self, articles: Iterable[str]) -> Iterator[Provenance]:
        """When and by what each of *articles*, of any revision, was read."""
        return self._view.provenance(articles)

    def stories(self, articles: Iterable[str] | None = None) -> list[Story]:
        """Stories as merged and split that hold one of *articles*, largest first."""
        named = None if articles is None else {*articles}
        found = self._rulings.stories.judged(self._view.stories(named))
        return [one for one in found if named is None or not named.isdisjoint(one.articles)]

    def stories_near(self, story: Story, words: str = "", limit: int = 100) -> list[Story]:
        """Other stories, as merged and split, that may be one with *story*; all that people have made, too."""
        _, made = self._rulings.stories.changed(set())
        found = self._rulings.stories.judged((*self._view.stories_near(story, words, limit), *made))
        return [one for one in found if one.id != story.id and holds(one.title, words)]

    def largest_stories(self, limit: int, skip: int = 0, without: Iterable[str] = ()) -> list[Story]:
        """*limit* stories as merged and split after the first *skip*, largest first."""
        left_out = {*without}
        gone, made = self._rulings.stories.changed(left_out)
        # Those made stand somewhere among the others: looked for from so far before the page that none is missed.
        first = max(0, skip - len(made))
        others = self._view.largest_stories(skip + limit - first, first, left_out | gone)
        ordered = sorted((*made, *others), key=lambda one: -len(one.articles))
        return ordered[skip - first :][:limit]

    def count_stories(self, without: Iterable[str] = ()) -> int:
        """How many stories there are, as merged and split."""
        left_out = {*without}
        gone, made = self._rulings.stories.changed(left_out)
        return self._view.count_stories(left_out | gone) + len(made)

    def story(self, story: str) -> Story:
        """The story with this id, or the one it is merged into. Raises UsageError if there is none."""
        return self._rulings.stories.named(story) or self._view.story(story)

    def retellings(self, articles: Iterable[str] | None = None) -> Iterator[Retelling]:
        """Retellings without those cut, with those turned round, whose retelling article is among *articles*."""
        return self._rulings.edges.retellings(articles)

    def claims(self, articles: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims as merged and split, with a wording in one of *articles*."""
        named = None if articles is None else {*articles}
        return iter(self._rulings.claims.judged(self._view.claims(named), named))

    def claims_named(self, claims: Iterable[str]) -> Iterator[Claim]:
        """What stands of the claims of these ids, those among it that people have split off, each once."""
        named = {*claims}
        standing = self._rulings.claims
        return iter(standing.judged(self._view.claims_named(named | standing.split_into(named))))

    def disputes(self, articles: Iterable[str] | None = None) -> Iterator[Dispute]:
        """Disputes between what stands of their sides; none within a claim, none with one that is gone."""
        claims = self._rulings.claims
        for one in self._view.disputes(articles):
            left, right = claims.moved(one.one), claims.moved(one.other)
            if left is not None and right is not None and left != right:
                yield one if (left, right) == (one.one, one.other) else replace(one, one=left, other=right)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Sentences that hold all words of *query*."""
        return self._view.search(query, limit)

    def find(self, wanted: Wanted, limit: int = 50, before: int | None = None) -> Findings:
        """As `search`, kept to what is *wanted*; speakers and authorities are those that people have judged."""
        if not wanted.by_statement:
            return self._view.find(wanted, limit, before)
        speakers = tuple(dict.fromkeys(one for each in wanted.speakers for one in self._speakers.sources(each)))
        wanted = replace(wanted, speakers=speakers, passed=frozenset(self._rulings.restated))
        also: dict[str, Spans] = {}
        for one in fitting(wanted, filter(None, self._rulings.restated.values())):
            also[one.article] = (*also.get(one.article, ()), *one.content.spans)
        return self._view.find(replace(wanted, also=also), limit, before)

    def failures(self) -> list[Failure]:
        """Inputs that could not be read, the latest attempt last."""
        return self._view.failures()

    def state(self) -> str:
        """A name of the state seen, as judged."""
        return f"{self._view.state()} judged {self._name}"

    def unsure(self, least: float, limit: int, passed: Iterable[str] = ()) -> list[Statement]:
        """The least sure statements that nobody has judged yet."""
        speakers = self._rulings.speakers
        judged = {*passed, *speakers.refused, *speakers.confirmed, *speakers.said_by}
        found = (speakers.statement(one) for one in self._view.unsure(least, limit, judged))
        return [one for one in found if one is not None]

    def kept(self, since: str, limit: int) -> dict[str, str]:
        """Current articles first kept at *since* or later, the last kept first."""
        return self._view.kept(since, limit)

    def feeds(self) -> list[tuple[str, str]]:
        """The feeds that articles were found in, each with the time that it gave an article last."""
        return self._view.feeds()
