"""Refugees by origin and year."""

from pathlib import Path

import pytest

from uradori.actors import load
from uradori.errors import FormatError, UnreadableError
from uradori.relations.series import Point, unhcr_refugees

SHARED = Path(__file__).parents[3] / "shared/data/unhcr_refugees/population_2014plus_selected_origins.csv"
HEAD = "year,coo_name,coo_iso,coa_name,coa_iso,refugees,asylum_seekers,idps\n"


@pytest.fixture
def table(tmp_path):
    def make(*rows, head=HEAD):
        path = tmp_path / "refugees.csv"
        path.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
        return path

    return make


def test_hosts_are_added_up_by_origin_and_year(table):
    path = table(
        "2031.0,Norland,NOR,Westisle,WES,40.0,5.0,0.0",
        '2030.0,Norland,NOR,"Eastisle, Kingdom of",EAS,7.0,,0.0',
        "2031.0,Norland,NOR,Eastisle,EAS,2.0,0.0,",
        "2031.0,Southmark,SOU,Westisle,WES,1.0,0.0,0.0",
    )
    found = {(one.scope, one.thing): one.points for one in unhcr_refugees(path)}
    assert found == {
        ("NOR", "refugees"): (Point("2030", 7), Point("2031", 42)),
        ("NOR", "asylum_seekers"): (Point("2031", 5),),
        ("SOU", "refugees"): (Point("2031", 1),),
    }


def test_a_year_counts_from_its_last_day(table):
    (series,) = unhcr_refugees(table("2031,Norland,NOR,Westisle,WES,40,,"))
    assert series.at("2031-12-30") is None
    assert series.at("2031-12-31") == Point("2031", 40)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2031,Norland,NOR,Westisle,WES,lots,,", 'refugees.csv:2: "refugees" must be a number'),
        ("20311,Norland,NOR,Westisle,WES,4,,", 'refugees.csv:2: "year" must be a year'),
        ("2031.5,Norland,NOR,Westisle,WES,4,,", 'refugees.csv:2: "year" must be a year'),
        ("2031,Norland,NOR", "refugees.csv:2: the row is cut short"),
    ],
)
def test_a_broken_row_is_named(table, row, says):
    with pytest.raises(FormatError) as error:
        unhcr_refugees(table(row))
    assert says in str(error.value)


def test_missing_columns_are_named(table):
    with pytest.raises(FormatError, match=r"refugees\.csv: no column coo_iso, refugees, asylum_seekers, idps"):
        unhcr_refugees(table(head="year,origin\n"))


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path):
    with pytest.raises(UnreadableError, match=r"none\.csv: cannot be read"):
        unhcr_refugees(tmp_path / "none.csv")
    (tmp_path / "bytes.csv").write_bytes(b"year\xff")
    with pytest.raises(UnreadableError, match=r"bytes\.csv: broken UTF-8 at byte 4"):
        unhcr_refugees(tmp_path / "bytes.csv")


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared data beside the repository")
def test_the_real_figures_show_the_flight_of_2022_and_their_claimant_is_known():
    found = {(one.scope, one.thing): one for one in unhcr_refugees(SHARED)}
    ukraine = {point.date: point.value for point in found["UKR", "refugees"].points}
    assert ukraine["2022"] > 50 * ukraine["2021"]
    assert load().get(found["UKR", "refugees"].claimant) is not None
