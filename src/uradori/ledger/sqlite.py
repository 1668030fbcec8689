"""The ledger in SQLite: one file, or memory; opened with care, never half-made.

Durability: write-ahead log with ``synchronous=FULL``. A transaction that ``commit`` has returned from survives the
death of the process, and, as far as the disk keeps its promises, a power cut. Batches make the price small.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Self
from weakref import WeakSet

from uradori.errors import LedgerError, UsageError
from uradori.ledger.locking import hold
from uradori.ledger.view import SqliteView
from uradori.ledger.words import index_text
from uradori.ledger.writer import SqliteWriter

APPLICATION_ID = 0x55524144
"""Marks a SQLite file as a ledger ("URAD")."""

_PATIENCE_SECONDS = 5.0
_MAPPED_BYTES = 1 << 28
"""Of the file read in place: a view looks up thousands of rows here and there. It counts as memory of the process."""


def open_ledger(path: Path | None, *, must_exist: bool = False) -> SqliteStore:
    """The ledger at *path*, made where there is none (unless *must_exist*); None: one in memory, gone when closed.

    Raises UsageError where it must exist and does not; LedgerError, naming the path and what to do, for a file that
    is no ledger or one of a newer Uradori.
    """
    if path is not None:
        if must_exist and not path.exists():
            raise UsageError(f"{path}: no ledger there; make one with `uradori read SOURCE... --ledger {path}`")
        _make_folder(path.parent)
    return SqliteStore(path)


class SqliteStore:
    """A ledger in one SQLite file, or in memory. Not to be carried over a fork."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._views: WeakSet[SqliteView] = WeakSet()
        self._writer: SqliteWriter | None = None
        with _failing_as(self._name):
            self._connection = _connect(path)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    @property
    def _name(self) -> str:
        return str(self.path) if self.path else "ledger in memory"

    def writer(self) -> SqliteWriter:
        """The one writer. Raises LedgerError if another one is at work, here or in another process."""
        if self._writer is not None and not self._writer.closed:
            raise LedgerError(f"{self._name}: another writer is at work on this ledger")
        lock = hold(self.path, patience=0) if self.path else None
        self._writer = SqliteWriter(self._connection, self._name, lock)
        return self._writer

    def view(self) -> SqliteView:
        """A read-only view of what is committed now; later commits show in later views only."""
        with _failing_as(self._name):
            connection = _connect(self.path)
            if self.path is None:
                self._connection.backup(connection)
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first read fixes the state seen
        view = SqliteView(connection, self._name)
        self._views.add(view)
        return view

    def check(self) -> tuple[str, ...]:
        """What SQLite's own check finds wrong with the file; empty where nothing is."""
        with _failing_as(self._name):
            found = [row[0] for row in self._connection.execute("PRAGMA quick_check")]
        return tuple(line for line in found if line != "ok")

    def close(self) -> None:
        """Release the file; views and writers of this store end."""
        if self._writer is not None:
            self._writer.close()
        for view in tuple(self._views):
            view.close()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _prepare(self) -> None:
        """Refuse what is no ledger or too new; bring an older or empty one up to this schema."""
        self._refuse_strangers()
        if self._version() == len(_migrations()):
            return
        # Two processes may open the same new file: the lock lets one migrate while the other waits.
        lock = hold(self.path, patience=_PATIENCE_SECONDS) if self.path else None
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.create_function("index_text", 1, index_text)
            for number, script in list(enumerate(_migrations(), start=1))[self._version() :]:
                marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
                self._connection.executescript(f"BEGIN IMMEDIATE; {script} {marks} COMMIT;")
        finally:
            if lock is not None:
                lock.close()

    def _refuse_strangers(self) -> None:
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        tables = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if application != APPLICATION_ID and (application or tables):
            raise LedgerError(f"{self._name}: a database, but no ledger; choose another path with --ledger")
        if self._version() > len(_migrations()):
            raise LedgerError(
                f"{self._name}: written by a newer Uradori (schema {self._version()}, this one knows up to "
                f"{len(_migrations())}); update Uradori, or choose another path with --ledger"
            )

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version


def _connect(path: Path | None) -> sqlite3.Connection:
    # A view may be made in one thread and read in another, one after the other.
    connection = sqlite3.connect(
        path or ":memory:", timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
    connection.execute("PRAGMA foreign_keys = ON")
    # Without this, INSERT OR REPLACE would pass by the triggers that keep every row.
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{folder}: cannot make the ledger's folder: {error.strerror}") from error


def _migrations() -> list[str]:
    folder = files("uradori.ledger") / "migrations"
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return [script.read_text("utf-8") for script in scripts]


@contextmanager
def _failing_as(name: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{name}: {error}; check that the path can be read and written") from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(
            f"{name}: not a ledger, or a damaged one ({error}); choose another path with --ledger"
        ) from error
