"""Vague statements: progress, agreement or success claimed without anything that could be checked."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cache

from uradori.lang import table
from uradori.model import Spans, Vagueness

_WORD = re.compile(r"\w+")

PARTICULARS = ("amount", "time", "what")
"""What makes a claim particular by its words alone, as the tables name it; who it names comes on top."""


@dataclass(frozen=True)
class _Words:
    claims: tuple[tuple[Vagueness, re.Pattern[str]], ...]
    negated: re.Pattern[str]
    particular: re.Pattern[str]
    partner: re.Pattern[str]
    who: re.Pattern[str]
    nobody: frozenset[str]


@cache
def _words(lang: str) -> _Words:
    data = table(lang, "vague")

    def either(*keys: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for key in keys for pattern in data[key]), re.IGNORECASE)

    return _Words(
        tuple((claim, either(claim.value)) for claim in Vagueness),
        either("negated"),
        either(*PARTICULARS),
        # Names are told by their capitals: these two may not ignore case.
        re.compile(data["partner"]),
        re.compile(data["who"]),
        frozenset(data["nobody"]),
    )


def vagueness(text: str, content: Spans, source: Spans, sentences: Spans, lang: str) -> Vagueness | None:
    """What a statement claims without saying who, what, when or how much; None where it claims none, or says so.

    A particular counts in the *content*, and in the sentence of the same line behind it; not around its cue, where
    time and numbers tell of the speaking. Whom one spoke with is no particular, nor is the *source*'s own name.
    """
    words = _words(lang)
    said = " ".join(piece.cut(text) for piece in content)
    claim = next((claim for claim, pattern in words.claims if pattern.search(said)), None)
    if claim is None or words.negated.search(said):
        return None
    if words.particular.search(said) or words.particular.search(_behind(text, content[-1].end, sentences)):
        return None
    own = {word for piece in source for word in _WORD.findall(piece.cut(text))} | words.nobody
    named = (m[0] for m in words.who.finditer(words.partner.sub(" ", said)))
    return None if any(own.isdisjoint(_WORD.findall(name)) for name in named) else claim


def _behind(text: str, end: int, sentences: Spans) -> str:
    """The sentence of the same line behind the one that holds the code point before *end*; empty without one."""
    at = bisect.bisect_left(sentences, end, key=lambda sentence: sentence.end) + 1
    if at >= len(sentences) or "\n" in text[end : sentences[at].start]:
        return ""
    return sentences[at].cut(text)
