"""Loaded wording: which words an article uses for a thing that others call otherwise, and where.

The words of each language stand in its ``loaded`` table, by what they refer to. Nothing is scored: none is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from uradori.lang import SUPPORTED, table
from uradori.model import Article, Span


@dataclass(frozen=True, slots=True)
class Loaded:
    """A word for a thing, at *span* of *article*.

    ``referent`` says what sort of thing is meant (``government``), ``of`` whose: a state's code, an actor's id or a
    place; None where the referent is one thing. ``word`` is the word as the table has it.
    """

    article: str
    referent: str
    of: str | None
    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One word for one thing; a text that has none of ``needed`` in lower case has no match."""

    referent: str
    of: str | None
    word: str
    find: re.Pattern[str]
    needed: tuple[str, ...]


def loaded(article: Article) -> tuple[Loaded, ...]:
    """The words of *article* that the table of its language has, in text order; of two that overlap the longer."""
    return _loaded(article.id, article.lang, article.text) if article.lang in SUPPORTED else ()


@lru_cache(maxsize=1 << 10)
def _loaded(article: str, lang: str, text: str) -> tuple[Loaded, ...]:
    """As `loaded`: a story is read again and again, and hundreds of patterns are looked for in each article."""
    lower = text.lower()
    found = [
        Loaded(article, each.referent, each.of, each.word, Span(*match.span()))
        for holder, patterns in _patterns(lang).items()
        if _has(lower, holder)
        for each in patterns
        if _has(lower, each.needed)
        for match in each.find.finditer(text)
    ]
    found.sort(key=lambda one: (one.span.start - one.span.end, one.span.start))
    kept: dict[tuple[str, str | None], list[Loaded]] = {}
    for one in found:
        same = kept.setdefault((one.referent, one.of), [])
        if not any(one.span.overlaps(other.span) for other in same):
            same.append(one)
    return tuple(sorted((one for same in kept.values() for one in same), key=lambda one: one.span))


def _has(lower: str, needed: tuple[str, ...]) -> bool:
    """Whether *lower* has one of the runs *needed*; where nothing is, any text may have a match."""
    return not needed or any(run in lower for run in needed)


@cache
def _patterns(lang: str) -> dict[tuple[str, ...], list[_Pattern]]:
    """Every word of every referent of *lang*; a word may begin anywhere where the language does not part words.

    They stand under what names whose the thing is: a text that has none of it in lower case has no match either.
    """
    data = table(lang, "loaded")
    edge = r"\b" if data["spaced"] else ""
    patterns: dict[tuple[str, ...], list[_Pattern]] = {}
    for referent in data["referent"]:
        holders: dict[str | None, str] = referent.get("of", {None: ""})
        for of, names in holders.items():
            holder = needed(names)
            for word, pattern in referent["words"].items():
                find = re.compile(f"{edge}(?:{pattern.replace('{of}', names)})", re.IGNORECASE)
                one = _Pattern(referent["key"], of, word, find, needed(pattern.replace("{of}", ".")))
                patterns.setdefault(holder if "{of}" in pattern else (), []).append(one)
    return patterns


def needed(pattern: str) -> tuple[str, ...]:
    """Runs of letters, in lower case, of which every match of *pattern* has one; none where that cannot be told."""
    parts, depth = [""], 0
    for char in pattern:
        depth -= char in ")]"
        if char == "|" and depth == 0:
            parts.append("")
        else:
            # What stands in groups may be missing: it only parts the letters.
            parts[-1] += char if depth == 0 else "."
        depth += char in "(["
    found = tuple(max(_LETTERS.findall(part), key=len, default="").lower() for part in parts)
    return found if all(found) else ()


_LETTERS = re.compile(r"(?<!\\)(?:[^\W\d_](?![?*{]))+")
"""Letters that stand one behind the other and are no class (``\\w``); one that a sign makes optional is left out."""
