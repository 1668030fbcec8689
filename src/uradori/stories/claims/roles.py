"""Who does a thing, of the actors that a claim names."""

from __future__ import annotations

from collections.abc import Sequence

from uradori.actors.lexicon import Piece, Tag
from uradori.stories.claims.words import Table

_EARLY = 3
"""Words at the beginning of a claim among which its subject stands."""
Named = tuple[Piece, frozenset[str]]
"""A piece of a text and the ids of whom it names."""


def agent(text: str, named: Sequence[Named], known: Table) -> frozenset[str]:
    """The ids of the one of at least two actors that does the thing; none where the language leaves it open."""
    if not any(one[1].isdisjoint(other[1]) for one in named for other in named):
        return frozenset()
    if known.lemmas:
        doers = [ids for piece, ids in named if not piece.oblique and not _adjective(piece)]
        return doers[0] if len(doers) == 1 else frozenset()
    before = next((ids for piece, ids in named if known.doer_before.search(text[: piece.start])), None)
    if before is not None:
        return before
    if known.undergone.search(text):
        return frozenset()
    if known.spaced:
        first, ids = named[0]
        return ids if len(text[: first.start].split()) < _EARLY else frozenset()
    return next((ids for piece, ids in named if known.doer_behind.match(text[_end(piece) :])), frozenset())


def _end(piece: Piece) -> int:
    return piece.words[-1].start + len(piece.words[-1].text)


def _adjective(piece: Piece) -> bool:
    return all(sense.tag is Tag.DEMONYM for sense in piece.senses)
