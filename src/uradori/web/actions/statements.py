"""Judgements on a statement: right, none at all, or said by somebody else."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse

from uradori.errors import UsageError
from uradori.model import Article, Statement, Target, Verdict
from uradori.notebook import anchors
from uradori.web.actions.fields import Ident, Words, actions, judge
from uradori.web.desk import AtDesk
from uradori.web.pages.statement import found_statement
from uradori.web.people import LONGEST_NAME, Author

router = actions()


class Scope(StrEnum):
    """How far a correction of a speaker reaches."""

    STATEMENT = "statement"
    ARTICLE = "article"
    EVERYWHERE = "everywhere"


def pointed(desk: AtDesk, article: Ident, statement: Ident) -> tuple[Article, Statement]:
    """The statement that the form names, judged already or not."""
    return desk.machine.article(article), found_statement(desk, article, statement)


Pointed = Annotated[tuple[Article, Statement], Depends(pointed)]


@router.post("/judge/confirmed")
def confirmed(request: Request, desk: AtDesk, pointed: Pointed, author: Author, reason: Words = "") -> RedirectResponse:
    """Say that the statement is right as it stands."""
    return judge(request, desk, Verdict.CONFIRMED, (anchors.statement_of(*pointed),), (author, reason))


@router.post("/judge/not_a_statement")
def not_a_statement(
    request: Request, desk: AtDesk, pointed: Pointed, author: Author, reason: Words = ""
) -> RedirectResponse:
    """Say that it is no statement."""
    return judge(request, desk, Verdict.NOT_A_STATEMENT, (anchors.statement_of(*pointed),), (author, reason))


def chosen(
    desk: AtDesk,
    actor: Ident = "",
    name: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
) -> Target:
    """The actor that the form chooses: one by id, else one by a name that somebody typed."""
    typed = " ".join(name.split())
    if typed and not actor:
        known = [one.id for one in desk.gazetteer.named(typed, desk.texts.lang)]
        return anchors.actor_of(known[0] if len(known) == 1 else "-".join(typed.lower().split()), typed)
    if not actor:
        raise UsageError(desk.texts("judge.whose"))
    return anchors.actor_of(actor, desk.names.of(actor)[0])


@router.post("/judge/speaker")
def speaker(
    request: Request,
    desk: AtDesk,
    pointed: Pointed,
    who: Annotated[Target, Depends(chosen)],
    author: Author,
    scope: Annotated[Scope, Form()] = Scope.STATEMENT,
    reason: Words = "",
) -> RedirectResponse:
    """Somebody else says it: in this statement, wherever the article names that actor, or everywhere."""
    article, statement = pointed
    actor = statement.source.actor
    if scope is Scope.STATEMENT or actor is None:
        targets = (anchors.statement_of(article, statement), who)
        return judge(request, desk, Verdict.WRONG_SPEAKER, targets, (author, reason))
    taken = anchors.actor_of(actor.id, desk.names.of(actor)[0])
    if scope is Scope.EVERYWHERE:
        return judge(request, desk, Verdict.SAME_ACTOR, (taken, who), (author, reason))
    here = anchors.article_of(article)
    return judge(request, desk, Verdict.OTHER_ACTOR, (here, taken, who), (author, reason))
