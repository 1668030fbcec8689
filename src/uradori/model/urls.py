"""What an address says by itself."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str | None:
    """The host that *url* names, without ``www.``; None where there is none or it is no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def safe_url(url: str | None) -> str | None:
    """*url* where it is an ordinary http or https address that may be linked, else None."""
    try:
        parts = urlsplit((url or "").strip())
        ordinary = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return (url or "").strip() if ordinary else None
