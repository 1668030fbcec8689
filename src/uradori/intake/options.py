"""How intake is to behave, and what a run remembers of the web."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field

import httpx
from protego import Protego

_log = logging.getLogger(__name__)

MEGABYTE = 1_000_000


def resolve(host: str, port: int) -> list[str]:
    """The addresses that *host* has in the name service, IPv4 first. Raises OSError (gaierror) where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ordered = sorted(found, key=lambda entry: entry[0] != socket.AF_INET)
    return list(dict.fromkeys(str(entry[4][0]) for entry in ordered))


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed."""

    etag: str | None
    modified: str | None


@dataclass(slots=True)
class Visits:
    """What a run remembers of the web: robots files, and the validators of pages (keep those to skip unchanged pages).

    Store ``validators`` only together with what was read: a page that the server calls unchanged is not read again.
    """

    validators: MutableMapping[str, Validators] = field(default_factory=dict)
    robots: dict[str, Protego] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WebOptions:
    """Manners and limits on the web; times in seconds.

    ``wait`` bounds every single pause, so a ``Retry-After`` beyond it is an error. ``transport``, ``resolve`` and
    ``sleep`` are seams for tests and for other networks.
    """

    allow_private: bool = False
    agent: str = "uradori/0.1 (+reads news articles for source checking)"
    timeout: float = 15.0
    deadline: float = 90.0
    retries: int = 2
    wait: float = 30.0
    redirects: int = 5
    transport: httpx.BaseTransport | None = None
    resolve: Callable[[str, int], list[str]] = resolve
    sleep: Callable[[float], None] = time.sleep
    visits: Visits = field(default_factory=Visits)


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How sources are opened.

    ``follow``: fetch the page that a feed entry links to where the entry does not carry the whole text.
    ``max_bytes``: the most that one page, feed, or line may have, unpacked. ``notice`` is told what was skipped.
    """

    follow: bool = False
    max_bytes: int = 50 * MEGABYTE
    web: WebOptions = field(default_factory=WebOptions)
    notice: Callable[[str], None] = _log.info
