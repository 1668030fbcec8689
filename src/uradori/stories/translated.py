"""Retellings that translations show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Retelling, RetellingKind
from uradori.stories.direction import order
from uradori.stories.reader import Reading
from uradori.stories.translation import Versions


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
