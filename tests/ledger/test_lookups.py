"""The tables that readers look things up in: they hold what the ledger's own views say, whatever was added when."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uradori.ledger import Grouped, Wanted, open_ledger, sqlite
from uradori.model import (
    ActorRef,
    Article,
    Authority,
    Bound,
    Claimant,
    Figure,
    Modality,
    Part,
    Quote,
    Source,
    Span,
    Statement,
    Story,
)

SAME = {
    "shown": "SELECT row, key, id, lang, moment, outlet FROM article_as_shown",
    "spoken": (
        "SELECT actor, moment, article, position, modality FROM statements_as_spoken"
        " WHERE article IN (SELECT article FROM reading_as_shown)"
    ),
    "spoken_counts WHERE statements > 0": (
        "SELECT actor, substr(moment, 1, 10), modality, count(*) FROM spoken GROUP BY 1, 2, 3"
    ),
    "counted": (
        "SELECT counts, unit, day, article, position FROM figures_as_counted"
        " WHERE article IN (SELECT article FROM reading_as_shown)"
    ),
}


class Step(NamedTuple):
    """One thing that happens to a ledger: a generation reads a text of an article, and perhaps finds things in it."""

    generation: int
    key: int
    text: int
    finds: bool


STEPS = st.lists(st.builds(Step, st.integers(1, 3), st.integers(1, 2), st.integers(1, 3), st.booleans()), max_size=12)


def an_article(step: Step) -> Article:
    text = f"Lina said text {step.text} of {step.key}."
    published = f"2025-08-0{step.text}T10:00:00+00:00" if step.text < 3 else None
    return Article(
        Article.identify(str(step.key), None, text), str(step.key), "in", "en", text, (Span(0, len(text)),), "5e",
        outlet="Post", published=published,
    )  # fmt: skip


def a_statement(article: Article) -> Statement:
    parts = ((Span(0, 4),), (Span(5, 9),), (Span(10, 16),))
    source, cue, content = (Part.of(article.text, spans) for spans in parts)
    return Statement(
        Statement.identify(article.id, *parts), article.id, "en", Quote.INDIRECT, Authority.NAMED, Modality.ASSERTED,
        0.9, Source(source.text, source.spans, ActorRef("lina", {"en": "Lina"})), cue, content,
    )  # fmt: skip


def a_figure(article: Article) -> Figure:
    spans = (Span(15, 16),)
    return Figure(
        Figure.identify(article.id, spans), article.id, "en", spans, 1.0, None, Bound.EXACT, "count", "ships", (), (),
        None, Claimant(), Modality.ASSERTED,
    )  # fmt: skip


def take(path: Path | None, steps: list[Step]) -> sqlite.SqliteStore:
    store = open_ledger(path)
    with store.writer() as writer:
        for step in steps:
            writer.begin(f"extractor {step.generation}")
            article = an_article(step)
            writer.add_article(article)
            if step.finds and writer.pending([article]):
                writer.add_findings(article.id, [a_statement(article)], (), (), [a_figure(article)])
            writer.commit()
    return store


def differences(connection: Connection) -> dict[str, set[tuple[object, ...]]]:
    """What each table and the view it is made from do not have in common."""
    return {
        table: {*connection.execute(f"SELECT * FROM {table}")} ^ {*connection.execute(sql)}  # noqa: S608 - names of ours
        for table, sql in SAME.items()
    }


@settings(deadline=None, max_examples=60)
@given(steps=STEPS)
def test_the_tables_hold_what_the_views_say(steps: list[Step]) -> None:
    with take(None, steps) as store:
        assert differences(store._connection) == {table: set() for table in SAME}
        view = store.view()
        assert {one.id for one in view.said_by("lina")} == {one.id for one in view.statements()}
        assert sum(view.outlets().values()) == len([*view.articles()])


def test_a_ledger_of_an_earlier_schema_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [Step(1, 1, 1, True), Step(1, 1, 2, True), Step(2, 2, 1, True)]
    scripts = sqlite._migrations()
    desk = next(at for at, script in enumerate(scripts) if "CREATE TABLE shown" in script)
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "_migrations", lambda: scripts[:desk])
        take(tmp_path / "ledger.db", steps).close()
    with open_ledger(tmp_path / "ledger.db") as store:
        assert [one.content.text for one in store.view().said_by("lina")] == ["text 2", "text 1"]
    with closing(connect(tmp_path / "ledger.db")) as connection:
        assert differences(connection) == {table: set() for table in SAME}


def test_stories_and_origins_are_those_of_the_newest_grouping() -> None:
    with take(None, [Step(1, 1, 1, True), Step(1, 2, 1, True)]) as store:
        one, other = (article.id for article in store.view().articles())
        with store.writer() as writer:
            writer.begin("extractor 1")
            for title in ("Old", "New"):
                writer.add_grouping(Grouped((Story("s", title, (one, other), (other,), (), (), None, None),)))
                writer.commit()
        view = store.view()
        assert {ident: (place.title, place.origin) for ident, place in view.places([one, other]).items()} == {
            one: ("New", False),
            other: ("New", True),
        }
        assert [(topic.title, topic.statements) for topic in view.topics("lina")] == [("New", 2)]
        assert view.shelf("Post").origins == 1


def test_a_search_goes_on_where_it_stopped() -> None:
    with take(None, [Step(1, key, 1, True) for key in (1, 2)]) as store:
        view, seen, place = store.view(), [], None
        for _ in range(3):
            found = view.find(Wanted("text"), 1, place)
            seen += [hit.article for hit in found.hits]
            place = found.further
            if place is None:
                break
        assert seen == [article.id for article in reversed([*view.articles()])]


def test_a_search_that_looks_at_much_and_finds_little_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uradori.ledger.finding._MOST_WORK", 1)
    with take(None, [Step(1, key, 1, True) for key in (1, 2)]) as store:
        found = store.view().find(Wanted("text", languages=("ja",)))
        assert (found.hits, found.cut_short) == ((), True)
        assert found.further
