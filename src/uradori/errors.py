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


class UradoriError(Exception):
    """Base of every error that Uradori raises on purpose."""


class InputError(UradoriError):
    """An input cannot be read; ``input`` names it, ``reason`` says what happened and what to do."""

    def __init__(self, input: str, reason: str) -> None:  # noqa: A002 - the contract's own word
        super().__init__(f"{input}: {reason}")
        self.input = input
        self.reason = reason


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
