"""Numbers of a text, in figures and words, multiplied by the scale words behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uradori.stories.claims.words import Table, Word

_GROUPED = re.compile(r"[.,\s\u00a0\u202f](?=\d{3}(?:\D|$))")
_MIXED = re.compile(r"(?:\d+(?:[.,]\d+)*|[一二三四五六七八九十](?=[人つカか日年番割個件隻機発基万億兆百千十]))")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def plain(figures: str) -> float | None:
    """The value of *figures*, or None where they are no plain number (a time, a version)."""
    text = _GROUPED.sub("", figures).replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None


def of_words(words: Sequence[Word], known: Table) -> list[float]:
    """The numbers among *words*, in order: "twenty five thousand" is one."""
    found: list[float] = []
    value: float | None = None
    for word in words:
        each = plain(word.form) if word.form[0].isdigit() else known.numbers.get(word.lemma)
        scale = known.scales.get(word.lemma) or known.scales.get(word.form)
        if each is not None:
            joins = value is not None and 20 <= value < 1000 and each < 10 <= value and not word.form[0].isdigit()
            if value is not None and not joins:
                found.append(value)
            value = (value or 0) + each if joins else each
        elif scale and (value is not None or scale >= 1000):
            value = (value or 1) * scale
        elif value is not None:
            found.append(value)
            value = None
    return [*found, value] if value is not None else found


def of_characters(text: str, known: Table) -> list[float]:
    """The numbers of a text without spaces: figures and their scale signs, added up (1万2000 is 12000)."""
    text = text.translate(_FULL_WIDTH)
    found: list[float] = []
    total, end = 0.0, -1
    for match in _MIXED.finditer(text):
        value = plain(match.group())
        value = float(known.numbers.get(match.group(), 0)) if value is None else value
        at, scaled = match.end(), False
        while at < len(text) and text[at] in known.scales:
            value, at, scaled = value * known.scales[text[at]], at + 1, True
        if match.start() == end:
            total += value
        elif end >= 0:
            found.append(total)
            total = value
        else:
            total = value
        end = at if scaled else at + len(text)
    return [*found, total] if end >= 0 else found
