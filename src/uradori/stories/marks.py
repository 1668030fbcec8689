"""Marks of an article: what can be compared between languages without translating.

A mark is a short string with its kind before it: ``n:`` a number, ``s:`` the skeleton of a name, ``t:`` a
territory, ``a:`` an actor that a statement names, ``c:`` an everyday matter of the news. Words of the article's own
language (``w:``) serve between articles of that language only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from uradori.model import Article, Statement
from uradori.stories.skeleton import skeletons
from uradori.stories.wording import STEM_ENDING, Wording, stem, wording

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+|[ \u00a0\u202f]\d{3}(?!\d))*)"
    r"|(?P<latin>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*(?:\.[A-Z]\.)?)"
    r"|(?P<cyrillic>[А-Яа-яЁёІіЇїЄєҐґ][А-Яа-яЁёІіЇїЄєҐґ'’-]*)"
    r"|(?P<katakana>[ァ-ヺー]+)"
    r"|(?P<kanji>[一-鿿々]+)"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_THOUSANDS = re.compile(r"[.,\s](?=\d{3}(?:\D|$))")
_SENTENCE_START = re.compile(r"(?:^|[.!?…\n:][\"'”“»«„)\]]*)\s*[\"'”“»«„(\[—–-]*\s*$")
_WORD_STEM = 6
"""Letters of a word that are kept for comparison within a language: enough to tell words, too few for endings."""
_SHORTEST_BEGINNING, _SHORT_BEGINNING = 2, 3
_LONGEST_ENDING = 5
"""Letters that may follow the beginning of a word for an everyday matter: as many as it has itself, but two fewer than
a short one has."""


class Mark(NamedTuple):
    """A mark, and where in the text it begins."""

    name: str
    at: int


class Content(NamedTuple):
    """What a text holds: ``marks`` that other languages hold too, and ``words`` of its own, both in text order."""

    marks: list[Mark]
    words: list[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """What is known of a word, whatever stands around it.

    ``territory`` is the state that it names, ``last`` the beginnings of it that may end a name of two words;
    ``everyday`` are the marks it makes anywhere, ``names`` those it makes where it is a name, ``words`` its own mark.
    """

    territory: str | None
    last: tuple[str, ...]
    everyday: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]


def content(article: Article, statements: tuple[Statement, ...] = ()) -> Content:
    """The marks and words of *article*, and the marks of the actors of its *statements*.

    A title that is not in the text stands at 0.
    """
    read = _read(article.text, article.lang)
    found, words = list(read.marks), list(read.words)
    if article.title and article.title not in article.text:
        title = _read(article.title, article.lang)
        found += [Mark(mark.name, 0) for mark in title.marks]
        words += title.words
    for statement in statements:
        actor = statement.source.actor
        # An actor met only in the articles has the name of one language, and an id that no other language shares.
        if actor is not None and len(actor.name) > 1 and statement.source.spans:
            found.append(Mark(f"a:{actor.id}", statement.source.spans[0].start))
    found.sort(key=lambda mark: (mark.at, mark.name))
    return Content(found, words)


def marks_of(text: str, lang: str) -> list[str]:
    """The names of the marks of a passage, in order, and its words."""
    found, words = _read(text, lang)
    return [*(mark.name for mark in found), *words]


# An article is read when it comes in, and again each time that one comes in beside it.
@lru_cache(maxsize=1 << 10)
def _read(text: str, lang: str) -> Content:
    text = text.translate(_FULL_WIDTH)
    known = wording(lang)
    found: list[Mark] = []
    words: list[str] = []
    before = ""
    for match in _TOKEN.finditer(text):
        kind, token, at = match.lastgroup, match.group(), match.start()
        if kind == "number":
            found.append(Mark(_number(text, match, known), at))
        elif kind == "kanji":
            placed, pairs = _kanji(token, lang)
            found += [Mark(name, at + offset) for name, offset in placed]
            words += pairs
        else:
            word = _word(token, lang)
            code = word.territory or (word.last and _territory(before, word, known))
            if code:
                found.append(Mark(f"t:{code}", at))
            else:
                words += word.words
                found += [Mark(name, at) for name in word.everyday]
                if word.names and (kind == "katakana" or not _SENTENCE_START.search(text, max(0, at - 6), at)):
                    found += [Mark(name, at) for name in word.names]
        before = token
    return Content(found, words)


def _number(text: str, match: re.Match[str], words: Wording) -> str:
    """The number at *match*, multiplied by the scale word after it."""
    plain = _THOUSANDS.sub("", match.group()).replace(",", ".").replace(":", ".")
    if plain.count(".") > 1:
        return f"n:{plain}"
    value = float(plain)
    scale = words.scale.match(text, match.end())
    if scale:
        value *= words.scales[scale.group(1)]
    return f"n:{value:.12g}"


def _territory(before: str, word: _Word, known: Wording) -> str | None:
    """The territory named by *word* with the one *before* it."""
    pairs = (known.territories.get(f"{stem(before)} {last}") for last in word.last)
    return next(filter(None, pairs), None)


# News repeats its words: what is known of each is worked out once.
@lru_cache(maxsize=1 << 17)
def _word(token: str, lang: str) -> _Word:
    words = wording(lang)
    cuts = min(STEM_ENDING, len(token) - STEM_ENDING) + 1 if token[0] > "Ѐ" else 1
    last = tuple(short for cut in range(cuts) if (short := token[: len(token) - cut]) in words.last_words)
    lower = token.lower().replace("’", "'")
    is_name = token[0].isupper() or token[0] >= "ァ"
    parts = filter(None, token.split("-")) if is_name else ()
    tells = len(token) > STEM_ENDING and lower not in words.stop
    return _Word(
        territory=next((words.territories[name] for name in last if name in words.territories), None),
        last=last,
        everyday=_everyday(lower, words),
        names=tuple(f"s:{skeleton}" for part in parts for skeleton in skeletons(part)),
        words=(f"w:{lower[:_WORD_STEM]}",) if tells else (),
    )


@lru_cache(maxsize=1 << 16)
def _kanji(run: str, lang: str) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """States and everyday matters named in a run of kanji, with offsets, and the run's pairs of characters as words."""
    words = wording(lang)
    found: list[tuple[str, int]] = []
    for start in range(len(run)):
        for end in range(start + 2, min(start + 5, len(run) + 1)):
            part = run[start:end]
            if part in words.territories:
                found.append((f"t:{words.territories[part]}", start))
            found += [(name, start) for name in words.everyday.get(part, ())]
    pairs = (run[start : start + 2] for start in range(len(run) - 1))
    return tuple(found), tuple(f"w:{pair}" for pair in pairs if pair not in words.stop)


def _everyday(word: str, words: Wording) -> tuple[str, ...]:
    """The marks of everyday matters that *word* makes: the longest beginning known of it, with a short ending."""
    for length in range(len(word), _SHORTEST_BEGINNING - 1, -1):
        ending = len(word) - length
        if ending > _LONGEST_ENDING:
            break
        if ending <= (length if length > _SHORT_BEGINNING else length - 2) and (
            found := words.everyday.get(word[:length])
        ):
            return found
    return ()
