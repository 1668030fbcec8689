"""Judging: which statements and sentences are assessments, by the words of each language's ``assessment`` table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from uradori.lang import SUPPORTED, table
from uradori.model import Article, Authority, Modality, Quote, Span, Statement

_FORWARD = frozenset({Modality.HEDGED, Modality.PREDICTED})


@dataclass(frozen=True, slots=True)
class Marks:
    """What marks judgement in one language; each is a pattern over the alternatives of its table."""

    judgement: re.Pattern[str]
    leaning: re.Pattern[str]
    experts: re.Pattern[str]
    voice: re.Pattern[str]
    labels: re.Pattern[str]
    paths: tuple[str, ...]


@cache
def marks(lang: str) -> Marks:
    """The marks of *lang*, one of the supported languages."""
    data = table(lang, "assessment")
    edge = r"\b" if data["spaced"] else ""

    def words(key: str) -> re.Pattern[str]:
        return re.compile(f"{edge}(?:{'|'.join(data[key])})", re.IGNORECASE)

    labels = re.compile(f"^\\W*(?:{'|'.join(data['labels'])})", re.IGNORECASE)
    return Marks(words("judgement"), words("leaning"), words("experts"), words("voice"), labels, tuple(data["paths"]))


def is_opinion(article: Article) -> bool:
    """Whether the page says of itself that it is opinion: by a label before its title or text, or by its address."""
    if article.lang not in SUPPORTED:
        return False
    found = marks(article.lang)
    path = _path(article.url)
    return bool(
        any(part in path for part in found.paths)
        or found.labels.match(article.title or "")
        or found.labels.match(article.text[:200])
    )


def experts_among(statements: Iterable[Statement]) -> frozenset[str]:
    """The actors whom one of *statements* introduces as an expert: later ones name them without saying it again."""
    return frozenset(
        one.source.actor.id
        for one in statements
        if one.source.actor and one.authority is Authority.NAMED and _introduces(one)
    )


def is_assessment(statement: Statement, experts: Collection[str] = ()) -> bool:
    """Whether *statement* is an expert's or an outlet's judgement rather than a report of what happened.

    What an expert is quoted as saying, or foresees, is a judgement whatever its words; an outlet's needs words that
    judge, because outlets mostly report. *experts* are the ids of actors known to be such.
    """
    if statement.lang not in SUPPORTED:
        return False
    found = marks(statement.lang)
    judges = found.judgement.search(statement.content.text) is not None
    if _introduces(statement) or (statement.source.actor and statement.source.actor.id in experts):
        leans = judges or found.leaning.search(statement.content.text) is not None
        return leans or statement.modality in _FORWARD or statement.quote is not Quote.INDIRECT
    return judges and statement.authority is Authority.OUTLET


def judging_sentences(article: Article, statements: tuple[Statement, ...]) -> tuple[Span, ...]:
    """Sentences in which the outlet itself judges: in opinion pages, and elsewhere where it speaks of its own view.

    Sentences that hold the content of one of *statements* are somebody else's words, and left out.
    """
    if article.lang not in SUPPORTED:
        return ()
    found = marks(article.lang)
    opinion = is_opinion(article)
    taken = [span for statement in statements for span in statement.content.spans]
    return tuple(
        sentence
        for sentence in article.sentences
        if (text := sentence.cut(article.text).strip())
        and text != (article.title or "").strip()
        and (found.voice.search(text) or opinion)
        and (found.judgement.search(text) or found.leaning.search(text))
        and not any(sentence.overlaps(span) for span in taken)
    )


def _introduces(statement: Statement) -> bool:
    """Whether the words for the source say that an expert speaks."""
    return statement.lang in SUPPORTED and marks(statement.lang).experts.search(statement.source.text) is not None


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path.lower()
    except ValueError:  # brackets that hold no IPv6 address
        return ""
