"""OPML: a list of feeds, each fetched and read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from uradori.errors import FormatError, InputError
from uradori.intake.payload import Payload
from uradori.intake.reader import Intake, Opened

_FEED = frozenset({"feed"})


def read(payload: Payload, intake: Intake) -> Opened:
    """The pages of all feeds that the list names; a feed that fails gives an error, and the rest goes on.

    Raises FormatError where it is no OPML, or names no feed.
    """
    addresses = list(dict.fromkeys(_addresses(payload)))
    if not addresses:
        raise FormatError(payload.input, "names no feed: no outline with an xmlUrl")
    for address in addresses:
        try:
            yield from intake.open_url(address, _FEED)
        except InputError as error:
            yield error


def _addresses(payload: Payload) -> Iterator[str]:
    # Lists from the wild hold bare ampersands: recover; entities and the network stay shut.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(payload.body(), parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(payload.input, f"not OPML: {error.msg}") from error
    if root is None or root.tag != "opml":
        raise FormatError(payload.input, "not OPML: its root is not <opml>")
    for outline in root.iter("outline"):
        if address := (outline.get("xmlUrl") or "").strip():
            yield address
