"""The SQLite ledger as a file: opening, refusing, locking, keeping."""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection, IntegrityError, OperationalError, connect

import pytest

from uradori.errors import LedgerError, UsageError
from uradori.ledger import Grouped, open_ledger, sqlite
from uradori.ledger.rows import article_row, record_of
from uradori.ledger.sqlite import APPLICATION_ID
from uradori.model import (
    Article,
    Authority,
    Bound,
    Claim,
    Claimant,
    Dispute,
    DisputeKind,
    Figure,
    Modality,
    Retelling,
    RetellingKind,
    Sketch,
    Span,
    Story,
    Wording,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "down" / "ledger.db"


def add_one(path: Path, key: str = "k") -> Article:
    article = Article(Article.identify(key, None, "Harbour."), key, "in", "en", "Harbour.", (Span(0, 8),), "5e")
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("extractor 1")
        writer.add_article(article)
        spans = (Span(0, 2),)
        figure = Figure("f", article.id, "en", spans, 1.0, None, Bound.EXACT, "count", "ships", (), (), None,
                        Claimant(), Modality.ASSERTED)  # fmt: skip
        writer.add_findings(article.id, (), (), (), [figure])
        claim = Claim("c", (Wording(article.id, "en", spans, None),), (), (), (Authority.OUTLET,), (), None)
        story = Story("s", "Harbour", (article.id,), (article.id,), (), ("en",), None, None)
        retelling = Retelling(article.id, "actor:x", RetellingKind.CREDIT, 0.5, (), "credit:x")
        dispute = Dispute(DisputeKind.POLARITY, "c", "c", "test")
        writer.add_grouping(
            Grouped((story,), (retelling,), (claim,), (dispute,)),
            sketches=[Sketch(article.id, None, (1,), (2,), (2, 3))],
        )
        writer.add_failure("gone", "no such file")
        writer.commit()
    return article


MADE_FROM_OTHERS = {
    "shown", "spoken", "spoken_counts", "counted", "story_articles", "retold", "shifts", "story_counts",
}  # fmt: skip
"""Tables that hold nothing of their own, as an index does."""

FULL_TEXT = ("sentences", "title")
"""How the names of the tables begin that full-text search keeps."""


def tables(connection: Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return [name for (name,) in found if name not in MADE_FROM_OTHERS and not name.startswith(FULL_TEXT)]


def test_a_ledger_opened_again_holds_what_was_committed(path: Path) -> None:
    article = add_one(path)
    with open_ledger(path) as store:
        assert list(store.view().articles()) == [article]


def test_a_ledger_of_the_first_schema_keeps_its_statements(path: Path) -> None:
    article = Article(Article.identify("k", None, "Harbour."), "k", "in", "en", "Harbour.", (Span(0, 8),), "5e")
    with closing(connect(path.parent.mkdir(parents=True) or path)) as old:
        old.executescript(
            f"{sqlite._migrations()[0]} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;"
        )
        old.execute("INSERT INTO generations VALUES (1, 'extractor 1', '2025')")
        old.execute("INSERT INTO revisions VALUES (1, ?, 'k', NULL, 'Harbour.', '2025')", (article.id,))
        old.execute("INSERT INTO articles VALUES (1, 1, 1, 'en', NULL, 'in', '5e', ?)", (article_row(article)[-1],))
        old.execute("INSERT INTO readings VALUES (1)")
        old.execute(
            "INSERT INTO statements (article, position, id, lang, quote, authority, modality, confidence, spans)"
            " VALUES (1, 0, 's', 'en', 'direct', 'named', 'asserted', 0.9, '[[],[[0,3]],[[3,7]]]')"
        )
        old.commit()
    with open_ledger(path) as store:
        (kept,) = store.view().statements()
        assert [*store.view().figures(), *store.view().claims(), *store.view().disputes()] == []
    assert (kept.article, kept.content.text, kept.vague, kept.within) == (article.id, "bour", None, None)


def test_a_grouping_of_an_older_schema_is_shown_until_its_articles_are_linked(path: Path) -> None:
    article = Article(Article.identify("k", None, "Harbour."), "k", "in", "en", "Harbour.", (Span(0, 8),), "5e")
    story = Story("s", "Harbour", (article.id,), (article.id,), (), ("en",), None, None)
    with closing(connect(path.parent.mkdir(parents=True) or path)) as old:
        old.executescript(
            f"{' '.join(sqlite._migrations()[:3])} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 3;"
        )
        old.execute("INSERT INTO generations VALUES (1, 'extractor 1', '2025')")
        old.execute("INSERT INTO revisions VALUES (1, ?, 'k', NULL, 'Harbour.', '2025')", (article.id,))
        old.execute("INSERT INTO articles VALUES (1, 1, 1, 'en', NULL, 'in', '5e', ?)", (article_row(article)[-1],))
        old.execute("INSERT INTO readings VALUES (1)")
        old.execute("INSERT INTO groupings VALUES (1, 1, 1, '2025')")
        old.execute("INSERT INTO stories VALUES (1, 0, 's', ?)", (record_of(story),))
        old.commit()
    with open_ledger(path) as store, store.writer() as writer:
        assert store.view().stories() == [story]
        assert store.view().stories_near(replace(story, id="other"), "harb") == [story]
        writer.begin("extractor 1")
        assert writer.unlinked() == [article.id]
        assert not writer.amendable()
        writer.add_grouping(Grouped((story,)))
        writer.commit()
        assert writer.unlinked() == []
        assert writer.amendable()
        assert store.view().stories([article.id]) == [story]


def test_a_ledger_in_memory_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_ledger(None) as store, store.writer() as writer:
        writer.begin("extractor 1")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_must_exist_is_not_made(path: Path) -> None:
    with pytest.raises(UsageError, match=r"ledger\.db: no ledger there"):
        open_ledger(path, must_exist=True)
    assert not path.exists()


def test_commits_are_synced_to_the_disk(path: Path) -> None:
    with open_ledger(path) as store:
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_no_row_of_any_table_can_be_changed_or_removed(path: Path, statement: str) -> None:
    add_one(path)
    with closing(connect(path)) as connection:
        for table in tables(connection):
            column = connection.execute(f"PRAGMA table_info({table})").fetchone()[1]
            events = {
                sql.split()[4]
                for (sql,) in connection.execute(
                    "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
                )
            }
            assert events - {"INSERT"} == {"UPDATE", "DELETE"}, table
            if connection.execute("SELECT count(*) FROM {}".format(table)).fetchone() != (0,):  # noqa: S608, UP032
                with pytest.raises(IntegrityError, match="append-only"):
                    connection.execute(statement.format(table, column, column))


def test_replacing_a_row_is_refused_too(path: Path) -> None:
    add_one(path)
    with open_ledger(path) as store, pytest.raises(IntegrityError, match="append-only"):
        store._connection.execute("INSERT OR REPLACE INTO revisions SELECT * FROM revisions")


def test_a_view_cannot_write(path: Path) -> None:
    add_one(path)
    with open_ledger(path) as store, pytest.raises(OperationalError, match="readonly"):
        store.view()._connection.execute("INSERT INTO failures VALUES (9, 'x', 'y', 'z')")


def test_a_file_that_is_no_database_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, only notes. " * 100)
    with pytest.raises(LedgerError, match=r"notes\.txt: not a ledger"):
        open_ledger(path)
    assert path.read_text().startswith("Not a database")


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match=r"other\.db: a database, but no ledger"):
        open_ledger(path)
    with closing(connect(path)) as connection:
        assert tables(connection) == ["recipes"]


def test_a_ledger_of_a_newer_version_is_refused(path: Path) -> None:
    add_one(path)
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(LedgerError, match="newer Uradori"):
        open_ledger(path)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="unable to open"):
        open_ledger(tmp_path)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    add_one(path)
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_damaged_ledger_is_told(path: Path) -> None:
    for number in range(200):
        add_one(path, f"k{number}")
    with path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * 4096 * 6)
    try:
        with open_ledger(path) as store:
            assert store.check() != ()
    except LedgerError as error:
        assert str(path) in str(error)  # noqa: PT017 - the damage may show on opening or on checking


def _hold(path: Path, held: multiprocessing.synchronize.Event, release: multiprocessing.synchronize.Event) -> None:
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("extractor 1")
        held.set()
        release.wait(30)


def test_a_second_process_is_told_that_another_writes_and_can_still_read(path: Path) -> None:
    article = add_one(path)
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(path, held, release))
    other.start()
    try:
        assert held.wait(30)
        with open_ledger(path) as store:
            with pytest.raises(LedgerError, match="another process writes"):
                store.writer()
            assert list(store.view().articles()) == [article]
    finally:
        release.set()
        other.join(30)
    with open_ledger(path) as store, store.writer() as writer:
        assert writer.begin("extractor 1") == 1


def test_a_failed_batch_leaves_nothing_of_it(path: Path) -> None:
    article = Article("a", "k", "in", "en", "Harbour.", (Span(0, 8),), "5e")
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("extractor 1")
        writer.add_article(article)
        writer.add_findings("absent", (), (), ())
        with pytest.raises(LedgerError, match="not added"):
            writer.commit()
        assert list(store.view().articles()) == []
        writer.add_article(article)
        writer.commit()
        assert list(store.view().articles()) == [article]
