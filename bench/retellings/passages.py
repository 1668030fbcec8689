#!/usr/bin/env python3
"""Measure whether a sentence is traced to the paper that its article takes it from, on articles written for it.

usage: passages.py

Each article of passages.toml stands in a story with the report of the paper that it names. Printed are the right
ones by where the paper is named, in all languages; and, beside them, how many are right where a sentence comes from
where its article comes from as a whole.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from uradori.actors import Resolver, load
from uradori.model import Article, Markup, RawPage, Span, snapshot_hash
from uradori.reading import read
from uradori.statements import extract
from uradori.stories import Rests, carriers, group

CASES = tomllib.loads((Path(__file__).parent / "passages.toml").read_text("utf-8"))


def page(key: str, text: str, lang: str, outlet: str, day: int) -> Article:
    """An article of *outlet*."""
    snapshot = snapshot_hash(key.encode())
    published = f"2025-05-{day:02}T09:00:00Z"
    raw = RawPage(key, text.strip(), snapshot, Markup.TEXT, lang=lang, published=published, outlet=outlet)
    return read(raw, load())


def traced(case: dict[str, Any]) -> tuple[str, str]:
    """Where the marked sentence comes from, and where its article does: ``parent``, ``outside`` or ``own``."""
    report = page("report", CASES["report"]["text"], CASES["report"]["lang"], CASES["report"]["outlet"], 5)
    text = case["text"].strip()
    start, end = text.index("[["), text.index("]]") - 2
    own = page("own", text.replace("[[", "").replace("]]", ""), case["lang"], "Trent Echo", 6)
    resolver = Resolver(load())
    said = [one for each in (report, own) for one in extract(each, resolver).statements]
    told = group([report, own], said, load()).retellings
    origins = Rests(told).origins([(own.id, (Span(start, end),))])
    carrier = carriers(told).get(own.id)
    names = {report.id: "parent", own.id: "own"}
    return "+".join(names.get(one, "outside") for one in origins), names.get(
        carrier.parent, "outside"
    ) if carrier else "own"


def main() -> None:
    """Print the right ones by place."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for case in CASES["case"]:
        found, before = traced(case)
        for key in (case["where"], "all"):
            count[key] += 1
            right[key] += found == case["origin"]
            whole[key] += before == case["origin"]
        if found != case["origin"]:
            print("wrong", case["lang"], case["where"], "found", found)
    for key in count:
        print(f"{key:16} right {right[key]}/{count[key]}  by the whole article {whole[key]}/{count[key]}")


if __name__ == "__main__":
    main()
