"""The one writer of a SQLite ledger: gathers a batch, and writes it in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self

from uradori.errors import LedgerError
from uradori.ledger import groupings, index, rows
from uradori.ledger.base import Added, Grouped
from uradori.ledger.words import index_text, sentence_row
from uradori.model import (
    Actor,
    Article,
    Figure,
    Question,
    RawPage,
    Sketch,
    Statement,
    content_id,
)

_Write = Callable[[sqlite3.Connection], None]

_ARTICLE_ROW = (
    "(SELECT articles.row FROM articles JOIN revisions ON revisions.row = articles.revision"
    " WHERE revisions.id = ? AND articles.generation = ?)"
)


@dataclass(frozen=True, slots=True)
class _Findings:
    """What was found in one article."""

    statements: list[Statement]
    actors: list[Actor]
    questions: list[Question]
    figures: list[Figure]


@dataclass(slots=True)
class _Batch:
    """What was added since the last commit."""

    articles: dict[str, Article] = field(default_factory=dict)
    newest: dict[str, str] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    writes: list[_Write] = field(default_factory=list)


class SqliteWriter:
    """Gathers what is added and writes it at ``commit``; an interrupt finds a whole batch or none."""

    def __init__(self, connection: sqlite3.Connection, name: str, lock: sqlite3.Connection | None) -> None:
        self._connection = connection
        self._name = name
        self._lock = lock
        self._generation: int | None = None
        self._batch = _Batch()
        self.closed = False

    def begin(self, extractor: str) -> int:
        """Open the generation of *extractor*: the one of that name, or a new one."""
        with self._transaction() as connection:
            sql = "INSERT INTO generations (extractor, begun) VALUES (?, ?) ON CONFLICT DO NOTHING"
            connection.execute(sql, (extractor, rows.now()))
        self._generation = self._first("SELECT row FROM generations WHERE extractor = ?", extractor)
        return self._open

    def known(self, page: RawPage) -> str | None:
        """The article that this generation has read this very page into (as committed)."""
        sql = (
            "SELECT revisions.id FROM pages JOIN articles ON articles.row = pages.article"
            " JOIN revisions ON revisions.row = articles.revision WHERE pages.page = ? AND pages.generation = ?"
        )
        found: str | None = self._first(sql, _fingerprint(page), self._open)
        return found

    def pending(self, articles: Iterable[Article]) -> list[Article]:
        """Those of *articles* that this generation has not yet read."""
        sql = f"SELECT 1 FROM readings WHERE article = {_ARTICLE_ROW}"  # noqa: S608 - a constant
        return [
            article
            for article in articles
            if article.id not in self._batch.read and self._first(sql, article.id, self._open) is None
        ]

    def add_article(self, article: Article) -> Added:
        """Keep *article*, as this generation read it; tells whether its text is new, known, or a revision."""
        generation = self._open
        if article.id in self._batch.articles:
            return Added.KNOWN
        newest = self._batch.newest.get(article.key) or self._first(
            "SELECT id FROM revisions WHERE key = ? ORDER BY row DESC LIMIT 1", article.key
        )
        is_known = self._first("SELECT 1 FROM revisions WHERE id = ?", article.id) is not None
        if not is_known or self._first(f"SELECT {_ARTICLE_ROW}", article.id, generation) is None:
            self._batch.articles[article.id] = article
        if is_known:
            return Added.KNOWN
        self._batch.newest[article.key] = article.id
        return Added.REVISION if newest else Added.NEW

    def add_findings(
        self,
        article: str,
        statements: Iterable[Statement],
        actors: Iterable[Actor],
        questions: Iterable[Question],
        figures: Iterable[Figure] = (),
    ) -> None:
        """What this generation found in *article*, which was added before; marks it as read."""
        findings = _Findings([*statements], [*actors], [*questions], [*figures])
        write = partial(_insert_findings, article=article, generation=self._open, findings=findings)
        self._batch.writes.append(write)
        self._batch.read.add(article)

    def add_page(self, page: RawPage, article: str) -> None:
        """Remember that *page* was read into *article*."""
        sql = f"INSERT OR IGNORE INTO pages (page, generation, article) VALUES (?, ?, {_ARTICLE_ROW})"  # noqa: S608 - a constant
        values = (_fingerprint(page), self._open, article, self._open)
        self._batch.writes.append(partial(_insert, sql=sql, values=values))

    def add_grouping(
        self, now: Grouped, before: Grouped | None = None, sketches: Iterable[Sketch] = (), *, last: bool = True
    ) -> None:
        """A grouping: whole, or one that amends (see the contract)."""
        write = partial(groupings.insert, generation=self._open, now=now, before=before, last=last)
        self._batch.writes += [write, *(partial(index.add, sketch=sketch) for sketch in sketches)]

    def unlinked(self) -> list[str]:
        """Current articles that the groupings of this generation have not taken in (as committed)."""
        return [row[0] for row in self._connection.execute(groupings.UNLINKED, (self._open,))]

    def amendable(self) -> bool:
        """Whether the newest whole grouping is of this generation, and has links (as committed)."""
        return bool(self._first(groupings.AMENDABLE, self._open))

    def add_failure(self, input: str, reason: str) -> None:  # noqa: A002 - the contract's own word
        """An input that could not be read, and why."""
        sql = "INSERT INTO failures (input, reason, at) VALUES (?, ?, ?)"
        self._batch.writes.append(partial(_insert, sql=sql, values=(input, reason, rows.now())))

    def commit(self) -> None:
        """Write the batch in one transaction. Raises LedgerError (disk full, ...): then none of it is written."""
        # Taken away before it is written: an interrupt in between may lose the batch, never write it twice.
        batch, self._batch = self._batch, _Batch()
        if not batch.articles and not batch.writes:
            return
        with self._transaction() as connection:
            rows_of = {id_: _insert_article(connection, each, self._open) for id_, each in batch.articles.items()}
            for write in batch.writes:
                write(connection)
            # Last, because every other statement would make FTS5 flush what it has gathered.
            for id_, article in batch.articles.items():
                _index(connection, article, rows_of[id_])

    def close(self) -> None:
        """Let another writer in; what is not committed is lost."""
        self._batch = _Batch()
        self.closed = True
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def _open(self) -> int:
        if self._generation is None:
            raise LedgerError(f"{self._name}: nothing can be added before a generation is begun")
        return self._generation

    def _first(self, sql: str, *values: object) -> Any:
        row = self._connection.execute(sql, values).fetchone()
        return row[0] if row else None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.closed:
            raise LedgerError(f"{self._name}: this writer is closed")
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
        except sqlite3.Error as error:
            raise LedgerError(f"{self._name}: the batch could not be written: {error}") from error


def _fingerprint(page: RawPage) -> str:
    carried = (page.input, page.url, page.outlet, page.feed, page.originator, page.lang, page.title, page.published)
    return content_id("page", page.snapshot, page.markup, page.text, *carried)


def _insert(connection: sqlite3.Connection, sql: str, values: rows.Row) -> None:
    connection.execute(sql, values)


def _insert_article(connection: sqlite3.Connection, article: Article, generation: int) -> int:
    _insert(
        connection,
        "INSERT INTO revisions (id, key, title, text, added) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (article.id, article.key, article.title, article.text, rows.now()),
    )
    sql = (
        "INSERT INTO articles (revision, generation, lang, moment, input, snapshot, record)"
        " SELECT row, ?, ?, ?, ?, ?, ? FROM revisions WHERE id = ?"
    )
    return connection.execute(sql, (generation, *rows.article_row(article), article.id)).lastrowid or 0


def _index(connection: sqlite3.Connection, article: Article, row: int) -> None:
    """Put the sentences of an article into the index; a later generation may cut others from the text."""
    words = [(sentence_row(row, at), index_text(s.cut(article.text))) for at, s in enumerate(article.sentences)]
    connection.executemany("INSERT INTO sentences (rowid, words) VALUES (?, ?)", words)


def _insert_findings(connection: sqlite3.Connection, article: str, generation: int, findings: _Findings) -> None:
    row = connection.execute(f"SELECT {_ARTICLE_ROW}", (article, generation)).fetchone()[0]
    if row is None:
        raise LedgerError(f"findings of an article that was not added in this generation: {article}")
    connection.executemany(
        f"INSERT INTO statements (article, position, {rows.STATEMENT_COLUMNS})"  # noqa: S608 - names of ours
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(row, at, *rows.statement_row(statement)) for at, statement in enumerate(findings.statements)],
    )
    connection.executemany(
        "INSERT INTO questions (article, position, id, record) VALUES (?, ?, ?, ?)",
        [(row, at, question.id, rows.record_of(question)) for at, question in enumerate(findings.questions)],
    )
    connection.executemany(
        "INSERT INTO figures (article, position, id, record) VALUES (?, ?, ?, ?)",
        [(row, at, figure.id, rows.record_of(figure)) for at, figure in enumerate(findings.figures)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO actors (id, article, record) VALUES (?, ?, ?)",
        [(actor.id, row, rows.record_of(actor)) for actor in findings.actors],
    )
    connection.execute("INSERT INTO readings (article) VALUES (?)", (row,))
