"""Feeds: written down, read, taken in from a list; and the demo dossier for who has none yet."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse

from uradori.errors import UsageError
from uradori.intake.opml import outlines
from uradori.model import safe_url
from uradori.web.actions.fields import Ident, Words, actions
from uradori.web.desk import AtDesk, Desk
from uradori.web.errands import DEMO
from uradori.web.page import back, tell
from uradori.web.people import Author

MOST_FEEDS = 5000
"""Feeds of one list at most."""

router = actions()


@router.post("/feeds")
def add(request: Request, desk: AtDesk, url: Words, author: Author) -> RedirectResponse:
    """Write a feed down, and read it where this desk can."""
    address = safe_url(url)
    if address is None:
        raise UsageError(desk.texts("feeds.no_address", url=url[:200]))
    if all(feed.url != address for feed in desk.notebook.feeds()):
        desk.notebook.add_feed(address, "", author)
    if desk.errands.able:
        _send(request, desk, address, [address])
    else:
        tell(request, "told.feed")
    return back(request, "/feeds")


@router.post("/feeds/read")
def read(request: Request, desk: AtDesk, url: Words = "") -> RedirectResponse:
    """Read one feed, or all of them, now; in the background."""
    known = [feed.url for feed in desk.notebook.feeds()]
    chosen = [each for each in known if url in {"", each}]
    if not chosen:
        raise UsageError(desk.texts("judge.no_such"))
    _send(request, desk, url or desk.texts("feeds.all"), chosen)
    return back(request, "/feeds")


@router.post("/feeds/opml")
def take_in(request: Request, desk: AtDesk, author: Author, file: Annotated[UploadFile, File()]) -> RedirectResponse:
    """Write down the feeds of an OPML list; those known already stay as they are."""
    known = {feed.url for feed in desk.notebook.feeds()}
    listed = outlines(file.file.read(), file.filename or "OPML")
    for url, title in {safe_url(url): title for url, title in listed[:MOST_FEEDS]}.items():
        if url and url not in known:
            desk.notebook.add_feed(url, title, author)
    tell(request, "told.feed")
    return back(request, "/feeds")


@router.post("/demo")
def demo(request: Request, desk: AtDesk) -> RedirectResponse:
    """Read the bundled dossier into this ledger, in the background."""
    _send(request, desk, DEMO, [])
    return back(request, "/")


def _send(request: Request, desk: Desk, what: Ident, sources: list[str]) -> None:
    if not desk.errands.able:
        raise HTTPException(409, desk.texts("feeds.cannot"))
    sent = desk.errands.send(what, sources)
    if sent and sent.error:
        tell(request, "told.refused", detail=sent.error)
