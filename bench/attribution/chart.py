#!/usr/bin/env python3
"""Draw triple F1 against CPU cost, the peers and both tiers: docs/images/f1-cost.svg, from .bench/attribution.json."""

from __future__ import annotations

import json

import matplotlib as mpl
from corpora import ROOT

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "uradori"  # the same figures give the same file

from matplotlib import pyplot as plt  # noqa: E402 - the backend is chosen first

HUMANS = 75.3
"""Triple F1 of two annotators with one another, on 20 articles of PolNeAR (no system can be expected far above)."""


def main() -> None:
    """Draw."""
    found = json.loads((ROOT / ".bench/attribution.json").read_text("utf-8"))
    mine = "polnear.test" if "polnear.test" in found["fast"] else "polnear.dev"
    points = {f"Uradori, {tier}": (found[tier][mine], "#1f5f8b") for tier in ("fast", "accurate") if tier in found}
    points |= {name: (one, "#8a8a8a") for name, one in found["peers"].items()}
    figure, axes = plt.subplots(figsize=(7.5, 4.2))
    places = [(one["cpu_ms_per_1k_characters"], one["triple"]["f1"]) for one, _ in points.values()]
    for name, (one, colour) in points.items():
        cost, f1 = one["cpu_ms_per_1k_characters"], one["triple"]["f1"]
        axes.scatter(cost, f1, s=60, color=colour, zorder=3)
        # Below the point where its name would run into the humans' line or a neighbour's name.
        crowded = abs(f1 - HUMANS) < 4 or any(abs(f1 - other) < 4 and cost < at < 2 * cost for at, other in places)
        axes.annotate(name, (cost, f1), xytext=(7, -14 if crowded else 5), textcoords="offset points", color=colour)
    axes.axhline(HUMANS, color="#b0b0b0", linestyle="--", linewidth=1)
    axes.annotate("two human annotators", (2.1, HUMANS), xytext=(0, 4), textcoords="offset points", color="#6a6a6a")
    axes.set(xscale="log", xlim=(2, 250), ylim=(20, 82))
    axes.set_xlabel("CPU milliseconds for 1,000 characters (logarithmic)")
    axes.set_ylabel(f"triple F1, {mine.replace('polnear.', 'PolNeAR ')}")
    axes.set_xticks([2, 5, 10, 20, 50, 100, 200], ["2", "5", "10", "20", "50", "100", "200"])
    axes.grid(color="#e6e6e6", zorder=0)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(ROOT / "docs/images/f1-cost.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
