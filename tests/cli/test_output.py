"""Tables, CSV cells, and progress, as a person sees them."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.progress import Progress, TextColumn

from uradori.cli import output
from uradori.cli.output import Shape, write
from uradori.cli.progress import Shown
from uradori.errors import UnreadableError
from uradori.ledger import Added

PAIRS: Shape[tuple[str, str, str]] = Shape(
    line=lambda item: {"id": item[0], "who": {"name": item[1], "spans": [[0, 2]]}, "nothing": None},
    csv=("id", "who.name", "who.spans", "nothing"),
    table=("id", "who", "content"),
    cells=lambda item: item,
)
ITEM = ("5ded0d61e1cda63abecc", "港湾局の広報担当者であるインゲル・ソルハイム氏", "港は" * 80)


@pytest.mark.parametrize("width", [60, 100, 160])
def test_a_table_keeps_ids_whole_and_fits_its_width(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "_width", lambda: width)
    write(PAIRS, [ITEM], "table")
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["id", "who", "content"]
    assert row.startswith(ITEM[0] + "  港湾局")
    assert row.endswith("…")
    assert cell_len(row) <= width


def test_csv_cells_hold_what_is_nested(capsys: pytest.CaptureFixture[str]) -> None:
    write(PAIRS, [("1", 'say "so"', "")], "csv")
    assert capsys.readouterr().out == 'id,who.name,who.spans,nothing\n1,"say ""so""","[[0, 2]]",\n'


def test_no_items_make_a_heading_only(capsys: pytest.CaptureFixture[str]) -> None:
    write(PAIRS, [], "table")
    assert capsys.readouterr().out.split() == ["id", "who", "content"]
    write(PAIRS, [], "jsonl")
    assert capsys.readouterr().out == ""


def test_progress_names_the_source_counts_articles_and_keeps_failures() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)
    with Progress(TextColumn("{task.description}"), console=console, auto_refresh=False) as live:
        shown = Shown(live)
        shown.opened("folder [red]")
        shown.took(None, Added.KNOWN)
        shown.failed(UnreadableError("a[0].txt", "is empty"))
        live.refresh()
        shown.grouping(7)
    assert "1 articles · folder [red]" in screen.getvalue()
    assert "failed: a[0].txt: is empty" in screen.getvalue()
    assert "looking for stories in 7 articles" in screen.getvalue()
