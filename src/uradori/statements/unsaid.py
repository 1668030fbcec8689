"""Sayings that did not happen: "ended the talks without announcing a deal" puts no deal on anybody's word.

Only verbs of communication count. A thought or wish denied ("does not believe that") still says where somebody
stands, and a denial denied is a statement of its own.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from uradori.lang import table
from uradori.model import Spans
from uradori.statements.lexicon import lexicon
from uradori.statements.tagger import Tagged

_REACH = 60
"""Code points around a cue in which the words that negate it are looked for."""

_PARTICLE = 2
"""Code points of a cue that may stand behind the ending that negates it (発表せず + に)."""

_FRAMES = frozenset({"say", "tell", "document"})
"""What the verbs of communication take, as the cues name it."""


@dataclass(frozen=True)
class _Negation:
    """How a language with spaces negates a saying, compiled from its table.

    Behind ``negators`` come ``light`` words, or behind ``nobody`` any words, up to a verb of ``verbs``.
    """

    negators: re.Pattern[str]
    nobody: re.Pattern[str]
    light: re.Pattern[str]
    verbs: frozenset[str]


_NEXT = re.compile(r"[\s\u00a0]*([^\W\d_][\w'’ʼ-]*)")
_FEW = 5
"""Words behind a negator among which its verb is looked for."""


def with_said(found: Sequence[Tagged], text: str, lang: str) -> list[Tagged]:
    """*found* without those whose cue says that nobody said it."""
    return [each for each in found if each.turn or not unsaid(text, each.cue, lang)]


def unsaid(text: str, cue: Spans, lang: str) -> bool:
    """Whether the saying at *cue* is negated ("did not say", «не сообщив», 発表せずに)."""
    start, end = cue[0].start, cue[-1].end
    rows = table(lang, "cues")["unsaid"]
    if "pattern" in rows:
        hits = _behind(lang).finditer(text, max(0, start - _REACH), min(len(text), end + _REACH))
        return any(hit.start() < end and start < hit.end() and hit.end() + _PARTICLE >= end for hit in hits)
    negation = _negation(lang)
    lo, hi = max(0, start - _REACH), min(len(text), end + _REACH)
    return any(
        hit.start() <= start < verb
        for pattern in (negation.negators, negation.nobody)
        for hit in pattern.finditer(text, lo, hi)
        if (verb := _verb_end(text, hit.end(), negation, free=pattern is negation.nobody)) is not None
    )


def _verb_end(text: str, at: int, negation: _Negation, *, free: bool) -> int | None:
    """Where the verb of communication ends that the negator before *at* negates; *free* passes over any word."""
    for _ in range(_FEW):
        hit = _NEXT.match(text, at)
        if hit is None:
            return None
        word = hit[1].lower()
        if word in negation.verbs:
            return hit.end()
        if not free and not negation.light.fullmatch(word):
            return None
        at = hit.end()
    return None


@cache
def _negation(lang: str) -> _Negation:
    rows = table(lang, "cues")["unsaid"]
    forms = importlib.import_module(f"uradori.lang.{lang}").forms
    but = {form for lemma in rows["but"].split() for form in forms(lemma)}
    known = {form for form, senses in lexicon(lang).single.items() if any(s.frame in _FRAMES for s in senses)}
    more = {form for lemma in rows["verbs"].split() for form in forms(lemma)}
    return _Negation(
        negators=_either(rows["negators"]),
        nobody=_either(rows["nobody"]),
        light=re.compile("|".join(rows["light"])),
        verbs=frozenset((known - but) | more),
    )


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(patterns)})(?![\w'’-])", re.IGNORECASE)


@cache
def _behind(lang: str) -> re.Pattern[str]:
    """For a language whose verb comes last: a verb of communication with a negation behind it."""
    rows = table(lang, "cues")["unsaid"]
    return re.compile(rows["pattern"].format(**{name: "|".join(rows[name].split()) for name in rows["parts"]}))
