"""The application: its pages, what stands before them, and how errors are told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from uradori.actors import load
from uradori.briefing.interface import INTERFACES
from uradori.errors import InputError, UradoriError, UsageError
from uradori.ledger import open_ledger
from uradori.notebook import Judges, Notebook, notebook_path
from uradori.web.actions import ROUTERS
from uradori.web.composed import Composed
from uradori.web.desk import LANGUAGE_COOKIE, language
from uradori.web.errands import Errands
from uradori.web.guard import Guard, Next
from uradori.web.options import DeskOptions
from uradori.web.page import back, tell
from uradori.web.pages import FILES, PAGES
from uradori.web.rendering import render
from uradori.web.words import texts_of

AT_ONCE = 2
"""Pages that one process makes at the same time: they share a processor, and more would each take longer."""

YEAR = 365 * 24 * 3600
"""How long a reader is remembered, in seconds."""

_MENDABLE = {404, 409, 422}
"""Errors that somebody at a form can do something about."""


def create_app(options: DeskOptions) -> FastAPI:
    """The desk over the ledger that *options* name, as an ASGI application."""
    app = FastAPI(title="Uradori", version=version("uradori"), docs_url=None, redoc_url=None, lifespan=_a_few_at_once)
    app.state.options = options
    app.state.store = open_ledger(options.ledger)
    notebook = Notebook(notebook_path(options.ledger))
    app.state.judges = Judges(notebook, load(options.corrections))
    app.state.composed = Composed()
    app.state.errands = Errands(options.reading, notebook)
    for page in PAGES:
        page.add_to(app.router)
    for router in (*FILES, *ROUTERS):
        app.include_router(router)
    for package in ("web", "briefing"):
        folder = str(files(f"uradori.{package}") / "static")
        app.mount(f"/static/{package}", StaticFiles(directory=folder), name=f"static.{package}")
    app.middleware("http")(_remember_language)
    app.add_middleware(BaseHTTPMiddleware, dispatch=Guard(options))
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    # Lax, not strict: who comes by a link from elsewhere stays who they are; writes need the session's secret anyway.
    app.add_middleware(SessionMiddleware, secret_key=notebook.secret(), max_age=YEAR, same_site="lax")
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*options.hosts])
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_exception_handler(UradoriError, _told)
    return app


@asynccontextmanager
async def _a_few_at_once(_: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield


async def _remember_language(request: Request, go_on: Next) -> Response:
    """A language asked for in an address stays chosen."""
    answer = await go_on(request)
    if (asked := request.query_params.get("lang")) in INTERFACES:
        answer.set_cookie(LANGUAGE_COOKIE, asked, max_age=YEAR, samesite="strict", httponly=True)
    return answer


async def _told(request: Request, error: Exception) -> Response:
    """An error as a page that says what happened, or as JSON where JSON was asked for.

    Who sent a form that cannot be done goes back to the page it stands on, and is told there.
    """
    status, detail = _status_of(error)
    shown = "text/html" in request.headers.get("accept", "")
    if request.url.path.endswith(".json") or (request.method != "GET" and not shown):
        return JSONResponse({"detail": detail}, status, getattr(error, "headers", None))
    if request.method != "GET" and status in _MENDABLE and request.headers.get("referer"):
        tell(request, "told.problem", detail=detail[:1000], failed=True)
        return back(request)
    texts = texts_of(await language(request))
    values = {"status": status, "detail": detail, "scripts": ()}
    return HTMLResponse(render("problem.html", request, texts, values), status)


def _status_of(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, str(error.detail)
    if isinstance(error, RequestValidationError):
        return 422, "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    known = {UsageError: 404, InputError: 422}
    return next((status for kind, status in known.items() if isinstance(error, kind)), 500), str(error)
