"""An actor: who it is, what it said over time and in which stories, and where it says otherwise than before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

from uradori.briefing.changing import change
from uradori.briefing.interface import Texts
from uradori.briefing.model import Piece
from uradori.briefing.names import title_of
from uradori.errors import UsageError
from uradori.ledger.lookups import Topic
from uradori.model import Actor, ActorKind, Article, Authority, Claim, Modality, Part, Quote, Statement
from uradori.web.bars import bars
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page

SHOWN = 50
"""Statements on a page."""

_LONGEST_CHANGE = 2000
"""Characters of a wording that is compared with another word by word."""


@dataclass(frozen=True)
class Held:
    """An office: the ``role`` (a key), of whom, and from when to when (None: not known, or still held)."""

    role: str
    of: str
    of_name: str
    since: str | None
    until: str | None


@dataclass(frozen=True)
class Remark:
    """A statement of the actor: where it stands, and how it is put forward."""

    id: str
    article: str
    title: str
    outlet: str | None
    lang: str
    published: str | None
    source: str
    content: str
    quote: Quote
    authority: Authority
    modality: Modality


@dataclass(frozen=True)
class OnTopic:
    """Statements on one story (None: in none), the last published first."""

    story: str | None
    title: str | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Side:
    """One of the two claims of a shift, as it was worded first."""

    claim: str
    text: str
    lang: str
    article: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True)
class Shift:
    """What the actor said before, what it says otherwise later, and, in one language, the words that changed."""

    before: Side
    after: Side
    change: tuple[Piece, ...]


@dataclass(frozen=True)
class Who:
    """Who the actor is; ``known`` is whether the gazetteer has it, ``names`` all it is called, by language."""

    id: str
    name: str
    name_lang: str
    kind: ActorKind | None
    known: bool
    country: str | None
    country_name: str | None
    names: dict[str, tuple[str, ...]]
    offices: tuple[Held, ...]


@dataclass(frozen=True)
class ActorPage:
    """An actor with what it said: ``statements`` and ``days`` count all of it, ``said`` is one page.

    ``modality`` and ``story`` are what ``said`` is kept to; ``after`` is the next page's number.
    """

    who: Who
    statements: int
    modalities: dict[Modality, int]
    days: dict[str, int]
    topics: tuple[Topic, ...]
    shifts: tuple[Shift, ...]
    said: tuple[OnTopic, ...]
    modality: Modality | None
    story: str | None
    number: int
    after: int | None


def actor(
    desk: AtDesk,
    actor: str,
    modality: Modality | Literal[""] = "",
    story: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=20_000)] = 1,
) -> ActorPage:
    """What one actor said over time, by story."""
    known, spoken = desk.names.actor(actor), desk.view.spoken(actor)
    if known is None and not spoken.statements:
        raise UsageError(f"no actor {actor}: neither the gazetteer nor an article has it")
    said = desk.view.said_by(actor, modality or None, story or None, SHOWN + 1, (page - 1) * SHOWN)
    return ActorPage(
        who=_who(desk, actor, known),
        statements=spoken.statements,
        modalities=spoken.modalities,
        days=spoken.days,
        topics=tuple(desk.view.topics(actor)),
        shifts=tuple(_shifts(desk, actor)),
        said=tuple(_by_story(desk, said[:SHOWN])),
        modality=modality or None,
        story=story or None,
        number=page,
        after=page + 1 if len(said) > SHOWN else None,
    )


def _who(desk: Desk, ident: str, known: Actor | None) -> Who:
    name, lang = desk.names.of(ident)
    offices = known.offices if known else ()
    country = known.country if known and known.country != ident else None
    return Who(
        id=ident,
        name=name,
        name_lang=lang,
        kind=known.kind if known else None,
        known=desk.gazetteer.get(ident) is not None,
        country=country,
        country_name=desk.names.of(country)[0] if country else None,
        names=dict(known.names) if known else {},
        offices=tuple(
            Held(one.role, one.of, desk.names.of(one.of)[0], one.since, one.until)
            for one in sorted(offices, key=lambda one: (one.until is None, one.since or ""), reverse=True)
        ),
    )


def _by_story(desk: Desk, said: Sequence[Statement]) -> list[OnTopic]:
    """*said* by story, in the order of the last statement on each."""
    ids = list(dict.fromkeys(one.article for one in said))
    articles = {article.id: article for article in desk.view.articles(ids)}
    places = desk.view.places(ids)
    found: dict[tuple[str | None, str | None], list[Remark]] = defaultdict(list)
    for one in said:
        place, article = places.get(one.article), articles.get(one.article)
        if article:
            found[(place.story, place.title) if place else (None, None)].append(_remark(desk, article, one))
    return [OnTopic(story, title, tuple(remarks)) for (story, title), remarks in found.items()]


def _remark(desk: Desk, article: Article, one: Statement) -> Remark:
    return Remark(
        id=one.id,
        article=article.id,
        title=title_of(article),
        outlet=desk.names.outlet(article),
        lang=one.lang,
        published=article.published,
        source=one.source.text,
        content=one.content.text,
        quote=one.quote,
        authority=one.authority,
        modality=one.modality,
    )


def _shifts(desk: Desk, ident: str) -> list[Shift]:
    found = desk.view.shifts(ident)
    ids = list(dict.fromkeys(claim.title(desk.texts.lang).article for _, *pair in found for claim in pair))
    articles = {article.id: article for article in desk.view.articles(ids)}
    made = []
    for _, earlier, later in found:
        before, after = _side(desk, articles, earlier), _side(desk, articles, later)
        if before and after:
            alike = before.lang == after.lang and max(len(before.text), len(after.text)) <= _LONGEST_CHANGE
            made.append(Shift(before, after, change(before.text, after.text) if alike else ()))
    return made


def _side(desk: Desk, articles: Mapping[str, Article], claim: Claim) -> Side | None:
    first = claim.title(desk.texts.lang)
    article = articles.get(first.article)
    if article is None:
        return None
    text = Part.of(article.text, first.spans).text
    return Side(claim.id, text, first.lang, article.id, desk.names.outlet(article), article.published)


def _values(page: ActorPage, texts: Texts) -> dict[str, object]:
    first = {names[0]: lang for lang, names in page.who.names.items() if names}
    return {
        "bars": bars(page.days, texts),
        "also": {name: lang for name, lang in first.items() if name != page.who.name},
    }


PAGE = Page("actor", "/actors/{actor:path}", actor, values=_values)
