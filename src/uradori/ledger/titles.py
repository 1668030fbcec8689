"""The stories of a SQLite ledger by the words of their titles, and by time: which may be one with another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from uradori.ledger.words import Phrase, index_text, phrase_of, words_of
from uradori.model import Story

_MOST_HOLDERS = 1000
"""Titles, taken together, that hold the words by which a likeness is looked for: words that more hold tell little."""

_BESIDE = 20
"""Stories before and after in time that are looked at."""

_ADD = """
    INSERT INTO titles (words, story) SELECT :words, :id WHERE NOT EXISTS (
        SELECT 1 FROM stories WHERE id = :id AND grouping < :grouping
        AND json_extract(nullif(record, ''), '$.title') = :title
    )
"""
_HELD = "SELECT value, doc FROM json_each(?) CROSS JOIN title_words ON term = value"
_TITLED = """
    SELECT id, record FROM (SELECT story, rank FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT ?) AS found
    CROSS JOIN newest_stories ON id = found.story ORDER BY found.rank, id
"""
_COUNTS = """
    record <> '' AND grouping >= (SELECT row FROM whole_grouping)
    AND grouping = (SELECT max(grouping) FROM stories AS other WHERE other.id = stories.id)
"""
_BEFORE = f"""
    SELECT id, record FROM stories WHERE {_COUNTS} AND json_extract(record, '$.first') <= ?
    ORDER BY json_extract(record, '$.first') DESC LIMIT ?
"""  # noqa: S608 - a constant
_AFTER = f"""
    SELECT id, record FROM stories WHERE {_COUNTS} AND json_extract(record, '$.first') > ?
    ORDER BY json_extract(record, '$.first') LIMIT ?
"""  # noqa: S608 - a constant


def add(connection: sqlite3.Connection, grouping: int, stories: Iterable[Story]) -> None:
    """File the titles of *stories*, which *grouping* brought or changed, where they are not filed already."""
    connection.executemany(
        _ADD,
        [{"words": index_text(one.title), "id": one.id, "grouping": grouping, "title": one.title} for one in stories],
    )


def near(connection: sqlite3.Connection, story: Story, words: str, limit: int) -> list[str]:
    """The records of stories that may be one with *story* (see the contract)."""
    asked, own = phrases_of(words), _telling(connection, story.title)
    held = _joined(asked, "AND") if asked else ""
    # What holds both is no further find, but ranks higher.
    match = f"{held} OR ({held} AND {own})" if held and own else held or own
    found = dict(connection.execute(_TITLED, (match, limit + 1))) if match else {}
    found.pop(story.id, None)
    likest = dict(islice(found.items(), limit))
    beside = () if asked else (_BEFORE, _AFTER)
    around = {ident: record for sql in beside for ident, record in connection.execute(sql, (story.first, _BESIDE))}
    around.pop(story.id, None)
    return [*(around | likest).values()]


def phrases_of(words: str) -> list[Phrase]:
    """Each of *words* as the beginning of one."""
    found = [phrase_of(part) for part in words.split()]
    return [replace(each, open_ended=True) for each in found if each]


def holds(title: str, words: str) -> bool:
    """Whether *title* holds all of *words*, each as the beginning of one."""
    own = words_of(title)
    return all(each.find(own) for each in phrases_of(words))


def _telling(connection: sqlite3.Connection, title: str) -> str:
    """The rarest words of *title*, as a query for any of them; empty where all of them are frequent."""
    words = json.dumps(sorted({word.folded for word in words_of(title)}))
    telling, holders = [], 0
    for word, count in sorted(connection.execute(_HELD, (words,)), key=lambda one: (one[1], one[0])):
        holders += count
        if holders > _MOST_HOLDERS:
            break
        telling.append(Phrase((word,), open_ended=False))
    return _joined(telling, "OR") if telling else ""


def _joined(phrases: Iterable[Phrase], operator: str) -> str:
    return f"({f' {operator} '.join(each.match() for each in phrases)})"
