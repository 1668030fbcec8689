"""Retellings that the texts themselves show: shared wording and translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Retelling, RetellingKind
from uradori.model.span import Spans
from uradori.stories.direction import credited, order
from uradori.stories.passages import Shared
from uradori.stories.reader import Reading
from uradori.stories.translation import Versions

_CREDITED = 1.25
"""By how much more of an article must be found in another than in one that it credits to be its parent."""
_KEPT = 0.15
"""What a share of the parent that the article keeps counts, beside a share of the article that the parent holds: of two
texts that hold as much of an article, it comes from the one of which less is missing in it."""
_SECOND = 0.15
"""Share of an article that a second parent must hold and the first lack: less is a passage borrowed in passing."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible parent by its place, how well it fits, what of the article it holds, and the edge to it."""

    place: int
    fit: float
    held: Spans
    edge: Retelling


def by_wording(readings: Sequence[Reading], shared: Iterable[Shared], gazetteer: Gazetteer | None) -> list[Retelling]:
    """For each article that shares passages with others, its parents: the one that most of it is found in comes first.

    One whose outlet the article credits is preferred where nearly as much is found in it: a copy of a copy holds the
    first text too, and its credit tells by which way it came, unless it stands in what was copied. Where another holds
    what the first lacks, the article is merged of both. The score is the share of the retelling article that lies in
    the passages, for a second parent in those that the first lacks.
    """
    candidates: defaultdict[int, list[_Candidate]] = defaultdict(list)
    for pair in shared:
        found = order(readings[pair.left], readings[pair.right], gazetteer, pair.inside)
        seen = pair if found.child is readings[pair.left] else pair.turned()
        retelling = Retelling(
            article=found.child.article.id,
            parent=found.parent.article.id,
            kind=RetellingKind.WORDING,
            score=round(seen.inside[0], 4),
            evidence=seen.passages,
            reason=found.reason,
        )
        held = tuple(sorted(passage.span for passage in seen.passages))
        fit = seen.inside[0] + _KEPT * seen.inside[1]
        candidates[seen.left].append(_Candidate(seen.right, fit, held, retelling))
    return [edge for place, each in sorted(candidates.items()) for edge in _parents(readings, place, each)]


def _parents(readings: Sequence[Reading], place: int, candidates: Sequence[_Candidate]) -> Iterator[Retelling]:
    """The edge to the candidate that fits best, and to one more that holds what this one lacks."""
    child = readings[place]
    named = [one.place for one in candidates if credited(child, readings[one.place])]

    def rank(one: _Candidate) -> tuple[float, int]:
        # The credit may have been copied: then it speaks for the one it was copied from no less.
        told = one.place in named or any(credited(readings[one.place], readings[other]) for other in named)
        return -one.fit * (_CREDITED if told else 1.0), one.place

    first, *others = sorted(candidates, key=rank)
    yield first.edge
    lacking = [(_beyond(one.held, first.held), one) for one in others]
    share, second = max(
        ((extra * one.edge.score / max(1, _beyond(one.held, ())), one) for extra, one in lacking),
        key=lambda item: (item[0], -item[1].place),
        default=(0.0, first),
    )
    if share >= _SECOND:
        yield replace(second.edge, score=round(share, 4))


def _beyond(spans: Spans, others: Spans) -> int:
    """Characters of *spans* that are in none of *others*; both in order."""
    length = 0
    for span in spans:
        at = span.start
        for other in others:
            if other.end > at and other.start < span.end:
                length += max(0, other.start - at)
                at = max(at, other.end)
        length += max(0, span.end - at)
    return length


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
