"""A page: one address, one function that gives its data, one template; the data is served as JSON beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from uradori.briefing.interface import Texts
from uradori.web.desk import ReadersTexts
from uradori.web.rendering import render


@dataclass(frozen=True)
class Page:
    """An address of the desk.

    ``path`` is where (with ``{names}`` of what ``data`` takes), ``data`` a function whose parameters are read from the
    address and whose result, a dataclass, is all that the page shows. ``scripts`` are files of ``static``; ``values``
    gives what the template needs beside that result. ``shown`` gives the template what it shows, where that is cheaper
    than the data; it takes what ``data`` takes.
    """

    name: str
    path: str
    data: Callable[..., Any]
    scripts: tuple[str, ...] = ()
    values: Callable[[Any, Texts], dict[str, Any]] = lambda _, __: {}
    shown: Callable[..., Any] | None = None

    def add_to(self, router: APIRouter) -> None:
        """Serve the page at its path, and its data at the path with ``.json`` behind it."""
        shape = get_type_hints(self.data)["return"]
        json_path = f"{self.path.rstrip('/') or '/stories'}.json"
        router.add_api_route(
            json_path,
            self.data,
            response_model=shape,
            name=f"{self.name}.json",
            operation_id=self.name,
            summary=(self.data.__doc__ or "").partition("\n")[0],
            responses={
                404: {"model": Problem, "description": "There is no such thing."},
                422: {"model": Problem, "description": "The address makes no sense."},
            },
        )

        router.add_api_route(
            self.path,
            self._shown(),
            methods=["GET"],
            name=self.name,
            response_class=HTMLResponse,
            include_in_schema=False,
        )

    def _shown(self) -> Callable[..., HTMLResponse]:
        """The page as one function of what its address holds: looked up and rendered on one thread, in one go.

        As a dependency the data would be handed from thread to thread, and wait at each for the readers before it.
        """
        hints = get_type_hints(self.data, include_extras=True)
        asked = [each.replace(annotation=hints[each.name]) for each in signature(self.data).parameters.values()]

        def html(page_request: Request, page_texts: Texts, **address: Any) -> HTMLResponse:
            found = (self.shown or self.data)(**address)
            values = {"page": found, "scripts": self.scripts} | self.values(found, page_texts)
            return HTMLResponse(render(f"{self.name}.html", page_request, page_texts, values))

        more = (("page_request", Request), ("page_texts", ReadersTexts))
        own = [Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind) for name, kind in more]
        html.__signature__ = Signature([*asked, *own])  # type: ignore[attr-defined] # what FastAPI reads
        return html


@dataclass(frozen=True)
class Problem:
    """What went wrong, in words."""

    detail: str


def back(request: Request, then: str = "") -> RedirectResponse:
    """To *then*, else to the page that a form was sent from; never off the desk."""
    if not _is_local(then):
        came = urlsplit(request.headers.get("referer", ""))
        then = f"{came.path}?{came.query}" if came.query else came.path
    return RedirectResponse(then if _is_local(then) else "/", status_code=303)


def tell(request: Request, key: str, undo: str = "", detail: str = "", *, failed: bool = False) -> None:
    """Say the words under *key* on the next page that this reader sees, with a way to undo the judgement *undo*."""
    request.session["told"] = {"key": key, "undo": undo, "detail": detail, "failed": failed}


def _is_local(path: str) -> bool:
    """Whether *path* is an address on this desk and cannot be read as one on another host."""
    return path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
