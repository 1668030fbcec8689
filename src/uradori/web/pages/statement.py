"""A statement to check: in its sentence, with what can be put right, and what was decided before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from uradori.briefing.names import title_of
from uradori.errors import UsageError
from uradori.model import Authority, Modality, Quote, Statement, TargetKind
from uradori.notebook.anchors import actor_of
from uradori.web.asking import called
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page
from uradori.web.written import About, Decided, Noted, decided, noted, pointed

MOST_FOUND = 12
"""Actors that a search by name offers."""


@dataclass(frozen=True)
class Candidate:
    """An actor who may be the one speaking; ``said`` is how often the article has them speak."""

    id: str
    name: str
    said: int


@dataclass(frozen=True)
class Before:
    """What the machine found, where people decided otherwise, and the judgement by which they did."""

    source: str
    actor: str | None
    actor_name: str | None
    confidence: float
    by: Decided | None


@dataclass(frozen=True)
class StatementPage:
    """A statement with the words around it, who may have said it, and what people wrote of it.

    ``before`` and ``after`` are the words around it. ``stands`` is whether it counts as a statement; ``changed`` is set
    where people decided who says it or how sure that is; ``who`` is what was looked for among known names.
    """

    id: str
    article: str
    title: str
    outlet: str | None
    lang: str
    before: str
    text: str
    after: str
    source: str
    actor: str | None
    actor_name: str | None
    quote: Quote
    authority: Authority
    modality: Modality
    confidence: float
    stands: bool
    changed: Before | None
    who: str
    candidates: tuple[Candidate, ...]
    found: tuple[Candidate, ...]
    log: tuple[Decided, ...]
    notes: tuple[Noted, ...]


def found_statement(desk: Desk, article: str, statement: str) -> Statement:
    """The statement, as judged, or as the machine found it where it is judged to be none."""
    for view in (desk.view, desk.machine):
        for one in view.statements([article]):
            if one.id == statement:
                return one
    raise UsageError(f"no statement {statement} in the article {article}")


def statement(
    desk: AtDesk, article: str, statement: str, who: Annotated[str, Query(max_length=100)] = ""
) -> StatementPage:
    """One statement, to check."""
    text = desk.view.article(article)
    own = found_statement(desk, article, statement)
    actor = own.source.actor
    span = own.content.spans
    inside = [each for each in text.sentences if any(each.overlaps(one) for one in span)] or [*span]
    start, end = span[0].start, span[-1].end
    log = decided(desk, About(TargetKind.STATEMENT, {own.id}, {text.key}))
    return StatementPage(
        id=own.id,
        article=text.id,
        title=title_of(text),
        outlet=desk.names.outlet(text),
        lang=text.lang,
        before=text.text[min(inside[0].start, start) : start],
        text=text.text[start:end],
        after=text.text[end : max(inside[-1].end, end)],
        source=own.source.text,
        actor=actor.id if actor else None,
        actor_name=desk.names.of(actor)[0] if actor else None,
        quote=own.quote,
        authority=own.authority,
        modality=own.modality,
        confidence=own.confidence,
        stands=any(one.id == own.id for one in desk.view.statements([article])),
        changed=_changed(desk, own, log),
        who=who,
        candidates=_speaking(desk, article, own),
        found=_named(desk, who),
        log=log,
        notes=noted(desk, About(TargetKind.STATEMENT, {own.id}, {text.key})),
    )


def _changed(desk: Desk, own: Statement, log: Sequence[Decided]) -> Before | None:
    """What the machine made of the statement, where that is not what counts now."""
    read = next((one for one in desk.machine.statements([own.article]) if one.id == own.id), own)
    actor = read.source.actor
    if (read.source.actor, read.confidence) == (own.source.actor, own.confidence):
        return None
    mine = [one for one in log if one.counts]
    if actor and not mine:  # somebody decided on the actor, in this article or everywhere
        told = pointed(actor_of(actor.id, "")).link
        mine = [one for one in decided(desk) if one.counts and any(told == target.link for target in one.targets)]
    return Before(
        source=read.source.text,
        actor=actor.id if actor else None,
        actor_name=desk.names.of(actor)[0] if actor else None,
        confidence=read.confidence,
        by=mine[0] if mine else None,
    )


def _speaking(desk: Desk, article: str, own: Statement) -> tuple[Candidate, ...]:
    """The actors whom the article has speak, the one who speaks here left out."""
    actors = [one.source.actor for one in desk.machine.statements([article]) if one.source.actor]
    counted = Counter(actor.id for actor in actors)
    refs = {actor.id: actor for actor in actors}
    here = own.source.actor.id if own.source.actor else None
    return tuple(
        Candidate(ident, desk.names.of(refs[ident])[0], said) for ident, said in counted.most_common() if ident != here
    )


def _named(desk: Desk, who: str) -> tuple[Candidate, ...]:
    """Known actors with a name that holds *who*."""
    return tuple(Candidate(ident, desk.names.of(ident)[0], 0) for ident in called(desk, who, MOST_FOUND))


PAGE = Page("statement", "/articles/{article}/statements/{statement}", statement)
