"""OPML: a list of feeds, each fetched and read."""

from __future__ import annotations

from lxml import etree

from uradori.errors import FormatError, InputError
from uradori.intake.payload import Payload
from uradori.intake.reader import Intake, Opened

_FEED = frozenset({"feed"})


def read(payload: Payload, intake: Intake) -> Opened:
    """The pages of all feeds that the list names; a feed that fails gives an error, and the rest goes on.

    Raises FormatError where it is no OPML, or names no feed.
    """
    addresses = list(dict.fromkeys(address for address, _ in outlines(payload.body(), payload.input)))
    if not addresses:
        raise FormatError(payload.input, "names no feed: no outline with an xmlUrl")
    for address in addresses:
        try:
            yield from intake.open_url(address, _FEED)
        except InputError as error:
            yield error


def outlines(body: bytes, name: str) -> list[tuple[str, str]]:
    """Address and title of each feed that the list *body* names; *name* is what errors call it.

    Raises FormatError where it is no OPML.
    """
    # Lists from the wild hold bare ampersands: recover; entities and the network stay shut.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(name, f"not OPML: {error.msg}") from error
    if root is None or root.tag != "opml":
        raise FormatError(name, "not OPML: its root is not <opml>")
    found = [
        ((outline.get("xmlUrl") or "").strip(), outline.get("title") or outline.get("text") or "")
        for outline in root.iter("outline")
    ]
    return [(address, title) for address, title in found if address]
