"""Areas under control, from GeoJSON."""

import json

import pytest

from uradori.errors import FormatError
from uradori.relations.series import territory
from uradori.relations.series.area import EARTH_KM2, polygon_km2


def box(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(kind, geometry, date=None):
    return {"type": "Feature", "properties": {"class": kind, "date": date}, "geometry": geometry}


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.fixture
def file(tmp_path):
    def make(*features, name="control.geojson", **more):
        path = tmp_path / name
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features} | more), "utf-8")
        return path

    return make


def test_the_whole_earth_has_the_area_of_the_ellipsoid():
    assert polygon_km2([box(-180, -90, 180, 90)]) == pytest.approx(EARTH_KM2)
    assert pytest.approx(510_065_621.724, abs=0.01) == EARTH_KM2


@pytest.mark.parametrize(("south", "km2"), [(0, 12308.46), (60, 6122.7)])
def test_a_cell_of_a_degree_shrinks_towards_the_pole(south, km2):
    assert polygon_km2([box(30, south, 31, south + 1)]) == pytest.approx(km2, rel=2e-3)


def test_direction_of_a_ring_does_not_matter_and_holes_are_taken_out():
    outer, hole = box(30, 48, 34, 50), box(31, 48.5, 32, 49)
    whole, inner = polygon_km2([outer]), polygon_km2([hole])
    assert polygon_km2([outer[::-1]]) == pytest.approx(whole)
    assert polygon_km2([outer, hole]) == polygon_km2([outer, hole[::-1]]) == pytest.approx(whole - inner)


def test_classes_and_dates_make_series_and_points(file):
    multi = {"type": "MultiPolygon", "coordinates": [[box(30, 48, 31, 49)], [box(33, 48, 34, 49)]]}
    first = file(
        feature("occupied", polygon(box(30, 48, 31, 49))),
        feature("liberated", polygon(box(30, 50, 31, 51))),
        {"type": "Feature", "properties": None, "geometry": None},
        name="control_2031-03-01.geojson",
    )
    second = file(feature("occupied", multi, "2031-04-01"), name="later.geojson", date="2031-03-15")
    liberated, occupied = territory([second, first], "Sample Map", "ukraine")
    assert (occupied.thing, occupied.counts, occupied.unit) == ("occupied", "area", "km2")
    assert occupied.provider == occupied.claimant == "Sample Map"
    assert [point.date for point in occupied.points] == ["2031-03-01", "2031-04-01"]
    assert occupied.points[1].value == pytest.approx(2 * occupied.points[0].value)
    assert [point.date for point in liberated.points] == ["2031-03-01"]


SQUARE = box(30, 48, 31, 49)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (feature("occupied", polygon(SQUARE)), '"date" must be an ISO date'),
        (feature("occupied", polygon(SQUARE), "yesterday"), '"date" must be an ISO date'),
        (feature("", polygon(SQUARE), "2031-03-01"), 'no property "class"'),
        (feature("occupied", {"type": "Point", "coordinates": [1, 2]}, "2031-03-01"), "not 'Point'"),
        (feature("occupied", polygon(SQUARE[:-1]), "2031-03-01"), "a ring needs four positions"),
        (feature("occupied", polygon([[300, 48], *SQUARE[1:-1], [300, 48]]), "2031-03-01"), "no longitude"),
        (feature("occupied", polygon([["a", 48]]), "2031-03-01"), '"longitude" must be a number'),
        (feature("occupied", polygon([[1]]), "2031-03-01"), "broken coordinates"),
        (feature("occupied", polygon(), "2031-03-01"), "broken coordinates"),
        (feature("occupied", {"type": "Polygon"}, "2031-03-01"), "broken coordinates"),
        ("no feature", "not a GeoJSON feature"),
    ],
)
def test_a_broken_feature_is_named(file, broken, says):
    with pytest.raises(FormatError) as error:
        territory([file(feature("occupied", polygon(SQUARE), "2031-03-01"), broken)], "Sample Map", "ukraine")
    assert "control.geojson: feature 2: " in str(error.value)
    assert says in str(error.value)


def test_a_file_that_is_no_collection_is_named(file):
    with pytest.raises(FormatError, match=r"control\.geojson: not a GeoJSON FeatureCollection"):
        territory([file(type="Topology")], "Sample Map", "ukraine")
