"""Skeletons of names: the consonants of a name, reduced to what its spellings in Latin, Cyrillic and katakana share.

A skeleton is no transliteration: it only has to come out alike for "Jakarta", "Джакарты" and "ジャカルタ". Vowels
go, pairs that one of the scripts cannot tell apart (l and r, b and v and f, m and n) fall together.
"""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 2
"""Skeletons of fewer consonants say nothing."""

# Later digraphs are read by their first letters, so the longest come first.
_LATIN_DIGRAPHS = (
    (re.compile(r"sch|tch|sh|ch|ts|tz|cz"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|qu|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"dj|j"), "s"),
    (re.compile(r"(?<=.)h"), ""),
)
_LATIN = str.maketrans("aeiouybcdfgklmnprstvwzh", "AAAAAABKDBGKLNNPLSTBBSH")
_CYRILLIC_DIGRAPHS = ((re.compile(r"дж|тс"), "ж"), (re.compile(r"(?<=.)х"), ""))
_CYRILLIC = str.maketrans("аеёиоуыэюяіїєйбвгґджзклмнпрстфхцчшщьъ'’", "AAAAAAAAAAAAAABBGGDSSKLNNPLSTBHSSSS____")
# Case endings of names that hold a consonant; the others are vowels, which go anyway.
_CYRILLIC_ENDING = re.compile(r"(?<=..[^аеёиоуыэюяіїє])[аеёиоуыэюяіїє](?:ми|го|му|м|х|в|ві)$")
_KATAKANA_DIGRAPHS = (
    (re.compile(r"ウ[ィェォ]"), "ワ"),
    (re.compile(r"ッ|ー|[ャュョァィゥェォ]"), ""),
    (re.compile(r"(?<=.)[ハヒヘホ]"), ""),
)
_KATAKANA = str.maketrans(
    "アイウエオヤユヨカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホバビブベボパピプペポマミムメモラリルレロワヲンヴ",
    "AAAAAAAAKKKKKGGGGGSSSSSSSSSSTSSTTDSSDDNNNNNHHBHHBBBBBPPPPPNNNNNLLLLLBANB",
)
_INNER_VOWELS = re.compile(r"(?<=.)A|_")
_REPEATED = re.compile(r"(.)\1+")
# English drops r before a consonant and at the end, and Japanese writes what it hears.
_SILENT_R = re.compile(r"r(?=[^aeiouy]|$)")
_SILENT_CYRILLIC_R = re.compile(r"р(?=[^аеёиоуыэюяіїєй]|$)")


@lru_cache(maxsize=1 << 16)
def skeletons(name: str) -> tuple[str, ...]:
    """The skeletons of *name*, one word in one script; none where too few consonants remain.

    A name has more than one where its reading is open: a Cyrillic ending may be a case or part of the name, an r
    may be silent.
    """
    word = name.lower()
    if "a" <= word[0] <= "z":
        found = {_latin(word), _latin(_SILENT_R.sub("", word))}
    elif "а" <= word[0] <= "ґ":
        stem = _CYRILLIC_ENDING.sub("", word)
        found = {_cyrillic(form) for form in (word, stem, _SILENT_CYRILLIC_R.sub("", stem))}
    else:
        found = {_consonants(_replace(name, _KATAKANA_DIGRAPHS).translate(_KATAKANA))}
    return tuple(sorted(skeleton for skeleton in found if len(skeleton.lstrip("A")) >= SHORTEST))


def _latin(word: str) -> str:
    return _consonants(_replace(word, _LATIN_DIGRAPHS).translate(_LATIN))


def _cyrillic(word: str) -> str:
    return _consonants(_replace(word, _CYRILLIC_DIGRAPHS).translate(_CYRILLIC))


def _replace(word: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, replacement in table:
        word = pattern.sub(replacement, word)
    return word


def _consonants(classes: str) -> str:
    """The classes without inner vowels and doublings; letters of no class are dropped."""
    kept = "".join(char for char in classes if "A" <= char <= "Z")
    return _REPEATED.sub(r"\1", _INNER_VOWELS.sub("", kept))
