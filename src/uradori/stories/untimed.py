"""Where articles without a time stand among those that they share passages with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uradori.stories.parents import Candidate, parents

_ROUNDS = 2
"""How often each article is placed: the first time, those after it are not placed yet."""
_MOST = 24
"""Neighbours by which an article is placed: more add cost and tell no more."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two articles whose direction is open: each as the child of the other."""

    one: Candidate
    turned: Candidate

    @property
    def places(self) -> tuple[int, int]:
        """The places of both."""
        return self.one.shared.left, self.one.shared.right

    def child(self, place: int) -> Candidate:
        """The candidate whose child is at *place*."""
        return self.one if place == self.one.shared.left else self.turned

    def other(self, place: int) -> int:
        """The place of the other."""
        return self.child(place).shared.right


class Placing:
    """Articles without a time among their neighbours, each where it and they are explained best.

    *known* gives the candidates of each article whose direction is known, *ties* those whose is open. Timed articles
    stand at their places already, *timed* tells which.
    """

    def __init__(self, known: Mapping[int, Sequence[Candidate]], ties: Sequence[Tie], timed: Sequence[bool]) -> None:
        self._known = known
        self._rank = {place: float(place) for place, is_timed in enumerate(timed) if is_timed}
        self._ties: defaultdict[int, list[Tie]] = defaultdict(list)
        self._lead: dict[tuple[int, int], float] = {}
        for tie in sorted(ties, key=lambda one: (-max(one.one.fit, one.turned.fit), one.places)):
            for place in tie.places:
                self._ties[place].append(tie)
        open_places = sorted(place for place in self._ties if not timed[place])
        for _ in range(_ROUNDS):
            for place in open_places:
                self._put(place)

    def told(self, tie: Tie) -> tuple[Candidate, float]:
        """The candidate of *tie* that follows from where both stand, and how much better it explains them."""
        one, other = tie.places
        lead = self._lead.get((one, other), 0.0) - self._lead.get((other, one), 0.0)
        child = one if self._rank[one] > self._rank[other] else other
        return tie.child(child), abs(lead)

    def _put(self, place: int) -> None:
        near = [tie for tie in self._ties[place] if tie.other(place) in self._rank][:_MOST]
        near.sort(key=lambda tie: self._rank[tie.other(place)])
        if not near:
            self._rank[place] = float(place)
            return
        others = [tie.other(place) for tie in near]
        gains = [self._gain(tie, place) for tie in near]
        # What all are worth with the article behind the first n of its neighbours.
        worth = [
            _worth([*self._known.get(place, ()), *(tie.child(place) for tie in near[:count])]) + sum(gains[count:])
            for count in range(len(near) + 1)
        ]
        best = max(range(len(worth)), key=lambda count: (worth[count], count))
        ranks = [self._rank[other] for other in others]
        low = ranks[best - 1] if best else ranks[0] - 1.0
        high = ranks[best] if best < len(ranks) else ranks[-1] + 1.0
        self._rank[place] = (low + high) / 2
        for number, other in enumerate(others):
            before, behind = max(worth[: number + 1]), max(worth[number + 1 :])
            self._lead[place, other] = before - behind
            self._lead.pop((other, place), None)

    def _gain(self, tie: Tie, place: int) -> float:
        """What a neighbour is worth more with the article at *place* before it."""
        other = tie.other(place)
        rank = self._rank[other]
        held = [*self._known.get(other, ())]
        for one in self._ties[other][:_MOST]:
            third = one.other(other)
            if third != place and third in self._rank and self._rank[third] < rank:
                held.append(one.child(other))
        return _worth([*held, tie.child(other)]) - _worth(held)


def _worth(candidates: Sequence[Candidate]) -> float:
    """How well an article is explained, squared: one article explained wholly is worth more than two by half."""
    found = parents(candidates)
    return found.explained**2 if found else 0.0
