"""Retellings that shared wording shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from uradori.actors.gazetteer import Gazetteer
from uradori.model import Retelling, RetellingKind
from uradori.stories.direction import order
from uradori.stories.parents import Candidate, Parents, parents
from uradori.stories.passages import Shared
from uradori.stories.reader import Reading
from uradori.stories.untimed import Placing, Tie

_SURE = 0.35
"""How much better one direction must explain two articles without times than the other, to be told."""


def by_wording(readings: Sequence[Reading], shared: Iterable[Shared], gazetteer: Gazetteer | None) -> list[Retelling]:
    """For each article that shares passages with others, its parents: the one that explains it best comes first.

    The score is the share of the retelling article that lies in the passages, for a second parent in those that the
    first lacks.
    """
    candidates: defaultdict[int, list[Candidate]] = defaultdict(list)
    reasons: dict[tuple[int, int], str] = {}
    ties = []
    for pair in shared:
        found = order(readings[pair.left], readings[pair.right], gazetteer, pair.inside)
        if found.settled or None not in {found.parent.at, found.child.at}:
            seen = pair if found.child is readings[pair.left] else pair.turned()
            candidates[seen.left].append(_candidate(readings, seen))
            reasons[seen.left, seen.right] = found.reason
        else:
            ties.append(Tie(_candidate(readings, pair), _candidate(readings, pair.turned())))
    placing = Placing(candidates, ties, [reading.at is not None for reading in readings])
    for tie in ties:
        one, lead = placing.told(tie)
        candidates[one.shared.left].append(one)
        sure = lead >= _SURE
        reasons[one.shared.left, one.shared.right] = f"containment:{one.shared.inside[0]:.2f}" if sure else "unknown"
    found_parents = (parents(each) for _, each in sorted(candidates.items()))
    return [edge for each in found_parents if each for edge in _edges(each, reasons)]


def _candidate(readings: Sequence[Reading], seen: Shared) -> Candidate:
    return Candidate(readings[seen.left], readings[seen.right], seen)


def _edges(found: Parents, reasons: Mapping[tuple[int, int], str]) -> Iterator[Retelling]:
    yield _edge(found.first, found.first.shared.inside[0], reasons)
    if found.second is not None:
        yield _edge(found.second, found.share, reasons)


def _edge(one: Candidate, score: float, reasons: Mapping[tuple[int, int], str]) -> Retelling:
    return Retelling(
        article=one.child.article.id,
        parent=one.parent.article.id,
        kind=RetellingKind.WORDING,
        score=round(score, 4),
        evidence=one.shared.passages,
        reason=reasons[one.shared.left, one.shared.right],
    )
