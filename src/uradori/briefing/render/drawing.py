"""Charts as drawn: where each point of a chart stands in a picture of fixed proportions, and what its axes bear."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from babel.numbers import format_compact_decimal

from uradori.briefing.interface import Texts
from uradori.briefing.model import Chart, Point

WIDTH, HEIGHT = 420, 260
"""The size of the picture in its own units; a page scales it."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 402, 16, 226

SPREAD = 100
"""Times the least value that the greatest has to be for a logarithmic scale."""

SIGNS = ("●", "■", "▲", "◆", "○", "□")
"""What tells one source from another, besides colour."""

_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Mark:
    """A point as drawn; ``top`` is where the upper end of its range stands, None without a range."""

    x: float
    y: float
    top: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figures of one source: its sign, its marks, and the corners of the line that joins them."""

    name: str
    sign: str
    marks: tuple[Mark, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in numbers; ticks are a place along their axis and its label."""

    log: bool
    series: tuple[Drawn, ...]
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = _RIGHT
    bottom: int = _BOTTOM


def draw(chart: Chart, texts: Texts) -> Drawing:
    """*chart* laid out: from zero upwards, or by powers of ten where the values differ by more than a hundred times."""
    points = [point for one in chart.series for point in one.points]
    values = [value for point in points for value in (point.value, point.value_max) if value is not None]
    log = min(values) > 0 and max(values) / min(values) > SPREAD
    ticks = _powers(min(values), max(values)) if log else _steps(max(values))
    days = sorted({date.fromisoformat(point.day).toordinal() for point in points})

    def x(point: Point) -> float:
        return _across(date.fromisoformat(point.day).toordinal(), days)

    def y(value: float) -> float:
        low, high, at = (math.log10(one) for one in (ticks[0], ticks[-1], value)) if log else (0, ticks[-1], value)
        return round(_BOTTOM - (at - low) / (high - low) * (_BOTTOM - _TOP), 1)

    series = []
    for at, one in enumerate(chart.series):
        marks = tuple(
            Mark(x(point), y(point.value), None if point.value_max is None else y(point.value_max),
                 f"{one.name}: {point.label}, {texts.moment(point.day)}")
            for point in one.points
        )  # fmt: skip
        path = " ".join(f"{mark.x},{mark.y}" for mark in marks)
        series.append(Drawn(one.name, SIGNS[at % len(SIGNS)], marks, path))
    return Drawing(log, tuple(series), _dates(days, texts), tuple((y(tick), _brief(tick, texts)) for tick in ticks))


def _across(day: int, days: Sequence[int]) -> float:
    """Where *day* stands: a little inside of both ends."""
    return round(_LEFT + 14 + (day - days[0]) / max(1, days[-1] - days[0]) * (_RIGHT - _LEFT - 28), 1)


def _powers(low: float, high: float) -> list[float]:
    """Powers of ten around the values, at most six of them."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    step = math.ceil((last - first) / 5)
    return [10.0**power for power in range(first, last + step, step)]


def _steps(high: float) -> list[float]:
    """Zero and up to five round numbers, the last not below *high*."""
    rough = (high or 1) / 4
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in _STEPS if factor * power >= rough)
    return [step * at for at in range(math.ceil((high or 1) / step - 1e-9) + 1)]


def _brief(value: float, texts: Texts) -> str:
    return str(format_compact_decimal(value, locale=texts("time.locale"), fraction_digits=1))


def _dates(days: Sequence[int], texts: Texts) -> tuple[tuple[float, str], ...]:
    """The first and the last day; the year where there are several."""
    one_year = date.fromordinal(days[0]).year == date.fromordinal(days[-1]).year
    key = "time.day_of_year" if one_year else "time.day"
    ends = (days[0], days[-1])
    return tuple(
        (_across(day, days), str(format_date(date.fromordinal(day), texts(key), locale=texts("time.locale"))))
        for day in ends
    )
