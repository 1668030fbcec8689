"""Writing groupings: a whole one, or what one changes of those before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar

from uradori.ledger import rows, titles
from uradori.ledger.base import Grouped
from uradori.model import Claim, Dispute, Retelling, Story

_Record = TypeVar("_Record", Story, Claim)

UNLINKED = """
    WITH whole (row) AS (
             SELECT row FROM groupings WHERE generation = ?1 AND row = (SELECT row FROM whole_grouping)
             AND EXISTS (SELECT 1 FROM links WHERE links.grouping = groupings.row)
         ),
         last (readings) AS (
             SELECT readings FROM groupings WHERE row >= (SELECT row FROM whole) ORDER BY row DESC LIMIT 1
         )
    SELECT revisions.id, readings.article FROM readings
    JOIN articles ON articles.row = readings.article JOIN revisions ON revisions.row = articles.revision
    WHERE readings.article > coalesce((SELECT readings FROM last), 0)
      AND revisions.row = (SELECT max(row) FROM revisions AS other WHERE other.key = revisions.key)
      AND NOT EXISTS (
          SELECT 1 FROM articles AS other JOIN readings AS later ON later.article = other.row
          WHERE other.revision = revisions.row AND other.generation > articles.generation
      )
      AND NOT EXISTS (
          SELECT 1 FROM links WHERE reading = readings.article AND links.grouping >= (SELECT row FROM whole)
      )
    ORDER BY moment IS NULL, moment, articles.row
"""
"""Current articles, and their readings, that the groupings of a generation have not taken in: all of them where it has
none, or only one made before there were links. Of a grouping, ``readings`` is the last row up to which none is left."""

AMENDABLE = """
    SELECT EXISTS (SELECT 1 FROM groupings JOIN links ON links.grouping = groupings.row
                   WHERE groupings.row = (SELECT row FROM whole_grouping) AND generation = ?)
"""

_LINK = """
    INSERT OR IGNORE INTO links (grouping, reading)
    SELECT ?, readings.article FROM readings JOIN articles ON articles.row = readings.article
    JOIN revisions ON revisions.row = articles.revision WHERE revisions.id = ? ORDER BY generation DESC LIMIT 1
"""
_GROUPING = """
    INSERT INTO groupings (generation, readings, made, amends)
    SELECT ?1, CASE WHEN ?2 THEN (SELECT coalesce(max(article), 0) FROM readings) ELSE
           coalesce((SELECT readings FROM groupings WHERE ?3 AND row >= (SELECT row FROM whole_grouping)
                     ORDER BY row DESC LIMIT 1), 0) END,
           ?4, CASE WHEN ?3 THEN (SELECT row FROM whole_grouping) END
"""


def insert(
    connection: sqlite3.Connection, generation: int, now: Grouped, before: Grouped | None, *, last: bool
) -> None:
    """A grouping: a whole one, or, given what counts no more *before* it, one that amends those there are.

    *last* is whether it leaves no article out.
    """
    amends = before is not None
    row = connection.execute(_GROUPING, (generation, last, amends, rows.now())).lastrowid or 0
    before = before or Grouped()
    _stories(connection, row, now.stories, before.stories)
    _retellings(connection, row, now.retellings, before.retellings)
    _claims(connection, row, now.claims, before.claims)
    _disputes(connection, row, now.disputes, before.disputes)


def _stories(connection: sqlite3.Connection, row: int, now: Iterable[Story], before: Iterable[Story]) -> None:
    changed, gone = _changes(now, before)
    connection.executemany(
        "INSERT INTO stories (grouping, position, id, record) VALUES (?, ?, ?, ?)",
        [(row, at, ident, record) for at, (ident, record) in enumerate(_records(changed, gone))],
    )
    was = {article: story.id for story in before for article in story.articles}
    placed = [(article, story.id) for story in changed for article in story.articles if was.get(article) != story.id]
    connection.executemany(
        "INSERT INTO placements (article, grouping, story) VALUES (?, ?, ?)",
        [(article, row, story) for article, story in placed],
    )
    connection.executemany(_LINK, [(row, article) for article, _ in placed])
    titles.add(connection, row, changed)


def _retellings(
    connection: sqlite3.Connection, row: int, now: Iterable[Retelling], before: Iterable[Retelling]
) -> None:
    """The retellings of each article whose own have changed, all of them; an empty record where none is left."""
    mine, theirs = ({}, {})  # type: tuple[dict[str, list[Retelling]], dict[str, list[Retelling]]]
    for found, given in ((mine, now), (theirs, before)):
        for each in given:
            found.setdefault(each.article, []).append(each)
    records = [
        (article, rows.record_of(each) if each is not None else "")
        for article in dict.fromkeys((*mine, *theirs))
        if mine.get(article) != theirs.get(article)
        for each in mine.get(article) or (None,)
    ]
    connection.executemany(
        "INSERT INTO retellings (grouping, position, article, record) VALUES (?, ?, ?, ?)",
        [(row, at, article, record) for at, (article, record) in enumerate(records)],
    )


def _claims(connection: sqlite3.Connection, row: int, now: Iterable[Claim], before: Iterable[Claim]) -> None:
    changed, gone = _changes(now, before)
    connection.executemany(
        "INSERT INTO claims (grouping, position, id, record) VALUES (?, ?, ?, ?)",
        [(row, at, ident, record) for at, (ident, record) in enumerate(_records(changed, gone))],
    )
    connection.executemany(
        "INSERT INTO claim_articles (grouping, article, position) VALUES (?, ?, ?)",
        [
            (row, article, at)
            for at, claim in enumerate(changed)
            for article in dict.fromkeys(wording.article for wording in claim.wordings)
        ],
    )


def _disputes(connection: sqlite3.Connection, row: int, now: Iterable[Dispute], before: Iterable[Dispute]) -> None:
    known = {(each.one, each.other): each for each in before}
    mine = {(each.one, each.other): each for each in now}
    records = [(pair, rows.record_of(each)) for pair, each in mine.items() if known.get(pair) != each]
    records += [(pair, "") for pair in known if pair not in mine]
    connection.executemany(
        "INSERT INTO disputes (grouping, position, one, other, record) VALUES (?, ?, ?, ?, ?)",
        [(row, at, *pair, record) for at, (pair, record) in enumerate(records)],
    )


def _changes(now: Iterable[_Record], before: Iterable[_Record]) -> tuple[list[_Record], list[str]]:
    """The records that were not there before as they are now, and the ids of those that are no more."""
    known = {each.id: each for each in before}
    mine = {each.id: each for each in now}
    return [each for each in mine.values() if known.get(each.id) != each], [
        ident for ident in known if ident not in mine
    ]


def _records(changed: Iterable[Story | Claim], gone: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from ((each.id, rows.record_of(each)) for each in changed)
    yield from ((ident, "") for ident in gone)
