#!/usr/bin/env python3
"""Measure what linking one new article costs in a ledger of many: CPU milliseconds, and the most memory used.

usage: scale.py [--json FILE] [--sizes N ...] [--full]

The articles are those of run.py's crowd: real ones of realistic length, then the same with up to a third of their
sentences left out, published over two years, the copies within two days. The ledger is filled without reading: each
article is kept with its sketch in the index, without statements; an article and its copies are put down as a story
with its retellings, without claims. Then new articles are linked one by one, as a run does it (stories, retellings,
claims, disputes, revisions), one half real articles that the ledger does not hold, one half new copies of such as it
holds, with their statements and figures, whose finding is not counted. Each size runs in processes of its own: one
that fills, one that links.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sets import SHARED, article

from run import crowd
from uradori.actors import Resolver, load
from uradori.figures import figures
from uradori.ledger import Grouped, Indexed, Writer, open_ledger
from uradori.model import Article, Retelling, RetellingKind, Story, content_id
from uradori.run import Silence
from uradori.run.linking import link
from uradori.run.neighbours import Common
from uradori.statements import extract
from uradori.stories import sketch
from uradori.stories.reader import prepare

LINKED = 200
"""New articles that are linked one by one."""
BATCH = 500


def sources() -> tuple[list[Article], list[Article]]:
    """The real articles, with times: those that ledgers are made of, and as many as are linked, in every language."""
    choice = random.Random(7)  # noqa: S311 - a repeatable sample, no secret
    start = datetime(2023, 1, 1, tzinfo=UTC)
    found = [
        replace(one, published=(start + timedelta(minutes=choice.randrange(60 * 24 * 730))).isoformat())
        for one in crowd(10_000)
        if not one.key.startswith("copy-")
    ]
    choice.shuffle(found)
    return found[LINKED // 2 :], found[: LINKED // 2]


def copy(source: Article, name: str, choice: random.Random) -> Article:
    """*source* with up to a third of its sentences left out, published within two days after it."""
    title, *lines = source.text.split("\n")
    kept = [line for line in lines if choice.random() > choice.random() / 1.5]
    at = datetime.fromisoformat(source.published or "") + timedelta(minutes=choice.randrange(1, 60 * 48))
    return replace(article(name, source.lang, [title, *kept], "copy"), published=at.isoformat())


def stories(size: int) -> Iterator[list[Article]]:
    """Stories of *size* articles in all: a real one each, and its copies."""
    real, _ = sources()
    choice = random.Random(5)  # noqa: S311 - a repeatable sample, no secret
    real = real[: size * 4 // 5]
    copies = [0] * len(real)
    for _ in range(size - len(real)):
        copies[choice.randrange(len(real))] += 1
    for number, (source, count) in enumerate(zip(real, copies, strict=True)):
        yield [source, *(copy(source, f"copy-{number}-{place}", choice) for place in range(count))]


def fill(size: int, path: Path) -> None:
    """Make a ledger of *size* articles at *path*."""
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("bench")
        waiting: list[list[Article]] = []
        for one in stories(size):
            waiting.append(one)
            if sum(map(len, waiting)) >= BATCH:
                put(writer, store.view(), waiting)
                waiting = []
        put(writer, store.view(), waiting)
        # Nothing is left to link but what comes after.
        writer.add_grouping(Grouped(), Grouped())
        writer.commit()


def put(writer: Writer, view: Indexed, told: Sequence[Sequence[Article]]) -> None:
    """Keep the articles of these stories, with their sketches."""
    articles = [one for story in told for one in story]
    for one in articles:
        writer.add_article(one)
        writer.add_findings(one.id, (), (), ())
    readings, _ = prepare(articles, [], Common(view, articles, []))
    view.close()
    retellings = tuple(
        Retelling(one.id, story[0].id, RetellingKind.WORDING, 0.99, (), "time:1h")
        for story in told
        for one in story[1:]
    )
    before = Grouped() if writer.amendable() else None
    writer.add_grouping(Grouped(tuple(map(as_story, told)), retellings), before, map(sketch, readings), last=False)
    writer.commit()


def as_story(told: Sequence[Article]) -> Story:
    """The story of an article and its copies."""
    first, ordered = told[0], sorted(told, key=lambda one: one.published or "")
    return Story(
        content_id("story", first.key),
        first.title or "",
        tuple(one.id for one in ordered),
        (first.id,),
        tuple(dict.fromkeys(one.outlet or "" for one in ordered)),
        (first.lang,),
        ordered[0].published,
        ordered[-1].published,
    )


def new_articles() -> list[Article]:
    """Those to be linked: real ones that no ledger holds, and new copies of such as every ledger holds."""
    choice = random.Random(11)  # noqa: S311 - a repeatable sample, no secret
    held, new = sources()
    copied = choice.sample(held[:1000], LINKED // 2)
    return [*new, *(copy(source, f"new-copy-{number}", choice) for number, source in enumerate(copied))]


def cost(path: Path) -> dict[str, float]:
    """CPU milliseconds of linking each new article, and the most MB used."""
    gazetteer = load()
    resolver = Resolver(gazetteer)
    times = []
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("bench")
        for one in new_articles():
            found = extract(one, resolver)
            writer.add_article(one)
            writer.add_findings(one.id, found.statements, found.actors, (), figures(one, found.statements))
            writer.commit()
            start = time.process_time()
            link(store, writer, gazetteer, Silence())
            times.append(1000 * (time.process_time() - start))
        known = sum(one.reason != "time:1h" for one in store.view().retellings())
    # The first few load tables and dictionaries.
    kept = sorted(times[10:])
    return {
        "p50_ms": round(statistics.median(kept), 1),
        "p95_ms": round(kept[len(kept) * 95 // 100], 1),
        "most_ms": round(kept[-1], 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "ledger_mb": round(path.stat().st_size / 1e6),
        "retellings_found": known,
    }


def measured(size: int, folder: Path) -> dict[str, float]:
    """The figures of one size."""
    path = folder / "ledger.db"
    context = multiprocessing.get_context("spawn")
    start = time.monotonic()
    with context.Pool(1) as pool:
        pool.apply(fill, (size, path))
    print(f"{size:8}  filled in {time.monotonic() - start:.0f} s", flush=True)
    with context.Pool(1) as pool:
        return pool.apply(cost, (path,))


def main() -> None:
    """Print the figures, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 10_000], help="how many articles")
    parser.add_argument("--full", action="store_true", help="100,000 articles too (a quarter of an hour, 2 GB of disk)")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: no data at {SHARED}")
    sizes = [*options.sizes, *([100_000] if options.full else [])]
    found: dict[str, dict[str, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found[str(size)] = measured(size, Path(folder))
        print(f"{size:8}  {found[str(size)]}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
