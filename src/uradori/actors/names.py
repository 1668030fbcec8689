"""Names of persons as they stand in a text: which words belong to one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uradori.actors.lexicon import NAMES, TITLES, Lexicon, Piece, Tag
from uradori.actors.words import Word


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, and its words; the actors whose full or short name ends it; the words before a short name."""

    text: str
    words: tuple[Word, ...]
    full: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    given: tuple[Word, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether it is one word, or a short name of several, with nothing to tell its bearers apart."""
        return not self.full and not self.given and (len(self.words) == 1 or bool(self.short))


def runs_of(part: Sequence[Piece], words: Lexicon) -> list[tuple[int, int]]:
    """Where names stand in *part*: runs of name words, [start, end)."""
    runs: list[tuple[int, int]] = []
    for place, piece in enumerate(part):
        left = part[place - 1] if runs and runs[-1][1] == place else None
        if left and _continues(left, piece, words):
            runs[-1] = (runs[-1][0], place + 1)
        elif _begins(part, place, words):
            runs.append((place, place + 1))
    return [run for run in runs if _whole(part, run, words)]


def _known(piece: Piece) -> bool:
    return piece.has(*NAMES) and not piece.has(Tag.HONORIFICS)


def _continues(left: Piece, right: Piece, words: Lexicon) -> bool:
    """Whether *right* goes on with the name that *left* is part of."""
    if left.owner or right.broken or (right.has(Tag.PERSON) and left.has(*NAMES)):
        return False
    first = right.words[0]
    if words.spaced:
        return (
            _known(right)
            or right.has(Tag.SUFFIXES)
            or (not right.senses and (first.capital or (first.tied and not left.senses)))
        )
    if left.end < right.start:
        return _known(right) or (not right.senses and first.katakana)
    # In running text 氏 and the like go unrecognised before a particle: alone they show what they are.
    return left.has(Tag.SHORT) and not right.senses and first.kanji and not words.cut(first.text)[0].has(*TITLES)


def _begins(part: Sequence[Piece], place: int, words: Lexicon) -> bool:
    """Whether a name begins with the piece at *place*: a known one, or a word unknown and written as names are."""
    piece, first = part[place], part[place].words[0]
    if piece.senses:
        return _known(piece)
    if words.spaced:
        return first.capital and not (
            place + 1 < len(part) and part[place + 1].words[0].tied and part[place + 1].senses
        )
    left = part[place - 1] if place and part[place - 1].end == piece.start else None
    undivided = left is not None and (left.has(*NAMES) or left.words[0].text[0].isdigit())
    return (first.katakana or first.kanji) and not undivided


def _whole(part: Sequence[Piece], run: tuple[int, int], words: Lexicon) -> bool:
    """Whether what stands beside a run lets it be a name: a lone unknown word is one only with a title or by itself."""
    start, end = run
    after = part[end] if end < len(part) and not part[end].broken else None
    before = part[start - 1] if start and not part[start].broken else None
    tied = words.spaced and after is not None and after.words[0].tied
    if any(_known(piece) for piece in part[start:end]):
        return not tied
    if words.spaced:
        if end - start > 1 or (before is None and after is None):
            return True
        return before is not None and before.has(*TITLES, *_BESIDE) and (after is None or bool(after.senses))
    if part[start].words[0].kanji:
        return after is not None and after.has(*TITLES)
    divided = before is None or before.end < part[start].start or not before.has(Tag.STATE, Tag.CAPITAL)
    return end - start > 1 or (after is None and divided) or (after is not None and after.has(*TITLES))


_BESIDE = (Tag.ANONYMOUS, Tag.STATE, Tag.DEMONYM, Tag.CAPITAL, Tag.ORGANISATION, Tag.OUTLET, Tag.AND, Tag.SUFFIXES)
"""What may stand right before the one word of a name, besides titles."""


def name_of(run: Sequence[Piece], text: str) -> Name:
    """The name that the pieces *run* of *text* make."""
    parts = tuple(word for piece in run for word in piece.words)
    written = text[run[0].start : run[-1].end].removesuffix("'s").removesuffix("’s")
    if len(run) > 1 and run[-1].has(Tag.SUFFIXES):
        return Name(written, parts)
    if run[-1].has(Tag.PERSON) and (len(run[-1].words) > 1 or not run[-1].has(Tag.SHORT)):
        start = run[-1].start - run[0].start
        return Name(written[start:], run[-1].words, run[-1].values(Tag.PERSON), run[-1].values(*NAMES))
    given = tuple(word for piece in run[:-1] for word in piece.words)
    return Name(written, parts, () if given else run[-1].values(Tag.PERSON), run[-1].values(*NAMES), given)
