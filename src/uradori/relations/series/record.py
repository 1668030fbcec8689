"""The records of a series; a series is what somebody says, never a fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series.

    ``date`` is ISO, cut short to the year where only that is known, None where the file gives none. ``note`` is how
    the claimant hedges the value ("about", "more"), or "".
    """

    date: str | None
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that the claimant made to its own count: ``change`` (signed) is in the points from ``date`` on."""

    date: str
    change: float


@dataclass(frozen=True, slots=True)
class Series:
    """One quantity over time, as one actor claims it.

    ``provider`` publishes the file, ``claimant`` (an actor's id where the gazetteer has one, else a name) gives the
    values. ``counts`` and ``unit`` are keys as in :class:`uradori.model.Figure`; ``thing`` is the claimant's word for
    what is counted, ``scope`` whose or where: an actor's id, or an ISO 3166 alpha-3 code. ``cumulative`` says that a
    value counts everything up to its date. ``points`` are in order of date.
    """

    provider: str
    claimant: str
    counts: str
    thing: str
    unit: str
    scope: str
    points: tuple[Point, ...]
    corrections: tuple[Correction, ...] = ()
    cumulative: bool = False

    def at(self, date: str) -> Point | None:
        """The last point not later than the ISO date *date*; None before the first.

        A date cut short covers its whole year or month: the point of "2024" counts from 31 December on.
        """
        known = [point for point in self.points if point.date and _end(point.date) <= date]
        return known[-1] if known else None

    def corrected(self, point: Point) -> float:
        """What has been corrected up to *point*: the sum of the changes that are in its value."""
        return sum(one.change for one in self.corrections if point.date and one.date <= point.date)


def _end(date: str) -> str:
    """The last day of an ISO date that may be cut short."""
    return date + "-12-31"[len(date) - len("2024") :] if len(date) < len("2024-12-31") else date
