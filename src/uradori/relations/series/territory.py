"""Territorial control: the area of each class of control on each date, from GeoJSON (RFC 7946)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from uradori.errors import FormatError
from uradori.relations.series.area import Ring, polygon_km2
from uradori.relations.series.files import iso_date, json_value, number
from uradori.relations.series.record import Point, Series

_NAMED = re.compile(r"\d{4}-\d{2}-\d{2}")


def territory(
    paths: Iterable[Path], provider: str, scope: str, *, date_key: str = "date", class_key: str = "class"
) -> tuple[Series, ...]:
    """One series of areas in km2 for each class of control that the files of *provider* tell apart.

    Each file is a FeatureCollection; a feature's class is its property *class_key*, its date its property *date_key*,
    else that of the collection, else the date in the file's name. Areas of one class and date are added: polygons
    of a class that overlap count twice. A class that a date lacks has no point there. *scope* is the actor whose
    territory it is. Raises UnreadableError or FormatError naming the file, and the feature, that is broken.
    """
    sums: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for path in paths:
        for place, date, properties, geometry in _features(path, date_key):
            kind = properties.get(class_key)
            if not isinstance(kind, str) or not kind:
                raise FormatError(place, f'no property "{class_key}" that says who controls it')
            sums[kind][date] += sum(polygon_km2(rings) for rings in _polygons(geometry, place))
    series = ((kind, tuple(Point(*point) for point in sorted(dates.items()))) for kind, dates in sorted(sums.items()))
    return tuple(Series(provider, provider, "area", kind, "km2", scope, points) for kind, points in series)


def _features(path: Path, date_key: str) -> Iterator[tuple[str, str, dict[str, Any], Any]]:
    """Place, date, properties and geometry of each feature that has a geometry."""
    found = json_value(path)
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or found.get("type") != "FeatureCollection":
        raise FormatError(str(path), "not a GeoJSON FeatureCollection")
    named = _NAMED.search(path.name)
    for number_, feature in enumerate(features, start=1):
        place = f"{path}: feature {number_}"
        if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
            raise FormatError(place, "not a GeoJSON feature")
        properties = feature.get("properties") or {}
        stated = properties.get(date_key) or found.get(date_key) or (named[0] if named else None)
        if feature.get("geometry") is not None:
            yield place, iso_date(stated, place), properties, feature["geometry"]


def _polygons(geometry: Any, place: str) -> Iterator[list[Ring]]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise FormatError(place, f"an area is a Polygon or MultiPolygon, not {kind!r}")
    try:
        coordinates = geometry["coordinates"]
        for rings in [coordinates] if kind == "Polygon" else coordinates:
            outer, *holes = rings
            yield [_ring(ring, place) for ring in (outer, *holes)]
    except FormatError:
        raise
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise FormatError(place, "broken coordinates") from error


def _ring(ring: Any, place: str) -> Ring:
    places = [(number(spot[0], "longitude", place), number(spot[1], "latitude", place)) for spot in ring]
    if len(places) < 4 or places[0] != places[-1]:
        raise FormatError(place, "a ring needs four positions or more, the last being the first")
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in places):
        raise FormatError(place, "a position is no longitude and latitude in degrees (WGS 84)")
    return places
