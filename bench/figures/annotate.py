#!/usr/bin/env python3
"""Make the stand-off gold sets from annotation with texts.

usage: annotate.py FOLDER

FOLDER holds fig.{lang}.jsonl (id, text), fig.{lang}.gold.jsonl (id, figures with their words) and figpairs.jsonl.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sets import GOLD, Row, dump, rows

from uradori.lang import SUPPORTED
from uradori.model import snapshot_hash


def placed(text: str, figures: list[Row]) -> list[Row]:
    """The figures with offsets for their words, in the order given; equal words stand one behind the other."""
    at = 0
    found = []
    for row in figures:
        start = text.find(row["text"], at)
        start = start if start >= 0 else text.find(row["text"])
        at = start + len(row["text"])
        kept = {key: row[key] for key in ("value", "value_max", "bound", "unit", "counts")}
        places = {role: _near(text, row[role], start) for role in ("thing", "claimant")}
        found.append({"span": [start, at], **kept, **places})
    return found


def _near(text: str, words: str, at: int) -> list[int] | None:
    """Where *words* stand nearest to *at*."""
    starts = [place for place in range(len(text)) if words and text.startswith(words, place)]
    best = min(starts, key=lambda place: abs(place - at), default=None)
    return None if best is None else [best, best + len(words)]


def main() -> None:
    """Write gold/{lang}.jsonl and gold/pairs.jsonl."""
    folder = Path(sys.argv[1])
    for lang in SUPPORTED:
        texts = {row["id"]: row["text"] for row in rows(folder / f"fig.{lang}.jsonl")}
        gold = rows(folder / f"fig.{lang}.gold.jsonl")
        made = [
            {
                "id": row["id"],
                "sha256": snapshot_hash(texts[row["id"]].encode()),
                "figures": placed(texts[row["id"]], row["figures"]),
            }
            for row in gold
        ]
        dump(GOLD / f"{lang}.jsonl", made)
    dump(GOLD / "pairs.jsonl", rows(folder / "figpairs.jsonl"))


if __name__ == "__main__":
    main()
