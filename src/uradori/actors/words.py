"""Words as they are compared: case, width, accents and apostrophes that make no difference removed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+|\.[^\W\d_](?![^\W_]))*")
"""A run of letters and digits, with the apostrophes in it and the dots between single letters ("O'Neill", "U.S")."""

_CAPITAL = re.compile(rf"[^\W\d_a-zß-öø-ÿа-яёіїєґ]{WORD.pattern}|[^\W\d_a-zß-öø-ÿа-яёіїєґ]")
_HYPHENS = frozenset("-‐‑")
_STRETCH = re.compile(
    r"[ァ-ヺー]+|[一-鿿々〆ヶ]+|[A-Za-z\u00c0-\u024f'’.]*[A-Za-z\u00c0-\u024f]|[^\W_一-鿿々〆ヶァ-ヺー]+"
)

_SAME = {ord(a): b for a, b in zip("’ʼ`ёЁ\u00a0", "'''еЕ ", strict=True)}
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord("･"): "・",
    ord("＝"): "・",
    ord("゠"): "・",
}
_LATIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th"})


class Word(NamedTuple):
    """A word of a text: comparable form, as written, where it stands, whether a hyphen ties it to the one before."""

    key: str
    text: str
    start: int
    tied: bool = False

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is."""
        return self.text[:1].isupper()

    @property
    def initial(self) -> bool:
        """Whether it is the first letter of a name, or several such ("V", "J.D")."""
        return len(self.text) == 1 or self.text[1] == "."

    @property
    def kanji(self) -> bool:
        """Whether it is written in kanji, as names of Japan, China and Korea are."""
        return "一" <= self.text[0] <= "鿿"

    @property
    def named(self) -> bool:
        """Whether it is written as names are where words are not divided: not in hiragana, and no number."""
        return self.kanji or self.katakana

    @property
    def katakana(self) -> bool:
        """Whether it is written in katakana or Latin letters, as foreign names are in Japanese."""
        return "゠" <= self.text[0] <= "ヿ" or self.text[0].isupper()


def widened(text: str) -> str:
    """*text* with full-width Latin letters and digits as plain ones, character for character."""
    return text.translate(_WIDTH)


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The comparable form of one word: lower case, Latin without accents, ё as е, one kind of apostrophe, no dots.

    Short words written in capitals keep them, so that US is not us and WHO is not who.
    """
    word = word.translate(_SAME).replace(".", "")
    if word.isupper() and 1 < len(word) <= 5:
        return word
    lower = word.lower()
    if lower.isascii():
        return lower
    bare = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c)).translate(_LATIN)
    return bare if bare.isascii() else lower


def words(text: str) -> list[Word]:
    """The words of *text*, in order; parts joined by hyphens are words of their own."""
    return [
        Word(
            folded(found[0]) if found.end() - found.start() > 1 else _letter(text, found.start()),
            found[0],
            found.start(),
            found.start() > 0 and text[found.start() - 1] in _HYPHENS,
        )
        for found in WORD.finditer(text)
    ]


def _letter(text: str, at: int) -> str:
    """The comparable form of the one-letter word at *at*: with its dot if it is an initial ("В." is not "в")."""
    return folded(text[at]) + ("." if text[at].isupper() and text[at + 1 : at + 2] == "." else "")


def capitals(text: str) -> list[Word]:
    """Those of the words of *text* that are written with a capital."""
    return [
        Word(folded(found[0]), found[0], found.start())
        for found in _CAPITAL.finditer(text)
        if not text[found.start() - 1 : found.start()].isalnum()
    ]


def stretches(text: str) -> list[Word]:
    """The words of a *text* not divided by spaces, as far as the script tells: katakana, kanji, Latin, the rest."""
    return [Word(folded(found[0]), found[0], found.start()) for found in _STRETCH.finditer(text)]


def normalised(name: str) -> str:
    """The comparable form of a whole name."""
    return " ".join(map(folded, WORD.findall(widened(name)))) or name
