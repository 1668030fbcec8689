"""Refugees, as UNHCR's Refugee Population Statistics (CC BY 4.0, © UNHCR) count them at the end of each year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from uradori.errors import FormatError
from uradori.relations.series.files import csv_records, number
from uradori.relations.series.record import Point, Series

PROVIDER = "Refugee Population Statistics"
CLAIMANT = "unhcr"
KINDS = ("refugees", "asylum_seekers", "idps")
"""The columns read: refugees and asylum seekers abroad, and persons displaced in their own country."""


def unhcr_refugees(path: Path) -> tuple[Series, ...]:
    """One series for each country of origin (ISO 3166 alpha-3, as ``scope``) and kind: persons by year, over all hosts.

    A kind that a country never has is left out. Raises UnreadableError or FormatError naming file and line.
    """
    sums: defaultdict[tuple[str, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for origin, year, values in _rows(path):
        for kind, value in values.items():
            sums[origin, kind][year] += value
    return tuple(
        Series(
            PROVIDER,
            CLAIMANT,
            "displaced",
            kind,
            "person",
            origin,
            tuple(Point(year, years[year]) for year in sorted(years)),
        )
        for (origin, kind), years in sorted(sums.items())
        if any(years.values())
    )


def _rows(path: Path) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Origin, year and the values of each row; an empty field is none."""
    for place, row in csv_records(path, ("year", "coo_iso", *KINDS)):
        year = number(row["year"], "year", place)
        if not 1900 <= year <= 2200 or year % 1:
            raise FormatError(place, f'"year" must be a year, is {row["year"]!r}')
        values = {kind: number(row[kind], kind, place) for kind in KINDS if row[kind]}
        yield row["coo_iso"], str(int(year)), values
