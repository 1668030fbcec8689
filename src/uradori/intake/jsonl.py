"""JSON lines, one article each: ``{"id","url","outlet","lang","published","title","text"}``, all but text optional."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from uradori.errors import FormatError, InputError, UnreadableError
from uradori.intake.payload import Payload, take
from uradori.intake.reader import Intake, Opened
from uradori.model import RawPage, snapshot_hash

_OPTIONAL = ("url", "outlet", "lang", "published", "title")


def read(payload: Payload, _intake: Intake) -> Opened:
    """The pages of *payload*, one a line; a bad line gives an error that names file and line, and the rest goes on.

    Raises UnreadableError where there is no line at all, or a line is longer than the limit.
    """
    empty = True
    for number, line in _lines(payload):
        empty = False
        place = f"{payload.input}:{number}"
        try:
            yield _page(line, place, payload)
        except InputError as error:
            yield error
    if empty:
        raise UnreadableError(payload.input, "is empty")


def _lines(payload: Payload) -> Iterator[tuple[int, bytes]]:
    with closing(payload.open()) as stream:
        number = 0
        while line := take(stream.readline, payload.max_bytes, f"{payload.input}:{number + 1}"):
            number += 1
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")  # the mark belongs to the file, not to its line
            if line.strip():
                yield number, line


def _page(line: bytes, place: str, payload: Payload) -> RawPage:
    record = _record(line, place)
    text = _string(record, "text", place)
    if text is None or not text.strip():
        raise UnreadableError(place, 'has no text: a line needs a non-empty "text"')
    fields: dict[str, Any] = {key: _string(record, key, place) for key in _OPTIONAL}
    name = record.get("id")
    name = str(name) if isinstance(name, int) and not isinstance(name, bool) else _string(record, "id", place)
    page = RawPage(
        name or place, text, snapshot_hash(line.rstrip(b"\r\n")), feed=payload.input, fetched=payload.fetched
    )
    return replace(page, **fields)


def _record(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(
            place, f"broken UTF-8 at byte {error.start} of the line; save it anew as UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise FormatError(place, f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise FormatError(place, "not an article: nested too deeply") from error
    if not isinstance(record, dict):
        raise FormatError(place, 'not an article: a line is an object with at least "text"')
    return record


def _string(record: dict[str, Any], key: str, place: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise FormatError(place, f'"{key}" must be a string')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FormatError(place, f'"{key}" holds half a surrogate pair at character {error.start}') from error
    return value
