"""Marks of an article: what can be compared between languages without translating.

A mark is a short string with its kind before it: ``n:`` a number, ``s:`` the skeleton of a name, ``t:`` a
territory, ``a:`` an actor that a statement names. Words of the article's own language
(``w:``) serve between articles of that language only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, and where in the text it begins."""

    name: str
    at: int


def marks(article: Article, statements: tuple[Statement, ...] = ()) -> list[Mark]:
    """The marks of *article* and of the actors of its *statements*, in text order.

    A title that is not in the text stands at 0.
    """
    text = article.text.translate(_FULL_WIDTH)
    found = list(_read(text, wording(article.lang)))
    if article.title and article.title not in article.text:
        found = [
            Mark(mark.name, 0) for mark in _read(article.title.translate(_FULL_WIDTH), wording(article.lang))
        ] + found
    for statement in statements:
        actor = statement.source.actor
        # An actor met only in the articles has the name of one language, and an id that no other language shares.
        if actor is not None and len(actor.name) > 1 and statement.source.spans:
            found.append(Mark(f"a:{actor.id}", statement.source.spans[0].start))
    found.sort(key=lambda mark: (mark.at, mark.name))
    return found


def marks_of(text: str, lang: str) -> list[str]:
    """The names of the marks of a passage, in order."""
    return [mark.name for mark in _read(text.translate(_FULL_WIDTH), wording(lang))]


def _read(text: str, words: Wording) -> Iterator[Mark]:
    before = ""
    for match in _TOKEN.finditer(text):
        kind, token, at = match.lastgroup, match.group(), match.start()
        if kind == "number":
            for name in _numbers(text, match, words):
                yield Mark(name, at)
        elif kind == "kanji":
            yield from _kanji(token, at, words)
        else:
            yield from _word(text, match, before, words)
        before = token


def _numbers(text: str, match: re.Match[str], words: Wording) -> Iterator[str]:
    """The number at *match*, multiplied by the scale word after it."""
    plain = _THOUSANDS.sub("", match.group()).replace(",", ".").replace(":", ".")
    if plain.count(".") > 1:
        yield f"n:{plain}"
        return
    value = float(plain)
    scale = words.scale.match(text, match.end())
    if scale:
        value *= words.scales[scale.group(1)]
    yield f"n:{value:.12g}"


def _kanji(run: str, at: int, words: Wording) -> Iterator[Mark]:
    """States named in a run of kanji, and the run's pairs of characters as words."""
    for start in range(len(run)):
        for end in range(start + 2, min(start + 5, len(run) + 1)):
            code = words.territories.get(run[start:end])
            if code:
                yield Mark(f"t:{code}", at + start)
        if start + 1 < len(run) and run[start : start + 2] not in words.stop:
            yield Mark(f"w:{run[start : start + 2]}", at + start)


def _word(text: str, match: re.Match[str], before: str, words: Wording) -> Iterator[Mark]:
    token, at = match.group(), match.start()
    code = _territory(token, before, words)
    if code:
        yield Mark(f"t:{code}", at)
        return
    if len(token) > STEM_ENDING and token.lower() not in words.stop:
        yield Mark(f"w:{token[:_WORD_STEM].lower()}", at)
    katakana = match.lastgroup == "katakana"
    if katakana or (token[0].isupper() and not _SENTENCE_START.search(text, max(0, at - 6), at)):
        for part in token.split("-"):
            for skeleton in skeletons(part) if part else ():
                yield Mark(f"s:{skeleton}", at)


def _territory(token: str, before: str, words: Wording) -> str | None:
    """The territory that *token* names, alone or with the word before it, in any case."""
    for cut in range(min(STEM_ENDING, len(token) - STEM_ENDING) + 1 if token[0] > "Ѐ" else 1):
        short = token[: len(token) - cut]
        if short not in words.last_words:
            continue
        for name in (short, f"{stem(before)} {short}"):
            if name in words.territories:
                return words.territories[name]
    return None
