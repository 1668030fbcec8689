"""Feeds (RSS and Atom): each entry's own text, or the page it links to."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree, html

from uradori.errors import FormatError, InputError, Trouble, UnreadableError
from uradori.intake.payload import Payload
from uradori.intake.reader import Intake, Opened
from uradori.model import RawPage, host_of, snapshot_hash

_PAGE = frozenset({"html", "text"})
_FULL = 400
"""An entry's text of fewer characters is taken for a teaser where the entry also links to a page."""

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main"
        " nav ol p pre section table td th tr ul",
    )
)
_UNSEEN = ("script", "style", "noscript", "template", "iframe")


@dataclass(frozen=True, slots=True)
class _Feed:
    """Where the feed was found, how it calls itself, and the host of the site it is for."""

    address: str
    title: str | None
    host: str | None


def read(payload: Payload, intake: Intake) -> Opened:
    """The pages of the feed's entries.

    An entry that carries its whole text gives that; another gives the page it links to (``options.follow``), or
    else its teaser. The feed's address, the entry's ``<source>`` as originator, and its times are kept.
    Raises FormatError where it is no feed.
    """
    parsed = feedparser.parse(io.BytesIO(payload.body()), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version:
        raise FormatError(payload.input, "not a feed: neither RSS nor Atom", Trouble.NO_FEED)
    if not parsed.entries:
        intake.options.notice(f"{payload.input}: the feed has no entries")
    address = payload.url or _self(parsed.feed) or payload.input
    feed = _Feed(address, parsed.feed.get("title") or None, host_of(parsed.feed.get("link") or payload.url))
    for entry in parsed.entries:
        try:
            yield from _entry(entry, feed, payload, intake)
        except InputError as error:
            yield error


def _entry(entry: Any, feed: _Feed, payload: Payload, intake: Intake) -> Iterator[RawPage | InputError]:
    link = urljoin(feed.address, entry["link"]) if entry.get("link") else None
    text = _longest(entry)
    outlet, originator = _publishers(entry, feed, link)
    if link and intake.options.follow and len(text) < _FULL:
        for page in intake.open_url(link, _PAGE):
            if isinstance(page, RawPage):
                carried = replace(page, feed=feed.address, originator=originator, published=_time(entry))
                yield replace(carried, outlet=outlet)
            else:
                yield page
        return
    name = link or entry.get("id") or f"{payload.input}#{entry.get('title', 'untitled entry')}"
    if not text:
        raise UnreadableError(name, "the feed's entry has no text; follow its link to read the page")
    yield RawPage(
        name,
        text,
        snapshot_hash(text.encode("utf-8", "replace")),
        url=link,
        outlet=outlet,
        feed=feed.address,
        originator=originator,
        title=_plain(entry.get("title", "")) or None,
        published=_time(entry),
        fetched=payload.fetched,
    )


def _longest(entry: Any) -> str:
    """The longest text that the entry carries, without markup."""
    parts = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    return max((_plain(part) for part in parts), key=len)


def _publishers(entry: Any, feed: _Feed, link: str | None) -> tuple[str | None, str | None]:
    """The outlet and the originator of an entry, as far as the feed tells.

    ``<source>`` names where the entry comes from: the outlet itself where it links there, else whom it credits.
    The feed's own title is the outlet of entries without a link or with one to the feed's own site; any other entry
    is left to be told by its address.
    """
    source = entry.get("source") or {}
    named = source.get("title") or None
    host = host_of(link)
    if named and host and host == host_of(source.get("href") or source.get("link")):
        return named, None
    return (feed.title if host is None or host == feed.host else None), named


def _self(feed: Any) -> str | None:
    return next((link.get("href") for link in feed.get("links", ()) if link.get("rel") == "self"), None)


def _time(entry: Any) -> str | None:
    """When the entry was published, with the time zone that the feed gives, as ISO 8601 where it can be told."""
    stated = entry.get("published") or entry.get("updated")
    if not stated or stated[:4].isdigit():
        return stated or None
    try:
        return parsedate_to_datetime(stated).isoformat()
    except ValueError:
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        return datetime.fromtimestamp(calendar.timegm(moment), UTC).isoformat() if moment else None


def _plain(fragment: str) -> str:
    """The text of a piece of HTML, a line for each block."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        root = html.fragment_fromstring(fragment, create_parent="div")
    except (etree.ParserError, ValueError):  # nothing but comments, or control characters
        return ""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    pieces: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        block = node.tag in _BLOCKS
        text = node.tail if event != "start" else node.text
        pieces += ["\n" if block else "", text or ""]
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
