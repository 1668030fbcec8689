"""The notebook: what people write about a ledger, beside it.

It is append-only like the ledger. Any number of processes and threads may write: each entry is one short transaction
that waits for its turn, and has reached the disk when the call returns.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from uradori.errors import UsageError
from uradori.ledger.locking import hold
from uradori.model import Attempt, Clipping, FeedEntry, Follow, Judgement, Note, Target, Verdict, content_id
from uradori.notebook import rows
from uradori.notebook.file import NotebookFile

Kept = TypeVar("Kept")


def notebook_path(ledger: Path) -> Path:
    """Where the notebook of *ledger* is."""
    return ledger.with_name(f"{ledger.name}.notebook.db")


def now() -> str:
    """The present moment as the notebook writes it: ISO 8601 in UTC; fine enough to tell two entries apart."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Notebook:
    """What people have written about one ledger. Safe to use from several threads; not to be carried over a fork."""

    def __init__(self, path: Path) -> None:
        """Opens the notebook at *path*, makes it where there is none. Raises LedgerError where it cannot be used."""
        self._file = NotebookFile(path)
        self._read: dict[str, tuple[object, dict[int, Any]]] = {}

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # Judgements

    def judge(self, verdict: Verdict, targets: tuple[Target, ...], author: str, reason: str = "") -> Judgement:
        """Write a judgement. Raises UsageError where *verdict* is not about such *targets*."""
        judgement = Judgement.of(verdict, targets, author, now(), reason)
        rows.fits_shape(judgement)
        self.add((judgement,))
        return judgement

    def add(self, judgements: Iterable[Judgement]) -> int:
        """Write judgements made elsewhere, all or none; how many were not known. A known one is left as it is."""
        return self._write("judgement", judgements)

    def judgements(self) -> list[Judgement]:
        """All judgements, the undone ones and what undoes them too, in the order they were made."""
        return self._kept("judgement", rows.judgement_of)

    def version(self) -> int:
        """Rises with every judgement."""
        return int(self._first("SELECT count(*) FROM entries WHERE sort = 'judgement'"))

    # Notes, clippings, what is followed, feeds

    def add_note(self, target: Target, text: str, author: str) -> Note:
        """Write a note on *target*."""
        at = now()
        note = Note(content_id("note", target.flat(), text, author, at), target, text, author, at)
        self._write("note", (note,))
        return note

    def notes(self) -> list[Note]:
        """The notes that stand, oldest first."""
        return self._kept("note", rows.note_of)

    def clip(self, target: Target, author: str) -> Clipping:
        """Lay *target* into the basket."""
        at = now()
        clipping = Clipping(content_id("clipping", target.flat(), author, at), target, author, at)
        self._write("clipping", (clipping,))
        return clipping

    def clippings(self) -> list[Clipping]:
        """What lies in the basket, oldest first."""
        return self._kept("clipping", rows.clipping_of)

    def follow(self, target: Target, author: str) -> Follow:
        """Follow *target*."""
        at = now()
        follow = Follow(content_id("follow", target.flat(), author, at), target, author, at)
        self._write("follow", (follow,))
        return follow

    def follows(self) -> list[Follow]:
        """What is followed, oldest first."""
        return self._kept("follow", rows.follow_of)

    def add_feed(self, url: str, title: str, author: str) -> FeedEntry:
        """Write down a feed."""
        at = now()
        feed = FeedEntry(content_id("feed", url, author, at), url, title, author, at)
        self._write("feed", (feed,))
        return feed

    def feeds(self) -> list[FeedEntry]:
        """The feeds written down, each address once, as written first."""
        found = self._kept("feed", rows.feed_of)
        return list({feed.url: feed for feed in reversed(found)}.values())[::-1]

    def withdraw(self, sort: str, entry: str, author: str) -> None:
        """Take back the note, clipping, follow or feed with the id *entry*. Raises UsageError if none such stands."""
        sql = (
            "INSERT OR IGNORE INTO withdrawals (entry, author, at)"
            " SELECT row, ?, ? FROM standing WHERE sort = ? AND id = ? AND sort <> 'judgement'"
        )
        with self._file.transaction() as connection:
            if not connection.execute(sql, (author, now(), sort, entry)).rowcount:
                raise UsageError(f"no {sort} {entry}, or taken back already")

    # Readers

    def see(self, reader: str, articles: Iterable[str]) -> None:
        """Remember that *reader* has been shown *articles*."""
        shown = {*articles}
        new = sorted(shown - self.seen(reader, shown))
        if new:
            with self._file.transaction() as connection:
                sql = "INSERT OR IGNORE INTO seen (reader, article, at) VALUES (?, ?, ?)"
                connection.executemany(sql, [(reader, article, now()) for article in new])

    def seen(self, reader: str, articles: Iterable[str]) -> set[str]:
        """Those of *articles* that *reader* has been shown."""
        sql = "SELECT article FROM seen WHERE reader = ? AND article IN (SELECT value FROM json_each(?))"
        return {*self._records(sql, reader, json.dumps([*articles]))}

    # Feeds read

    def tried(self, attempt: Attempt) -> None:
        """Write down how the reading of a feed went."""
        with self._file.transaction() as connection:
            sql = "INSERT INTO attempts (url, at, new, error) VALUES (?, ?, ?, ?)"
            connection.execute(sql, (attempt.url, attempt.at, attempt.new, attempt.error))

    def attempts(self, url: str) -> tuple[Attempt | None, Attempt | None]:
        """The last reading of the feed *url*, and the last one that went well."""
        sql = "SELECT url, at, new, error FROM attempts WHERE url = ? {} ORDER BY row DESC LIMIT 1"
        found = [self._file.rows(sql.format(which), url) for which in ("", "AND error = ''")]
        last, well = (_attempt(*each[0]) if each else None for each in found)
        return last, well

    # Errands: readings that the desk was asked for

    def hold_errand(self, patience: float) -> sqlite3.Connection:
        """Be the one who runs an errand, until closed. Raises LedgerError where another process or thread is."""
        return hold(self._file.path.with_suffix(".errand"), patience)

    def begin_errand(self, what: str) -> int:
        """Write down that a reading of *what* begins; its number."""
        with self._file.transaction() as connection:
            row = connection.execute("INSERT INTO errands (what, at) VALUES (?, ?) RETURNING row", (what, now()))
            return int(row.fetchone()[0])

    def end_errand(self, errand: int, new: int, error: str) -> None:
        """Write down how the reading *errand* ended."""
        with self._file.transaction() as connection:
            sql = "INSERT INTO errands_ended (errand, at, new, error) VALUES (?, ?, ?, ?)"
            connection.execute(sql, (errand, now(), new, error))

    def last_errand(self) -> tuple[str, str, int | None, str | None] | None:
        """What was read last, since when, how many articles were new, and what went wrong; None: it has not ended."""
        sql = (
            "SELECT what, errands.at, new, error FROM errands LEFT JOIN errands_ended ON errand = errands.row"
            " ORDER BY errands.row DESC LIMIT 1"
        )
        return next(iter(self._file.rows(sql)), None)  # type: ignore[return-value] # the columns are of these types

    # Changes handed over

    def send(self, change: str, target: str) -> None:
        """Write down that *change* was handed over to *target*."""
        with self._file.transaction() as connection:
            sql = "INSERT OR IGNORE INTO sent (change, target, at) VALUES (?, ?, ?)"
            connection.execute(sql, (change, target, now()))

    def sent(self, target: str, changes: Iterable[str]) -> set[str]:
        """Those of *changes* that were handed over to *target*."""
        sql = "SELECT change FROM sent WHERE target = ? AND change IN (SELECT value FROM json_each(?))"
        return {*self._records(sql, target, json.dumps([*changes]))}

    def secret(self) -> str:
        """What signs the desk's cookies; the same as long as the notebook lives."""
        with self._file.transaction() as connection:
            sql = "INSERT OR IGNORE INTO secrets (name, value) VALUES ('cookies', ?)"
            connection.execute(sql, (secrets.token_urlsafe(32),))
        return str(self._first("SELECT value FROM secrets WHERE name = 'cookies'"))

    def _write(self, sort: str, entries: Iterable[rows.Entry]) -> int:
        sql = "INSERT INTO entries (sort, id, author, at, record) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        values = [(sort, each.id, each.author, each.at, rows.record_of(each)) for each in entries]
        with self._file.transaction() as connection:
            return sum(connection.execute(sql, each).rowcount for each in values)

    def _kept(self, sort: str, read: Callable[[str], Kept]) -> list[Kept]:
        """All entries of this sort that stand; what was read earlier is not read again."""
        sql = "SELECT (SELECT count(*) FROM entries WHERE sort = ?), (SELECT count(*) FROM withdrawals)"
        version = self._file.rows(sql, sort)
        read_at, known = self._read.get(sort, (None, {}))
        if read_at != version:
            # Of an entry known, its record is not fetched: it never changes.
            sql = "SELECT row, iif(row > ?, record, '') FROM standing WHERE sort = ? ORDER BY at, row"
            rows_found = self._file.rows(sql, max(known, default=0), sort)
            known = {int(row): known.get(int(row)) or read(str(record)) for row, record in rows_found}
            self._read[sort] = (version, known)
        return [*known.values()]

    def _records(self, sql: str, *values: object) -> list[str]:
        return [str(row[0]) for row in self._file.rows(sql, *values)]

    def _first(self, sql: str) -> str | int:
        found: str | int = self._file.rows(sql)[0][0]
        return found


def _attempt(url: str | int, at: str | int, new: str | int, error: str | int) -> Attempt:
    return Attempt(str(url), str(at), int(new), str(error))
