"""Plain text: one file is one article, its text the decoded content unchanged."""

from __future__ import annotations

from uradori.intake.charset import decode
from uradori.intake.payload import Payload
from uradori.intake.reader import Intake, Opened
from uradori.model import RawPage, snapshot_hash


def read(payload: Payload, _intake: Intake) -> Opened:
    """The one page of *payload*. Raises UnreadableError where it is empty, binary, or in no known encoding."""
    body = payload.body()
    text = decode(body, payload.input, payload.charset)
    yield RawPage(payload.input, text, snapshot_hash(body), url=payload.url, fetched=payload.fetched)
