"""Full-text search with filters: hits from the last read backwards, and where to go on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from uradori.ledger.base import Findings, Hit, Wanted
from uradori.ledger.query import parse_query
from uradori.ledger.words import Phrase, article_and_sentence, phrase_of, words_of
from uradori.model import Span, Statement

_MOST_WORK = 40_000
"""How much is looked at before the reader is asked whether to go on: sentences that hold the words, each at 1."""

_OPENED = 120
"""What it counts to look into the statements of an article."""

_DAY = len("2025-08-15")

_WORDS = """
    SELECT sentences.rowid, FITS FROM sentences LEFT JOIN shown ON shown.row = sentences.rowid >> 24
    WHERE sentences MATCH :match AND sentences.rowid < :before ORDER BY sentences.rowid DESC
"""
_ANYTHING = (1 << 63) - 1
_TEXT = """
    SELECT revisions.id, text, json_extract(articles.record, '$.sentences')
    FROM articles JOIN revisions ON revisions.row = articles.revision WHERE articles.row = ?
"""
_SAID = """
    SELECT id, actor, spans FROM statements
    WHERE article = ? AND (? IS NULL OR authority = ?)
      AND (? OR actor IN (SELECT value FROM json_each(?)))
"""


@dataclass(frozen=True, slots=True)
class _Opened:
    """An article as far as a hit needs it."""

    id: str
    text: str
    sentences: tuple[Span, ...]


def find(connection: sqlite3.Connection, wanted: Wanted, limit: int, before: int | None) -> Findings:
    """At most *limit* hits of *wanted* among the sentences before the place *before* (see the contract)."""
    query = parse_query(wanted.query)
    if query.match is None or wanted.outlets == ():
        return Findings((), None, only_not=query.only_not)
    looking = _Looking(connection, wanted)
    hits: list[Hit] = []
    for place, is_among in _candidates(connection, query.match, wanted, before or _ANYTHING):
        row, number = article_and_sentence(place)
        looking.work += 1
        if is_among and looking.fits(row, number):
            hits.append(_hit(looking.opened(row), number, query.phrases))
        if len(hits) == limit or looking.work >= _MOST_WORK:
            return Findings(tuple(hits), place, cut_short=len(hits) < limit)
    return Findings(tuple(hits), None)


class _Looking:
    """Looks into the articles of one search, the last ones kept open, and counts the work it takes."""

    def __init__(self, connection: sqlite3.Connection, wanted: Wanted) -> None:
        self.work = 0
        self.opened = lru_cache(maxsize=64)(partial(_opened, connection))
        self._connection = connection
        self._wanted = wanted
        self._passages = lru_cache(maxsize=64)(self._passages_wanted)

    def fits(self, row: int, number: int) -> bool:
        """Whether the sentence stands in a statement of the speaker and authority wanted, where any are."""
        if not self._wanted.by_statement:
            return True
        sentence = self.opened(row).sentences[number]
        return any(sentence.overlaps(span) for span in self._passages(row))

    def _passages_wanted(self, row: int) -> list[Span]:
        self.work += _OPENED
        article = self.opened(row)
        found = _passages(self._connection, self._wanted, row, article.text)
        return [*found, *self._wanted.also.get(article.id, ())]


def _candidates(connection: sqlite3.Connection, match: str, wanted: Wanted, before: int) -> Iterator[tuple[int, bool]]:
    """Sentences that hold the words, the last read first, and whether their article is among those wanted."""
    conditions = ["shown.row IS NOT NULL"]
    if wanted.languages:
        conditions.append("shown.lang IN (SELECT value FROM json_each(:languages))")
    if wanted.outlets is not None:
        conditions.append("shown.outlet IN (SELECT value FROM json_each(:outlets))")
    if wanted.since:
        conditions.append("shown.moment >= :since")
    if wanted.until:
        conditions.append(f"substr(shown.moment, 1, {_DAY}) BETWEEN '0' AND :until")
    said = []
    if wanted.speakers and not wanted.speaker_words:
        own = ", ".join(f":speaker{at}" for at in range(len(wanted.speakers)))
        held = f"actor IN ({own}) AND moment = shown.moment AND article = shown.row"
        said.append(f"EXISTS (SELECT 1 FROM spoken WHERE {held})")  # noqa: S608 - names of ours
    if wanted.authority:
        said.append("EXISTS (SELECT 1 FROM statements WHERE article = shown.row AND authority = :authority)")
    if said:
        also = "shown.id IN (SELECT value FROM json_each(:also))"
        conditions.append(f"({' AND '.join(said)} OR {also})")
    values = {
        "match": match,
        "authority": wanted.authority,
        "before": before,
        "since": wanted.since,
        "until": wanted.until,
        "languages": json.dumps(wanted.languages),
        "outlets": json.dumps(wanted.outlets),
        "also": json.dumps([*wanted.also]),
    } | {f"speaker{at}": actor for at, actor in enumerate(wanted.speakers)}
    found = connection.execute(_WORDS.replace("FITS", " AND ".join(conditions)), values)
    return ((place, bool(fits)) for place, fits in found)


def _opened(connection: sqlite3.Connection, row: int) -> _Opened:
    ident, text, sentences = connection.execute(_TEXT, (row,)).fetchone()
    return _Opened(ident, text, tuple(Span(*pair) for pair in json.loads(sentences)))


def fitting(wanted: Wanted, statements: Iterable[Statement]) -> list[Statement]:
    """Those of *statements* that are of the speaker and authority *wanted*."""
    phrase = phrase_of(wanted.speaker_words)
    return [
        one
        for one in statements
        if wanted.authority in {None, one.authority}
        and _speaks(wanted, phrase, one.source.actor.id if one.source.actor else None, one.source.text)
    ]


def _passages(connection: sqlite3.Connection, wanted: Wanted, row: int, text: str) -> list[Span]:
    """Where statements of the speaker and authority wanted stand in an article."""
    phrase = phrase_of(wanted.speaker_words)
    anybody = phrase is not None or not wanted.speakers
    authority = wanted.authority
    values = (row, authority, authority, anybody, json.dumps(wanted.speakers))
    found: list[Span] = []
    for ident, actor, spans in connection.execute(_SAID, values):
        source, _, content = json.loads(spans)
        if ident not in wanted.passed and _speaks(
            wanted, phrase, actor, " ".join(Span(*pair).cut(text) for pair in source)
        ):
            found += [Span(*pair) for pair in content]
    return found


def _speaks(wanted: Wanted, phrase: Phrase | None, actor: str | None, source: str) -> bool:
    """Whether *actor*, named as *source*, is a speaker wanted: by id, or by the words that *phrase* stands for."""
    if actor in wanted.speakers:
        return True
    return bool(phrase.find(words_of(source))) if phrase else not wanted.speakers


def _hit(article: _Opened, number: int, phrases: tuple[Phrase, ...]) -> Hit:
    sentence = article.sentences[number]
    words = words_of(sentence.cut(article.text), sentence.start)
    found = {span for phrase in phrases for span in phrase.find(words)}
    return Hit(article.id, sentence, tuple(sorted(found)))
