"""HTML pages: decoded by what the page declares of itself, and left to reading as they are."""

from __future__ import annotations

import re

from uradori.intake.charset import decode
from uradori.intake.payload import Payload
from uradori.intake.reader import Intake, Opened
from uradori.model import Markup, RawPage, snapshot_hash

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096


def read(payload: Payload, _intake: Intake) -> Opened:
    """The one page of *payload*. Raises UnreadableError where it is empty, binary, or in no known encoding."""
    yield page(payload.body(), payload)


def page(body: bytes, payload: Payload) -> RawPage:
    """The page in *body*, with what *payload* says of it."""
    declared = _DECLARED.search(body, 0, _HEAD)
    charset = payload.charset or (declared.group(1).decode("ascii") if declared else None)
    # Stray zero bytes are common in broken pages and mean nothing in HTML.
    clean = body if body[:2] in (b"\xff\xfe", b"\xfe\xff") else body.replace(b"\0", b"")
    return RawPage(
        payload.input,
        decode(clean, payload.input, charset),
        snapshot_hash(body),
        markup=Markup.HTML,
        url=payload.url,
        fetched=payload.fetched,
    )
