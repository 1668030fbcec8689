"""Fields that forms bring, and how a judgement made of them is written and told."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse

from uradori.model import Target, Verdict
from uradori.web.desk import Desk
from uradori.web.guard import same_session
from uradori.web.page import Problem, back, tell

Ident = Annotated[str, Form(max_length=300)]
"""An id."""

Words = Annotated[str, Form(max_length=4000)]
"""What a person writes."""

Path = Annotated[str, Form(max_length=2000)]
"""Where to go afterwards."""


def actions() -> APIRouter:
    """A router of actions: each refuses a form that does not come from this session."""
    return APIRouter(
        dependencies=[Depends(same_session)],
        default_response_class=RedirectResponse,
        responses={
            303: {"description": "Done; on to the page it was asked from."},
            403: {"model": Problem, "description": "The form does not come from this session."},
            404: {"model": Problem, "description": "There is no such thing, or too little was said."},
        },
    )


def judge(
    request: Request, desk: Desk, verdict: Verdict, targets: tuple[Target, ...], signed: tuple[str, str]
) -> RedirectResponse:
    """Write a judgement with its author and reason (*signed*), and tell of it on the page it came from."""
    author, reason = signed
    made = desk.notebook.judge(verdict, targets, author, reason.strip())
    tell(request, f"told.{verdict}", undo=made.id)
    return back(request)
