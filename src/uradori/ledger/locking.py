"""A place that one process or thread holds at a time; the system gives it back when the process dies."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from uradori.errors import LedgerError


def hold(path: Path, patience: float) -> sqlite3.Connection:
    """Hold the place of the one who writes to *path* until closed; waits *patience* seconds for it.

    An exclusive transaction on an empty database beside the file: the same on every platform, and unlike a transaction
    on the file itself it is held between commits. Raises LedgerError where another holds it.
    """
    lock = sqlite3.connect(f"{path}.lock", timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise LedgerError(
            f"{path}: another process writes to this ledger ({error}); wait for it, or choose another with --ledger"
        ) from error
    return lock
