"""Choosing: which statements a page shows and why not the others, and with which sentence an article opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from uradori.lang import SUPPORTED, table
from uradori.model import Article, Quote, Span, Statement

QUOTED_SHARE = 0.6
"""Words in quote marks are certainly somebody's: they are shown from this share of the confidence asked for."""

LONGEST_SOURCE = 10
"""Words (or dozens of letters, where none are parted) from which a source is no name but a stretch of sentence."""

_OPENINGS = 8
"""Sentences among which an article's opening is looked for."""

_LOOSE = frozenset("-–—,.;:)]）】(（[【・")
"""Signs with which no name begins."""

_ENDS = re.compile(r"[.!…。！][\"'»”’)）」』]*\s*$")


class Shortfall(StrEnum):
    """Why a statement is left to the JSON form."""

    FAINT = "faint"
    FRAGMENT = "fragment"
    VOICE = "voice"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Words:
    """What one language's ``briefing`` table says."""

    spaced: bool
    fewest: int
    opening: int
    voices: re.Pattern[str]
    pointers: re.Pattern[str]
    dateline: re.Pattern[str]
    furniture: re.Pattern[str]

    def length(self, text: str) -> int:
        """How long *text* is, in words, or in letters where the language does not part words."""
        return len(text.split()) if self.spaced else sum(char.isalnum() for char in text)


@cache
def words_of(lang: str) -> Words | None:
    """The words of *lang*; None for a language that is not supported."""
    if lang not in SUPPORTED:
        return None
    data = table(lang, "briefing")
    return Words(
        data["spaced"],
        data["fewest"],
        data["opening"],
        re.compile(data["voices"], re.IGNORECASE),
        re.compile(data["pointers"], re.IGNORECASE),
        re.compile(data["dateline"]),
        re.compile(data["furniture"]),
    )


def shortfall(statement: Statement, least: float, siblings: Sequence[Statement]) -> Shortfall | None:
    """Why *statement* is not shown; None where it is. *siblings* are all statements of its article.

    *least* is the confidence, in [0, 1], from which on indirect speech is shown.
    """
    words = words_of(statement.lang)
    direct = statement.quote is Quote.DIRECT
    if statement.confidence < (least * QUOTED_SHARE if direct else least):
        return Shortfall.FAINT
    if words and not direct and words.length(statement.content.text) < words.fewest:
        return Shortfall.FRAGMENT
    if words and not statement.source.actor and words.voices.fullmatch(statement.source.text):
        return Shortfall.VOICE
    if any(_holds(other, statement) for other in siblings if other.confidence >= least):
        return Shortfall.PART
    return None


def points_only(statement: Statement) -> bool:
    """Whether the source names nobody ("he", or a stretch of sentence) and was not resolved."""
    words = words_of(statement.lang)
    source = statement.source.text
    if statement.source.actor or not source or words is None:
        return False
    longest = LONGEST_SOURCE if words.spaced else LONGEST_SOURCE * 3
    return bool(words.pointers.fullmatch(source)) or words.length(source) > longest or source[0] in _LOOSE


def opening(article: Article) -> Span | None:
    """The first sentence of *article* that tells something, without its dateline; None where there is no sentence.

    Title, bylines, notices and what is too short to tell anything are passed over; an article that has nothing else
    opens with its first sentence.
    """
    words = words_of(article.lang)
    notices = [notice.span for notice in article.disclosures if notice.span]
    sentences = [one for one in article.sentences[:_OPENINGS] if one.cut(article.text).strip()]
    plain = [one for one in sentences if not any(one.overlaps(notice) for notice in notices)]
    for sentence in plain if words else ():
        started = _trimmed(article.text, _after(article, sentence), words)
        if words and _tells(started.cut(article.text), article.title, words):
            return started
    rest = [one for one in plain if one.cut(article.text).strip() != (article.title or "").strip()]
    first = next(iter(rest or sentences), None)
    return _trimmed(article.text, first, words) if first else None


def _after(article: Article, sentence: Span) -> Span:
    """*sentence* without the article's title, where a page runs it into the text."""
    title = (article.title or "").strip()
    cut = sentence.cut(article.text)
    at = cut.find(title) if title else -1
    return Span(sentence.start + at + len(title), sentence.end) if at >= 0 and len(cut) > at + len(title) else sentence


def _tells(text: str, title: str | None, words: Words) -> bool:
    """Whether a sentence is one of the story: whole, long enough, and neither the title nor the page's furniture."""
    repeats = title is not None and (title in text or text in title)
    whole = _ENDS.search(text) is not None
    return whole and not repeats and words.length(text) >= words.opening and not words.furniture.fullmatch(text)


def _trimmed(text: str, span: Span, words: Words | None) -> Span:
    """*span* without white space at its ends and without the dateline before it."""
    cut = span.cut(text)
    start = span.end - len(cut.lstrip())
    dateline = words.dateline.match(text, start, span.end) if words else None
    if dateline and dateline.end() < span.end:
        start = dateline.end()
    return Span(start, span.start + len(cut.rstrip()))


def _holds(whole: Statement, part: Statement) -> bool:
    """Whether *part* is a piece of *whole*, cut from the same words of the same speaker."""
    if whole is part or _speaker(whole) != _speaker(part):
        return False
    inside = all(any(mine.covers(span) for mine in whole.content.spans) for span in part.content.spans)
    return inside and (whole.content.spans != part.content.spans or whole.id < part.id)


def _speaker(statement: Statement) -> str:
    actor = statement.source.actor
    return actor.id if actor else statement.source.text
