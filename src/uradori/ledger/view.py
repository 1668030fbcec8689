"""A read-only view of a SQLite ledger: one committed state of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from uradori.errors import LedgerError, UsageError
from uradori.ledger import index, rows, titles
from uradori.ledger.base import Failure, Findings, Hit, Provenance, Wanted
from uradori.ledger.finding import find
from uradori.ledger.sqlite_lookups import SqliteLookups
from uradori.model import Actor, Article, Claim, Dispute, Figure, Question, Retelling, Sketch, Statement, Story

_AT_ONCE = 500
"""Articles looked into at once: of a whole ledger, a part after another is sorted and held."""

# Where a query is kept to some articles, CHOSEN stands for the condition (see _chosen).
_ARTICLES = """
    SELECT id, key, title, text, lang, input, snapshot, record FROM current_articles
    WHERE id CHOSEN ORDER BY moment IS NULL, moment, row
"""
_ONE_ARTICLE = "SELECT id, key, title, text, lang, input, snapshot, record FROM newest_articles WHERE id = ?"
_REVISIONS = """
    SELECT id, key, title, text, lang, input, snapshot, record FROM newest_articles WHERE key = ? ORDER BY revision
"""
_PROVENANCE = """
    SELECT newest.id, coalesce(json_extract(newest.record, '$.fetched'), revisions.added), extractor, begun
    FROM newest_articles AS newest JOIN revisions ON revisions.row = newest.revision
    LEFT JOIN articles ON articles.row = newest.reading
    LEFT JOIN generations ON generations.row = articles.generation
    WHERE newest.id CHOSEN
"""
_STATEMENTS = f"""
    SELECT revision_id, text, {rows.STATEMENT_COLUMNS}
    FROM current_statements WHERE revision_id CHOSEN ORDER BY moment IS NULL, moment, row, position
"""  # noqa: S608 - names of ours
_QUESTIONS = """
    SELECT record FROM current_questions WHERE revision_id CHOSEN ORDER BY moment IS NULL, moment, row, position
"""
_FIGURES = """
    SELECT record FROM current_figures WHERE revision_id CHOSEN ORDER BY moment IS NULL, moment, row, position
"""
_RETELLINGS = "SELECT record FROM newest_retellings WHERE article CHOSEN ORDER BY grouping, position"
_HOLDING = """
    WITH wanted (id) AS (SELECT value FROM json_each(:found)),
         held (article) AS (
             SELECT article FROM statements WHERE id IN wanted UNION SELECT article FROM figures WHERE id IN wanted
         )
    SELECT DISTINCT revisions.id FROM held CROSS JOIN articles ON articles.row = held.article
    CROSS JOIN revisions ON revisions.row = articles.revision
"""
_CLAIMS = """
    SELECT record FROM newest_claims
    WHERE (grouping, position) IN (SELECT grouping, position FROM claim_articles WHERE article CHOSEN)
    ORDER BY grouping, position
"""
_DISPUTES = """
    WITH chosen (article) AS (SELECT id FROM current_articles WHERE id CHOSEN),
         sides (id) AS (
             SELECT id FROM newest_claim_articles WHERE article IN chosen
             UNION SELECT id FROM current_figures WHERE revision_id IN chosen
         )
    SELECT record FROM newest_disputes WHERE one IN sides OR other IN sides ORDER BY grouping, position
"""
_STORIES = """
    SELECT record FROM newest_stories
    WHERE id IN (SELECT story FROM newest_placements WHERE article CHOSEN)
"""
# All of newest_stories, in the order of an index that holds all that the choice among them needs.
_LARGEST_STORIES = """
    SELECT record FROM stories INDEXED BY stories_by_size
    WHERE record <> '' AND id NOT IN (SELECT value FROM json_each(?)) AND grouping >= (SELECT row FROM whole_grouping)
      AND grouping = (SELECT max(grouping) FROM stories AS other WHERE other.id = stories.id)
    ORDER BY json_array_length(record, '$.articles') DESC, json_extract(record, '$.last') DESC, id DESC LIMIT ? OFFSET ?
"""
_COUNT_STORIES = """
    SELECT coalesce((SELECT stories FROM story_counts WHERE grouping = (SELECT row FROM whole_grouping)), 0)
           - (SELECT count(*) FROM newest_stories WHERE id IN (SELECT value FROM json_each(?)))
"""
_TEXTS = """
    SELECT revision, found.id, lang FROM json_each(?) JOIN current_articles AS found ON found.revision = value
"""
_PUBLISHED = """
    SELECT found.id, found.key, json_extract(record, '$.published')
    FROM json_each(?) JOIN newest_articles AS found ON found.id = value
"""

_UNSURE = f"""
    SELECT revisions.id, revisions.text,
           {rows.STATEMENT_COLUMNS.replace("id, lang", "statements.id, statements.lang")}
    FROM statements CROSS JOIN articles ON articles.row = statements.article
    CROSS JOIN revisions ON revisions.row = articles.revision
    WHERE confidence >= ? AND statements.id NOT IN (SELECT value FROM json_each(?)) AND statements.article = (
        SELECT other.row FROM articles AS other JOIN readings ON readings.article = other.row
        WHERE other.revision = revisions.row ORDER BY other.generation DESC LIMIT 1
    ) AND revisions.row = (SELECT max(row) FROM revisions AS other WHERE other.key = revisions.key)
    ORDER BY confidence, statements.article, position LIMIT ?
"""  # noqa: S608 - names of ours
_KEPT = """
    SELECT id, added, row = (SELECT max(row) FROM revisions AS other WHERE other.key = revisions.key)
    FROM revisions ORDER BY row DESC
"""
_FEEDS = """
    WITH RECURSIVE feeds (feed) AS (
        SELECT min(json_extract(record, '$.feed')) FROM articles WHERE json_extract(record, '$.feed') > ''
        UNION ALL
        SELECT (SELECT min(json_extract(record, '$.feed')) FROM articles WHERE json_extract(record, '$.feed') > feed)
        FROM feeds WHERE feed IS NOT NULL
    )
    SELECT feed, (SELECT added FROM revisions JOIN articles ON articles.revision = revisions.row
                  WHERE json_extract(record, '$.feed') = feed ORDER BY articles.row DESC LIMIT 1)
    FROM feeds WHERE feed IS NOT NULL
"""


class SqliteView(SqliteLookups):
    """Reads one state of the ledger; made by the store."""

    def close(self) -> None:
        """Let go of the state seen."""
        self._connection.close()

    def articles(self, articles: Iterable[str] | None = None) -> Iterator[Article]:
        """Current articles, oldest publication first; those without a date last, in the order they were read."""
        return map(rows.article_of, self._in_order(_ARTICLES, articles))

    def article(self, article: str) -> Article:
        """The article with this id, any revision. Raises UsageError if there is none."""
        for row in self._rows(_ONE_ARTICLE, article):
            return rows.article_of(row)
        raise UsageError(f"{self._name}: no article {article}")

    def revisions(self, key: str) -> list[Article]:
        """All revisions of the article *key*, oldest first."""
        return [rows.article_of(row) for row in self._rows(_REVISIONS, key)]

    def provenance(self, articles: Iterable[str]) -> Iterator[Provenance]:
        """When and by what each of *articles*, of any revision, was read."""
        return (Provenance(*row) for row in self._chosen(_PROVENANCE, articles))

    def statements(self, articles: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements of current articles, in article and text order."""
        return (rows.statement_of(row[0], row[1], row[2:]) for row in self._in_order(_STATEMENTS, articles))

    def holding(self, found: Iterable[str]) -> list[str]:
        """The articles, any revisions, in which the statements and figures of the ids *found* stand."""
        return [article for (article,) in self._rows(_HOLDING, {"found": json.dumps([*found])})]

    def actor(self, actor: str) -> Actor | None:
        """An actor met in the articles that the gazetteer does not know; as met last, if in several."""
        sql = "SELECT record FROM actors WHERE id = ? ORDER BY article DESC LIMIT 1"
        return next((rows.actor_of(record) for (record,) in self._rows(sql, actor)), None)

    def questions(self, articles: Iterable[str] | None = None) -> Iterator[Question]:
        """Open questions and announced next steps that current articles name."""
        return (rows.question_of(record) for (record,) in self._in_order(_QUESTIONS, articles))

    def figures(self, articles: Iterable[str] | None = None) -> Iterator[Figure]:
        """Figures that current articles give, in article and text order."""
        return (rows.figure_of(record) for (record,) in self._in_order(_FIGURES, articles))

    def stories(self, articles: Iterable[str] | None = None) -> list[Story]:
        """Stories that hold one of *articles*, largest first, of those of one size the newest."""
        found = self._all("stories") if articles is None else self._chosen(_STORIES, articles)
        return _by_size(record for (record,) in found)

    def stories_near(self, story: Story, words: str = "", limit: int = 100) -> list[Story]:
        """Other stories that may be one with *story*; given *words*, those with a title that holds them all."""
        try:
            found = _by_size(titles.near(self._connection, story, words, limit))
            return [one for one in found if titles.holds(one.title, words)]
        except sqlite3.Error as error:
            raise LedgerError(f"{self._name}: {error}") from error

    def largest_stories(self, limit: int, skip: int = 0, without: Iterable[str] = ()) -> list[Story]:
        """*limit* stories after the first *skip*, in the order of `stories`; those with an id in *without* left out."""
        found = self._rows(_LARGEST_STORIES, json.dumps([*without]), limit, skip)
        return [rows.story_of(record) for (record,) in found]

    def count_stories(self, without: Iterable[str] = ()) -> int:
        """How many stories there are, those with an id in *without* left out."""
        return int(next(self._rows(_COUNT_STORIES, json.dumps(sorted({*without}))))[0])

    def story(self, story: str) -> Story:
        """The story with this id. Raises UsageError if there is none."""
        for (record,) in self._rows("SELECT record FROM newest_stories WHERE id = ?", story):
            return rows.story_of(record)
        raise UsageError(f"{self._name}: no story {story}; `uradori stories` lists them")

    def retellings(self, articles: Iterable[str] | None = None) -> Iterator[Retelling]:
        """Retellings whose retelling article is among *articles*."""
        found = self._all("retellings") if articles is None else self._chosen(_RETELLINGS, articles)
        return (rows.retelling_of(record) for (record,) in found)

    def claims(self, articles: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims with a wording in one of *articles*, each with all its wordings."""
        found = self._all("claims") if articles is None else self._chosen(_CLAIMS, articles)
        return (rows.claim_of(record) for (record,) in found)

    def claims_named(self, claims: Iterable[str]) -> Iterator[Claim]:
        """The claims of these ids; one that counts no more is left out."""
        sql = (
            "SELECT record FROM newest_claims WHERE id IN (SELECT value FROM json_each(?)) ORDER BY grouping, position"
        )
        return (rows.claim_of(record) for (record,) in self._rows(sql, json.dumps([*claims])))

    def disputes(self, articles: Iterable[str] | None = None) -> Iterator[Dispute]:
        """Disputes with a side, a claim or a figure, in one of *articles*."""
        found = self._all("disputes") if articles is None else self._chosen(_DISPUTES, articles)
        return (rows.dispute_of(record) for (record,) in found)

    def published(self, articles: Iterable[str]) -> dict[str, tuple[str, str | None]]:
        """Key and time of publication of each of *articles*, any revisions."""
        return {id_: (key, at) for id_, key, at in self._rows(_PUBLISHED, json.dumps([*articles]))}

    def held(self, marks: Iterable[int]) -> tuple[dict[int, int], int]:
        """How many texts in the index hold each of *marks*, and how many there are."""
        return dict(index.held(self._connection, marks)), index.texts(self._connection)

    def sharing(self, sketch: Sketch, runs: int, marks: int) -> Iterator[tuple[int, list[int]]]:
        """For each hash of *sketch*, the rows of texts in the index that hold it (see the contract)."""
        for run in sketch.runs:
            yield run, index.earliest(self._connection, run, runs)
        for mark in sketch.heaviest:
            yield mark, index.around(self._connection, mark, sketch.at, marks)

    def texts(self, rows: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Id and language of the current articles among the texts at *rows* of the index."""
        return {row: (id_, lang) for row, id_, lang in self._rows(_TEXTS, json.dumps([*rows]))}

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Sentences that answer *query*, those of the article read last first; at most *limit*."""
        return [*self.find(Wanted(query), limit).hits]

    def find(self, wanted: Wanted, limit: int = 50, before: int | None = None) -> Findings:
        """As `search`, kept to what is *wanted*, from the place *before* on."""
        try:
            return find(self._connection, wanted, limit, before)
        except sqlite3.Error as error:
            raise LedgerError(f"{self._name}: {error}") from error

    def failures(self) -> list[Failure]:
        """Inputs that could not be read, the latest attempt last."""
        return [Failure(*row) for row in self._rows("SELECT input, reason, at FROM failures ORDER BY row")]

    def state(self) -> str:
        """A name of the state seen."""
        sql = "SELECT (SELECT max(article) FROM readings), (SELECT max(row) FROM groupings)"
        return str(next(self._rows(sql)))

    def unsure(self, least: float, limit: int, passed: Iterable[str] = ()) -> list[Statement]:
        """Statements of current articles with a confidence from *least* on, the least sure first; at most *limit*.

        Those with an id in *passed* are left out.
        """
        found = self._rows(_UNSURE, least, json.dumps([*passed]), limit)
        return [rows.statement_of(row[0], row[1], row[2:]) for row in found]

    def kept(self, since: str, limit: int) -> dict[str, str]:
        """Current articles whose text was first kept at *since* (ISO 8601, UTC) or later, and when each was.

        The last kept first, at most *limit*.
        """
        # Rows are written in the order of time, so that nothing older is looked at.
        late = takewhile(lambda row: row[1] >= since, self._rows(_KEPT))
        return dict(islice(((id_, added) for id_, added, current in late if current), limit))

    def feeds(self) -> list[tuple[str, str]]:
        """The feeds that articles were found in, each with the time that it gave an article last."""
        return [(feed, last) for feed, last in self._rows(_FEEDS)]

    def _in_order(self, sql: str, articles: Iterable[str] | None) -> Iterator[rows.Row]:
        """What *sql*, which sorts by publication, finds in *articles*; None: in all of them."""
        inside = "" if articles is None else "WHERE id IN (SELECT value FROM json_each(?))"
        order = f"SELECT id FROM shown {inside} ORDER BY moment = '', moment, row"  # noqa: S608 - words of ours
        idents = [ident for (ident,) in self._rows(order, *(() if articles is None else (json.dumps([*articles]),)))]
        for start in range(0, len(idents), _AT_ONCE):
            yield from self._chosen(sql, idents[start : start + _AT_ONCE])

    def _chosen(self, sql: str, articles: Iterable[str]) -> Iterator[rows.Row]:
        return self._rows(sql.replace("CHOSEN", "IN (SELECT value FROM json_each(?))"), json.dumps([*articles]))

    def _all(self, found: str) -> Iterator[rows.Row]:
        """The records of all of one sort that count now: of all stories, retellings, claims, or disputes."""
        return self._rows(f"SELECT record FROM newest_{found} ORDER BY grouping, position")  # noqa: S608 - words of ours


def _by_size(records: Iterable[str]) -> list[Story]:
    """The stories of JSON *records*, largest first, of those of one size the newest."""
    found = map(rows.story_of, records)
    return sorted(found, key=lambda one: (len(one.articles), one.last or "", one.id), reverse=True)
