"""What to watch, in the article's own words: open questions it names, next steps it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from uradori.model import Article, Evidence, Question, QuestionKind, Span, content_id
from uradori.outlook.watch import Watch, watch
from uradori.statements.quotes import outermost, quotations

_LONGEST_SENTENCE = 600
"""Code points beyond which a sentence is a list or a broken page, not a sentence."""
_JUST_GONE = 45
"""Days within which a date without a year that has gone by is meant, not that of next year."""
_FARTHEST = 300
"""Days ahead of the publication beyond which a date without a year is more likely one gone by."""

_AROUND = 8
"""Characters around the words of a next step in which a negation belongs to it."""

Hit = tuple[QuestionKind | None, Span]
"""What was found where; None is the voice of a speaker."""


def questions(article: Article) -> tuple[Question, ...]:
    """The open questions and next steps that *article* itself names, in text order.

    ``text`` is the sentence, word for word. What stands in quote marks is somebody's statement and left to those.
    ``closes`` is set only where the sentence names one single date that lies ahead of the publication; a sentence
    that only names days gone by announces nothing.
    """
    words = watch(article.lang)
    if words is None:
        return ()
    published = _day(article.published)
    hits = _hits(article.text, article.sentences, words)
    quoted = [quotation.outer for quotation in outermost(quotations(article.text))] if hits else []
    found: dict[str, Question] = {}
    for sentence, matches in hits:
        kind = _kind(matches, quoted)
        text = sentence.cut(article.text)
        days = set(_days(text.lower(), words, published, announced=kind is QuestionKind.NEXT_STEP))
        ahead = {day for day in days if published is None or day >= published}
        if kind is None or (kind is QuestionKind.NEXT_STEP and days and not ahead):
            continue
        question = Question(
            id=content_id("question", article.id, text),
            kind=kind,
            text=text,
            lang=article.lang,
            evidence=(Evidence(article.id, (sentence,)),),
            closes=ahead.pop().isoformat() if len(ahead) == 1 else None,
        )
        found.setdefault(question.id, question)
    return tuple(found.values())


def _hits(text: str, sentences: Sequence[Span], words: Watch) -> list[tuple[Span, list[Hit]]]:
    """The sentences that fit rules, with the kind and the place of each fit, places of a speaker's voice first."""
    # A rule's words are looked for in the whole text first: most texts have few of them, and patterns cost far more.
    lowered = text.lower()
    present = [rule for rule in words.rules if any(word in lowered for word in rule.has)]
    hits = []
    for sentence in sentences if present else ():
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            continue
        cut = sentence.cut(text).lower()
        matches = [
            (rule.kind, _place(sentence, match))
            for rule in present
            if any(word in cut for word in rule.has)
            and (match := rule.pattern.search(cut))
            and not (rule.kind is QuestionKind.NEXT_STEP and words.negated.search(cut, *_around(match)))
        ]
        if matches:
            voices = [(None, _place(sentence, match)) for match in words.first_person.finditer(cut)]
            hits.append((sentence, [*voices, *matches]))
    return hits


def _around(match: re.Match[str]) -> tuple[int, int]:
    """The words of a next step and those right around them, where a negation may stand."""
    return max(0, match.start() - _AROUND), match.end() + _AROUND


def _kind(matches: Sequence[Hit], quoted: Sequence[Span]) -> QuestionKind | None:
    """The kind of the first of *matches* outside of quote marks; None where a speaker's voice is heard there."""
    return next((kind for kind, place in matches if not _overlaps(place, quoted)), None)


def _place(sentence: Span, match: re.Match[str]) -> Span:
    return Span(sentence.start + match.start(), sentence.start + match.end())


def _overlaps(place: Span, quoted: Sequence[Span]) -> bool:
    return any(quotation.overlaps(place) for quotation in quoted)


def _days(text: str, words: Watch, published: date | None, *, announced: bool) -> Iterator[date]:
    """The days that *text*, in lower case, names: those written with a year, and the others if *published* is known."""
    taken: list[Span] = []
    for pattern in words.dates:
        for match in pattern.finditer(text):
            place = Span(*match.span())
            if _overlaps(place, taken):
                continue
            taken.append(place)
            day = _resolve(match, words, published, announced=announced)
            if day is not None:
                yield day
    if published is not None:
        for pattern, ahead in words.relative:
            if pattern.search(text):
                yield published + timedelta(days=ahead)


def _resolve(match: re.Match[str], words: Watch, published: date | None, *, announced: bool) -> date | None:
    """The day of *match*: as written; without a year the next one, or, where nothing is *announced*, one just gone by.

    "He said on the 18th that it is not known", in an article of the 20th, was two days ago, and not four weeks ahead.
    """
    groups = match.groupdict()
    day = int(groups["day"])
    month = words.months.get(groups.get("month") or "") or int(groups.get("number") or 0)
    if groups.get("year"):
        return _valid(int(groups["year"]), month, day)
    if published is None:
        return None
    near = [_valid(*_month(published, away), day) for away in range(-2, 13) if month in {0, _month(published, away)[1]}]
    gone = max((each for each in near if each and each < published), default=date.min)
    coming = min((each for each in near if each and each >= published), default=date.max)
    since, until = (published - gone).days, (coming - published).days
    if not announced and since <= (until if month == 0 else _JUST_GONE):
        return gone
    return coming if until <= _FARTHEST else None


def _month(published: date, away: int) -> tuple[int, int]:
    """The year and month so many months *away* from *published*."""
    count = 12 * published.year + published.month - 1 + away
    return count // 12, count % 12 + 1


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
