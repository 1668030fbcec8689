"""Errands: one at a time over all processes, told by each, and not for ever by a process that died."""

from __future__ import annotations

import threading
from pathlib import Path

from uradori.notebook import Notebook
from uradori.web.errands import Errands, Outcome


class Slow:
    """A reading that ends when it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def read(self, sources) -> Outcome:
        assert self.go.wait(10)
        return Outcome(len(sources))

    def demo(self) -> Outcome:
        return Outcome(17)


def test_every_process_tells_of_the_reading_that_goes_on(tmp_path: Path) -> None:
    slow = Slow()
    with Notebook(tmp_path / "a.db") as one, Notebook(tmp_path / "a.db") as other:
        here, there = Errands(slow, one), Errands(slow, other)
        assert there.last is None
        begun = here.send("two feeds", ["https://a.example/", "https://b.example/"])
        assert begun
        assert begun.running
        assert there.last == begun
        refused = there.send("demo")
        assert refused
        assert refused.error == "busy: two feeds"
        slow.go.set()
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and thread.daemon:
                thread.join(10)
        assert there.last
        assert not there.last.running
        assert there.last.new == 2
        done = there.send("demo")
        assert done
        assert (done.what, done.new, done.running) == ("demo", 17, False)


def test_a_reading_whose_process_died_is_not_told_as_going_on(tmp_path: Path) -> None:
    with Notebook(tmp_path / "a.db") as notebook:
        notebook.begin_errand("demo")
        left = Errands(None, notebook).last
        assert left
        assert not left.running
        assert "was ended while it read" in left.error
