"""The notebook's SQLite file.

It is a file of its own because the ledger has one writer, who may be busy for hours reading, while people work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import Lock

from uradori.errors import LedgerError

APPLICATION_ID = 0x5552414E
"""Marks a SQLite file as a notebook ("URAN")."""

_PATIENCE_SECONDS = 30.0


class NotebookFile:
    """Two connections: one writes, one thread at a time; one reads, and never waits for a write to reach the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = Lock()
        self._reading = Lock()
        with self._failing():
            self._writer = _connect(path)
            self._prepare()
            self._reader = _connect(path)

    def close(self) -> None:
        """Release the file."""
        self._reader.close()
        self._writer.close()

    def rows(self, sql: str, *values: object) -> list[tuple[str | int, ...]]:
        """All rows that *sql* finds."""
        with self._reading, self._failing():
            return self._reader.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One write, whole or not at all; waits for its turn."""
        with self._writing, self._failing():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    def _prepare(self) -> None:
        """Refuse what is no notebook or too new; bring an older or empty one up to this schema."""
        self._writer.execute("PRAGMA journal_mode = WAL")
        application, version, tables = (
            self._writer.execute(sql).fetchone()[0]
            for sql in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
        )
        scripts = _migrations()
        if application != APPLICATION_ID and (application or tables):
            raise LedgerError(f"{self.path}: a database, but no notebook")
        if version > len(scripts):
            raise LedgerError(f"{self.path}: written by a newer Uradori; update Uradori")
        for number, script in list(enumerate(scripts, start=1))[version:]:
            self._migrate(number, script)

    def _migrate(self, number: int, script: str) -> None:
        """One step of the schema, unless another process has made it while we waited."""
        self._writer.execute("BEGIN IMMEDIATE")
        done = self._writer.execute("PRAGMA user_version").fetchone()[0] >= number
        marks = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};"
        # Not executescript: it would commit before it begins.
        for statement in () if done else _statements(f"{script}\n{marks}"):
            self._writer.execute(statement)
        self._writer.execute("COMMIT")

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError(f"{self.path}: {error}") from error


def _statements(script: str) -> Iterator[str]:
    """The statements of *script*; a trigger, which holds a semicolon, is one."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


def _migrations() -> list[str]:
    folder = files("uradori.notebook") / "migrations"
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return [script.read_text("utf-8") for script in scripts]
