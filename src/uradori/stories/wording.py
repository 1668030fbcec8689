"""What the comparison across languages needs to know of each: states, scale words, relative length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from uradori.lang import SUPPORTED, table

STEM_ENDING = 3
"""Letters that a case ending may add to the stem of a Cyrillic name."""
_SHORTEST_STEM = 4
"""Letters of a Cyrillic name by which it is known in every case; shorter stems begin too many other words."""

_CYRILLIC_VOWELS = re.compile(r"[аеёиоуыэюяіїєйь]+$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What is known of one language.

    ``territories`` maps names (Cyrillic ones cut to their stem) to territory codes, ``last_words`` are what these
    names end in. ``everyday`` are the beginnings of words for everyday matters and for numbers, each with the marks
    it makes. ``scales`` are words that multiply the number before them, matched by their beginning, ``scale`` finds
    one; ``legibility`` is how much of a text the marks show, against other languages; ``length`` how many characters
    the language takes for what English says in one; ``shingle`` how many words, or characters where words are not set
    apart, are shared in a row by no accident; ``stop`` are words that tell nothing of an event, ``generic`` begin words
    for kinds of outlets, ``pointing`` matches a source that is the outlet cited before,
    ``back`` a sentence that says who reported what stands before it.
    """

    territories: dict[str, str]
    last_words: frozenset[str]
    everyday: dict[str, tuple[str, ...]]
    scales: dict[str, int]
    scale: re.Pattern[str]
    legibility: float
    length: float
    shingle: int
    stop: frozenset[str]
    generic: tuple[str, ...]
    pointing: re.Pattern[str]
    back: re.Pattern[str]


@cache
def wording(lang: str) -> Wording:
    """The wording of *lang*; a language that is not supported has no names and the length of English."""
    if lang not in SUPPORTED:
        never = re.compile(r"(?!)")
        return Wording({}, frozenset(), {}, {}, never, 1.0, 1.0, 5, frozenset(), (), never, never)
    data = table(lang, "wording")
    locale = Locale.parse(lang)
    codes = {name: code for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}
    for code, names in data["territories"].items():
        codes.update(dict.fromkeys(names, code))
    territories = {" ".join(map(stem, name.split())): code for name, code in codes.items()}
    scales: dict[str, int] = data["scales"]
    longest_first = sorted(scales, key=len, reverse=True)
    return Wording(
        territories=territories,
        last_words=frozenset(name.split()[-1] for name in territories),
        everyday=_everyday(table(lang, "concepts"), data["numbers"]),
        scales=scales,
        scale=re.compile(rf"[ \u00a0]?({'|'.join(map(re.escape, longest_first))})"),
        legibility=float(data["legibility"]),
        length=float(data["length"]),
        shingle=int(data["shingle"]),
        stop=frozenset(data["stop"]),
        generic=tuple(data["generic"]),
        pointing=re.compile(data["pointing"], re.IGNORECASE),
        back=re.compile(data["back"], re.IGNORECASE),
    )


def _everyday(concepts: dict[str, list[str]], numbers: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The marks that each beginning of a word makes: ``c:`` and the matter, ``n:`` and the number."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words_of in (("c", concepts), ("n", numbers)):
        for name, words in words_of.items():
            for word in words:
                found[word] = (*found.get(word, ()), f"{kind}:{name}")
    return found


def stem(word: str) -> str:
    """*word* without its last vowels if it is Cyrillic, as far as it can be told without them; else unchanged."""
    if not "А" <= word[:1] <= "ґ":
        return word
    return word[: max(_SHORTEST_STEM, len(_CYRILLIC_VOWELS.sub("", word)))]
