"""How records are named outside the ledger: urns of ours, and the hash of what was read as an address."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from urllib.parse import quote

from uradori.export.dossier import Snapshot

NAMESPACE = "urn:uradori:"


def local(sort: str, ident: str) -> str:
    """The name of a record without its namespace, ``claim:1f2e…``; every character outside ASCII is escaped."""
    return f"{sort}:{quote(ident, safe='')}"


def urn(sort: str, ident: str) -> str:
    """The name of a record: ``urn:uradori:claim:1f2e…``."""
    return NAMESPACE + local(sort, ident)


def address(snapshot: Snapshot) -> str:
    """Where an article is: its url, else the name that its bytes give it (RFC 6920)."""
    return snapshot.url or hash_name(snapshot.article.snapshot)


def hash_name(sha256: str) -> str:
    """A SHA-256 in hexadecimal as a ``ni:`` address; as a urn of ours where it is no such hash."""
    try:
        digest = bytes.fromhex(sha256)
    except ValueError:
        return urn("snapshot", sha256)
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"


def instant(time: str | None) -> str | None:
    """An ISO date or time as a moment in UTC (``2025-08-18T08:00:00Z``); None where it is neither.

    A date alone is its first moment, a time without an offset is taken for UTC.
    """
    try:
        when = datetime.fromisoformat(time or "")
    except ValueError:
        return None
    try:
        when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return when.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
