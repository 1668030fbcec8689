"""What stands before every page: who may come in, how much they may send, and what a page may do in a browser."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b64decode
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Form, Header, HTTPException, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from uradori.web.options import DeskOptions

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing inline, nothing of another host, no frames."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

MOST_BYTES = 4_000_000
"""The largest body of a request."""

OPEN_PATHS = ("/login", "/login.json")
"""What a reader who has not said the token may see, beside the styles and scripts."""

Next = Callable[[Request], Awaitable[Response]]


def csrf_token(request: Request) -> str:
    """The secret of this reader's session that every form has to bring back."""
    token: str = request.session.setdefault("csrf", secrets.token_urlsafe(24))
    return token


def same_session(
    request: Request, csrf: Annotated[str | None, Form()] = None, x_csrf: Annotated[str | None, Header()] = None
) -> None:
    """Refuses a write that does not bring the session's secret: another site may have sent it.

    A request that bears the token itself is a program's, and needs none.
    """
    if _bears_token(request):
        return
    known = request.session.get("csrf", "")
    if not known or not secrets.compare_digest(known, csrf or x_csrf or ""):
        raise HTTPException(403, "this form is out of date: open the page again, and send it from there")


class Guard:
    """Limits, the token, and the headers of every answer, as one middleware."""

    def __init__(self, options: DeskOptions) -> None:
        self._options = options
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rate = RateLimitItemPerMinute(options.rate)

    async def __call__(self, request: Request, go_on: Next) -> Response:
        """Answer, or say why not."""
        answer = self._refusal(request) or await go_on(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    def _refusal(self, request: Request) -> Response | None:
        return self._too_much(request) or self._stranger(request)

    def _too_much(self, request: Request) -> Response | None:
        """A refusal of what is too large, or comes too often."""
        sent = request.headers.get("content-length", "0")
        if "transfer-encoding" in request.headers or not sent.isdigit():
            return JSONResponse({"detail": "say how long the body is (Content-Length)"}, 411)
        if int(sent) > MOST_BYTES:
            return JSONResponse({"detail": f"too large: at most {MOST_BYTES} bytes"}, 413)
        if not self._limiter.hit(self._rate, request.client.host if request.client else ""):
            return JSONResponse({"detail": "too many requests: wait a minute"}, 429, {"Retry-After": "60"})
        return None

    def _stranger(self, request: Request) -> Response | None:
        """A refusal of who has not said the token, where one is needed."""
        if self._options.token is None or request.url.path in OPEN_PATHS or request.url.path.startswith("/static/"):
            return None
        if request.session.get("in") == key_of(self._options.token) or _bears_token(request) or _reads_feed(request):
            return None
        if request.url.path.endswith((".json", ".atom")) or request.method != "GET":
            # Only a feed asks for a password: a browser that was given one would send it with other sites' forms too.
            asking = {"WWW-Authenticate": 'Basic realm="Uradori"'} if request.url.path.endswith(".atom") else None
            return JSONResponse({"detail": "log in, or send the token (Authorization: Bearer ...)"}, 401, asking)
        return RedirectResponse("/login", 303)


def key_of(token: str | None) -> str:
    """What the session of a reader holds who has said *token*; another token, and they have to say it anew."""
    return hashlib.sha256((token or "").encode()).hexdigest()


def _bears_token(request: Request) -> bool:
    return _is_token(request, request.headers.get("authorization", "").removeprefix("Bearer "))


def _reads_feed(request: Request) -> bool:
    """Whether a feed reader brings the token as a password, under any name; good for reading the feed alone."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if request.method != "GET" or not request.url.path.endswith(".atom") or scheme.lower() != "basic":
        return False
    try:
        password = b64decode(given, validate=True).decode().partition(":")[2]
    except ValueError:
        return False
    return _is_token(request, password)


def _is_token(request: Request, given: str) -> bool:
    options: DeskOptions = request.app.state.options
    return options.token is not None and secrets.compare_digest(given.encode(), options.token.encode())
