"""Changes as an Atom feed: what is new about something that a person follows, each with the sentences that show it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lxml import etree

from uradori.errors import UsageError
from uradori.export.names import instant, urn
from uradori.export.quoting import Segment
from uradori.model import safe_url

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NAMESPACES: dict[str, Any] = {uri: {None: uri} for uri in (ATOM, XHTML)}
"""Each as the default namespace of its elements; the library's types know of none."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even escaped."""


class ChangeKind(StrEnum):
    """What sort of change it is."""

    STATEMENT = "statement"
    DISPUTE = "dispute"
    DENIAL = "denial"
    REVISION = "revision"
    ORIGIN = "origin"
    ARTICLE = "article"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that shows a change: its pieces, who says it, and the article it is from.

    ``label`` is what it is here for ("before", "denied by"), where there are several.
    """

    segments: tuple[Segment, ...]
    lang: str
    publisher: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    source: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Something that has changed about what a person follows.

    ``id`` names the change for good, ``title`` says it in words, ``at`` is when it was seen (ISO 8601), ``link`` where
    the desk shows it. A change without a sentence that shows it is none: raises UsageError.
    """

    id: str
    kind: ChangeKind
    title: str
    at: str
    evidence: tuple[Sentence, ...]
    link: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise UsageError(f"change {self.id}: no sentence shows it")


@dataclass(frozen=True, slots=True)
class Feed:
    """What is followed: ``id`` names it for good, ``made`` is when the feed was written (ISO 8601).

    ``address`` is where the feed is, ``link`` the page it tells of; ``lang`` the language of titles and labels.
    """

    id: str
    title: str
    made: str
    maker: str
    lang: str = "en"
    address: str | None = None
    link: str | None = None


def atom(feed: Feed, changes: tuple[Change, ...]) -> str:
    """*changes*, the newest first, as an Atom document (RFC 4287). Texts of others are text in it, never markup."""
    made = instant(feed.made) or "1970-01-01T00:00:00Z"
    dated = sorted(((instant(change.at) or made, change) for change in changes), key=lambda each: each[0], reverse=True)
    parts = [
        _atom("id", urn("feed", feed.id)),
        _atom("title", feed.title),
        _atom("updated", dated[0][0] if dated else made),
        _atom("author", _atom("name", feed.maker)),
        _atom("generator", feed.maker),
        *_link("self", feed.address, "application/atom+xml"),
        *_link("alternate", feed.link, "text/html"),
        *(_entry(change, when) for when, change in dated),
    ]
    root = _atom("feed", *parts, **{XML_LANG: feed.lang})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode("utf-8") + "\n"


def _entry(change: Change, when: str) -> etree._Element:
    sources = dict.fromkeys(sentence.url for sentence in change.evidence if safe_url(sentence.url))
    return _atom(
        "entry",
        _atom("id", urn("change", change.id)),
        _atom("title", change.title),
        _atom("updated", when),
        _atom("category", term=change.kind),
        *_link("alternate", change.link, "text/html"),
        *(link for url in sources for link in _link("via", url, "text/html")),
        _atom("content", _html("div", *map(_shown, change.evidence)), type="xhtml"),
    )


def _shown(sentence: Sentence) -> etree._Element:
    """The sentence as a quote, with who says it and where."""
    words = [_html("strong", each.text) if each.cited else each.text for each in sentence.segments]
    url = safe_url(sentence.url)
    title = sentence.title or url or sentence.publisher
    named = _html("a", title, href=url) if url else _html("cite", title)
    who = f"{sentence.source} · " if sentence.source else ""
    when = f", {sentence.published}" if sentence.published else ""
    label = [_html("p", _html("em", sentence.label))] if sentence.label else []
    quote = _html("blockquote", _html("p", *words), **{XML_LANG: sentence.lang})
    return _html("div", *label, quote, _html("p", who, named, f", {sentence.publisher}{when}"))


def _link(rel: str, url: str | None, media: str) -> list[etree._Element]:
    """A link, where *url* may be linked."""
    found = safe_url(url)
    return [_atom("link", rel=rel, type=media, href=found)] if found else []


def _atom(tag: str, *content: etree._Element | str, **attributes: str) -> etree._Element:
    return _filled(etree.Element(f"{{{ATOM}}}{tag}", nsmap=_NAMESPACES[ATOM]), content, attributes)


def _html(tag: str, *content: etree._Element | str, **attributes: str) -> etree._Element:
    return _filled(etree.Element(f"{{{XHTML}}}{tag}", nsmap=_NAMESPACES[XHTML]), content, attributes)


def _filled(
    element: etree._Element, content: tuple[etree._Element | str, ...], attributes: dict[str, str]
) -> etree._Element:
    """*element* with what goes into it, in order: texts, made fit for XML, and other elements."""
    for name, value in attributes.items():
        element.set(name, _clean(value))
    for each in content:
        if not isinstance(each, str):
            element.append(each)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + _clean(each)
        else:
            element.text = (element.text or "") + _clean(each)
    return element


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
