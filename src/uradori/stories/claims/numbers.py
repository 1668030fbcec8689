"""Numbers of a text, in figures and words, multiplied by the scale words behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uradori.stories.claims.words import Table, Word

_GROUPED = re.compile(r"[.,\s\u00a0\u202f](?=\d{3}(?:\D|$))")
_MIXED = re.compile(r"(?:\d+(?:[.,]\d+)*|[一二三四五六七八九十](?=[人つカか日年番割個件隻機発基万億兆百千十]))")
_END = Word("\n", "\n", frozenset(), name=False)
_ALONE = 100
"""The least scale word that is a number by itself."""
_CLOCK = re.compile(r"\d{1,2}時(?!間)(?:\d{1,2}分|半)?")
_SHARE = re.compile(r"(?P<whole>\d+)分の(?P<part>\d+)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def plain(figures: str) -> float | None:
    """The value of *figures*, or None where they are no plain number (a time, a version)."""
    text = _GROUPED.sub("", figures).replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None


def of_words(words: Sequence[Word], known: Table) -> tuple[list[float], list[float]]:
    """The numbers among *words*, in order ("twenty five thousand" is one), and the lengths of time in hours."""
    found: list[float] = []
    lengths: list[float] = []
    value: float | None = None
    before = ""
    for word in [*words, _END]:
        each = plain(word.form) if word.form[0].isdigit() else known.numbers.get(word.lemma)
        part = known.numbers.get(f"{before} {word.lemma}")
        scale = known.scales.get(word.lemma) or known.scales.get(word.form)
        if part is not None:
            value = part
        elif each is not None and value is not None and _joins(value, each, word):
            value += each
        elif each is not None:
            found += [] if value is None else [value]
            value = each
        elif scale and (value is not None or scale >= _ALONE):
            value = (value or 1) * scale
        elif value is not None and not (word.form in known.between and value % _ALONE == 0):
            hours = known.lengths.get(word.lemma) or known.lengths.get(word.form)
            (lengths if hours else found).append(value * (hours or 1))
            value = None
        before = word.lemma
    return found, lengths


def _joins(value: float, each: float, word: Word) -> bool:
    """Whether a number in words goes on with the next: "seventy two", "a hundred and seventeen"."""
    if word.form[0].isdigit() or each >= value:
        return False
    return (value % 10 == 0 and value % 100 >= 20 and each < 10) or (value % 100 == 0 and each < 100)


def of_characters(text: str, known: Table) -> tuple[list[float], list[float]]:
    """The numbers of a text without spaces, figures with scale signs added up (1万2000), and the lengths in hours."""
    text = _CLOCK.sub(" ", text.translate(_FULL_WIDTH))
    lengths: list[float] = []
    shares = _SHARE.finditer(text)
    found = [float(match.group("part")) / max(1.0, float(match.group("whole"))) for match in shares]
    text = _SHARE.sub(" ", text)
    found += [value for word, value in known.numbers.items() if len(word) > 1 and word in text]
    total, end = 0.0, 0
    for match in _MIXED.finditer(text):
        value = plain(match.group())
        value = float(known.numbers.get(match.group(), 0)) if value is None else value
        at = match.end()
        while at < len(text) and text[at] in known.scales:
            value, at = value * known.scales[text[at]], at + 1
        total = total + value if match.start() == end else value
        end = at if at > match.end() else 0
        if _MIXED.match(text, at) and end:
            continue
        hours = next((each for word, each in known.lengths.items() if text.startswith(word, at)), None)
        (lengths if hours else found).append(total * (hours or 1))
        total = 0.0
    return found, lengths
