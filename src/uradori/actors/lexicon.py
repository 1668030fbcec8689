"""The lexicon of a language: every name and title word of the gazetteer and the title tables, found in a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from uradori.actors.words import Word, stretches, widened, words


class Tag(StrEnum):
    """What a word or phrase can be in a mention."""

    PERSON = auto()
    SHORT = auto()
    STATE = auto()
    CAPITAL = auto()
    DEMONYM = auto()
    ORGANISATION = auto()
    OUTLET = auto()
    ROLE = auto()
    BOUND = auto()
    BODY = auto()
    HONORIFICS = auto()
    SUFFIXES = auto()
    OF = auto()
    AND = auto()
    SKIP = auto()
    SAME = auto()
    HE = auto()
    SHE = auto()
    ANAPHOR = auto()
    ANONYMOUS = auto()
    DOCUMENTS = auto()
    ORGANISATIONS = auto()
    OUTLETS = auto()


NAMES = frozenset({Tag.PERSON, Tag.SHORT})
TITLES = frozenset({Tag.ROLE, Tag.BOUND, Tag.HONORIFICS})
_AFTER_ONE = frozenset({*TITLES, Tag.BODY, Tag.ANONYMOUS, Tag.DOCUMENTS, Tag.OUTLETS, Tag.ORGANISATION, Tag.OUTLET})
_AT_END = frozenset({Tag.HONORIFICS, Tag.ORGANISATIONS, Tag.OUTLETS, Tag.BODY, Tag.ANONYMOUS, Tag.HE, Tag.DOCUMENTS})
_NEVER_WITHIN = frozenset({Tag.STATE, Tag.SKIP, Tag.SAME, Tag.SHORT, Tag.AND})
_NEVER_BEHIND = frozenset({Tag.BODY, Tag.ORGANISATION, Tag.CAPITAL})
_FREE = frozenset({Tag.OF, Tag.AND})
_BREAKS = frozenset(",;:()[]\n—–、，；：（）「」")
_STOPS = _BREAKS | frozenset(".!?。．！？")
_POSSESSIVE = ("'s", "s'")
END = ""
_INFLECTED = 3
"""Letters a surname must have to be known in its other cases: those of shorter ones are other words too often."""

Trie = dict[str, Any]
Endings = tuple[tuple[str, tuple[str, ...]], ...]


class Sense(NamedTuple):
    """One reading of a phrase: what it is, which actor or role, and whether it must be written with a capital."""

    tag: Tag
    value: str
    capital: bool


class Piece(NamedTuple):
    """A phrase of a text and its readings; no readings for words the lexicon does not know.

    ``oblique``: not in the form the lexicon lists (another case). ``owner``: a possessive. ``broken``: a comma or the
    like stands before it.
    """

    words: tuple[Word, ...]
    senses: tuple[Sense, ...]
    oblique: bool = False
    owner: bool = False
    broken: bool = False

    @property
    def start(self) -> int:
        """Where the piece starts in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the piece ends in the text."""
        return self.words[-1].end

    def has(self, *tags: Tag) -> bool:
        """Whether one of its readings is one of *tags*."""
        return any(sense.tag in tags for sense in self.senses)

    def values(self, *tags: Tag) -> tuple[str, ...]:
        """The values of its readings that are one of *tags*."""
        return tuple(dict.fromkeys(sense.value for sense in self.senses if sense.tag in tags))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All phrases of one language, as a trie over words, or over characters where words are not divided."""

    lang: str
    spaced: bool
    head_first: bool
    trie: Trie
    forms: dict[str, tuple[str, ...]]
    given: dict[str, frozenset[str]]
    endings: Endings
    undeclined: frozenset[str]

    @cached_property
    def case_endings(self) -> frozenset[str]:
        """The letters in which words may end when they are not in the nominative."""
        return frozenset(form[-1] for _, forms in self.endings for form in forms)

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The given names of everybody listed."""
        return frozenset[str]().union(*self.given.values())

    def cut(self, text: str) -> list[Piece]:
        """*text* cut into the longest phrases known, and what lies between them."""
        return self._cut_words(text) if self.spaced else self._cut_characters(widened(text))

    def keys(self, word: Word) -> tuple[str, ...]:
        """The forms under which *word* may be listed, the written one first."""
        return _keys(self, word.key)

    def _cut_words(self, text: str) -> list[Piece]:
        units = words(text)
        gaps = (text[a.start + len(a.text) : b.start] for a, b in pairwise(units))
        breaks = [False, *(gap != " " and not _BREAKS.isdisjoint(gap) for gap in gaps)]
        pieces: list[Piece] = []
        at = 0
        while at < len(units):
            length, senses, key = self._longest_words(units, breaks, at)
            taken = tuple(units[at : at + length])
            owner = taken[-1].key.endswith(_POSSESSIVE) and not key.endswith("'s")
            oblique = bool(senses) and not owner and not taken[0].key.isupper()
            oblique = oblique and key != " ".join(word.key for word in taken)
            pieces.append(Piece(taken, senses, oblique, owner, breaks[at]))
            at += length
        return pieces

    def _longest_words(self, units: list[Word], breaks: list[bool], at: int) -> tuple[int, tuple[Sense, ...], str]:
        best: tuple[int, tuple[Sense, ...], str] = (1, (), units[at].key)
        capital = units[at].capital
        paths: list[tuple[Trie, str]] = [(self.trie, "")]
        for length, word in enumerate(units[at:], start=1):
            if length > 1 and breaks[at + length - 1]:
                break
            paths = [
                (node[key], f"{path} {key}" if path else key)
                for node, path in paths
                for key in self.keys(word)
                if key in node
            ]
            if not paths:
                break
            ends = [(node[END], path) for node, path in paths if END in node]
            whole = length == len(units)
            found = (sense for senses, _ in ends for sense in senses if capital or not sense.capital)
            senses = tuple(dict.fromkeys(sense for sense in found if whole or sense.tag is not Tag.ANAPHOR))
            if length == 1 and len(ends and ends[0][1]) < _INFLECTED and ends and ends[0][1] != word.key:
                senses = tuple(sense for sense in senses if sense.tag is not Tag.SHORT)
            if senses:
                best = (length, senses, ends[0][1])
        return best

    def _cut_characters(self, text: str) -> list[Piece]:
        pieces: list[Piece] = []
        at = unknown = 0
        while at < len(text):
            if text[at] not in self.trie:
                at += 1
                continue
            end, senses = self._longest_characters(text, at)
            if at > unknown and senses and _script(text[at - 1]) == "CJK":
                never = _NEVER_BEHIND | _NEVER_WITHIN if end - at <= 2 else _NEVER_BEHIND
                senses = tuple(sense for sense in senses if sense.tag not in never)
            if senses:
                pieces += _unknown(text, unknown, at)
                pieces.append(Piece((Word(text[at:end], text[at:end], at),), senses, broken=_stopped(text, at)))
                unknown = end
            at = end
        return [*pieces, *_unknown(text, unknown, len(text))]

    def _longest_characters(self, text: str, at: int, *, ahead: bool = True) -> tuple[int, tuple[Sense, ...]]:
        """Where the longest phrase starting at *at* ends, and its readings; the next position where there is none."""
        best: tuple[int, tuple[Sense, ...]] = (at + 1, ())
        if text[at] not in self.trie or not _boundary(text, at):
            return best
        node = self.trie
        for end in range(at + 1, len(text) + 1):
            if text[end - 1] not in node:
                break
            node = node[text[end - 1]]
            if END in node and _boundary(text, end):
                senses = self._allowed(node[END], text, at, end) if ahead else node[END]
                best = (end, senses) if senses else best
        return best

    def _allowed(self, senses: tuple[Sense, ...], text: str, at: int, end: int) -> tuple[Sense, ...]:
        """Those of *senses* that what follows allows: single characters and short names are part of too many words."""
        if end - at > 2 or _script(text[at]) in _LOUD:
            return senses
        following = self._longest_characters(text, end, ahead=False)[1] if end < len(text) else ()
        tags = {sense.tag for sense in following}
        stops = end == len(text) or text[end] in _BREAKS or Tag.OF in tags or Tag.AND in tags
        titled = bool(tags & TITLES)
        return tuple(
            sense
            for sense in senses
            if sense.tag in _FREE
            or (sense.tag is Tag.SHORT and (titled or (stops and at == 0)))
            or (
                sense.tag is not Tag.SHORT
                and (end - at > 1 or bool(tags & _AFTER_ONE) or (stops and sense.tag in _AT_END))
            )
        )


_LOUD = frozenset({"KATAKANA", "LATIN"})


def _unknown(text: str, start: int, end: int) -> Iterator[Piece]:
    """The unknown stretch ``[start, end)`` as pieces of one word each, split where names are (dots, spaces)."""
    for word in stretches(text[start:end]):
        moved = word._replace(start=word.start + start)
        yield Piece((moved,), (), broken=_stopped(text, moved.start))


def _stopped(text: str, at: int) -> bool:
    """Whether a comma, a stop or the like stands right before *at*."""
    return not _STOPS.isdisjoint(text[max(0, at - 2) : at])


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    if character == "ー":
        return "KATAKANA"
    name = unicodedata.name(character, "")
    return "LATIN" if character.isdigit() else name.split(" ", 1)[0].split("-", 1)[0]


def _boundary(text: str, at: int) -> bool:
    """Whether a phrase may start or end at *at*: not within a run of katakana, Latin letters or digits."""
    if at <= 0 or at >= len(text):
        return True
    left = _script(text[at - 1])
    return left not in _LOUD or left != _script(text[at]) or text[at] == "・" or text[at - 1] == "・"


@lru_cache(maxsize=65536)
def _keys(lexicon: Lexicon, key: str) -> tuple[str, ...]:
    found = (key, *lexicon.forms.get(key, ()))
    if key.isupper():
        lower = key.lower()
        found = (*found, lower, *lexicon.forms.get(lower, ()))
    if key.endswith(_POSSESSIVE):
        found = (*found, key[:-2], key[:-1] if key[-1] == "'" else key[:-2].upper())
    return found


def inflected(word: str, endings: Endings) -> Iterator[str]:
    """The other cases of *word* (lower case, nominative), by the longest of *endings* it ends in."""
    for ending, forms in endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + form for form in forms)
            return
