"""Templates: the desk's own, and the parts that they share with the briefing."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from uradori.briefing.interface import Texts
from uradori.briefing.render.evidence import percent, reason_text
from uradori.briefing.render.html import code
from uradori.export import FORMATS
from uradori.model import safe_url
from uradori.moments import parse_time
from uradori.web.guard import csrf_token
from uradori.web.kept import Kept
from uradori.web.people import reader
from uradori.web.troubles import why, whys

NAVIGATION = (
    ("stories", "/"),
    ("figures", "/figures"),
    ("search", "/search"),
    ("review", "/review"),
    ("alerts", "/alerts"),
    ("basket", "/basket"),
    ("feeds", "/feeds"),
    ("settings", "/settings"),
)
"""The pages that every page leads to: the key of their name, and where they are."""


def render(template: str, request: Request, texts: Texts, values: dict[str, Any]) -> str:
    """*template* with *values*; every text is escaped."""
    values = {
        "request": request,
        "texts": texts,
        "csrf": csrf_token(request),
        "reader": reader(request),
        "kept": Kept(request.app.state.judges.notebook),
        "message": request.session.pop("told", None),
        "reason": lambda reason, name=None: reason_text(texts, reason, name),
        "why": lambda written: why(texts, written),
        "whys": lambda written: whys(texts, written),
        "other_lang": _in_other_language(request, texts),
        **values,
    }
    return _environment().get_template(template).render(values)


def part(template: str, values: dict[str, Any]) -> Markup:
    """A part of a page that is the same for every reader."""
    return Markup(_environment().get_template(template).render(values))  # noqa: S704 - a template escapes


def compile_templates() -> None:
    """Compile every template: a page should not wait for its own."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def _plain_json(value: Any) -> Markup:
    """*value* as JSON for a script element that holds data: nothing in it can end the element."""
    return htmlsafe_json_dumps(value, default=asdict, ensure_ascii=False)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("uradori.web"), PackageLoader("uradori.briefing")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "code": code,
        "nav": NAVIGATION,
        "formats": [one.name for one in FORMATS],
        "is_time": lambda time: parse_time(time) is not None,
        "percent": percent,
        "safe_url": safe_url,
        "year": None,
    }
    environment.filters["plain_json"] = _plain_json
    return environment


def _in_other_language(request: Request, texts: Texts) -> str:
    """The address of the page, asked in the other language of the interface."""
    return str(
        request.url.include_query_params(lang="en" if texts.lang == "ja" else "ja").replace(scheme="", netloc="")
    )
