"""What the desk has read in the background: the demo dossier, or feeds; one errand at a time, told on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from sqlite3 import Connection
from threading import Thread
from typing import Protocol

from uradori.errors import InputError, LedgerError, UradoriError
from uradori.model import Attempt
from uradori.notebook import Notebook
from uradori.notebook.notebook import now

DEMO = "demo"
"""What an errand that reads the bundled dossier is called."""

_PATIENCE_SECONDS = 0.5
"""How long who asks waits, so that a refusal is told at once."""

_BROKEN_OFF = "the desk was ended while it read; what was complete is kept: read it again for the rest"


@dataclass(frozen=True)
class Outcome:
    """What became of a reading: how many articles were new, and which inputs failed."""

    new: int
    failures: tuple[InputError, ...] = ()


class Reading(Protocol):
    """Reads into the desk's ledger; the command line supplies it. Raises LedgerError while another process writes."""

    def read(self, sources: Sequence[str]) -> Outcome:
        """Read *sources*."""
        ...

    def demo(self) -> Outcome:
        """Read the bundled dossier."""
        ...


@dataclass(frozen=True)
class Errand:
    """A reading: of what, since when, whether it goes on, and what came of it (``error`` empty: all went well)."""

    what: str
    since: str
    running: bool
    new: int = 0
    error: str = ""


class Errands:
    """Sends one reading at a time off to the background, whichever process serves the desk."""

    def __init__(self, reading: Reading | None, notebook: Notebook) -> None:
        self._reading = reading
        self._notebook = notebook

    @property
    def able(self) -> bool:
        """Whether this desk can read at all."""
        return self._reading is not None

    @property
    def last(self) -> Errand | None:
        """The reading that goes on, or went last; one that its process did not live to end has gone wrong."""
        found, goes_on = self._notebook.last_errand(), True
        if found and found[2] is None and not (goes_on := self._goes_on()):
            found = self._notebook.last_errand()  # it may have ended between the two looks
        if found is None:
            return None
        what, since, new, error = found
        if new is not None:
            return Errand(what, since, running=False, new=new, error=error or "")
        return Errand(what, since, running=goes_on, error="" if goes_on else _BROKEN_OFF)

    def send(self, what: str, sources: Sequence[str] = ()) -> Errand | None:
        """Read *sources*, or the demo dossier where *what* is DEMO; how it stands after a short while."""
        try:
            place = self._notebook.hold_errand(_PATIENCE_SECONDS)
        except LedgerError:
            busy = self.last
            return Errand(what, now(), running=False, error=f"busy: {busy.what if busy else what}")
        number = self._notebook.begin_errand(what)
        worker = Thread(target=self._run, args=(number, what, tuple(sources), place), daemon=True)
        worker.start()
        worker.join(_PATIENCE_SECONDS)
        return self.last

    def _goes_on(self) -> bool:
        try:
            self._notebook.hold_errand(0).close()
        except LedgerError:
            return True
        return False

    def _run(self, number: int, what: str, sources: tuple[str, ...], place: Connection) -> None:
        with closing(place):
            try:
                outcome = self._go(what, sources)
                failures = {failure.input: failure.reason for failure in outcome.failures}
                error = "; ".join(f"{name}: {reason}" for name, reason in failures.items())
                new = outcome.new
            except UradoriError as failed:
                failures, error, new = {}, str(failed), 0
            except Exception as failed:  # noqa: BLE001 - a thread has nobody to raise to: it is told on the page
                failures, error, new = {}, f"{type(failed).__name__}: {failed}", 0
            for source in sources:
                alone = len(sources) == 1
                self._notebook.tried(
                    Attempt(source, now(), new if alone else 0, failures.get(source, "" if new else error))
                )
            self._notebook.end_errand(number, new, error[:2000])

    def _go(self, what: str, sources: tuple[str, ...]) -> Outcome:
        if self._reading is None:
            return Outcome(0)
        return self._reading.demo() if what == DEMO else self._reading.read(sources)
