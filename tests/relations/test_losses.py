"""Losses as a party claims and corrects them, beside a count by others."""

from pathlib import Path

import pytest

from uradori.actors import load
from uradori.errors import FormatError, UnreadableError
from uradori.relations.series import Correction, Point, ua_general_staff_losses

SHARED = Path(__file__).parents[3] / "shared/data/ua_general_staff_losses/data"


def series(folder, claimant="ukraine-general-staff"):
    return {one.thing: one for one in ua_general_staff_losses(folder) if one.claimant == claimant}


def test_points_are_in_order_of_date_with_the_hedge_as_note(losses):
    claimed = series(losses())["personnel"]
    assert claimed.points == (Point("2031-03-01", 200, "about"), Point("2031-03-02", 250, "more"))
    assert (claimed.counts, claimed.unit, claimed.scope, claimed.cumulative) == ("troops", "person", "russia", True)


def test_a_day_without_a_value_has_no_point(losses):
    assert [point.date for point in series(losses())["drone"].points] == ["2031-03-01", "2031-03-02"]


def test_corrections_of_nothing_are_left_out_and_others_count_from_their_date(losses):
    found = series(losses())
    assert found["tank"].corrections == found["personnel"].corrections == ()
    assert found["APC"].corrections == (Correction("2031-03-02", -8),)
    assert [found["APC"].corrected(point) for point in found["APC"].points] == [0, -8, -8]


def test_the_independent_count_is_a_series_of_its_own_in_the_same_words(losses):
    counted = series(losses(), "Oryx")
    assert counted["tank"].points == (Point(None, 7),)
    assert (counted["naval ship"].counts, counted["naval ship"].at("2031-03-02")) == ("ships", None)


def test_the_value_on_a_day_is_the_last_that_was_claimed(losses):
    tanks = series(losses())["tank"]
    assert [tanks.at(day) for day in ("2031-02-28", "2031-03-02", "2032-01-01")] == [None, *tanks.points[1:]]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"equipment": "{"}, "equipment.json: not JSON"),
        ({"equipment": "[]"}, "equipment.json: not a series"),
        ({"equipment": '{"date": 1}'}, "equipment.json: not a series"),
        ({"equipment": [{"date": "2031-03-01", "tank": "many"}]}, 'equipment.json: record 1: "tank" must be a number'),
        ({"equipment": [{"date": "March 1", "tank": 3}]}, 'equipment.json: record 1: "date" must be an ISO date'),
        ({"personnel": [{"personnel": 3}]}, 'personnel.json: record 1: "date"'),
        ({"equipment_oryx": [{"equipment_ua": "Zeppelins", "losses_total": 3}]}, "oryx.json: record 1: unknown"),
        ({"equipment_correction": [{"date": "2031-03-02", "tank": True}]}, 'correction.json: record 1: "tank"'),
    ],
)
def test_a_broken_file_is_named_with_the_record(losses, broken, says):
    with pytest.raises(FormatError) as error:
        ua_general_staff_losses(losses(**broken))
    assert says in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableError, match=r"equipment_correction\.json: cannot be read"):
        ua_general_staff_losses(tmp_path)


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared data beside the repository")
def test_the_real_series_are_whole_and_their_claimant_is_known():
    found = series(SHARED)
    assert len(found["personnel"].points) == len(found["tank"].points) == 1626
    assert Correction("2022-10-13", -25) in found["APC"].corrections
    assert series(SHARED, "Oryx")["tank"].points[0].value < found["tank"].points[-1].value
    assert load().get(found["tank"].claimant) is not None
