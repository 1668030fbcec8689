"""Web archives: the HTML pages among a WARC file's responses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from uradori.errors import FormatError, InputError, UnreadableError
from uradori.intake import html
from uradori.intake.payload import Payload, take
from uradori.intake.reader import Intake, Opened
from uradori.model import RawPage

_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200


def read(payload: Payload, _intake: Intake) -> Opened:
    """The pages of the archive; one that cannot be decoded gives an error, and the rest goes on.

    Raises FormatError where it is no WARC file.
    """
    for record in _records(payload):
        if _is_page(record):
            try:
                yield _page(record, payload)
            except InputError as error:
                yield error


def _records(payload: Payload) -> Iterator[WarcRecord]:
    """All records, whatever their kind; a damaged archive ends with an error after its readable part."""
    count = 0
    with closing(payload.open()) as stream:
        try:
            archive = ArchiveIterator(stream, record_types=WarcRecordType.any_type, auto_decode="all")
            for count, record in enumerate(archive, 1):  # noqa: B007 - counts what came before damage
                yield record
        except (OSError, EOFError) as error:
            if count:
                reason = f"the archive is damaged after {count} records, which were read: {error}"
                raise UnreadableError(payload.input, reason) from error
            raise FormatError(payload.input, f"not a WARC file: {error}") from error
    if not count:
        raise FormatError(payload.input, "holds no WARC record; is it a WARC file?")


def _is_page(record: WarcRecord) -> bool:
    return (
        record.record_type == WarcRecordType.response
        and record.http_headers is not None
        and record.http_headers.status_code == _OK
        and (record.http_content_type or "").lower() in _PAGES
    )


def _page(record: WarcRecord, payload: Payload) -> RawPage:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    name = f"{payload.input}#{url or record.record_id}"
    body = take(record.reader.read, payload.max_bytes, name)
    if not body.strip():
        raise UnreadableError(name, "is empty")
    carrier = replace(
        payload, input=name, url=url or None, charset=record.http_charset, fetched=record.headers.get("WARC-Date")
    )
    return html.page(body, carrier)
