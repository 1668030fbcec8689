"""Feeds: where articles come from, how each fares, and lists of them in and out."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Response
from lxml import etree

from uradori.ledger import Failure
from uradori.model import FeedEntry, safe_url
from uradori.notebook.notebook import now
from uradori.web.desk import AtDesk, Desk
from uradori.web.errands import Errand
from uradori.web.page import Page
from uradori.web.people import Session


@dataclass(frozen=True)
class FeedState:
    """A feed and its health: when an article last came from it, when it was last tried, what went wrong then.

    ``entry`` is the id under which it is written down; None where it is only known from the articles. ``error`` has
    the code of a common trouble behind it, in brackets.
    """

    url: str
    title: str
    entry: str | None
    last_article: str | None
    last_tried: str | None
    last_ok: str | None
    error: str


@dataclass(frozen=True)
class FeedsPage:
    """All feeds, and the reading that goes on or went last; ``able`` is whether this desk can read.

    ``told`` is whether what went wrong with that reading is told beside a feed.
    """

    feeds: tuple[FeedState, ...]
    errand: Errand | None
    able: bool
    told: bool


SEEN = "feeds"
"""Under which name a session has when its reader last looked at the feeds."""


def feeds(desk: AtDesk, session: Session) -> FeedsPage:
    """The feeds that people wrote down, and those that articles were found in."""
    states, last = tuple(_states(desk)), desk.errands.last
    if last and not last.running:
        session[SEEN] = now()
    told = last is not None and not last.running and any(_failed_since(one, last.since) for one in states)
    return FeedsPage(states, last, desk.errands.able, told)


def _failed_since(feed: FeedState, since: str) -> bool:
    return bool(feed.error) and (feed.last_tried or "") >= since


def unseen(errand: Errand | None, session: Session) -> Errand | None:
    """*errand*, unless its reader looked at the feeds since and saw there what went wrong."""
    seen = str(session.get(SEEN, ""))
    return None if errand and errand.error and seen >= errand.since else errand


def _states(desk: Desk) -> list[FeedState]:
    written = {one.url: one for one in desk.notebook.feeds()}
    found = {url: at for url, at in desk.machine.feeds() if safe_url(url)}
    failed = {one.input: one for one in desk.machine.failures()}
    return [_state(desk, url, written.get(url), found.get(url), failed.get(url)) for url in {**written, **found}]


def _state(desk: Desk, url: str, entry: FeedEntry | None, came: str | None, failure: Failure | None) -> FeedState:
    last, well = desk.notebook.attempts(url)
    ok = _latest(well.at if well else None, came)
    error = last.error if last else ""
    if failure and failure.at > (ok or ""):
        error = error or failure.reason
    return FeedState(
        url=url,
        title=entry.title if entry else "",
        entry=entry.id if entry else None,
        last_article=came,
        last_tried=_latest(last.at if last else None, came, failure.at if failure else None),
        last_ok=ok,
        error=error,
    )


def _latest(*times: str | None) -> str | None:
    return max((each for each in times if each), default=None)


PAGE = Page("feeds", "/feeds", feeds)

router = APIRouter()


@router.get("/feeds.opml", response_class=Response, responses={200: {"content": {"text/x-opml": {}}}})
def opml(desk: AtDesk) -> Response:
    """All feeds as an OPML list."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Uradori"
    body = etree.SubElement(root, "body")
    for one in _states(desk):
        etree.SubElement(body, "outline", type="rss", text=one.title or one.url, xmlUrl=one.url)
    text = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    headers = {"Content-Disposition": 'attachment; filename="uradori-feeds.opml"'}
    return Response(text, media_type="text/x-opml", headers=headers)
