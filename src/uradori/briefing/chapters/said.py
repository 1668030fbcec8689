"""Chapter 2, What they said: statements by speaker, then in time; whoever can be named comes first."""

from __future__ import annotations

from collections import defaultdict

from uradori.briefing.choosing import points_only
from uradori.briefing.interface import time_order
from uradori.briefing.lines import statement_line
from uradori.briefing.material import Material, Said
from uradori.briefing.model import Chapter, Group, Lines
from uradori.model import ActorKind, Authority

_POINTED = "pointed"
"""Speakers the text only points at ("he"), and who could not be resolved."""

SECTIONS: tuple[tuple[str, ...], ...] = (
    (Authority.NAMED,),
    (Authority.ORGANISATION, Authority.DOCUMENT),
    (Authority.OUTLET,),
    (Authority.ANONYMOUS,),
    (Authority.UNSPECIFIED,),
    (_POINTED,),
)
"""Standings in the order of what they are worth to the reader; each section is named by its first."""

_STANDING = {
    ActorKind.PERSON: Authority.NAMED,
    ActorKind.STATE: Authority.ORGANISATION,
    ActorKind.ORGANISATION: Authority.ORGANISATION,
    ActorKind.OUTLET: Authority.OUTLET,
}
"""How actors stand that the gazetteer knows, however a single sentence puts them."""


def what_they_said(material: Material) -> Chapter:
    """Every statement but the assessments, which chapter 9 keeps apart, and what is not fit to be shown."""
    speakers: dict[str, list[Said]] = defaultdict(list)
    for one in material.reported():
        speakers[_speaker(one)].append(one)
    sections: dict[int, list[list[Said]]] = defaultdict(list)
    for sayings in speakers.values():
        sections[min(_section(material, one) for one in sayings)].append(sayings)
    blocks = tuple(
        Lines(material.texts(f"section.{SECTIONS[at][0]}"), _groups(material, sections[at])) for at in sorted(sections)
    )
    texts = material.texts
    aside = tuple(
        statement_line(material, Said(one, (), frozenset({one.article})), (why,)) for one, why in material.aside
    )
    return Chapter(2, "said", texts("chapter.said"), texts("chapter.said_note"), blocks, aside)


def _speaker(one: Said) -> str:
    """What statements are grouped by: the actor, the source as written, or how they are unnamed."""
    statement = one.statement
    if statement.source.actor:
        return f"id:{statement.source.actor.id}"
    if statement.authority in {Authority.ANONYMOUS, Authority.UNSPECIFIED} or not statement.source.text:
        return statement.authority
    if points_only(statement):
        return _POINTED
    return f"{statement.lang}:{statement.source.text.casefold()}"


def _section(material: Material, one: Said) -> int:
    actor = one.statement.source.actor
    known = material.names.gazetteer.get(actor.id) if actor else None
    standing = _POINTED if _speaker(one) == _POINTED else one.statement.authority
    if known:
        standing = _STANDING.get(known.kind, standing)
    return next(at for at, standings in enumerate(SECTIONS) if standing in standings)


def _groups(material: Material, speakers: list[list[Said]]) -> tuple[Group, ...]:
    """One group a speaker, whoever says most first; in it the oldest first."""
    for sayings in speakers:
        sayings.sort(key=lambda one: (_when(material, one), one.statement.content.spans[0]))
    speakers.sort(key=lambda sayings: (-len(sayings), _when(material, sayings[0])))
    return tuple(_group(material, sayings) for sayings in speakers)


def _when(material: Material, one: Said) -> tuple[bool, str]:
    return time_order(material.articles[one.statement.article].published)


def _group(material: Material, sayings: list[Said]) -> Group:
    lines = tuple(statement_line(material, one) for one in sayings)
    first = sayings[0].statement
    if first.source.actor:
        name, lang = material.names.of(first.source.actor)
        country = material.names.country(first.source.actor.id)
        # A stranger's name of one letter is a misreading; the source as written says more.
        shown, lang = (name, lang) if len(name) > 1 else (first.source.text, first.lang)
        return Group(shown, lines, lang, country if country != shown else None)
    if _speaker(sayings[0]) in {first.authority, _POINTED}:
        return Group(None, lines)
    return Group(first.source.text, lines, first.lang)
