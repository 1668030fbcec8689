#!/usr/bin/env python3
"""Measure credits: source fields split into outlet and originator, and lines of text read for whom they credit.

usage: run.py [--json FILE] [--errors]

strings    gold.jsonl: source fields as they stand in Wikipedia's current events, labelled by hand. Right where both the
           outlet and the originator are.
lines      lines.<lang>.tsv: sentences written after real usage, with the originators as they stand in them, "|" between
           ("-": looks like a credit and is none). Right where exactly these outlets are found
           ("ロイター" and "ロイター通信" are one).

fresh      fresh.<lang>.tsv: more of the same, written later and all used for tuning (dev).

Shares are per cent. Even lines were used for tuning (dev), odd ones are the test. --errors prints the errors of dev.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from uradori.actors.gazetteer import load
from uradori.lang import SUPPORTED
from uradori.model import Credit
from uradori.reading.credits import credits as credits_of
from uradori.reading.credits import outlet_named, split_source

HERE = Path(__file__).parent
Answer = tuple[str, object, object]


def strings() -> Iterator[Answer]:
    """Each source field, what it should be split into, and what it is."""
    for line in (HERE / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        yield gold["string"], (gold["outlet"], gold["originator"]), split_source(gold["string"])


def lines(name: str, lang: str) -> Iterator[Answer]:
    """Each line of a file of *lang*, the originators that it credits, and those found."""
    for line in (HERE / f"{name}.{lang}.tsv").read_text("utf-8").splitlines():
        text, names = line.split("\t")
        gold = [] if names == "-" else names.split("|")
        found = credits_of(text, lang, load())
        named = [next((name for name in gold if _meant(name, lang, credit)), credit.originator) for credit in found]
        yield text, set(gold), set(named)


def _meant(name: str, lang: str, credit: Credit) -> bool:
    """Whether *credit* is to *name*: to its outlet where both are known, else to a longer or shorter form of it."""
    actor = outlet_named(name, lang, load())
    if actor and credit.actor:
        return actor == credit.actor
    return name in credit.originator or credit.originator in name


def main() -> None:
    """Print the shares, and keep them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--errors", action="store_true", help="print the errors of the dev half")
    options = parser.parse_args()
    result: dict[str, dict[str, float]] = {}
    written = ((f"{name}.{lang}", lines(name, lang)) for name in ("lines", "fresh") for lang in SUPPORTED)
    for name, answers in (("strings", strings()), *written):
        rows = list(answers)
        halves = {"dev": rows} if name.startswith("fresh") else {"dev": rows[::2], "test": rows[1::2]}
        result[name] = {}
        for half, part in halves.items():
            result[name] |= {half: round(100 * sum(gold == found for _, gold, found in part) / len(part), 1)}
            result[name] |= {f"{half}_items": len(part)}
        print(f"{name:10}", *(f"{key} {value}" for key, value in result[name].items()))
        for text, gold, found in halves["dev"] if options.errors else ():
            if gold != found:
                print(f"    {text}\n      should be {gold}, is {found}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
