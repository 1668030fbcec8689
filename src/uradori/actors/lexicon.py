"""The lexicon of a language: every name and title word of the gazetteer and the title tables, found in a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache, lru_cache
from typing import Any, NamedTuple

from uradori.actors.entries import Entry
from uradori.actors.gazetteer import Gazetteer
from uradori.actors.words import Word, stretches, widened, words
from uradori.lang import table
from uradori.model import ActorKind


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
_LISTS = (Tag.HONORIFICS, Tag.SUFFIXES, Tag.OF, Tag.AND, Tag.SKIP, Tag.SAME)
_KINDS = (Tag.ANONYMOUS, Tag.DOCUMENTS, Tag.ORGANISATIONS, Tag.OUTLETS)
_AFTER_ONE = frozenset({*TITLES, Tag.BODY, Tag.ANONYMOUS, Tag.DOCUMENTS, Tag.OUTLETS, Tag.ORGANISATION, Tag.OUTLET})
_AT_END = frozenset({Tag.HONORIFICS, Tag.ORGANISATIONS, Tag.OUTLETS, Tag.BODY, Tag.ANONYMOUS, Tag.HE, Tag.DOCUMENTS})
_NEVER_WITHIN = frozenset({Tag.STATE, Tag.SKIP, Tag.SAME, Tag.SHORT, Tag.AND})
_FREE = frozenset({Tag.OF, Tag.AND})
_BREAKS = frozenset(",;:()[]\n—–、，；：（）「」")
_STOPS = _BREAKS | frozenset(".!?。．！？")
_POSSESSIVE = ("'s", "s'")
_END = ""
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

    def cut(self, text: str) -> list[Piece]:
        """*text* cut into the longest phrases known, and what lies between them."""
        return self._cut_words(text) if self.spaced else self._cut_characters(widened(text))

    def keys(self, word: Word) -> tuple[str, ...]:
        """The forms under which *word* may be listed, the written one first."""
        key = word.key
        found = (key, *self.forms.get(key, ()))
        if key.isupper():
            lower = key.lower()
            found = (*found, lower, *self.forms.get(lower, ()))
        if key.endswith(_POSSESSIVE):
            found = (*found, key[:-2], key[:-1] if key[-1] == "'" else key[:-2].upper())
        return found

    def _cut_words(self, text: str) -> list[Piece]:
        units = words(text)
        breaks = [bool(_BREAKS.intersection(text[a.end : b.start])) for a, b in zip(units, units[1:], strict=False)]
        breaks = [False, *breaks]
        pieces: list[Piece] = []
        at = 0
        while at < len(units):
            length, senses, key = self._longest_words(units, breaks, at)
            taken = tuple(units[at : at + length])
            owner = taken[-1].key.endswith(_POSSESSIVE) and not key.endswith("'s")
            oblique = key != " ".join(word.key for word in taken) and not owner and not taken[0].key.isupper()
            pieces.append(Piece(taken, senses, oblique and bool(senses), owner, breaks[at]))
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
            ends = [(node[_END], path) for node, path in paths if _END in node]
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
            end, senses = self._longest_characters(text, at)
            if at > unknown and senses and _script(text[at - 1]) == "CJK":
                senses = tuple(sense for sense in senses if sense.tag not in _NEVER_WITHIN or end - at > 2)
            if senses:
                pieces += _unknown(text, unknown, at)
                pieces.append(Piece((Word(text[at:end], text[at:end], at),), senses, broken=_stopped(text, at)))
                unknown = end
            at = end
        return [*pieces, *_unknown(text, unknown, len(text))]

    def _longest_characters(self, text: str, at: int, *, ahead: bool = True) -> tuple[int, tuple[Sense, ...]]:
        """Where the longest phrase starting at *at* ends, and its readings; the next position where there is none."""
        best: tuple[int, tuple[Sense, ...]] = (at + 1, ())
        if not _boundary(text, at):
            return best
        node = self.trie
        for end in range(at + 1, len(text) + 1):
            node = node.get(text[end - 1], None)
            if node is None:
                break
            if _END in node and _boundary(text, end):
                senses = self._allowed(node[_END], text, at, end) if ahead else node[_END]
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
_UNINFLECTED = frozenset({Tag.HE, Tag.SHE, Tag.OF, Tag.AND})


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


class _Builder:
    """Collects the phrases of one language."""

    def __init__(self, lang: str) -> None:
        self.titles = table(lang, "titles")
        self.lang = lang
        self.spaced: bool = self.titles["spaced"]
        self.trie: Trie = {}
        self.forms: dict[str, tuple[str, ...]] = {}
        self.given: dict[str, set[str]] = {}
        self.inflected: set[str] = set()
        declensions = sorted(self.titles.get("declensions", ()), key=lambda each: -len(each["ending"]))
        self.endings: Endings = tuple((each["ending"], tuple(each["forms"])) for each in declensions)

    def add(self, phrase: str, tag: Tag, value: str) -> None:
        """Lists *phrase* under *tag*."""
        units = [word.key for word in words(phrase)] if self.spaced else list(widened(phrase))
        if not units:
            return
        node = self.trie
        for unit in units:
            node = node.setdefault(unit, {})
        sense = Sense(tag, value, phrase[0].isupper())
        if sense not in node.get(_END, ()):
            node[_END] = (*node.get(_END, ()), sense)
        for unit in units if self.endings and tag not in _UNINFLECTED else ():
            self._inflect(unit)

    def _inflect(self, base: str) -> None:
        if base in self.inflected:
            return
        self.inflected.add(base)
        for form in inflected(base.lower(), self.endings):
            known = self.forms.get(form, ())
            if base not in known and form != base:
                self.forms[form] = (*known, base)

    def titles_in(self) -> None:
        """Lists the words of the title table."""
        titles = self.titles
        for tag in _LISTS:
            for phrase in titles.get(tag.value, ()):
                self.add(phrase, tag, "")
        for tag in _KINDS:
            for phrase in titles["kinds"][tag.value]:
                self.add(phrase, tag, "")
        for tag, group in ((Tag.ROLE, "roles"), (Tag.BODY, "bodies"), (Tag.ANAPHOR, "anaphors")):
            for value, phrases in titles[group].items():
                for phrase in phrases:
                    self.add(phrase, {"he": Tag.HE, "she": Tag.SHE}.get(value, tag), value)
        for state, roles in titles.get("bound", {}).items():
            for role, phrases in roles.items():
                for phrase in phrases:
                    self.add(phrase, Tag.BOUND, f"{role} {state}")

    def entry_in(self, entry: Entry) -> None:
        """Lists the names of one actor."""
        actor, lang = entry.actor, self.lang
        tag = Tag(actor.kind.value) if actor.kind is not ActorKind.GROUP else Tag.ORGANISATION
        names = actor.names.get(lang) or actor.names.get("en", ())
        for name in (*names, *(entry.short.get(lang, ()) if tag is not Tag.PERSON else ())):
            self.add(name, tag, actor.id)
        for phrases, each in ((entry.demonyms, Tag.DEMONYM), (entry.capital, Tag.CAPITAL), (entry.seats, Tag.STATE)):
            for phrase in phrases.get(lang, ()):
                self.add(phrase, each, actor.id)
        if tag is Tag.STATE:
            for name in entry.demonyms.get(lang, names):
                for ending in self.titles.get("peoples", ()):
                    self.add(name + ending, Tag.ANONYMOUS, "")
        if tag is Tag.PERSON:
            self._person_in(entry, names)

    def _person_in(self, entry: Entry, names: Iterable[str]) -> None:
        short = entry.short.get(self.lang) or tuple(_last(name) for name in names)
        for name in short:
            self.add(name, Tag.SHORT, entry.actor.id)
        parts = {word.key for name in (*names, *entry.actor.names.get("en", ())) for word in words(widened(name))}
        self.given[entry.actor.id] = parts - {word.key for name in short for word in words(widened(name))}


def inflected(word: str, endings: Endings) -> Iterator[str]:
    """The other cases of *word* (lower case, nominative), by the longest of *endings* it ends in."""
    for ending, forms in endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + form for form in forms)
            return


def _last(name: str) -> str:
    return name.replace("・", " ").split()[-1]


def _build(gazetteer: Gazetteer, lang: str) -> Lexicon:
    builder = _Builder(lang)
    builder.titles_in()
    for entry in gazetteer.entries.values():
        builder.entry_in(entry)
    given = {ident: frozenset(parts) for ident, parts in builder.given.items()}
    head_first: bool = builder.titles["head"] == "first"
    return Lexicon(
        lang,
        builder.spaced,
        head_first,
        builder.trie,
        builder.forms,
        given,
        builder.endings,
        frozenset(builder.titles.get("undeclined", "")),
    )


lexicon: Callable[[Gazetteer, str], Lexicon] = cache(_build)
"""The lexicon of a gazetteer in one language, built once."""
