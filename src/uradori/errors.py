"""The tree of errors; each names the input it belongs to.

UradoriError
├── InputError            an input cannot be read
│   ├── UnreadableError       missing, empty, binary, too large, broken encoding
│   ├── FormatError           not the format it claims to be
│   └── FetchError            dead host, refused, robots, timeout, private address
├── LedgerError           the ledger cannot be opened, or is of another version
└── UsageError            what was asked makes no sense (unknown story, wrong option)
"""

from __future__ import annotations

import re
from enum import StrEnum

_CODED = re.compile(r"(?P<reason>.*) \[(?P<code>[a-z-]+)\]", re.DOTALL)


class UradoriError(Exception):
    """Base of every error that Uradori raises on purpose."""


class Trouble(StrEnum):
    """What commonly goes wrong with an address, for who tells it in another language."""

    ADDRESS = "address"
    UNRESOLVED = "unresolved"
    PRIVATE = "private"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    BROKEN_OFF = "broken-off"
    ROBOTS = "robots"
    REDIRECTS = "redirects"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    BUSY = "busy"
    STATUS = "status"
    TOO_LARGE = "too-large"
    NO_FEED = "no-feed"
    NO_FORMAT = "no-format"


class InputError(UradoriError):
    """An input cannot be read; ``input`` names it, ``reason`` says what happened and what to do.

    ``code`` is which of the common troubles it is, where it is one.
    """

    # ``input`` is the contract's own word.
    def __init__(self, input: str, reason: str, code: Trouble | None = None) -> None:  # noqa: A002 - as above
        super().__init__(f"{input}: {reason}")
        self.input = input
        self.reason = reason
        self.code = code

    @property
    def coded(self) -> str:
        """The reason with the code behind it, as it is written down; `uncoded` takes them apart again."""
        return f"{self.reason} [{self.code}]" if self.code else self.reason


def uncoded(written: str) -> tuple[str, Trouble | None]:
    """The reason and the code of an error that was written down."""
    found = _CODED.fullmatch(written)
    if found is None or found["code"] not in {*Trouble}:
        return written, None
    return found["reason"], Trouble(found["code"])


class UnreadableError(InputError):
    """Missing, empty, binary, too large, or in no encoding that can be told."""


class FormatError(InputError):
    """Not the format it claims to be."""


class FetchError(InputError):
    """A url that could not be fetched."""


class LedgerError(UradoriError):
    """The ledger cannot be opened or written."""


class UsageError(UradoriError):
    """What was asked makes no sense."""
