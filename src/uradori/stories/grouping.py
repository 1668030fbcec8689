"""From articles and statements to stories and retellings: the main path of this room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Article, Retelling, RetellingKind, Statement, Story, content_id
from uradori.stories.citations import by_citation
from uradori.stories.clusters import clusters
from uradori.stories.copies import by_wording
from uradori.stories.credits import by_credit
from uradori.stories.known import NOTHING, Known, amended
from uradori.stories.origins import CARRIES, acyclic, carriers, origins
from uradori.stories.passages import Shared, shared_passages
from uradori.stories.reader import Reading, moment, prepare
from uradori.stories.sources import Sources
from uradori.stories.translated import by_translation
from uradori.stories.vectors import Frequencies, dot


@dataclass(frozen=True, slots=True)
class Grouping:
    """What is found across articles: every article is in one story; the retellings make no ring."""

    stories: tuple[Story, ...]
    retellings: tuple[Retelling, ...]


def group(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    gazetteer: Gazetteer | None = None,
    known: Known = NOTHING,
    frequencies: Frequencies | None = None,
) -> Grouping:
    """Group *articles* into stories and draw who retells whom.

    Depends only on the articles, not on their order. The *gazetteer* tells in which country an outlet publishes,
    the last cue for the direction of a translation. Never raises on any text.

    Articles of *known* stories among them are what the others, the new ones, are compared with: the stories then are
    those that a new one is in, with all their articles, and the retellings all of theirs. Known stories may be joined
    by a new article, and are not taken apart. *frequencies* tells how common marks are (None: among *articles*).
    """
    readings, weights = prepare(articles, statements, frequencies)
    new = {reading.article.id for reading in readings} - known.articles
    shared = shared_passages(readings, known.worth_comparing if known is not NOTHING else None)
    found = by_wording(readings, shared, gazetteer)
    copied = known.copied() | {
        article: one.parent for article, one in carriers(found).items() if not new.isdisjoint((article, one.parent))
    }
    found += by_translation(readings, copied, weights, gazetteer)
    near = clusters(readings, _together(readings, shared, found, known))
    every = [[readings[place] for place in places] for places in near]
    stories = [story for story in every if any(reading.article.id in new for reading in story)]
    for story in stories:
        sources = Sources(story, copied)
        found += by_credit(sources)
        found += by_citation(sources, weights)
    members = [known.members([reading.article for reading in story]) for story in stories]
    inside = _within(found, every)
    ids = [reading.article.id for reading in readings]
    retellings = acyclic(amended(known, inside, ids, (one for articles, _ in members for one in articles)))
    told = [_story(story, *each, retellings, known) for story, each in zip(stories, members, strict=True)]
    return Grouping(
        stories=tuple(sorted(told, key=lambda one: (-len(one.articles), one.id))), retellings=tuple(retellings)
    )


def _together(
    readings: Sequence[Reading], shared: Iterable[Shared], retellings: Iterable[Retelling], known: Known
) -> list[list[int]]:
    """The places of readings known to be of one story: of a known one, or copies and translations."""
    place = {reading.article.id: number for number, reading in enumerate(readings)}
    before = {place[article] for article in known.articles if article in place}
    pairs = [[one.left, one.right] for one in shared if max(one.inside) >= CARRIES]
    pairs += [[place[one.parent], place[one.article]] for one in retellings if one.kind is RetellingKind.TRANSLATION]
    of_stories = ([place[article] for article in story.articles if article in place] for story in known.stories)
    return [*filter(None, of_stories), *(pair for pair in pairs if not before.issuperset(pair))]


def _within(retellings: Iterable[Retelling], stories: Iterable[Sequence[Reading]]) -> list[Retelling]:
    """The retellings inside one story: a passage shared by two is a boilerplate or a repeated background."""
    story_of = {reading.article.id: place for place, story in enumerate(stories) for reading in story}
    return [one for one in retellings if one.parent not in story_of or story_of[one.parent] == story_of[one.article]]


def _story(
    readings: Sequence[Reading],
    articles: tuple[str, ...],
    keys: Sequence[str],
    retellings: Iterable[Retelling],
    known: Known,
) -> Story:
    """The story of *articles*, with their *keys* in time order, some of which are in *readings*.

    Its id is made of its first article's key, so it stays as later articles join; only an earlier one, or the
    joining of two stories, changes it.
    """
    inside = set(articles)
    roots = origins(articles, [one for one in retellings if one.article in inside])
    before = known.of(reading.article.id for reading in readings)
    times = [(reading.at, reading.article.published) for reading in readings if reading.at is not None]
    times += [(at, each) for story in before for each in (story.first, story.last) if (at := moment(each)) is not None]
    outlets = [reading.article.outlet for reading in readings if reading.article.outlet is not None]
    languages = {reading.article.lang for reading in readings}.union(*(story.languages for story in before))
    return Story(
        id=content_id("story", keys[0]),
        title=_title(readings, roots),
        articles=articles,
        origins=roots,
        outlets=tuple(dict.fromkeys((*(name for story in before for name in story.outlets), *outlets))),
        languages=tuple(sorted(languages)),
        first=min(times)[1] if times else None,
        last=max(times)[1] if times else None,
    )


def _title(readings: Sequence[Reading], roots: tuple[str, ...]) -> str:
    """The title, or first sentence, of the origin that has most in common with the whole story."""
    total: defaultdict[str, float] = defaultdict(float)
    for reading in readings:
        for name, weight in reading.shared.items():
            total[name] += weight
    candidates = [reading for reading in readings if reading.article.id in roots] or list(readings)
    central = max(enumerate(candidates), key=lambda one: (round(dot(one[1].shared, total), 6), -one[0]))[1].article
    if central.title:
        return central.title
    return central.sentences[0].cut(central.text) if central.sentences else central.text.strip()
