"""Losses of the Russian armed forces: as the General Staff of Ukraine claims them day by day, and as Oryx counts them.

The files are those of github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset (MIT). The first are a party's claims,
corrected by itself now and then; the second is a count of losses of which pictures are known, and so the least.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from uradori.errors import FormatError
from uradori.relations.series.files import Record, iso_date, json_records, number
from uradori.relations.series.record import Correction, Point, Series

PROVIDER = "2022-Ukraine-Russia-War-Dataset"
CLAIMANT, COUNTER, SCOPE = "ukraine-general-staff", "Oryx", "russia"

_FILE = "russia_losses_{}.json"
_PEOPLE = {"personnel": "troops", "POW": "detained"}
# "personnel" are losses of all sorts, which the claimant does not take apart: troops, neither killed nor wounded.
_THINGS = {
    "aircraft": "aircraft",
    "helicopter": "aircraft",
    "tank": "vehicles",
    "APC": "vehicles",
    "military auto": "vehicles",
    "fuel tank": "vehicles",
    "vehicles and fuel tanks": "vehicles",
    "drone": "drones",
    "cruise missiles": "missiles",
    "mobile SRBM system": "other",
    "naval ship": "ships",
    "submarines": "ships",
    "field artillery": "other",
    "MRL": "other",
    "anti-aircraft warfare": "other",
    "special equipment": "other",
    "ground robotic systems": "other",
}
_ORYX = {
    "Aircrafts": "aircraft",
    "Helicopters": "helicopter",
    "Tanks": "tank",
    "Armoured Personnel Carriers": "APC",
    "Vehicle and Fuel Tank": "vehicles and fuel tanks",
    "Unmanned Aerial Vehicles": "drone",
    "Warships, Boats": "naval ship",
    "Artillery Systems": "field artillery",
    "Multiple Rocket Launchers": "MRL",
    "Anti-aircraft Warfare Systems": "anti-aircraft warfare",
    "Special Equipment": "special equipment",
}
"""Oryx's classes, and the words of the General Staff for the same."""


def ua_general_staff_losses(folder: Path) -> tuple[Series, ...]:
    """The series of *folder*: a cumulative one for each thing that the General Staff counts, and Oryx's counts.

    The General Staff's corrections are in its points. Oryx's have one point each, without a date: its file gives none.
    Raises UnreadableError or FormatError naming the file (and record) that is missing or broken.
    """
    fixes = json_records(folder / _FILE.format("equipment_correction"))
    claimed = (
        *_claims(json_records(folder / _FILE.format("personnel")), _PEOPLE, "person", fixes),
        *_claims(json_records(folder / _FILE.format("equipment")), _THINGS, "count", fixes),
    )
    return (*claimed, *_counted(folder / _FILE.format("equipment_oryx")))


def _claims(
    records: list[tuple[str, Record]], kinds: dict[str, str], unit: str, fixes: list[tuple[str, Record]]
) -> list[Series]:
    found = []
    for thing, counts in kinds.items():
        points = sorted((_point(record, thing, place) for place, record in _with(records, thing)), key=_date)
        if points:
            changes = _corrections(fixes, thing)
            series = Series(PROVIDER, CLAIMANT, counts, thing, unit, SCOPE, tuple(points), changes, cumulative=True)
            found.append(series)
    return found


def _corrections(fixes: list[tuple[str, Record]], thing: str) -> tuple[Correction, ...]:
    found = [
        Correction(iso_date(fix.get("date"), place), number(fix[thing], thing, place))
        for place, fix in _with(fixes, thing)
    ]
    return tuple(sorted((one for one in found if one.change), key=lambda one: one.date))


def _with(records: list[tuple[str, Record]], thing: str) -> list[tuple[str, Record]]:
    return [(place, record) for place, record in records if record.get(thing) is not None]


def _point(record: Record, thing: str, place: str) -> Point:
    note = str(record.get(f"{thing}*") or "")
    return Point(iso_date(record.get("date"), place), number(record[thing], thing, place), note)


def _date(point: Point) -> str:
    return point.date or ""


def _counted(path: Path) -> list[Series]:
    sums: defaultdict[str, float] = defaultdict(float)
    for place, record in json_records(path):
        thing = _ORYX.get(str(record.get("equipment_ua")))
        if thing is None:
            raise FormatError(place, f'unknown "equipment_ua" {record.get("equipment_ua")!r}')
        sums[thing] += number(record.get("losses_total"), "losses_total", place)
    return [
        Series(PROVIDER, COUNTER, _THINGS[thing], thing, "count", SCOPE, (Point(None, total),), cumulative=True)
        for thing, total in sums.items()
    ]
