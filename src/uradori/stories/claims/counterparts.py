"""Which statements of two versions of one text are the same: one to one, as a retelling keeps the order."""

from __future__ import annotations

from collections.abc import Sequence

from uradori.stories.claims.compare import topic
from uradori.stories.claims.said import Said

_FAR = 2.5
"""What standing at the other end of the text takes off a pair, in shares of likeness."""
_LEAST = 0.1
_RETOLD = 4
"""How much greater the odds are that two statements are one matter where the one text retells the other."""
_NEAR = 0.12
"""Share of a text within which a counterpart may stand even where little is known of the words."""


def counterparts(one: Sequence[Said], other: Sequence[Said]) -> tuple[tuple[int, int, float], ...]:
    """Places in *one* and *other* of the same statements, each at most once, with a score in [0, 1].

    For retellings and translations only: where in the text a thing is said counts beside what is said.
    """
    pairs = sorted(
        (-score, here, there)
        for here, left in enumerate(one)
        for there, right in enumerate(other)
        if (score := _score(left, right)) >= _LEAST
    )
    found: list[tuple[int, int, float]] = []
    taken: set[int] = set()
    given: set[int] = set()
    for score, here, there in pairs:
        if here not in taken and there not in given:
            taken.add(here)
            given.add(there)
            found.append((here, there, -score))
    return tuple(sorted(found))


def _place(said: Said) -> float:
    return (said.spans[0].start + said.spans[-1].end) / 2 / max(1, len(said.text)) if said.spans else 0.0


def _score(one: Said, other: Said) -> float:
    away = abs(_place(one) - _place(other))
    if away > 3 * _NEAR:
        return 0.0
    likely = topic(one, other)
    likely *= _RETOLD / (1 + (_RETOLD - 1) * likely)
    return max(0.0, min(1.0, 0.5 * likely + 0.5 - _FAR * away))
