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
_TEXTS = 8
"""Texts that are looked at besides those credited: the earliest."""

_Text = tuple[Reading, int]
"""A text, and the place of the version that it is or copies."""


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
                for one in (versions.readings[other], *copies[versions.readings[other].article.id])
                if one.article.lang != child.article.lang
            ]
            parent, version = _made_of(place, texts, versions) or (versions.readings[places[0]], places[0])
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


def _made_of(place: int, texts: Sequence[_Text], versions: Versions) -> _Text | None:
    """Of *texts*, of which the first is the original, the one that the version at *place* was made of, if any.

    Others count where times or a credit tell that they came before: of translations as like one another as these, a
    chain would be a guess.
    """
    child = versions.readings[place]
    credit = [text for text in texts if credited(child, text[0])]
    early = [text for text in texts if text is texts[0] or _before(text[0], child)]
    found = [*credit, *(text for text in early[:_TEXTS] if text not in credit)]

    def likeness(text: _Text) -> float:
        return versions.made_of(place, text[1], text[0]) * (_CREDITED if text in credit else 1.0)

    return max(found, key=likeness) if len(found) > 1 else next(iter(found), None)


def _before(one: Reading, other: Reading) -> bool:
    return one.at is not None and other.at is not None and one.at < other.at
