"""Retellings that the texts themselves show: shared wording and translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Retelling, RetellingKind
from uradori.stories.direction import credited, order
from uradori.stories.passages import Shared
from uradori.stories.reader import Reading
from uradori.stories.translation import Versions

_CREDITED = 1.25
"""By how much more of an article must be found in another than in one that it credits to be its parent."""


def by_wording(readings: Sequence[Reading], shared: Iterable[Shared], gazetteer: Gazetteer | None) -> list[Retelling]:
    """For each article that shares passages with others, its one parent: the one that most of it is found in.

    One whose outlet the article credits is preferred where nearly as much is found in it: a copy of a copy holds the
    first text too, and its credit tells by which way it came. The score is the share of the retelling article that
    lies in the passages.
    """
    parents: defaultdict[int, list[tuple[float, int, Retelling]]] = defaultdict(list)
    for pair in shared:
        found = order(readings[pair.left], readings[pair.right], gazetteer, pair.inside)
        seen = pair if found.child is readings[pair.left] else pair.turned()
        score = round(seen.inside[0], 4)
        retelling = Retelling(
            article=found.child.article.id,
            parent=found.parent.article.id,
            kind=RetellingKind.WORDING,
            score=score,
            evidence=seen.passages,
            reason=found.reason,
        )
        known = _CREDITED if credited(found.child, found.parent) else 1.0
        parents[seen.left].append((-score * known, seen.right, retelling))
    return [min(candidates, key=lambda one: one[:2])[2] for _, candidates in sorted(parents.items())]


def by_translation(
    readings: Sequence[Reading], weights: Mapping[str, float], gazetteer: Gazetteer | None
) -> list[Retelling]:
    """For each document in several languages, the edges from its versions to the one that came first."""
    versions = Versions(readings, weights)
    found: list[Retelling] = []
    for document in versions.documents():
        root = document[0][0]
        for place, _ in document[1:]:
            if order(readings[root], readings[place], gazetteer).parent is readings[place]:
                root = place
        for place, score in document:
            if place == root:
                continue
            direction = order(readings[root], readings[place], gazetteer)
            found.append(
                Retelling(
                    article=readings[place].article.id,
                    parent=readings[root].article.id,
                    kind=RetellingKind.TRANSLATION,
                    score=round(score, 4),
                    evidence=versions.evidence(place, root),
                    reason=direction.reason if direction.parent is readings[root] else "unknown",
                )
            )
    return found
