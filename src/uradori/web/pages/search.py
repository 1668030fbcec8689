"""Search: sentences that hold the words, kept to speakers, outlets, countries, languages, authorities and dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from uradori.briefing.interface import Texts
from uradori.briefing.names import title_of
from uradori.lang import SUPPORTED
from uradori.ledger import Hit, Wanted
from uradori.ledger.finding import fitting
from uradori.model import Article, Authority, Modality, Span, Statement
from uradori.web.asking import Asked, Country, called, countries, wanted
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page

MOST_SPEAKERS = 6
"""Actors of the name asked for that the page leads to."""

LONGEST = 700
"""Characters of a sentence that are shown: what has no end is cut around the first word found."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence, and whether it is among the words sought."""

    text: str
    found: bool


@dataclass(frozen=True)
class Place:
    """An article in which a sentence stands; ``statement`` is the one it is part of there."""

    article: str
    title: str
    outlet: str | None
    published: str | None
    statement: str | None


@dataclass(frozen=True)
class Sentence:
    """A sentence that was found, with every article that has it word for word, and who says it."""

    pieces: tuple[Piece, ...]
    lang: str
    places: tuple[Place, ...]
    source: str | None
    actor: str | None
    authority: Authority | None
    modality: Modality | None


@dataclass(frozen=True)
class Speaker:
    """A known actor of the name that is asked for."""

    id: str
    name: str


@dataclass(frozen=True)
class SearchPage:
    """What was found; ``further`` is where the search goes on, None where it has seen everything.

    ``cut_short`` says that it looked at much and found less than a page; ``only_not`` that the words asked for only say
    what must not be there. ``speakers`` are known actors of the name asked for.
    """

    asked: Asked
    sentences: tuple[Sentence, ...]
    further: int | None
    cut_short: bool
    only_not: bool
    speakers: tuple[Speaker, ...]
    countries: tuple[Country, ...]


def search(desk: AtDesk, asked: Annotated[Asked, Query()]) -> SearchPage:
    """Sentences that answer a query, the last read first."""
    held = desk.view.outlets()
    sought = wanted(desk, asked, held)
    found = desk.view.find(sought, before=asked.before)
    return SearchPage(
        asked=asked,
        sentences=tuple(_sentences(desk, sought, found.hits)),
        further=found.further,
        cut_short=found.cut_short,
        only_not=found.only_not,
        speakers=_speakers(desk, asked, sought),
        countries=countries(desk, held),
    )


def _speakers(desk: Desk, asked: Asked, sought: Wanted) -> tuple[Speaker, ...]:
    """Those who bear the name asked for, else those whose name holds it."""
    found = sought.speakers[:MOST_SPEAKERS] or called(desk, asked.speaker, MOST_SPEAKERS)
    return tuple(Speaker(one, desk.names.of(one)[0]) for one in found)


def _sentences(desk: Desk, sought: Wanted, hits: Sequence[Hit]) -> list[Sentence]:
    """The hits, those of the same words in the same language as one."""
    ids = list(dict.fromkeys(hit.article for hit in hits))
    articles = {article.id: article for article in desk.view.articles(ids)}
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in desk.view.statements(ids):
        said[statement.article].append(statement)
    same: dict[tuple[str, str], list[tuple[Hit, Statement | None]]] = {}
    for hit in hits:
        article = articles.get(hit.article)
        if article:
            words = hit.sentence.cut(article.text).strip()
            own = _statement(said[hit.article], hit.sentence, sought)
            same.setdefault((article.lang, words), []).append((hit, own))
    return [_sentence(desk, articles, group) for group in same.values()]


def _statement(said: Sequence[Statement], sentence: Span, sought: Wanted) -> Statement | None:
    """The statement that stands in *sentence*: of the speaker and authority *sought*, else the one with most of it."""
    held = [one for one in said if any(sentence.overlaps(span) for span in one.content.spans)]
    return max(
        fitting(sought, held) or held,
        key=lambda one: sum(sentence.common(span) for span in one.content.spans),
        default=None,
    )


def _sentence(desk: Desk, articles: dict[str, Article], group: Sequence[tuple[Hit, Statement | None]]) -> Sentence:
    first, said = group[0]
    article = articles[first.article]
    return Sentence(
        pieces=tuple(pieces(article.text, first.sentence, first.words)),
        lang=article.lang,
        places=tuple(_place(desk, articles[hit.article], own) for hit, own in group),
        source=said.source.text or None if said else None,
        actor=said.source.actor.id if said and said.source.actor else None,
        authority=said.authority if said else None,
        modality=said.modality if said else None,
    )


def _place(desk: Desk, article: Article, said: Statement | None) -> Place:
    outlet = desk.names.outlet(article)
    return Place(article.id, title_of(article), outlet, article.published, said.id if said else None)


def pieces(text: str, sentence: Span, words: Sequence[Span]) -> list[Piece]:
    """*sentence* cut where the *words* found in it begin and end; a very long one around the first of them."""
    start, end = sentence
    if end - start > LONGEST:
        at = words[0].start if words else start
        start = max(start, at - LONGEST // 3)
        end = min(end, start + LONGEST)
    made = [Piece("… ", found=False)] if start > sentence.start else []
    at = start
    for word in words:
        opening, closing = max(at, word.start), min(end, word.end)
        if opening < closing:
            made += [Piece(text[at:opening], found=False), Piece(text[opening:closing], found=True)]
            at = closing
    made += [Piece(text[at:end], found=False)]
    made += [Piece(" …", found=False)] if end < sentence.end else []
    return [piece for piece in made if piece.text]


def _values(page: SearchPage, _: Texts) -> dict[str, object]:
    return {"languages": SUPPORTED, "authorities": [*Authority], "further": page.asked.address(page.further)}


PAGE = Page("search", "/search", search, values=_values)
