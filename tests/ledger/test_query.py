"""The query language: what it means, and that nothing typed is an error."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uradori.ledger.query import parse_query
from uradori.ledger.words import index_text

SENTENCES = (
    "the harbour is open",
    "the harbour is shut",
    "a storm in the harbour",
    "a storm",
    "港は閉鎖中だ。",
    "米露が停戦で合意した。",
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE sentences USING fts5"
        " (words, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')"
    )
    rows = [(at, index_text(text)) for at, text in enumerate(SENTENCES)]
    connection.executemany("INSERT INTO sentences (rowid, words) VALUES (?, ?)", rows)
    yield connection
    connection.close()


def found(index: sqlite3.Connection, query: str) -> list[int]:
    match = parse_query(query).match
    if match is None:
        return []
    return [
        row for (row,) in index.execute("SELECT rowid FROM sentences WHERE sentences MATCH ? ORDER BY rowid", (match,))
    ]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("harbour", [0, 1, 2]),
        ("harbour storm", [2]),
        ("harbour AND storm", [2]),
        ("open OR shut", [0, 1]),
        ("harbour NOT open", [1, 2]),
        ("harbour -open -storm", [1]),
        ("NOT open harbour", [1, 2]),
        ("storm OR harbour open", [0, 2, 3]),
        ("(storm OR open) harbour", [0, 2]),
        ("harbour NOT (open OR storm)", [1]),
        ("harbour NOT NOT open", [0]),
        ('"harbour is" NOT shut', [0]),
        ("harbour (NOT open OR NOT is)", [1, 2]),
        ("停戦", [5]),
        ("「停戦で合意」", [5]),
        ("港 OR 停戦", [4, 5]),
        ("（港 OR 停戦） NOT 露", [4]),
        ("or harbour and", []),
        ("((((harbour", [0, 1, 2]),
        (")) harbour ) open", [0]),
        ("AND OR harbour NOT", [0, 1, 2]),
        ('"harbour', [0, 1, 2]),
    ],
)
def test_what_a_query_means(index: sqlite3.Connection, query: str, rows: list[int]) -> None:
    assert found(index, query) == rows


@pytest.mark.parametrize("query", ["NOT harbour", "-a -b", "harbour OR NOT storm", "NOT (a b)"])
def test_a_query_that_only_bars_finds_nothing_and_says_so(query: str) -> None:
    read = parse_query(query)
    assert (read.match, read.only_not) == (None, True)


def test_what_is_barred_is_not_shown_as_found() -> None:
    phrases = parse_query("harbour NOT (open OR NOT storm)").phrases
    assert [phrase.words for phrase in phrases] == [("harbour",), ("storm",)]


PIECES = st.sampled_from(
    [
        "harbour",
        "storm",
        "停戦",
        "露",
        " AND ",
        " OR ",
        " NOT ",
        "(",
        ")",
        '"',
        " ",
        "-",
        "*",
        "^",
        "NEAR(",
        "words:",
        "「",
        "」",
        "\0",
    ]
)


@settings(deadline=None, max_examples=300)
@given(query=st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_nothing_typed_is_an_error(index: sqlite3.Connection, query: str) -> None:
    assert isinstance(found(index, query), list)


@pytest.mark.parametrize(
    "query", ["(" * 5000 + "a", "a " * 5000, "(a OR " * 400, "NOT " * 900 + "a", '"' * 999, "a" * 100_000]
)
def test_a_long_query_is_no_error(index: sqlite3.Connection, query: str) -> None:
    assert isinstance(found(index, query), list)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> tuple[str, frozenset[int]]:
    """A query, and the sentences that it ought to find."""
    everything = frozenset(range(len(SENTENCES)))
    if depth == 0 or draw(st.booleans()):
        word = draw(st.sampled_from(["harbour", "storm", "open", "is", "a"]))
        return word, frozenset(at for at, text in enumerate(SENTENCES) if word in text.split())
    one, rows = draw(trees(depth=depth - 1))
    operator = draw(st.sampled_from(["AND", "OR", "NOT", " "]))
    if operator == "NOT":
        return f"NOT ({one})", everything - rows
    other, others = draw(trees(depth=depth - 1))
    return f"({one}) {operator} ({other})", rows | others if operator == "OR" else rows & others


@settings(deadline=None, max_examples=200)
@given(tree=trees())
def test_a_query_finds_what_its_operators_say(index: sqlite3.Connection, tree: tuple[str, frozenset[int]]) -> None:
    query, rows = tree
    if not parse_query(query).only_not:
        assert found(index, query) == sorted(rows)
