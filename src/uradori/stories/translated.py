"""Retellings that translations show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Retelling, RetellingKind
from uradori.stories.direction import Order, credited, order
from uradori.stories.reader import Reading
from uradori.stories.translation import Versions
from uradori.stories.wording import wording

_CREDITED = 1.5
"""What a credit to a possible parent counts: a version may be made of a text that is little like it."""
_FIRST = 1.25
"""What it counts to be the first of the texts where times do not tell that any came before: each translation adds to the
doubt, so a chain of them must show."""
_COPIES = 4
"""Copies of each version that are looked at besides those credited: the earliest."""


def by_translation(
    readings: Sequence[Reading], copied: Mapping[str, str], weights: Mapping[str, float], gazetteer: Gazetteer | None
) -> list[Retelling]:
    """For each document in several languages, what each of its versions was translated from.

    *copied* gives the parent of each article that is a copy, by their ids: a copy is no version of its own, but one may
    have been made of it. The version that came first is the root; each other is taken for a translation of the earlier
    text, version or copy, that it has most in common with.
    """
    versions = Versions([one for one in readings if one.article.id not in copied], weights)
    copies = _copies(readings, copied)
    found: list[Retelling] = []
    for document in versions.documents():
        scores = dict(document)
        places = _root_first(list(scores), versions, gazetteer)
        for number, place in enumerate(places[1:], start=1):
            child = versions.readings[place]
            texts = [
                (one, other)
                for other in places[:number]
                for one in (versions.readings[other], *_made_before(child, copies[versions.readings[other].article.id]))
            ]
            foreign = [text for text in texts if text[0].article.lang != child.article.lang] or texts[:1]
            parent, version = _likest(place, foreign, versions)
            direction = _order(parent, child, gazetteer)
            found.append(
                Retelling(
                    article=child.article.id,
                    parent=parent.article.id,
                    kind=RetellingKind.TRANSLATION,
                    score=round(scores[place], 4),
                    evidence=versions.evidence(place, version, parent),
                    reason=direction.reason if direction.parent is parent else "unknown",
                )
            )
    return found


def _copies(readings: Sequence[Reading], copied: Mapping[str, str]) -> defaultdict[str, list[Reading]]:
    """The copies of each article that is none, those of copies included, oldest first."""
    found: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        seen = {reading.article.id}
        at = reading.article.id
        while at in copied and copied[at] not in seen:
            at = copied[at]
            seen.add(at)
        if at != reading.article.id:
            found[at].append(reading)
    return found


def _made_before(child: Reading, copies: Sequence[Reading]) -> list[Reading]:
    """Those of *copies* that *child* may have been made of: credited ones, and the earliest."""
    credit = [one for one in copies if credited(child, one)]
    early = [one for one in copies if one.at is None or child.at is None or one.at < child.at]
    return [*credit, *(one for one in early[:_COPIES] if one not in credit)]


def _root_first(places: Sequence[int], versions: Versions, gazetteer: Gazetteer | None) -> list[int]:
    """The *places* of a document's versions in time order, the one that came first in front."""
    root = places[0]
    for place in places[1:]:
        if _order(versions.readings[root], versions.readings[place], gazetteer).parent is versions.readings[place]:
            root = place
    return [root, *(place for place in places if place != root)]


def _order(left: Reading, right: Reading, gazetteer: Gazetteer | None) -> Order:
    """Which came first; what is missing in the shorter text was left out of the longer one."""
    lengths = [len(one.article.text) / wording(one.article.lang).length for one in (left, right)]
    shorter = min(lengths)
    return order(left, right, gazetteer, (shorter / max(1, lengths[0]), shorter / max(1, lengths[1])))


def _likest(place: int, texts: Sequence[tuple[Reading, int]], versions: Versions) -> tuple[Reading, int]:
    """Of *texts*, each with the version that it is or copies, the one that the version at *place* was made of."""
    if len(texts) == 1:
        return texts[0]
    child = versions.readings[place]
    first = _FIRST if child.at is None else 1.0

    def likeness(text: tuple[Reading, int]) -> float:
        factor = _CREDITED if credited(child, text[0]) else first if text is texts[0] else 1.0
        return versions.made_of(place, text[1], text[0]) * factor

    return max(texts, key=likeness)
