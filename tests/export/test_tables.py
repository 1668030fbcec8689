"""CSV and JSON lines: what is written is what was found, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from harbour_samples import BAD, LEFT, ONE, REOPENS, SAID, TWO, WILD
from hypothesis import given
from hypothesis import strategies as st

from uradori.export import export
from uradori.export.csv import COLUMNS, inert
from uradori.export.records import claim_line, figure_line, statement_line

LIKE_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")


def rows(dossier) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(export(dossier, "csv"), newline=""))]


def as_it_was(cell: str) -> str:
    """What the reference says: take one apostrophe away from a cell that only has it to be inert."""
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) != cell[1:] else cell


def lines(dossier) -> list[dict]:
    return [json.loads(line) for line in export(dossier, "jsonl").splitlines()]


def test_every_row_has_every_column(whole) -> None:
    table = [*csv.reader(io.StringIO(export(whole, "csv"), newline=""))]
    assert tuple(table[0]) == COLUMNS
    assert {len(row) for row in table} == {len(COLUMNS)}


def test_the_words_of_a_row_are_at_its_spans(whole) -> None:
    texts = {one.id: one.text for one in (ONE, TWO, BAD)}
    checked = 0
    for row in rows(whole):
        if row["spans"]:
            spans = [map(int, span.split("-")) for span in row["spans"].split()]
            assert as_it_was(row["text"]) == " … ".join(texts[row["article"]][a:b] for a, b in spans)
            checked += 1
    assert checked == 10


def test_a_row_has_what_the_record_has(whole) -> None:
    found = {(row["record"], row["id"]): row for row in rows(whole)}
    said = found["statement", SAID.id]
    assert (said["source"], said["actor"], said["authority"]) == (SAID.source.text, "ingrid-solheim", "named")
    assert (said["snapshot"], said["retrieved"]) == (ONE.snapshot, "2025-08-18T09:30:00+00:00")
    counted = found["figure", LEFT.id]
    assert (float(counted["value"]), counted["bound"], counted["as_of"]) == (1200.0, "at least", "2025-08-18")
    assert found["article", TWO.id]["retrieved"] == "2025-08-20T06:00:00+00:00"
    assert found["claim", "c1a1"]["disputed_by"] == "c1a2"


def test_no_cell_of_a_table_begins_like_a_formula(whole) -> None:
    cells = [cell for row in rows(whole) for cell in row.values()]
    assert not [cell for cell in cells if LIKE_A_FORMULA.match(cell)]
    assert "'=HYPERLINK(1)" in cells


@given(st.text() | st.text(alphabet="'=+-@＝ \t\r\na"))
def test_a_guarded_cell_is_inert_and_can_be_had_back(cell: str) -> None:
    assert not LIKE_A_FORMULA.match(str(inert(cell)))
    assert as_it_was(str(inert(cell))) == cell


def test_a_number_stays_a_number() -> None:
    assert inert(-5.0) == -5.0


def test_lines_are_the_records_of_the_contract_with_their_snapshots(whole) -> None:
    found = {(line.pop("record"), line.get("id", "")): line for line in lines(whole)}
    claim = found["claim", "c1a1"]
    assert claim.pop("notes")[0]["text"] == "Ask the port <office>.\n=1+1"
    held = {each["article"]: (each["sha256"], each["retrieved"]) for each in claim.pop("snapshots")}
    assert held == {
        ONE.id: (ONE.snapshot, "2025-08-18T09:30:00+00:00"),
        TWO.id: (TWO.snapshot, "2025-08-20T06:00:00+00:00"),
    }
    for kind, record in (
        ("claim", claim_line(REOPENS)),
        ("statement", statement_line(WILD, "bad")),
        ("figure", figure_line(LEFT, ONE)),
    ):
        line = found[kind, record["id"]]
        line.pop("snapshots", None)
        assert line == json.loads(json.dumps(record))


def test_every_line_has_its_snapshots(whole) -> None:
    for line in lines(whole):
        if line["record"] == "article":
            assert re.fullmatch("[0-9a-f]{64}", line["snapshot"])
            assert line["retrieved"]
            assert line["extractor"] == "uradori 0.3.0 fast"
        elif line["record"] not in {"dossier", "story"}:
            assert line["snapshots"]
            assert all(each["retrieved"] and each["sha256"] for each in line["snapshots"])


def test_the_text_of_an_article_stays_with_its_publisher(whole) -> None:
    assert not [line for line in lines(whole) if line["record"] == "article" and "text" in line]


@pytest.mark.parametrize(
    "sort", ["dossier", "story", "article", "claim", "statement", "figure", "dispute", "retelling"]
)
def test_there_is_a_line_of_every_sort(whole, sort: str) -> None:
    assert [line for line in lines(whole) if line["record"] == sort]
