"""Records on stdout, as a table for people, or as JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic, TypeVar

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from uradori.cli.progress import note

Item = TypeVar("Item")

FORMATS = ("table", "jsonl", "csv")
_WIDTH_IN_PIPE = 160
_CAP, _FLOOR, _LAST = 36, 8, 24
"""Widths in a table, in cells: a column's greatest, and least when there is little room; the last column's least."""

format_option = click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print: a table to read, one JSON record a line, or CSV.",
)


@dataclass(frozen=True)
class Shape(Generic[Item]):
    """How items of one sort are printed.

    ``line`` is the record of the command line's contract; ``csv`` names its fields by dotted path; ``table`` are
    the headings of what ``cells`` gives.
    """

    line: Callable[[Item], dict[str, Any]]
    csv: tuple[str, ...]
    table: tuple[str, ...]
    cells: Callable[[Item], tuple[str, ...]]


def write(shape: Shape[Item], items: Iterable[Item], output: str, empty: str | None = None) -> None:
    """Print *items* on stdout in the format *output*; with ``jsonl`` and ``csv`` nothing else is printed there.

    Where there are none, *empty* says so on stderr.
    """
    coming = iter(items)
    first = list(islice(coming, 1))
    {"table": _table, "jsonl": _jsonl, "csv": _csv}[output](shape, chain(first, coming))
    if empty and not first:
        note(empty)


def _jsonl(shape: Shape[Item], items: Iterable[Item]) -> None:
    for item in items:
        click.echo(json.dumps(shape.line(item), ensure_ascii=False))


def _csv(shape: Shape[Item], items: Iterable[Item]) -> None:
    _csv_row(shape.csv)
    for item in items:
        line = shape.line(item)
        _csv_row([_flat(_at(line, path)) for path in shape.csv])


def _csv_row(cells: Iterable[str]) -> None:
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow(cells)
    click.echo(row.getvalue(), nl=False)


def _at(line: Mapping[str, Any], path: str) -> Any:
    value: Any = line
    for name in path.split("."):
        value = value[name] if value is not None else None
    return value


def _flat(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _table(shape: Shape[Item], items: Iterable[Item]) -> None:
    rows = [tuple(" ".join(cell.split()) for cell in shape.cells(item)) for item in items]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading, width in zip(shape.table, _widths([shape.table, *rows], _width()), strict=True):
        table.add_column(heading, width=width, no_wrap=True, overflow="ellipsis")
    for row in rows:
        table.add_row(*map(Text, row))  # Text, not markup: what stands in square brackets in an article is no style
    console = Console(file=io.StringIO(), width=10 * _width(), force_terminal=False)
    with console.capture() as shown:
        console.print(table)
    for line in shown.get().splitlines():
        click.echo(line.rstrip())


def _widths(rows: list[tuple[str, ...]], total: int) -> list[int]:
    """Widths of columns in cells: ids whole, others as they need up to a cap, the last what is left of *total*."""
    needed = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    widths = [width if heading == "id" else min(width, _CAP) for heading, width in zip(rows[0], needed, strict=True)]
    shrinking = [at for at, heading in enumerate(rows[0][:-1]) if heading != "id"]
    while (left := total - sum(widths[:-1]) - 2 * len(widths)) < _LAST and (
        widths[widest := max(shrinking, key=widths.__getitem__)] > _FLOOR
    ):
        widths[widest] -= 1
    return [*widths[:-1], min(needed[-1], max(left, _LAST))]


def _width() -> int:
    terminal = Console()
    return terminal.width if terminal.is_terminal else _WIDTH_IN_PIPE
