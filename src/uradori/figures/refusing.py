"""What looks like a quantity and is none: dates, times, ages, durations, ordinals, scores, parts of names."""

from __future__ import annotations

import re

from uradori.figures.lexicon import PERSONS, Lexicon
from uradori.figures.quantities import Quantity
from uradori.lang.morphology import governed, noun_kind

_NEXT = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]+(?:\.[^\W\d_]\b)?|°)")
_HYPHEN = re.compile(r"[-‑–](?=[^\W\d_])")
_LAST = re.compile(r"([^\W\d_][\w'’-]*|№)[\s\"«(-]*$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[-‑](?:й|я|е|го|му|м|ю|ой|ый|ая|ї|ій|та)\b|½|[:./]\d|\s?[:：]\s?\d")
_GLUED = re.compile(r"\d[^\W\d_]")
_AGED = re.compile(r"(?:\baged?|\bage of|\bвозрасте|\bвіці)\s$")
_MEASURED = re.compile(r"[ \u00a0](?:an? |the )?([^\W\d_]+)")
_PHONE = re.compile(r"(?:\d[ \u00a0]|(?<!\d)0\d{2,}\D{1,3})$")
_YEARS = re.compile(r"(?:19|20)\d\d\D{1,6}(?:19|20)\d\d")
_YEAR = range(1500, 2101)
_OLD = 1900
"""From here on a year stands before any noun where adjectives are made so ("the 2024 law")."""


def refused(text: str, found: Quantity, words: Lexicon) -> bool:
    """Whether *found* in the sentence *text* is no figure by what stands right before or behind it."""
    if found.unit is not None:
        return _odd_measure(text, found, words)
    if not words.spaced:
        return found.plain and found.numeral.isdigit()
    if found.start == found.number and found.numeral.lower() in words.vague:
        return True
    if (
        _PHONE.search(text[max(0, found.start - 8) : found.start])
        or _ORDINAL.match(text, found.stop)
        or _GLUED.match(text, found.end - 1)
        or _scored(text, found)
    ):
        return True
    return _behind(text, found, words) or _before(text, found, words) or _year(text, found, words)


def _odd_measure(text: str, found: Quantity, words: Lexicon) -> bool:
    """An ordinal that looks like a measure ("11-м"), a half that is no share ("half-brother", "second half")."""
    if found.unit == "m" and found.upper is None and words.races.search(text[max(0, found.start - 4) : found.start]):
        return True
    glued = text[found.stop : found.stop + 1] == "-" and found.end - found.stop <= 3
    if glued or found.unit != "%" or found.numeral[0].isdigit() or found.end > found.stop:
        return glued
    return not _whole(text, found, words)


def _whole(text: str, found: Quantity, words: Lexicon) -> bool:
    """Whether the share in words says of what."""
    if not words.spaced:
        return True
    measured = _MEASURED.match(text, found.end)
    if measured and words.never_after.key(measured.group(1).lower()):
        return False
    if found.start == found.number and words.article.match(found.numeral):
        following = _next_word(text, found)
        return not following or following in words.function or words.of.match(text, found.end) is not None
    if " " in found.numeral.strip():
        return True
    if found.start < found.number or words.of.match(text, found.end):
        return True
    following = _next_word(text, found)
    return words.animacy and (words.counted.key(following) is not None or governed(words.lang, following))


def _scored(text: str, found: Quantity) -> bool:
    """Two small numbers joined by a dash with nothing counted behind: a score."""
    small = found.value < 150 and (found.upper is None or found.upper < 150)
    digits = found.numeral[0].isdigit()
    return found.dashed and digits and small and not _counted_behind(text, found)


def _counted_behind(text: str, found: Quantity) -> bool:
    behind = re.match(r"\s([^\W\d_]{3,})", text[found.end : found.end + 30])
    return behind is not None and found.upper is not None and found.upper > found.value


def _behind(text: str, found: Quantity, words: Lexicon) -> bool:
    following = _NEXT.match(text, found.end)
    if following is None:
        return False
    word = following.group(1).lower()
    if words.never_after.key(word):
        return True
    second = _NEXT.match(text, following.end())
    if words.animacy and noun_kind(words.lang, word) in {"person", "thing"}:
        second = None
    if second and words.never_after.key(second.group(1).lower()) and not words.counted.key(word):
        return True
    glued = _HYPHEN.match(text, found.end)
    return bool(glued) and not words.counted.key(word)


def _before(text: str, found: Quantity, words: Lexicon) -> bool:
    previous = _LAST.search(text[max(0, found.start - 24) : found.start])
    if previous is None:
        return False
    word = previous.group(1)
    if word.lower() in words.never_before and found.start == found.number and found.value < 2200:
        return True
    named = word[0].isupper() and found.plain and found.numeral[0].isdigit() and found.value < 10000
    first = text[: found.start].strip() == word
    adjacent = text[found.start - 1 : found.start] in " \u00a0-"
    return named and adjacent and not first and not words.counted.key(_next_word(text, found))


def _next_word(text: str, found: Quantity) -> str:
    following = _NEXT.match(text, found.end)
    return following.group(1).lower() if following else ""


def _year(text: str, found: Quantity, words: Lexicon) -> bool:
    """A bare number of four digits that counts nothing known; an age between commas."""
    if _YEARS.fullmatch(text, found.number, found.end):
        return True
    bare = found.plain and found.numeral.isdigit()
    if bare and found.value < 120 and _AGED.search(text[max(0, found.start - 14) : found.start]):
        return True
    if bare and found.value in _YEAR and len(found.numeral) == 4:
        key = words.counted.key(_next_word(text, found))
        plural = words.plural.fullmatch(_next_word(text, found)) is not None
        return not key or (found.value > _OLD and not words.animacy and not (plural and key in PERSONS))
    apart = text[found.end : found.end + 1] in (",", ")", ";") or not text[found.end : found.end + 2].strip(" .")
    return bare and found.value < 120 and apart and text[max(0, found.start - 2) : found.start] in (", ", " (")
