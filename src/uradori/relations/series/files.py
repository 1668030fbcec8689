"""Files of series read into plain values, with errors that name file and place."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from uradori.errors import FormatError, UnreadableError

Record = dict[str, Any]


def text(path: Path) -> str:
    """The text of *path*; raises UnreadableError where it is missing, empty or not UTF-8."""
    try:
        content = path.read_text("utf-8-sig")
    except OSError as error:
        raise UnreadableError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(str(path), f"broken UTF-8 at byte {error.start}; save it anew as UTF-8") from error
    if not content.strip():
        raise UnreadableError(str(path), "is empty")
    return content


def json_value(path: Path) -> Any:
    """What the JSON file *path* holds; raises FormatError where it is no JSON."""
    try:
        return json.loads(text(path))
    except json.JSONDecodeError as error:
        raise FormatError(str(path), f"not JSON: {error.msg} at line {error.lineno}") from error
    except RecursionError as error:
        raise FormatError(str(path), "nested too deeply") from error


def json_records(path: Path) -> list[tuple[str, Record]]:
    """The objects of the JSON array in *path*, each with its place; raises FormatError where it is no such array."""
    found = json_value(path)
    if not isinstance(found, list) or not found or not all(isinstance(record, dict) for record in found):
        raise FormatError(str(path), "not a series: a non-empty JSON array of objects is needed")
    return [(f"{path}: record {number}", record) for number, record in enumerate(found, start=1)]


def csv_records(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of *path*, each with its place; raises FormatError where a column is missing or a row is short."""
    rows = csv.DictReader(StringIO(text(path)))
    if missing := [column for column in columns if column not in (rows.fieldnames or ())]:
        raise FormatError(str(path), f"no column {', '.join(missing)}")
    for row in rows:
        place = f"{path}:{rows.line_num}"
        if any(row[column] is None for column in columns):
            raise FormatError(place, "the row is cut short")
        yield place, row


def number(value: object, name: str, place: str) -> float:
    """*value* as a number; raises FormatError where it is none, or not finite."""
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        try:
            found = float(value)
        except ValueError:
            found = float("nan")
        if abs(found) < float("inf"):
            return found
    raise FormatError(place, f'"{name}" must be a number, is {value!r}')


def iso_date(value: object, place: str) -> str:
    """*value* as an ISO date of a day; raises FormatError where it is none."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise FormatError(place, f'"date" must be an ISO date such as 2024-03-01, is {value!r}') from error
