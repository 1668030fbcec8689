"""Times of a text: what they may be, counted from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from uradori.stories.claims.numbers import plain
from uradori.stories.claims.words import Table, Word

_YEAR = re.compile(r"(?:19|20)\d\d")
_ANYTIME = date(2000, 6, 15)
"""Stands in for an unknown day of publication: relative times then agree where their words do."""


@dataclass(frozen=True, slots=True)
class Times:
    """Expressions of time by kind: each a set of what it may mean.

    ``days`` and ``months`` are ISO days and months, ``units`` are weeks, years, seasons, quarters, times of day.
    """

    days: tuple[frozenset[str], ...]
    months: tuple[frozenset[str], ...]
    years: frozenset[str]
    units: frozenset[str]


def published_day(published: str | None) -> date:
    """The day of *published*; a fixed one where it is missing or no date."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return _ANYTIME


def read(words: Sequence[Word], text: str, known: Table, published: str | None) -> tuple[Times, list[Word]]:
    """The times of a text, and the words that are part of none."""
    day = published_day(published)
    days: list[frozenset[str]] = []
    months: list[frozenset[str]] = []
    years: set[str] = set()
    units = {_unit(unit, day) for phrase, unit in known.units.items() if phrase in text.lower()}
    used: set[int] = set()
    for at, word in enumerate(words):
        weekday = known.weekdays.get(word.lemma, known.weekdays.get(word.form))
        relative = known.days.get(word.form)
        if weekday is not None and (known.spaced or word.form in text):
            days.append(_weekday(weekday, day))
        elif relative is not None:
            days.append(frozenset({(day + timedelta(relative)).isoformat()}))
        elif month := _month(word, known):
            used |= _dated(words, at, month, day, days, months, years)
        elif _YEAR.fullmatch(word.form) and at not in used and not _scaled(words, at, known):
            years.add(word.form)
            used.add(at)
    return Times(tuple(days), tuple(months), frozenset(years), frozenset(units)), [
        word for at, word in enumerate(words) if at not in used
    ]


def read_signs(text: str, known: Table, published: str | None) -> tuple[Times, str]:
    """The times of a text without spaces, and the text without those written in figures."""
    day = published_day(published)
    days = [_weekday(place, day) for name, place in known.weekdays.items() if name in text]
    days += [frozenset({(day + timedelta(away)).isoformat()}) for name, away in known.days.items() if name in text]
    months: list[frozenset[str]] = []
    years: set[str] = set()
    for match in known.date.finditer(text):
        parts = match.groupdict()
        year = parts.get("year") or parts.get("year2") or parts.get("year3")
        month = parts.get("month") or parts.get("month2")
        if year:
            years.add(year)
        if parts.get("day"):
            days.append(_dates(int(parts["day"]), int(month) if month else None, int(year) if year else None, day))
        elif month:
            months.append(_months(int(month), int(year) if year else None, day))
    units = {_unit(unit, day) for phrase, unit in known.units.items() if phrase in text}
    return Times(tuple(days), tuple(months), frozenset(years), frozenset(units)), known.date.sub("", text)


def _scaled(words: Sequence[Word], at: int, known: Table) -> bool:
    return at + 1 < len(words) and words[at + 1].lemma in known.scales


def _month(word: Word, known: Table) -> int | None:
    month = known.months.get(word.lemma) or known.months.get(word.form)
    # "may" is a month only where it is written as one.
    return month if month and (known.lemmas or word.name) else None


def _dated(
    words: Sequence[Word],
    at: int,
    month: int,
    day: date,
    days: list[frozenset[str]],
    months: list[frozenset[str]],
    years: set[str],
) -> set[int]:
    """Adds the date whose month stands at *at*; the places of its figures."""
    used: set[int] = set()
    number = None
    for place in (at - 1, at + 1):
        if 0 <= place < len(words) and number is None:
            value = plain(words[place].form) if words[place].form[0].isdigit() else None
            if value and value <= 31 and value == int(value):
                number = int(value)
                used.add(place)
    year = None
    for place in (at + 1, at + 2):
        if place < len(words) and year is None and _YEAR.fullmatch(words[place].form):
            year = int(words[place].form)
            years.add(words[place].form)
            used.add(place)
    if number:
        days.append(_dates(number, month, year, day))
    else:
        months.append(_months(month, year, day))
    return used


def _weekday(weekday: int, day: date) -> frozenset[str]:
    near = (day + timedelta(away) for away in range(-7, 8))
    return frozenset(each.isoformat() for each in near if each.weekday() == weekday)


def _dates(number: int, month: int | None, year: int | None, day: date) -> frozenset[str]:
    if month is None:
        near = (day + timedelta(away) for away in range(-31, 32))
        return frozenset(each.isoformat() for each in near if each.day == number)
    years = (year,) if year else (day.year - 1, day.year, day.year + 1)
    return frozenset(f"{each}-{month:02d}-{number:02d}" for each in years)


def _months(month: int, year: int | None, day: date) -> frozenset[str]:
    return frozenset(f"{each}-{month:02d}" for each in ((year,) if year else (day.year - 1, day.year, day.year + 1)))


def _unit(unit: str, day: date) -> str:
    """A key for the *unit* that is the same whenever two texts mean the same."""
    kind, away = unit[0], int(unit[1:])
    if kind == "w":
        return f"w:{(day + timedelta(7 * away)).isocalendar().week}"
    if kind == "m":
        return f"m:{(day.year * 12 + day.month - 1 + away)}"
    if kind == "y":
        return f"y:{day.year + away}"
    return f"{kind}:{away}"
