"""Coming in, going out, and how a reader signs."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import Form, HTTPException, Request
from fastapi.responses import RedirectResponse
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from uradori.web.actions.fields import actions
from uradori.web.desk import AtDesk
from uradori.web.guard import key_of
from uradori.web.page import back, tell
from uradori.web.people import LONGEST_NAME

router = actions()

_TRIES = RateLimitItemPerMinute(10)
"""How often one address may try a token."""

_limiter = MovingWindowRateLimiter(MemoryStorage())


@router.post("/login")
def login(request: Request, desk: AtDesk, token: Annotated[str, Form(max_length=500)]) -> RedirectResponse:
    """Come in with the token."""
    if not _limiter.hit(_TRIES, request.client.host if request.client else ""):
        raise HTTPException(429, desk.texts("login.too_often"))
    wanted = desk.options.token
    if wanted is not None and not secrets.compare_digest(token.encode(), wanted.encode()):
        raise HTTPException(403, desk.texts("login.wrong"))
    request.session["in"] = key_of(wanted)
    return back(request, "/")


@router.post("/logout")
def logout(request: Request) -> RedirectResponse:
    """Go out: the token has to be said again."""
    request.session.pop("in", None)
    return back(request, "/login")


@router.post("/settings")
def keep(request: Request, name: Annotated[str, Form(max_length=LONGEST_NAME)] = "") -> RedirectResponse:
    """Keep the name that a reader signs with."""
    request.session["name"] = " ".join(name.split())
    tell(request, "told.settings")
    return back(request, "/settings")
