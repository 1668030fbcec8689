#!/usr/bin/env python3
"""Measure what grouping many articles costs: CPU seconds in all and an article, and the most memory used.

usage: scale.py [--json FILE] [--sizes N ...] [--full]

The articles are those of run.py's crowd: real ones of realistic length, then the same with up to a third of their
sentences left out. Grouping is a batch: linking one new article means grouping all again, so the whole time of a size
is also what one more article costs at that size. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path

from sets import SHARED

from run import crowd
from uradori.stories import group


def cost(size: int) -> dict[str, float]:
    """CPU seconds of grouping *size* articles, milliseconds an article, and MB: before grouping and at the most."""
    articles = crowd(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    group(articles, [])
    seconds = time.process_time() - start
    return {
        "cpu_seconds": round(seconds, 1),
        "cpu_ms_per_article": round(1000 * seconds / size, 2),
        "memory_before_mb": round(before),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Print the figures, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 5000, 10000], help="how many articles")
    parser.add_argument("--full", action="store_true", help="100,000 articles too (long, and much memory)")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: no data at {SHARED}")
    sizes = [*options.sizes, *([100_000] if options.full else [])]
    figures = {}
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            figures[str(size)] = pool.apply(cost, (size,))
        print(f"{size:8}  {figures[str(size)]}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
