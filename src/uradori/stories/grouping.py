"""From articles and statements to stories and retellings: the main path of this room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Article, Retelling, Statement, Story, content_id
from uradori.stories.citations import by_citation
from uradori.stories.clusters import clusters
from uradori.stories.copies import by_wording
from uradori.stories.credits import by_credit
from uradori.stories.origins import CARRIES, acyclic, carriers, origins
from uradori.stories.passages import shared_passages
from uradori.stories.reader import Reading, prepare
from uradori.stories.sources import Sources
from uradori.stories.translated import by_translation
from uradori.stories.vectors import dot


@dataclass(frozen=True, slots=True)
class Grouping:
    """What is found across articles: every article is in one story; the retellings make no ring."""

    stories: tuple[Story, ...]
    retellings: tuple[Retelling, ...]


def group(articles: Sequence[Article], statements: Sequence[Statement], gazetteer: Gazetteer | None = None) -> Grouping:
    """Group *articles* into stories and draw who retells whom.

    Depends only on the articles, not on their order. The *gazetteer* tells in which country an outlet publishes,
    the last cue for the direction of a translation. Never raises on any text.
    """
    readings, weights = prepare(articles, statements)
    shared = shared_passages(readings)
    wording = by_wording(readings, shared, gazetteer)
    copied = {article: one.parent for article, one in carriers(wording).items()}
    translation = by_translation(readings, copied, weights, gazetteer)
    place = {reading.article.id: number for number, reading in enumerate(readings)}
    together = [[place[one.parent], place[one.article]] for one in translation]
    together += [[one.left, one.right] for one in shared if max(one.inside) >= CARRIES]
    stories = [[readings[place] for place in places] for places in clusters(readings, together)]
    found = [*wording, *translation]
    for story in stories:
        sources = Sources(story, copied)
        found += by_credit(sources)
        found += by_citation(sources, weights)
    retellings = acyclic(_within(found, stories))
    return Grouping(
        stories=tuple(
            sorted((_story(story, retellings) for story in stories), key=lambda one: (-len(one.articles), one.id))
        ),
        retellings=tuple(retellings),
    )


def _within(retellings: Iterable[Retelling], stories: Iterable[Sequence[Reading]]) -> list[Retelling]:
    """The retellings inside one story: a passage shared by two is a boilerplate or a repeated background."""
    story_of = {reading.article.id: place for place, story in enumerate(stories) for reading in story}
    return [one for one in retellings if one.parent not in story_of or story_of[one.parent] == story_of[one.article]]


def _story(readings: Sequence[Reading], retellings: Iterable[Retelling]) -> Story:
    """The story of *readings*, which are in time order.

    Its id is made of its first article's key, so it stays as later articles join; only an earlier one, or the
    joining of two stories, changes it.
    """
    articles = tuple(reading.article.id for reading in readings)
    inside = set(articles)
    roots = origins(articles, [one for one in retellings if one.article in inside])
    times = [reading.article.published for reading in readings if reading.at is not None]
    return Story(
        id=content_id("story", readings[0].article.key),
        title=_title(readings, roots),
        articles=articles,
        origins=roots,
        outlets=tuple(dict.fromkeys(name for reading in readings if (name := reading.article.outlet) is not None)),
        languages=tuple(sorted({reading.article.lang for reading in readings})),
        first=times[0] if times else None,
        last=times[-1] if times else None,
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
