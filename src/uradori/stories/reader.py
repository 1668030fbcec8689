"""Articles made ready for comparison: in time order, with their marks, weights and times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from uradori.model import Article, Span, Statement
from uradori.stories.marks import Mark, content
from uradori.stories.outlets import abbreviates, bracketed
from uradori.stories.vectors import Counted, Frequencies, Vector, rarity, vector

DAY = 86400.0
"""Seconds of a day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article ready for comparison.

    ``names`` are those of its outlet, the short ones included; ``brackets`` is where its text stands in brackets, as a
    credit may; ``marks`` are those that other languages hold too;
    ``shared`` is the vector of them without everyday matters, which every story has, ``own`` that of its language's
    words; ``at`` is the time of publication in seconds since 1970 (None: not known), ``to_the_minute`` whether it is
    more than a date.
    """

    article: Article
    statements: tuple[Statement, ...]
    names: tuple[str, ...]
    brackets: tuple[Span, ...]
    marks: tuple[Mark, ...]
    shared: Vector
    own: Vector
    at: float | None
    to_the_minute: bool


def prepare(
    articles: Sequence[Article], statements: Sequence[Statement], frequencies: Frequencies | None = None
) -> tuple[list[Reading], dict[str, float]]:
    """The readings of *articles*, each once, oldest first and those without a time last; and the weight of each mark.

    The order depends on nothing but the articles themselves, so what follows does not depend on the order given.
    How much a mark weighs follows from *frequencies*; None: from how many of *articles* hold it.
    """
    by_article: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_article[statement.article].append(statement)
    unique = {article.id: article for article in articles}
    timed = [(*_time(article.published), article) for article in unique.values()]
    timed.sort(key=lambda item: place_in_time(item[2].published, item[2].key, item[2].id))
    found = [
        tuple(sorted(by_article[article.id], key=lambda statement: (statement.content.spans, statement.id)))
        for *_, article in timed
    ]
    contents = [content(article, said) for (*_, article), said in zip(timed, found, strict=True)]
    counts = [(Counter([mark.name for mark in each.marks]), Counter(each.words)) for each in contents]
    every = [[*held, *words] for held, words in counts]
    weights = rarity(dict.fromkeys(name for each in every for name in each), frequencies or Counted(every))
    outlets = _names(unique.values())
    readings = [
        Reading(
            article=article,
            statements=said,
            names=outlets.get(article.outlet or "", ()),
            brackets=bracketed(article.text),
            marks=tuple(each.marks),
            shared=vector({name: count for name, count in held.items() if name[0] != "c"}, weights),
            own=vector(words, weights),
            at=at,
            to_the_minute=to_the_minute,
        )
        for (at, to_the_minute, article), said, each, (held, words) in zip(timed, found, contents, counts, strict=True)
    ]
    return readings, weights


def _names(articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
    """What each outlet is called: its name, and the short forms of it that its own articles are signed with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.outlet:
            found[article.outlet] |= {
                credit.originator
                for credit in article.credits
                if credit.actor in {None, article.outlet_actor} and abbreviates(credit.originator, article.outlet)
            }
    return {outlet: (outlet, *sorted(short - {outlet})) for outlet, short in found.items()}


def names(article: Article, statements: tuple[Statement, ...] = ()) -> frozenset[str]:
    """All marks and words that *article* holds, each once."""
    held = content(article, statements)
    return frozenset((*(mark.name for mark in held.marks), *held.words))


def place_in_time(published: str | None, key: str, article: str) -> tuple[bool, float, str, str]:
    """What articles are ordered by: the time of publication, those without one last, then their keys."""
    at = moment(published)
    return at is None, at or 0.0, key, article


def moment(published: str | None) -> float | None:
    """Seconds since 1970 of an ISO date or time; None where it is none."""
    return _time(published)[0]


def apart(left: Reading, right: Reading) -> float:
    """Days between two publications; 0 where either time is unknown."""
    if left.at is None or right.at is None:
        return 0.0
    return abs(left.at - right.at) / DAY


def _time(published: str | None) -> tuple[float | None, bool]:
    """Seconds since 1970 of an ISO date or time, and whether it was a time; a time without a zone is taken as UTC."""
    if published is None:
        return None, False
    try:
        if len(published) <= len("2025-08-15"):
            return datetime.combine(date.fromisoformat(published), time(), UTC).timestamp(), False
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None, False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp(), True
