"""An inverted index over cheap keys: what a new thing said is worth comparing with."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from uradori.stories.claims.parts import Parts

_COMMON = 400
"""Things said from which a key tells nothing: it is no longer followed."""
_MOST = 16
"""Things said that a new one is compared with."""
_STRONG = 2
"""Names, numbers and actors in common that make a pair worth comparing outside one story."""


class Index:
    """Things said by their keys; adding one and asking for its like costs about the same however many there are."""

    def __init__(self) -> None:
        self._held: defaultdict[str, list[int]] = defaultdict(list)
        self._stories: dict[int, str | None] = {}

    def add(self, place: int, parts: Parts, story: str | None) -> None:
        """Files *place* under the keys of its *parts*."""
        self._stories[place] = story
        for key in keys(parts):
            self._held[key].append(place)

    def near(self, parts: Parts, story: str | None) -> list[int]:
        """Places worth comparing with *parts*, the likeliest first: in its story, or with strong keys in common."""
        weights: defaultdict[int, float] = defaultdict(float)
        strong: defaultdict[int, int] = defaultdict(int)
        for key in keys(parts):
            held = self._held.get(key, ())
            if len(held) > _COMMON:
                continue
            weight = 1 / math.log(2 + len(held))
            for place in held:
                weights[place] += weight
                strong[place] += key[0] in "ans"
        worth = [
            place
            for place in weights
            if strong[place] >= _STRONG or (story is not None and self._stories[place] == story)
        ]
        worth.sort(key=lambda place: (-weights[place], place))
        return worth[:_MOST]


def keys(parts: Parts) -> Iterator[str]:
    """The keys of a thing said, each with its kind before it."""
    found = {f"a:{ident}" for actor in parts.actors for ident in actor}
    found |= {f"n:{number:.6g}" for number in parts.numbers}
    found |= {f"s:{name}" for name in parts.names}
    found |= {f"c:{key}" for key in parts.concepts}
    found |= {f"w:{parts.lang}:{word}" for word in parts.words if len(word) > 1}
    yield from sorted(found)
