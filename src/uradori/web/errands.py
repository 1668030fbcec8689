"""What the desk has read in the background: the demo dossier, or feeds; one errand at a time, told on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Protocol

from uradori.errors import InputError, UradoriError
from uradori.model import Attempt
from uradori.notebook import Notebook
from uradori.notebook.notebook import now

DEMO = "demo"
"""What an errand that reads the bundled dossier is called."""

_PATIENCE_SECONDS = 0.5
"""How long who asks waits, so that a refusal is told at once."""


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
    """Sends one reading at a time off to the background."""

    def __init__(self, reading: Reading | None, notebook: Notebook) -> None:
        self._reading = reading
        self._notebook = notebook
        self._lock = Lock()
        self.last: Errand | None = None

    @property
    def able(self) -> bool:
        """Whether this desk can read at all."""
        return self._reading is not None

    def send(self, what: str, sources: Sequence[str] = ()) -> Errand:
        """Read *sources*, or the demo dossier where *what* is DEMO; how it stands after a short while."""
        with self._lock:
            if self.last is None or not self.last.running:
                self.last = Errand(what, now(), running=True)
                worker = Thread(target=self._run, args=(self.last, tuple(sources)), daemon=True)
                worker.start()
            else:
                return Errand(what, now(), running=False, error=f"busy: {self.last.what}")
        worker.join(_PATIENCE_SECONDS)
        return self.last

    def _run(self, errand: Errand, sources: tuple[str, ...]) -> None:
        try:
            outcome = self._go(errand, sources)
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
        self.last = Errand(errand.what, errand.since, running=False, new=new, error=error[:2000])

    def _go(self, errand: Errand, sources: tuple[str, ...]) -> Outcome:
        if self._reading is None:
            return Outcome(0)
        return self._reading.demo() if errand.what == DEMO else self._reading.read(sources)
