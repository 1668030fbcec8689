"""The ledger: what was read and found, append-only, with evidence that can be opened."""

from uradori.ledger.base import Added, Failure, Findings, Grouped, Hit, Indexed, Store, View, Wanted, Writer
from uradori.ledger.sqlite import open_ledger

__all__ = [
    "Added",
    "Failure",
    "Findings",
    "Grouped",
    "Hit",
    "Indexed",
    "Store",
    "View",
    "Wanted",
    "Writer",
    "open_ledger",
]
