"""The index of a SQLite ledger: which texts share runs of words and telling marks, and how many texts hold a mark."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from uradori.model import Sketch

_UNTIMED = 1 << 40
"""The moment of texts without a time: after all others."""
_EXACT = 64
"""Texts up to which a mark's number is exact; from there it rises in steps of a share of it, by one text in so many."""

_HELD = "SELECT held FROM frequencies WHERE hash = ? ORDER BY held DESC LIMIT 1"
_HELD_BY = f"SELECT value, ({_HELD.replace('?', 'value')}) FROM json_each(?)"  # noqa: S608 - a constant
_EARLIEST = "SELECT revision FROM sketches WHERE hash = ? ORDER BY moment, revision LIMIT ?"
_BEFORE = "SELECT revision FROM sketches WHERE hash = ? AND moment < ? ORDER BY moment DESC, revision DESC LIMIT ?"
_AFTER = "SELECT revision FROM sketches WHERE hash = ? AND moment >= ? ORDER BY moment, revision LIMIT ?"


def texts(connection: sqlite3.Connection) -> int:
    """How many texts are in the index."""
    found: int | None = connection.execute("SELECT max(revision) FROM sketched").fetchone()[0]
    return found or 0


def held(connection: sqlite3.Connection, marks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each of *marks* with the number of texts that hold it; those that none holds are left out."""
    return ((mark, count) for mark, count in connection.execute(_HELD_BY, (json.dumps([*marks]),)) if count)


def earliest(connection: sqlite3.Connection, run: int, most: int) -> list[int]:
    """The rows of the texts that hold *run*, at most so many, the first published first."""
    return [row for (row,) in connection.execute(_EARLIEST, (run, most))]


def around(connection: sqlite3.Connection, mark: int, at: float | None, most: int) -> list[int]:
    """The rows of the texts that hold *mark* and were published nearest to *at*, at most so many on either side."""
    moment = _moment(at)
    before = connection.execute(_BEFORE, (mark, moment, most)).fetchall()
    return [row for (row,) in (*before, *connection.execute(_AFTER, (mark, moment, most)))]


def add(connection: sqlite3.Connection, sketch: Sketch) -> None:
    """File *sketch*, unless its article is filed already."""
    (row,) = connection.execute("SELECT row FROM revisions WHERE id = ?", (sketch.article,)).fetchone()
    if not connection.execute("INSERT INTO sketched VALUES (?) ON CONFLICT DO NOTHING", (row,)).rowcount:
        return
    moment = _moment(sketch.at)
    connection.executemany(
        "INSERT INTO sketches (hash, moment, revision) VALUES (?, ?, ?)",
        [(number, moment, row) for number in sorted({*sketch.runs, *sketch.heaviest})],
    )
    known = dict(held(connection, sketch.marks))
    raised = ((mark, _raised(mark, row, known.get(mark, 0))) for mark in sorted(sketch.marks))
    connection.executemany(
        "INSERT INTO frequencies (hash, held) VALUES (?, ?)", [(mark, count) for mark, count in raised if count]
    )


def _raised(mark: int, row: int, count: int) -> int | None:
    """The number of a mark after one more text, None where it stays: the larger it is, the fewer texts raise it.

    Which do hangs on the mark and the text alone, so that the same texts give the same numbers.
    """
    step = 1 << max(0, (count // _EXACT).bit_length()) if count >= _EXACT else 1
    return count + step if (mark ^ row * 0x9E3779B1) % step == 0 else None


def _moment(at: float | None) -> int:
    return _UNTIMED if at is None else int(at)
