"""The pipeline as a whole, its rooms replaced by small stand-ins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from uradori.errors import FormatError, InputError, UnreadableError
from uradori.ledger import Added, Store, open_ledger
from uradori.model import (
    UNSUPPORTED,
    Article,
    Authority,
    Modality,
    Part,
    Quote,
    RawPage,
    Source,
    Span,
    Statement,
    Story,
    Tier,
    snapshot_hash,
)
from uradori.run import RunOptions, Silence, linking, pipeline, run


@dataclass
class Found:
    statements: tuple[Statement, ...]
    actors: tuple[()] = ()


@dataclass
class Grouped:
    stories: tuple[Story, ...]
    retellings: tuple[()] = ()


class Rooms:
    """Stand-ins for the rooms: a source is its text, split at bars; they count what they were asked."""

    def __init__(self) -> None:
        self.read_calls = 0
        self.group_calls = 0

    def open_source(self, source: str, options: object) -> Iterator[RawPage | InputError]:  # noqa: ARG002
        for number, text in enumerate(source.split("|")):
            name = f"{source[:9]}:{number}"
            yield FormatError(name, "no page") if text == "bad" else RawPage(name, text, snapshot_hash(text.encode()))

    def read(self, page: RawPage, gazetteer: object) -> Article:  # noqa: ARG002
        self.read_calls += 1
        if not page.text.strip():
            raise UnreadableError(page.input, "no article text found")
        lang = UNSUPPORTED if page.text.startswith("?") else "en"
        ident = Article.identify(page.input, None, page.text)
        return Article(ident, page.input, page.input, lang, page.text, (Span(0, len(page.text)),), page.snapshot)

    def extract(self, article: Article, resolver: object, *, tier: Tier) -> Found:  # noqa: ARG002
        whole = (Span(0, len(article.text)),)
        part = Part.of(article.text, whole)
        ident = Statement.identify(article.id, (), (), whole)
        how = (Quote.DIRECT, Authority.NAMED, Modality.ASSERTED, 0.5, Source("", ()), Part("", ()), part)
        return Found((Statement(ident, article.id, "en", *how),))

    def group(self, articles: tuple[Article, ...], statements: tuple[Statement, ...], gazetteer: object) -> Grouped:  # noqa: ARG002
        self.group_calls += 1
        ids = tuple(article.id for article in articles)
        return Grouped((Story("story", f"{len(statements)}", ids, ids, (), ("en",), None, None),))


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    rooms = Rooms()
    for name in ("open_source", "read", "extract"):
        monkeypatch.setattr(pipeline, name, getattr(rooms, name))
    monkeypatch.setattr(linking, "group", rooms.group)
    monkeypatch.setattr(pipeline, "questions", lambda _: ())
    return rooms


@pytest.fixture
def store(rooms: Rooms, tmp_path: Path) -> Iterator[Store]:  # noqa: ARG001 - the stand-ins must be in place
    with open_ledger(tmp_path / "ledger.db") as store:
        yield store


class Told(Silence):
    """Remembers what a run told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def opened(self, source: str) -> None:
        self.lines.append(f"opened {source}")

    def took(self, article: Article | None, added: Added) -> None:
        self.lines.append(f"took {article.text if article else '-'} {added}")

    def failed(self, error: InputError) -> None:
        self.lines.append(f"failed {error.reason}")

    def committed(self, articles: int) -> None:
        self.lines.append(f"committed {articles}")

    def grouping(self, articles: int) -> None:
        self.lines.append(f"grouping {articles}")


def test_sources_become_articles_statements_and_stories(store: Store) -> None:
    summary = run(["one|two", "three"], store)
    view = store.view()
    assert [article.text for article in view.articles()] == ["one", "two", "three"]
    assert [statement.content.text for statement in view.statements()] == ["one", "two", "three"]
    assert [(story.title, len(story.articles)) for story in view.stories()] == [("3", 3)]
    assert summary.counts == {Added.NEW: 3}
    assert summary.articles == [article.id for article in view.articles()]


def test_a_failed_input_is_noted_and_the_rest_goes_on(store: Store) -> None:
    summary = run(["one|bad| |two"], store)
    assert [str(error) for error in summary.failures] == [
        "one|bad| :1: no page",
        "one|bad| :2: no article text found",
    ]
    view = store.view()
    assert [article.text for article in view.articles()] == ["one", "two"]
    assert [failure.reason for failure in view.failures()] == ["no page", "no article text found"]


def test_a_second_run_reads_nothing_again(store: Store, rooms: Rooms) -> None:
    run(["one|two"], store)
    summary = run(["one|two"], store)
    assert (rooms.read_calls, rooms.group_calls) == (2, 1)
    assert summary.counts == {Added.KNOWN: 2}
    assert summary.articles == [article.id for article in store.view().articles()]


def test_new_corrections_read_everything_again(store: Store, rooms: Rooms, tmp_path: Path) -> None:
    run(["one"], store)
    corrections = tmp_path / "corrections.jsonl"
    corrections.write_text("")
    summary = run(["one"], store, RunOptions(corrections=corrections))
    assert summary.counts == {Added.KNOWN: 1}
    assert (rooms.read_calls, rooms.group_calls) == (2, 2)
    assert len(list(store.view().statements())) == 1


def test_an_unsupported_language_is_kept_without_statements(store: Store) -> None:
    summary = run(["?un", "one"], store)
    assert summary.unsupported == 1
    assert [article.lang for article in store.view().articles()] == [UNSUPPORTED, "en"]
    assert len(list(store.view().statements())) == 1


def test_stories_are_not_looked_for_where_not_asked(store: Store, rooms: Rooms) -> None:
    run(["one"], store, RunOptions(group=False))
    assert rooms.group_calls == 0
    run(["one"], store)
    assert rooms.group_calls == 1


def test_a_run_tells_what_it_does(store: Store) -> None:
    told = Told()
    run(["one|bad", "one|bad"], store, progress=told)
    assert told.lines == [
        "opened one|bad",
        "took one new",
        "failed no page",
        "opened one|bad",
        "took one known",
        "failed no page",
        "committed 2",
        "grouping 1",
    ]


def test_a_batch_is_committed_when_full(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_ARTICLES", 2)
    told = Told()
    run(["|".join(f"text {n}" for n in range(5))], store, progress=told)
    assert [line for line in told.lines if line.startswith("committed")] == [
        "committed 2",
        "committed 4",
        "committed 5",
    ]


def test_an_interrupt_commits_what_is_complete_and_the_next_run_goes_on(
    store: Store, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(article: Article, resolver: object, *, tier: Tier) -> Found:
        if article.text == "three":
            raise KeyboardInterrupt
        return rooms.extract(article, resolver, tier=tier)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "extract", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(["one|two|three"], store)
    assert len(list(store.view().statements())) == 2
    assert store.view().stories() == []
    summary = run(["one|two|three"], store)
    assert summary.counts == {Added.KNOWN: 3}
    assert [statement.content.text for statement in store.view().statements()] == ["one", "two", "three"]
    assert [len(story.articles) for story in store.view().stories()] == [3]
