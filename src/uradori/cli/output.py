"""Records on stdout, as a table for people, or as JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

Item = TypeVar("Item")

FORMATS = ("table", "jsonl", "csv")
_WIDTH_IN_PIPE = 160

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


def write(shape: Shape[Item], items: Iterable[Item], output: str) -> None:
    """Print *items* on stdout in the format *output*; with ``jsonl`` and ``csv`` nothing else is printed there."""
    {"table": _table, "jsonl": _jsonl, "csv": _csv}[output](shape, items)


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
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in shape.table:
        table.add_column(heading, no_wrap=True, overflow="ellipsis")
    for item in items:
        # Text, not markup: what stands in square brackets in an article is no style.
        table.add_row(*(Text(" ".join(cell.split())) for cell in shape.cells(item)))
    console = Console(file=io.StringIO(), width=_width(), force_terminal=False)
    with console.capture() as shown:
        console.print(table)
    click.echo(shown.get(), nl=False)


def _width() -> int:
    terminal = Console()
    return terminal.width if terminal.is_terminal else _WIDTH_IN_PIPE
