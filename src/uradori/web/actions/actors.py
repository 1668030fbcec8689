"""Judgements on actors: two that are one."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse

from uradori.model import Target, Verdict
from uradori.notebook import anchors
from uradori.web.actions.fields import Ident, Words, actions, judge
from uradori.web.actions.statements import chosen
from uradori.web.desk import AtDesk
from uradori.web.people import Author

router = actions()


@router.post("/judge/same_actor")
def same_actor(
    request: Request,
    desk: AtDesk,
    taken: Ident,
    who: Annotated[Target, Depends(chosen)],
    author: Author,
    reason: Words = "",
) -> RedirectResponse:
    """The actor *taken* is the one chosen, everywhere."""
    targets = (anchors.actor_of(taken, desk.names.of(taken)[0]), who)
    return judge(request, desk, Verdict.SAME_ACTOR, targets, (author, reason))
