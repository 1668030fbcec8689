"""``kill -9`` at any moment: the ledger opens, nothing committed is lost, the next run completes."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from warm_rooms import SAMPLES

from uradori.ledger import open_ledger
from uradori.run import Silence, run

KILLS = 50
ARTICLES = 128


class Announcing(Silence):
    """Says on a pipe how many articles are durable."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def committed(self, articles: int) -> None:
        self._pipe.send(articles)


def read_all(source: str, ledger: Path, pipe: Connection) -> None:
    """In a process of its own, to be killed: read everything, announcing every commit."""
    with open_ledger(ledger) as store:
        run([source], store, progress=Announcing(pipe))


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "ships.jsonl"
    texts = (SAMPLES[n % len(SAMPLES)].format(n=n) for n in range(ARTICLES))
    lines = [json.dumps({"id": f"ship {n}", "text": text}, ensure_ascii=False) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines), "utf-8")
    return str(path)


def content(ledger: Path) -> list[list[object]]:
    with open_ledger(ledger, must_exist=True) as store:
        assert store.check() == ()
        view = store.view()
        found = [view.articles(), view.statements(), view.questions(), view.figures()]
        found += [view.stories(), view.retellings(), view.claims(), view.disputes()]
        return [list(records) for records in found]


class Child:
    """A process that reads everything, unless it is killed before."""

    def __init__(self, source: str, ledger: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["warm_rooms"])
        self._pipe, far_end = context.Pipe(duplex=False)
        self._process = context.Process(target=read_all, args=(source, ledger, far_end))
        self._process.start()
        far_end.close()

    def finish(self) -> None:
        self._process.join()
        assert self._process.exitcode == 0

    def kill(self, after: float) -> tuple[bool, int]:
        """Whether it died by it, and how many articles it had announced as durable."""
        self._process.join(after)
        self._process.kill()
        self._process.join()
        announced = 0
        with contextlib.suppress(EOFError):
            while True:
                announced = self._pipe.recv()
        assert self._process.exitcode in {0, -signal.SIGKILL}
        return self._process.exitcode != 0, announced


def test_killed_at_random_moments_nothing_committed_is_lost(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), *sys.path]))  # for the server
    moments = random.Random(20250815)  # noqa: S311 - the same moments in every run
    Child(source, tmp_path / "first.db").finish()  # starts the server
    begun = time.monotonic()
    Child(source, tmp_path / "whole.db").finish()
    duration = time.monotonic() - begun
    wanted = content(tmp_path / "whole.db")
    assert len(wanted[0]) == ARTICLES

    kills, ledger = 0, tmp_path / "killed 0.db"
    while kills < KILLS:
        killed, announced = Child(source, ledger).kill(after=moments.uniform(0, duration))
        kills += killed
        if announced:
            assert len(content(ledger)[0]) >= announced
        if not killed:  # it had the time to complete what the killed ones left
            assert content(ledger) == wanted
            ledger = tmp_path / f"killed {kills}.db"
    with open_ledger(ledger) as store:
        run([source], store)
    assert content(ledger) == wanted
