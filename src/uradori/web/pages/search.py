"""Search: sentences that hold the words, kept to speakers, outlets, countries, languages, authorities and dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, Field

from uradori.briefing.interface import Texts
from uradori.lang import SUPPORTED
from uradori.ledger import Hit, Wanted
from uradori.model import ActorKind, Article, Authority, Modality, Span, Statement
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page

LONGEST = 700
"""Characters of a sentence that are shown: what has no end is cut around the first word found."""

MOST_SPEAKERS = 40
"""Actors of one name that are looked for."""

_Filter = Annotated[str, Field(max_length=200)]
_Day = Annotated[str, Field(pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


class Asked(BaseModel):
    """What a reader asks for; a field left empty does not narrow the search."""

    q: Annotated[str, Field(max_length=1000, description="Words, AND, OR, NOT, parentheses")] = ""
    speaker: Annotated[_Filter, Field(description="An actor's id, or a name as a source")] = ""
    outlet: Annotated[_Filter, Field(description="An outlet's id or name")] = ""
    country: Annotated[_Filter, Field(description="The id or name of the outlet's country")] = ""
    language: Literal["", "ja", "en", "ru", "uk"] = ""
    authority: Authority | Literal[""] = ""
    since: Annotated[_Day, Field(description="The first day of publication")] = ""
    until: Annotated[_Day, Field(description="The last day of publication")] = ""
    before: Annotated[int | None, Field(ge=1, lt=1 << 62, description="Where to go on: `further` of a page")] = None

    def narrowed(self) -> bool:
        """Whether anything but the words is asked for."""
        return any((self.speaker, self.outlet, self.country, self.language, self.authority, self.since, self.until))

    def address(self, before: int | None) -> str:
        """The address of this search from the place *before* on."""
        given = {name: value for name, value in self.model_dump(mode="json").items() if value and name != "before"}
        return f"/search?{urlencode(given | ({'before': before} if before else {}))}"


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence, and whether it is among the words sought."""

    text: str
    found: bool


@dataclass(frozen=True)
class Place:
    """An article in which a sentence stands; ``statement`` is the one it is part of there."""

    article: str
    title: str | None
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
class Country:
    """A country whose press is in the ledger."""

    id: str
    name: str


@dataclass(frozen=True)
class SearchPage:
    """What was found; ``further`` is where the search goes on, None where it has seen everything.

    ``cut_short`` says that it looked at much and found less than a page; ``only_not`` that the words asked for only say
    what must not be there.
    """

    asked: Asked
    sentences: tuple[Sentence, ...]
    further: int | None
    cut_short: bool
    only_not: bool
    countries: tuple[Country, ...]


def search(desk: AtDesk, asked: Annotated[Asked, Query()]) -> SearchPage:
    """Sentences that answer a query, the last read first."""
    held = desk.view.outlets()
    found = desk.view.find(_wanted(desk, asked, held), before=asked.before)
    return SearchPage(
        asked=asked,
        sentences=tuple(_sentences(desk, asked, found.hits)),
        further=found.further,
        cut_short=found.cut_short,
        only_not=found.only_not,
        countries=_countries(desk, held),
    )


def _wanted(desk: Desk, asked: Asked, held: dict[str, int]) -> Wanted:
    speakers, words = _speakers(desk, asked.speaker.strip())
    return Wanted(
        query=asked.q,
        speakers=speakers,
        speaker_words=words,
        authority=asked.authority or None,
        outlets=_outlets(desk, asked.outlet.strip(), asked.country.strip(), held),
        languages=(asked.language,) if asked.language else (),
        since=asked.since or None,
        until=asked.until or None,
    )


def _speakers(desk: Desk, name: str) -> tuple[tuple[str, ...], str]:
    """The actors that *name* stands for; where it stands for none, the words to be looked for in sources."""
    if not name or desk.names.actor(name):
        return ((name,) if name else ()), ""
    known = [actor.id for actor in desk.gazetteer.named(name, desk.texts.lang)]
    stranger = desk.view.actor("-".join(name.lower().replace(".", "").split()))
    known = ([*known, stranger.id] if stranger else known)[:MOST_SPEAKERS]
    return tuple(known), "" if known else name


def _outlets(desk: Desk, name: str, country: str, held: dict[str, int]) -> tuple[str, ...] | None:
    """The outlets in the ledger of that *name* and *country*; None where neither is asked for."""
    if not name and not country:
        return None
    named = {name.casefold(), *(actor.id for actor in desk.gazetteer.named(name, desk.texts.lang))}
    states = {country, *(actor.id for actor in desk.gazetteer.named(country, desk.texts.lang))}
    return tuple(
        outlet
        for outlet in held
        if (not name or outlet in named or outlet.casefold() in named)
        and (not country or _country(desk, outlet) in states)
    )


def _country(desk: Desk, outlet: str) -> str | None:
    actor = desk.gazetteer.get(outlet)
    return actor.country if actor and actor.kind is ActorKind.OUTLET else None


def _countries(desk: Desk, held: dict[str, int]) -> tuple[Country, ...]:
    """The countries of the outlets in the ledger, by name."""
    found = {country for outlet in held if (country := _country(desk, outlet))}
    return tuple(sorted((Country(one, desk.names.of(one)[0]) for one in found), key=lambda one: one.name))


def _sentences(desk: Desk, asked: Asked, hits: Sequence[Hit]) -> list[Sentence]:
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
            own = _statement(said[hit.article], hit.sentence, asked)
            same.setdefault((article.lang, words), []).append((hit, own))
    return [_sentence(desk, articles, group) for group in same.values()]


def _statement(said: Sequence[Statement], sentence: Span, asked: Asked) -> Statement | None:
    """The statement that stands in *sentence*: of the authority asked for, else the one with most of it."""
    held = [one for one in said if any(sentence.overlaps(span) for span in one.content.spans)]
    wanted = [one for one in held if not asked.authority or one.authority is asked.authority]
    return max(wanted or held, key=lambda one: sum(sentence.common(span) for span in one.content.spans), default=None)


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
    return Place(article.id, article.title, desk.names.outlet(article), article.published, said.id if said else None)


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
