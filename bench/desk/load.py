#!/usr/bin/env python3
"""Many readers and one writer at once: the desk over a large ledger, served on loopback, for as long as asked.

usage: load.py [SECONDS] [--articles N] [--ledger FILE] [--readers N] [--pause SECONDS] [--workers N]
               [--json FILE]

Every reader looks at a page, waits about --pause seconds, and looks at the next; the writer writes a note, and every
tenth time a judgement, and reads each back at once and all of them at the end, from the file. An error is an answer
other than 200 (303 to a form), or none; a lost write is one that was answered for and is not in the notebook.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from threading import Event, Lock, Thread

import httpx
from large import make
from serving import serve

from uradori.ledger import open_ledger
from uradori.notebook import Notebook, notebook_path

NOTES_FOR_A_JUDGEMENT = 10
BREATH = 0.5
"""Seconds between two writes."""


@dataclass
class Load:
    """What is asked of the desk at *base*, and what came of it."""

    base: str
    pages: dict[str, list[str]]
    pause: float
    over: Event = field(default_factory=Event)
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def ask(self, kind: str, call: Callable[[], httpx.Response], right: int = 200) -> httpx.Response | None:
        """Make *call* and note how long it took and whether the answer is *right*."""
        start = time.perf_counter()
        try:
            answer = call()
        except httpx.HTTPError as error:
            with self.lock:
                self.errors.append(f"{kind}: {error!r}")
            return None
        with self.lock:
            self.taken[kind].append(1000 * (time.perf_counter() - start))
            if answer.status_code != right:
                self.errors.append(f"{kind}: {answer.status_code} {answer.text[:200]}")
        return answer

    def read(self, seed: int) -> None:
        """One reader: a page of some kind, a pause, the next."""
        chance = random.Random(seed)  # noqa: S311 - no secret
        with httpx.Client(base_url=self.base, timeout=60) as client:
            self.over.wait(chance.random() * self.pause)
            while not self.over.is_set():
                kind = chance.choice([*self.pages])
                address = chance.choice(self.pages[kind])
                self.ask(kind, lambda address=address: client.get(address))
                self.over.wait(chance.uniform(0.5, 1.5) * self.pause)

    def write(self, places: list[tuple[str, str]], written: list[tuple[str, str]]) -> None:
        """The writer: notes on articles and judgements on their statements, each with words to know it by."""
        with httpx.Client(base_url=self.base, timeout=60) as client:
            secret = re.search(r'name="csrf" value="([^"]+)"', client.get(f"/articles/{places[0][0]}").text)
            if secret is None:
                self.errors.append("write: the page has no form")
                return
            while not self.over.is_set():
                number = len(written)
                article, statement = places[number % len(places)]
                words = f"write {number}."
                if number % NOTES_FOR_A_JUDGEMENT:
                    path, form = "/notes", {"kind": "article", "id": article, "note": words}
                else:
                    path, form = "/judge/confirmed", {"article": article, "statement": statement, "reason": words}
                form["csrf"] = secret[1]
                answer = self.ask(f"write: {path}", lambda path=path, form=form: client.post(path, data=form), 303)
                if answer is not None and answer.status_code == 303:
                    written.append((words, article))
                    self._read_back(client, article, words if path == "/notes" else "")
                self.over.wait(BREATH)

    def _read_back(self, client: httpx.Client, article: str, words: str) -> None:
        """What was written stands on the page of its article at once."""
        page = self.ask("read back", lambda: client.get(f"/articles/{article}"))
        if page is not None and words not in page.text:
            self.errors.append(f"read back: {words} is not on its page")


def drawn(ledger: Path, many: int = 60) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """Addresses of each kind of page, spread over the whole of *ledger*, and statements to write about."""
    with open_ledger(ledger) as store:
        view = store.view()
        count = view.count_stories()
        stories = [one for at in range(many) for one in view.largest_stories(1, at * count // many)]
        articles = [one for story in stories for one in story.articles[:2]]
        statements = [*view.statements(articles)]
        claims = [*view.claims(articles)]
    actors = {one.source.actor.id for one in statements if one.source.actor}
    pages = {
        "stories": ["/", *(f"/?page={number}" for number in range(2, 20))],
        "story": [f"/stories/{one.id}" for one in stories],
        "article": [f"/articles/{one}" for one in articles],
        "claim": [f"/claims/{one.id}" for one in claims],
        "actor": [f"/actors/{one}" for one in sorted(actors)],
        "search": ["/search?q=peace", "/search?q=停戦", "/search?q=ceasefire+talks", "/search?q=停戦+会談"],
    }
    first = {one.article: one.id for one in reversed(statements)}
    return pages, sorted(first.items())


def lost(ledger: Path, written: list[tuple[str, str]]) -> list[str]:
    """Which of what was *written* is not in the notebook."""
    with Notebook(notebook_path(ledger)) as notebook:
        kept = {one.text for one in notebook.notes()} | {one.reason for one in notebook.judgements()}
    return [words for words, _ in written if words not in kept]


def told(load: Load, seconds: float) -> dict[str, object]:
    """Print what came of it, by kind of page and over all; the same as data."""
    every = [one for kind, each in load.taken.items() if not kind.startswith("write") for one in each]
    shown = {**dict(sorted(load.taken.items())), "all that is read": every}
    figures: dict[str, object] = {"seconds": seconds, "pause": load.pause, "errors": len(load.errors)}
    for kind, each in shown.items():
        if len(each) > 1:
            cuts = quantiles(each, n=20, method="inclusive")
            figures[kind] = {"answers": len(each), "p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1)}
            print(f"{kind:20} answers {len(each):6}  p50 {cuts[9]:7.1f}  p95 {cuts[18]:7.1f}  most {max(each):7.1f}")
    return figures


def main() -> None:
    """Run for the seconds asked, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float, nargs="?", default=300)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, default=Path("desk-bench.db"))
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--pause", type=float, default=5.0)
    parser.add_argument("--workers", type=int, default=1, help="processes that serve the desk")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    if not options.ledger.exists():
        make(options.ledger, options.articles)
    notebook_path(options.ledger).unlink(missing_ok=True)
    pages, places = drawn(options.ledger)
    server, base = serve(options.ledger, options.workers)
    load, written = Load(base, pages, options.pause), list[tuple[str, str]]()
    try:
        threads = [Thread(target=load.read, args=(seed,)) for seed in range(options.readers)]
        threads.append(Thread(target=load.write, args=(places, written)))
        for thread in threads:
            thread.start()
        time.sleep(options.seconds)
        load.over.set()
        for thread in threads:
            thread.join()
    finally:
        server.terminate()
        server.wait()
    figures = told(load, options.seconds)
    gone = lost(options.ledger, written)
    figures |= {"readers": options.readers, "workers": options.workers, "written": len(written), "lost": len(gone)}
    print(f"errors {len(load.errors)}  written {len(written)}  lost {len(gone)}")
    for error in load.errors[:5]:
        print(error)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
