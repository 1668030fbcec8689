#!/usr/bin/env python3
"""Hold the benches' figures to the floors in floors.json.

usage: gate.py BENCH FIGURES.json [--raise]

A floor is a path into the figures ("product/gold.ja/triple/f1") and a bound: "at_least" or "at_most". With --raise the
floors that the figures clear are moved up to them, less the margin; a floor is never lowered.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.5
"""What a figure may lose to noise before the floor is broken, in the figure's own unit, when floors are raised."""


def figure(figures: Any, path: str) -> float:
    """The figure at *path*."""
    for key in path.split("/"):
        figures = figures[int(key) if isinstance(figures, list) else key]
    return float(figures)


def main() -> None:
    """Check every floor of the bench the figures come from; exit 1 if one is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", help="whose floors to hold: a key of floors.json")
    parser.add_argument("figures", type=Path, help="the bench's figures as JSON")
    parser.add_argument("--raise", dest="lift", action="store_true", help="move floors up to what was measured")
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text("utf-8"))
    floors = json.loads(FLOORS.read_text("utf-8"))
    broken = 0
    for path, bound in floors[options.bench].items():
        value = figure(figures, path)
        good = value >= bound["at_least"] if "at_least" in bound else value <= bound["at_most"]
        broken += not good
        print(f"{'ok    ' if good else 'BROKEN'} {path} {value} {bound}")
        if options.lift and "at_least" in bound:
            bound["at_least"] = max(bound["at_least"], round(value - MARGIN, 1))
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
