"""What the table of claims of a language knows, and the words of a text as it looks them up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from uradori.lang import SUPPORTED, table
from uradori.lang.morphology import parses

_WORD = re.compile(r"\d+(?:[.,:]\d+|[ \u00a0\u202f]\d{3}(?!\d))*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]")
_RUN = re.compile(r"\d+(?:[.,]\d+)*|[一-鿿々]+|[ァ-ヺー]+|[ぁ-ん]+|[A-Za-zА-я]+|[%％]")
PEOPLE = "p:"
"""What keys for kinds of people and bodies begin with."""
_SHORTEST, _LONGEST_ENDING = 2, 6
_LONGEST = 8
"""Characters of the longest word looked up where words are not set apart."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one language: words (dictionary forms where ``lemmas``), each with the keys it stands for."""

    lang: str
    spaced: bool
    lemmas: bool
    date: re.Pattern[str]
    negation: frozenset[str]
    doubling: frozenset[str]
    idle: re.Pattern[str]
    aside: frozenset[str]
    orders: frozenset[str]
    doer_before: re.Pattern[str]
    doer_behind: re.Pattern[str]
    undergone: re.Pattern[str]
    own: frozenset[str]
    modes: dict[str, tuple[str, ...]]
    standing: dict[str, tuple[str, ...]]
    scales: dict[str, int]
    numbers: dict[str, float]
    between: frozenset[str]
    lengths: dict[str, float]
    weekdays: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    units: dict[str, str]
    concepts: dict[str, tuple[str, ...]]
    phrases: tuple[str, ...]


class Opposites(NamedTuple):
    """Pairs of keys that cannot both be said of one thing; those that turn round, undo a ban, or negate.

    ``converse`` are pairs by which two who have changed places do the same.
    """

    pairs: tuple[tuple[str, str], ...]
    contrary: frozenset[str]
    undoing: frozenset[str]
    negative: frozenset[str]
    converse: tuple[tuple[str, str], ...]


class Word(NamedTuple):
    """A word in small letters, its dictionary form, its grammatical marks, and whether it was written as a name."""

    form: str
    lemma: str
    marks: frozenset[str]
    name: bool


def _turned(groups: list[list[str]], first: int) -> dict[str, int]:
    return {word: place for place, words in enumerate(groups, first) for word in words}


def _phrases(words: list[str], *, spaced: bool) -> re.Pattern[str]:
    """Any of *words* (patterns), the longest first; no part of a longer word where words are set apart."""
    whole = "|".join(sorted(words, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"\b(?:{whole})\b" if spaced else whole)


@cache
def claims_table(lang: str) -> Table:
    """The table of *lang*; that of the first supported language's shape without words for any other."""
    data = table(lang if lang in SUPPORTED else "en", "claims")
    modes: dict[str, tuple[str, ...]] = {}
    for mode, words in data["modes"].items():
        for word in words:
            modes[word] = (*modes.get(word, ()), mode)
    concepts: dict[str, tuple[str, ...]] = {}
    tables = ((data["concepts"], ""), (table(data_lang(lang), "concepts"), "c:"), (data["people"], PEOPLE))
    for source, mark in tables:
        for key, words in source.items():
            for word in words:
                concepts[word] = tuple(dict.fromkeys((*concepts.get(word, ()), f"{mark}{key}")))
    return Table(
        lang,
        data["spaced"],
        data["lemmas"],
        re.compile(data["date"]),
        frozenset(data["negation"]),
        frozenset(data["doubling"]),
        _phrases(data["idle"], spaced=data["spaced"]),
        frozenset(data["aside"]),
        frozenset(data["orders"]),
        re.compile(data["doer_before"]),
        re.compile(data["doer_behind"]),
        re.compile(data["undergone"]),
        frozenset(data["self"]),
        modes,
        {name: tuple(words) for name, words in data["modes"].items()},
        data["scales"],
        data["numbers"],
        frozenset(data["between"]),
        data["lengths"],
        _turned(data["weekdays"], 0),
        _turned(data["months"], 1),
        data["days"],
        data["units"],
        concepts,
        tuple(word for word in concepts if " " in word),
    )


def data_lang(lang: str) -> str:
    """*lang*, or English where it is not supported."""
    return lang if lang in SUPPORTED else "en"


@cache
def opposites() -> Opposites:
    """What the tables of claims say of their keys."""
    data = tomllib.loads((files(__package__) / "opposites.toml").read_text("utf-8"))
    pairs, converse = (tuple((one, other) for one, other in data[name]) for name in ("pairs", "converse"))
    contrary, undoing, negative = (frozenset(data[name]) for name in ("contrary", "undoing", "negative"))
    return Opposites(pairs, contrary, undoing, negative, converse)


@lru_cache(maxsize=1 << 17)
def _analysed(lang: str, form: str) -> tuple[str, frozenset[str]]:
    found = parses(lang, form)
    # A word that can be a number is one: "три" is no imperative of the news.
    parse = next((each for each in found if "NUMR" in str(each.tag)), found[0])
    return parse.normal_form, frozenset(str(parse.tag).replace(" ", ",").split(","))


def cut(text: str, known: Table) -> list[Word]:
    """The words of *text*; where words are not set apart, runs of one script."""
    found = []
    for match in (_WORD if known.spaced else _RUN).finditer(text):
        token = match.group()
        form = token.lower().replace("’", "'")
        lemma, marks = _analysed(known.lang, form) if known.lemmas and form[0].isalpha() else (form, frozenset[str]())
        found.append(Word(form, lemma, marks, token[0].isupper() or "ァ" <= token[0] <= "ヺ"))
    return found


@lru_cache(maxsize=1 << 17)
def keys_of(word: str, lang: str) -> tuple[str, ...]:
    """The keys of the longest beginning of *word* that the table knows, with a short ending behind it."""
    concepts = claims_table(lang).concepts
    for length in range(len(word), _SHORTEST - 1, -1):
        ending = len(word) - length
        if ending > _LONGEST_ENDING:
            break
        if ending <= (length + 1 if length > _SHORTEST else 2) and (found := concepts.get(word[:length])):
            return found
    return ()


def keys_in(text: str, lang: str) -> list[tuple[str, ...]]:
    """The keys of the longest known words in *text*, from left to right, where words are not set apart."""
    concepts = claims_table(lang).concepts
    found, at = [], 0
    while at < len(text):
        for length in range(min(_LONGEST, len(text) - at), 0, -1):
            if keys := concepts.get(text[at : at + length]):
                found.append(keys)
                at += length
                break
        else:
            at += 1
    return found
