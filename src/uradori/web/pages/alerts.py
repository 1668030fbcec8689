"""Alerts: what is new about what people follow, as a page and as an Atom feed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import version

from fastapi import APIRouter, Request, Response

from uradori.export.atom import Change, Feed, atom
from uradori.notebook.notebook import now
from uradori.web.alerts import SORTS, changes
from uradori.web.desk import AtDesk
from uradori.web.page import Page


@dataclass(frozen=True)
class AlertsPage:
    """Changes, the newest first; ``follows`` is how many things are followed, ``guarded`` whether a token is set."""

    changes: tuple[Change, ...]
    follows: int
    guarded: bool


def alerts(desk: AtDesk) -> AlertsPage:
    """What is new about what is followed, each with the sentences that show it."""
    follows = [one for one in desk.notebook.follows() if one.target.kind in SORTS]
    return AlertsPage(changes(desk, follows), len(follows), desk.options.token is not None)


PAGE = Page("alerts", "/alerts", alerts)

router = APIRouter()


@router.get(
    "/alerts.atom", response_class=Response, responses={200: {"content": {"application/atom+xml": {}}}, 422: {}}
)
def feed(request: Request, desk: AtDesk) -> Response:
    """The same changes as an Atom feed."""
    base = str(request.base_url).rstrip("/")
    found = (replace(one, link=f"{base}{one.link}") for one in changes(desk, desk.notebook.follows()))
    head = Feed(
        id="alerts",
        title=f"{desk.texts('desk.name')} – {desk.texts('desk.alerts')}",
        made=now(),
        maker=f"uradori {version('uradori')}",
        lang=desk.texts.lang,
        address=f"{base}/alerts.atom",
        link=f"{base}/alerts",
    )
    return Response(atom(head, tuple(found)), media_type="application/atom+xml")
