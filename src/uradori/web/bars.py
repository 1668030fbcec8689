"""How much there is of something in time, drawn as bars: by day, by month or by year, as the period asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from uradori.briefing.interface import Texts

WIDTH, HEIGHT, _BASE = 720, 130, 104

_MOST_BARS = 60

_LENGTHS = {"day": len("2025-08-15"), "month": len("2025-08"), "year": len("2025")}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands, and what it says."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars over a period, with the words for its two ends."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    most: int
    width: int = WIDTH
    height: int = HEIGHT
    base: int = _BASE


def bars(days: Mapping[str, int], texts: Texts) -> Bars | None:
    """*days* (ISO dates) with how much each has; None where fewer than two steps of time have anything."""
    known = {date.fromisoformat(day): n for day, n in days.items() if len(day) == _LENGTHS["day"] and _is_date(day)}
    if len(known) < 2:
        return None
    step, steps = _steps(min(known), max(known))
    counts: Counter[str] = Counter()
    for day, n in known.items():
        counts[day.isoformat()[: _LENGTHS[step]]] += n
    most = max(counts.values())
    wide = WIDTH / len(steps)
    made = []
    for at, name in enumerate(steps):
        if counts[name]:
            tall = round(max(2.0, counts[name] / most * (_BASE - 8)), 1)
            label = f"{_named(name, texts)}: {counts[name]}"
            made.append(
                Bar(round(at * wide + wide * 0.1, 1), round(_BASE - tall, 1), round(wide * 0.8, 1), tall, label)
            )
    return Bars(tuple(made), _named(steps[0], texts), _named(steps[-1], texts), most) if len(made) > 1 else None


def _steps(first: date, last: date) -> tuple[str, list[str]]:
    """The finest step that needs no more bars than a picture holds, and every step of the period."""
    if (last - first).days < _MOST_BARS:
        return "day", [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    if len(months) <= _MOST_BARS:
        return "month", [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
    return "year", [f"{year:04}" for year in range(first.year, last.year + 1)]


def _named(name: str, texts: Texts) -> str:
    """A day as the interface writes it; months and years as in ISO."""
    return texts.moment(name) if len(name) == _LENGTHS["day"] else name


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
