"""The article in an HTML page: its text without the boilerplate, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from uradori.errors import UnreadableError
from uradori.reading.dates import normalise

if TYPE_CHECKING:
    from trafilatura.settings import Document

MAX_MARKUP = 2_000_000
"""Most characters of markup, scripts aside, that are read: extraction takes up to some seconds per million."""

_MAX_ATTRIBUTES = 2000
"""Most attributes in one tag: the parser compares each with each."""

_MAX_ELEMENTS = 60_000
"""Most elements in one page; long ones have a fifth."""

_MAX_INLINE = 2000
"""Most inline elements in one block: extraction takes time by the square of them."""

_CROWDED = f"//*[count(a|b|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u) > {_MAX_INLINE}]"

# Raw-text elements and comments are passed over whole; a tag runs to its ">" outside quoted values, as in the
# HTML standard. Both also match to the end of the text, so that the scan is linear whatever is left unclosed.
_OPAQUE = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|svg|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z](?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_SEPARATOR = re.compile(r"[\s/]+")
_LINKED_DATA = '//script[@type="application/ld+json"]/text()'
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_PUBLISHED_XPATHS = (
    '//meta[@property="article:published_time" or @name="article:published_time"]/@content',
    '//*[@itemprop="datePublished"]/@content | //*[@itemprop="datePublished"]/@datetime',
    '//meta[@name="pubdate" or @name="publishdate" or @name="parsely-pub-date" or @name="date"]/@content',
    "//time[@pubdate]/@datetime",
)
_MOST_DATES = 10
"""A page that states so many dates of itself, none of them readable, will not get better."""

_LEAST_RECALL = 100
"""What the second way finds in fewer characters is a menu or a notice, not an article."""

_DATE_OPTIONS = {"extensive_search": False, "original_date": True}


@dataclass(frozen=True, slots=True)
class Extract:
    """What a page holds: the article's ``text``, and ``visible``, all its text, boilerplate and notices included.

    ``way`` says how the text was found: ``precise``, or ``recall`` where the precise way found nothing.
    ``lang`` is the page's own ``lang`` attribute; the rest as in the page's metadata, ``published`` as ISO 8601.
    """

    text: str
    visible: str
    way: str
    title: str | None
    site: str | None
    published: str | None
    canonical: str | None
    lang: str | None


def extract(markup: str, name: str, url: str | None) -> Extract:
    """The article in the page *markup*; *name* is the input it came from, *url* its address if known.

    Raises UnreadableError where no article text is found, or where the markup is too large or hostile.
    """
    tree = _parse(_bounded(markup, name), name)
    published = _published(tree)
    lang = tree.get("lang")
    visible = _visible(tree)
    way, found = _document(tree, url)
    if found is None or not found.text:
        raise UnreadableError(name, "no article text found in the page; save the article's text as .txt to read it")
    return Extract(
        text=found.text.strip(),
        visible=visible,
        way=way,
        title=_line(found.title),
        site=_line(found.sitename),
        published=published or normalise(found.date),
        canonical=found.url if found.url and found.url.startswith(("http://", "https://")) else None,
        lang=lang,
    )


def _bounded(markup: str, name: str) -> str:
    clean = markup.replace("\0", "")
    if len(clean) > MAX_MARKUP:
        clean = _OPAQUE.sub(" ", clean)
    if len(clean) > MAX_MARKUP:
        size = f"{len(clean) / 1e6:.0f} million characters of markup, the limit is {MAX_MARKUP / 1e6:.0f}"
        raise UnreadableError(name, f"too large for one page: {size}; save the article's text as .txt to read it")
    for tag in _TAG.finditer(_OPAQUE.sub(" ", clean)):
        text = tag.group()
        if len(text) > 2 * _MAX_ATTRIBUTES and len(_SEPARATOR.findall(_VALUE.sub(" ", text))) > _MAX_ATTRIBUTES:
            raise UnreadableError(name, f"hostile markup: a tag of more than {_MAX_ATTRIBUTES} attributes")
    return clean


def _parse(markup: str, name: str) -> HtmlElement:
    from trafilatura import load_html  # noqa: PLC0415 - 0.2 s to import, and texts do without

    tree = load_html(markup) if markup.strip() else None
    if tree is None:
        raise UnreadableError(name, "no article text found: not a page of HTML")
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        raise UnreadableError(name, f"hostile markup: more than {_MAX_ELEMENTS} elements in one page")
    if tree.xpath(f"boolean({_CROWDED})"):
        raise UnreadableError(name, f"hostile markup: more than {_MAX_INLINE} inline elements in one block")
    return tree


def _document(tree: HtmlElement, url: str | None) -> tuple[str, Document | None]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above

    for way, least in (("precise", 1), ("recall", _LEAST_RECALL)):
        found = bare_extraction(
            tree,
            url=url,
            fast=True,
            favor_precision=way == "precise",
            favor_recall=way == "recall",
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATE_OPTIONS),
        )
        if found is not None and not isinstance(found, dict) and len((found.text or "").strip()) >= least:
            return way, found
    return "recall", None


def _published(tree: HtmlElement) -> str | None:
    stated = islice(_stated_dates(tree), _MOST_DATES)
    return next((day for one in stated if (day := normalise(one))), None)


def _stated_dates(tree: HtmlElement) -> Iterator[str]:
    for data in tree.xpath(_LINKED_DATA):
        yield from _PUBLISHED.findall(data)
    for path in _PUBLISHED_XPATHS:
        yield from tree.xpath(path)


def _visible(tree: HtmlElement) -> str:
    pieces = tree.xpath("//body//text()[not(parent::script or parent::style or parent::noscript or parent::template)]")
    return "\n".join(line for piece in pieces if (line := " ".join(piece.split())))


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
