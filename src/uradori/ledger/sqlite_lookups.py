"""Look-ups of a SQLite ledger, over the tables that migration 0005 keeps for them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from uradori.errors import LedgerError
from uradori.ledger import rows
from uradori.ledger.lookups import FigureKind, Placed, Shelf, Spoken, Topic
from uradori.model import Article, Claim, Dispute, Figure, Modality, Statement, outside_parent, outsider

_SAID_BY = """
    SELECT article, position FROM spoken WHERE actor = :actor AND (:modality IS NULL OR modality = :modality)
    STORY ORDER BY moment DESC, article DESC, position LIMIT :limit OFFSET :skip
"""
_IN_STORY = """
    AND article IN (
        SELECT shown.row FROM newest_stories, json_each(newest_stories.record, '$.articles') AS held
        JOIN shown ON shown.id = held.value WHERE newest_stories.id = :story
    )
"""
_STATEMENTS = f"""
    SELECT revisions.id, text, {", ".join(f"statements.{name.strip()}" for name in rows.STATEMENT_COLUMNS.split(","))}
    FROM json_each(?) AS wanted
    JOIN statements ON statements.article = json_extract(wanted.value, '$[0]')
                   AND statements.position = json_extract(wanted.value, '$[1]')
    JOIN articles ON articles.row = statements.article JOIN revisions ON revisions.row = articles.revision
    ORDER BY wanted.key
"""  # noqa: S608 - names of ours
_SPOKEN = "SELECT day, modality, statements FROM spoken_counts WHERE actor = ? AND statements > 0"
_TOPICS = """
    WITH said AS (SELECT article FROM spoken WHERE actor = ? ORDER BY moment DESC, article DESC LIMIT ?),
         per_article AS (SELECT article, count(*) AS times FROM said GROUP BY article),
         placed AS (
             SELECT grouping, position, sum(times) AS times
             FROM per_article CROSS JOIN shown ON shown.row = per_article.article
             CROSS JOIN story_articles ON story_articles.article = shown.id GROUP BY grouping, position
         )
    SELECT id, json_extract(record, '$.title'), times
    FROM placed CROSS JOIN newest_stories USING (grouping, position) ORDER BY times DESC, id
"""
_PLACES = """
    SELECT value, newest_stories.id, json_extract(record, '$.title'), origin
    FROM json_each(?) CROSS JOIN story_articles ON story_articles.article = value
    CROSS JOIN newest_stories USING (grouping, position)
"""
_SHIFTS = """
    SELECT newest_disputes.record,
           (SELECT record FROM claims WHERE id = newest_disputes.one ORDER BY grouping DESC LIMIT 1) AS earlier,
           (SELECT record FROM claims WHERE id = newest_disputes.other ORDER BY grouping DESC LIMIT 1) AS later
    FROM shifts CROSS JOIN newest_disputes USING (grouping, position)
    WHERE shifts.actor = ? AND earlier <> '' AND later <> '' ORDER BY shifts.moment DESC LIMIT ?
"""
_SHELF = "SELECT count(*), nullif(min(nullif(moment, '')), ''), nullif(max(moment), '') FROM shown WHERE outlet = ?"
# What outlets and originators are at the other end of an outlet's retellings, and how many of its articles are origins:
# the ids of its articles are gathered once, in the order of the indexes that they are then looked for in.
_NEIGHBOURS = """
    WITH own (id) AS MATERIALIZED (SELECT id FROM shown WHERE outlet = :outlet ORDER BY id)
    SELECT 'origins', NULL, NULL, count(*)
    FROM own CROSS JOIN story_articles ON story_articles.article = own.id
    CROSS JOIN newest_stories USING (grouping, position) WHERE story_articles.origin
    UNION ALL
    SELECT 'retells', theirs.outlet, iif(theirs.outlet IS NULL, parent, NULL), count(*)
    FROM (SELECT json_extract(record, '$.parent') AS parent
          FROM own CROSS JOIN newest_retellings ON newest_retellings.article = own.id)
    LEFT JOIN shown AS theirs ON theirs.id = parent GROUP BY 2, 3
    UNION ALL
    SELECT 'retold_by', theirs.outlet, NULL, count(*)
    FROM (SELECT id FROM own UNION ALL SELECT :outside) AS told CROSS JOIN retold ON retold.parent = told.id
    CROSS JOIN newest_retellings USING (grouping, position)
    JOIN shown AS theirs ON theirs.id = newest_retellings.article GROUP BY 2
"""
_PUBLISHED_BY = """
    SELECT revisions.id, revisions.key, title, text, articles.lang, input, snapshot, record
    FROM (SELECT row, moment FROM shown WHERE outlet = ? ORDER BY moment DESC, row DESC LIMIT ? OFFSET ?) AS found
    CROSS JOIN articles ON articles.row = found.row JOIN revisions ON revisions.row = articles.revision
    ORDER BY found.moment DESC, found.row DESC
"""
_FIGURE_KINDS = """
    SELECT counts, unit, count(*), min(nullif(day, '')), nullif(max(day), '') FROM counted
    WHERE KEPT GROUP BY counts, unit
    ORDER BY 3 DESC, counts, unit
"""
_COUNTED = """
    SELECT found.day, record FROM (
        SELECT day, article, position FROM counted WHERE counts = ? AND unit = ?
        ORDER BY day DESC, article DESC, position LIMIT ? OFFSET ?
    ) AS found CROSS JOIN figures USING (article, position) ORDER BY found.day DESC, article DESC, position
"""
_FIGURE_DISPUTES = """
    WITH wanted (id) AS (SELECT value FROM json_each(:figures)),
         found AS (
             SELECT grouping, position, one, other, record FROM newest_disputes WHERE one IN wanted
             UNION SELECT grouping, position, one, other, record FROM newest_disputes WHERE other IN wanted
         )
    SELECT found.record, (SELECT record FROM figures WHERE id = one ORDER BY article DESC LIMIT 1) AS earlier,
           (SELECT record FROM figures WHERE id = other ORDER BY article DESC LIMIT 1) AS later
    FROM found WHERE earlier IS NOT NULL AND later IS NOT NULL ORDER BY grouping, position
"""


class SqliteLookups:
    """The look-ups of a view, over its connection to one committed state."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def said_by(
        self, actor: str, modality: Modality | None = None, story: str | None = None, limit: int = 50, skip: int = 0
    ) -> list[Statement]:
        """Statements of *actor* in current articles, the last published first; undated ones at the end."""
        sql = _SAID_BY.replace("STORY", _IN_STORY if story else "")
        values = {"actor": actor, "modality": modality, "story": story, "limit": limit, "skip": skip}
        places = [*self._rows(sql, values)]
        return [rows.statement_of(row[0], row[1], row[2:]) for row in self._rows(_STATEMENTS, json.dumps(places))]

    def spoken(self, actor: str) -> Spoken:
        """Counts over all statements of *actor*."""
        modalities: Counter[Modality] = Counter()
        days: Counter[str] = Counter()
        for day, modality, times in self._rows(_SPOKEN, actor):
            modalities[Modality(modality)] += times
            days[day] += times
        return Spoken(dict(modalities.most_common()), dict(sorted(days.items())))

    def topics(self, actor: str, latest: int = 2000) -> list[Topic]:
        """The stories of the *latest* statements of *actor*, the most spoken on first."""
        return [Topic(*row) for row in self._rows(_TOPICS, actor, latest)]

    def shifts(self, actor: str, limit: int = 20) -> list[tuple[Dispute, Claim, Claim]]:
        """Disputes of *actor* with their own words, the last first."""
        found = self._rows(_SHIFTS, actor, limit)
        return [(rows.dispute_of(dispute), rows.claim_of(one), rows.claim_of(other)) for dispute, one, other in found]

    def places(self, articles: Iterable[str]) -> dict[str, Placed]:
        """In which story each of *articles* is, where it is in one."""
        found = self._rows(_PLACES, json.dumps([*articles]))
        return {article: Placed(story, title, bool(origin)) for article, story, title, origin in found}

    def outlets_of(self, articles: Iterable[str]) -> dict[str, str]:
        """The outlet of each of the current *articles* that has one."""
        sql = "SELECT shown.id, outlet FROM json_each(?) CROSS JOIN shown ON shown.id = value WHERE outlet IS NOT NULL"
        return dict(self._rows(sql, json.dumps([*articles])))

    def outlets(self) -> dict[str, int]:
        """The outlets of current articles, and how many each has."""
        return dict(self._rows("SELECT outlet, count(*) FROM shown WHERE outlet IS NOT NULL GROUP BY outlet"))

    def shelf(self, outlet: str) -> Shelf:
        """Counts over all articles of *outlet*."""
        ((articles, first, last),) = self._rows(_SHELF, outlet)
        origins, sides = 0, {"retells": Counter[str](), "retold_by": Counter[str]()}
        for side, name, parent, times in self._rows(_NEIGHBOURS, {"outlet": outlet, "outside": outside_parent(outlet)}):
            if side == "origins":
                origins = times
            elif neighbour := name or outsider(parent or ""):
                sides[side][neighbour] += times
        retells, retold_by = (tuple(sorted(each.items(), key=lambda one: (-one[1], one[0]))) for each in sides.values())
        return Shelf(articles, origins, first, last, retells, retold_by)

    def published_by(self, outlet: str, limit: int = 50, skip: int = 0) -> list[Article]:
        """Current articles of *outlet*, the last published first."""
        return [rows.article_of(row) for row in self._rows(_PUBLISHED_BY, outlet, limit, skip)]

    def figure_kinds(self, counts: str | None = None) -> list[FigureKind]:
        """What the figures of current articles count, most figures first."""
        if counts is None:
            return [FigureKind(*row) for row in self._rows(_FIGURE_KINDS.replace("KEPT", "TRUE"))]
        return [FigureKind(*row) for row in self._rows(_FIGURE_KINDS.replace("KEPT", "counts = ?"), counts)]

    def counted(self, counts: str, unit: str, limit: int = 50, skip: int = 0) -> list[tuple[str, Figure]]:
        """Figures of one kind with the day they are of, the newest first."""
        return [(day, rows.figure_of(record)) for day, record in self._rows(_COUNTED, counts, unit, limit, skip)]

    def figure_disputes(self, figures: Iterable[str]) -> list[tuple[Dispute, Figure, Figure]]:
        """Disputes and updates with a side among *figures*."""
        found = self._rows(_FIGURE_DISPUTES, {"figures": json.dumps([*figures])})
        return [(rows.dispute_of(dispute), rows.figure_of(one), rows.figure_of(other)) for dispute, one, other in found]

    def _rows(self, sql: str, *values: object) -> Iterator[rows.Row]:
        """What *sql* finds with *values*, or with one mapping of them by name."""
        given = values[0] if len(values) == 1 and isinstance(values[0], dict) else values
        try:
            # Not "yield from": a reader that leaves early would have it close a cursor of a ledger already closed.
            for row in self._connection.execute(sql, given):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            raise LedgerError(f"{self._name}: {error}") from error
