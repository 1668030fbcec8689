"""Chapter 2, What they said: statements by speaker, then in time; whoever can be named comes first."""

from __future__ import annotations

from collections import defaultdict

from uradori.briefing.interface import time_order
from uradori.briefing.judging import is_assessment
from uradori.briefing.lines import statement_line
from uradori.briefing.material import Material, Said
from uradori.briefing.model import Chapter, Group, Lines
from uradori.model import Authority

SECTIONS: tuple[tuple[Authority, ...], ...] = (
    (Authority.NAMED,),
    (Authority.ORGANISATION, Authority.DOCUMENT),
    (Authority.OUTLET,),
    (Authority.ANONYMOUS,),
    (Authority.UNSPECIFIED,),
)
"""Authorities in the order of what they are worth to the reader; each section is named by its first."""


def what_they_said(material: Material) -> Chapter:
    """Every statement but the assessments, which chapter 9 keeps apart."""
    speakers: dict[str, list[Said]] = defaultdict(list)
    for one in material.said:
        if not is_assessment(one.statement):
            speakers[_speaker(one)].append(one)
    sections: dict[int, list[list[Said]]] = defaultdict(list)
    for sayings in speakers.values():
        sections[min(_section(one) for one in sayings)].append(sayings)
    blocks = tuple(
        Lines(material.texts(f"section.{SECTIONS[at][0]}"), _groups(material, sections[at])) for at in sorted(sections)
    )
    texts = material.texts
    return Chapter(2, "said", texts("chapter.said"), texts("chapter.said_note"), blocks)


def _speaker(one: Said) -> str:
    """What statements are grouped by: the actor, the source as written, or its being unnamed."""
    statement = one.statement
    if statement.source.actor:
        return f"actor:{statement.source.actor.id}"
    if statement.authority in {Authority.ANONYMOUS, Authority.UNSPECIFIED} or not statement.source.text:
        return statement.authority
    return f"{statement.lang}:{statement.source.text.casefold()}"


def _section(one: Said) -> int:
    return next(at for at, authorities in enumerate(SECTIONS) if one.statement.authority in authorities)


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
        return Group(name, lines, lang, material.names.country(first.source.actor.id))
    if _speaker(sayings[0]) == first.authority:
        return Group(None, lines)
    return Group(first.source.text, lines, first.lang)
