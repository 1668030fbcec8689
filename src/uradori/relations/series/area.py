"""Areas of polygons on the Earth, without a map projection library."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atanh, pi, radians, sin, sqrt

Ring = Sequence[tuple[float, float]]
"""A closed line of (longitude, latitude) in degrees; the last position is the first."""

_FLATTENING = 1 / 298.257223563  # WGS 84
_SQUARED = _FLATTENING * (2 - _FLATTENING)
_ECCENTRICITY = sqrt(_SQUARED)
_AXIS = 6378.137  # km


def _q(sine: float) -> float:
    """Snyder's q of the sine of a latitude: proportional to the area from the equator to it (1987, eq. 3-12)."""
    return (1 - _SQUARED) * (sine / (1 - _SQUARED * sine**2) + atanh(_ECCENTRICITY * sine) / _ECCENTRICITY)


_POLE = _q(1.0)
_RADIUS_SQUARED = _AXIS**2 * _POLE / 2  # of the sphere that has the ellipsoid's area


def polygon_km2(rings: Sequence[Ring]) -> float:
    """The area in km2 of a polygon: its outer ring less its holes, in whatever direction they run.

    After Chamberlain & Duquette, "Some algorithms for polygons on a sphere" (JPL 07-03, 2007), on authalic latitudes,
    so that the Earth's flattening costs nothing. Edges are straight in longitude and sine of latitude, which differs
    from geodesics by little where positions stand close. A ring across the antimeridian must be cut there (RFC 7946).
    """
    outer, *holes = (abs(_ring(ring)) for ring in rings)
    return outer - sum(holes)


def _ring(ring: Ring) -> float:
    places = [(radians(lon), _q(sin(radians(lat))) / _POLE) for lon, lat in ring]
    turned = sum((east - west) * (2 + north + south) for (west, south), (east, north) in pairwise(places))
    return turned * _RADIUS_SQUARED / 2


EARTH_KM2 = 4 * pi * _RADIUS_SQUARED
"""The area of the ellipsoid."""
