#!/usr/bin/env python3
"""Measure stories, translations and shared wording on documents that exist in four languages.

usage: run.py [--json FILE] [--rounds N] [--speed]

Reads ../shared/data/ntrex (123 news documents, each in en, ja, ru, uk; no times) and the demo stories. Three tasks:

whole      every document in all languages: each pair of its versions should stand in one tree of translations.
abridged   every document in one language, and retold in another: a third to a half of the lines left out, one moved, a
           few of another document on the topic put in. Each should be found to come from the other, and from no third.
strangers  the documents that have others on their topic, each in one language only: every translation is false. The
           rate is false edges a pair on one topic in two languages.

Even documents were used for tuning, the odd ones are the test ("whole" without those of the demo stories). The
threshold of stories was set on the demo stories, whose figures are none. With --speed, CPU seconds for 1,000 and 5,000
articles, made by leaving sentences out of these and of Japanese Wikinews.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from sets import SHARED, STORIES, abridged, article, document, documents, mates, rows, story, whole

from uradori.lang import SUPPORTED
from uradori.model import Article, Retelling, RetellingKind
from uradori.stories import Grouping, group


def edges(found: Grouping) -> list[Retelling]:
    """The translations of a grouping."""
    return [one for one in found.retellings if one.kind is RetellingKind.TRANSLATION]


def pairs_found(found: Grouping) -> set[tuple[str, str]]:
    """Pairs of articles that translations join, directly or through a common parent."""
    trees: defaultdict[str, set[str]] = defaultdict(set)
    for one in edges(found):
        trees[one.parent] |= {one.article, one.parent}
    return {pair for tree in trees.values() for pair in combinations(sorted(tree), 2)}


def translations(names: Sequence[str]) -> dict[str, float]:
    """Precision and recall of pairs of whole versions, in per cent, and the number of wrong pairs."""
    articles = [whole(name, lang) for name in names for lang in SUPPORTED]
    name = {one.id: document(one) for one in articles}
    found = pairs_found(group(articles, []))
    right = sum(name[a] == name[b] for a, b in found)
    gold = len(names) * len(list(combinations(SUPPORTED, 2)))
    return _rates(right, len(found), gold) | {"documents": len(names)}


def retold(names: Sequence[str], rounds: int) -> dict[str, float]:
    """Precision and recall of edges between documents and their abridged translations, in per cent."""
    choice = random.Random(2)  # noqa: S311 - repeatable samples, no secrets
    right = found = 0
    for _ in range(rounds):
        articles = []
        for name in names:
            lang, other = choice.sample(SUPPORTED, 2)
            articles += [whole(name, lang), abridged(name, other, choice)]
        name_of = {one.id: document(one) for one in articles}
        drawn = edges(group(articles, []))
        found += len(drawn)
        right += sum(name_of[one.article] == name_of[one.parent] for one in drawn)
    return _rates(right, found, rounds * len(names))


def strangers(names: Sequence[str], rounds: int) -> dict[str, float]:
    """False edges between independent documents on one topic, and what part of such pairs they are, in per cent."""
    choice = random.Random(1)  # noqa: S311 - repeatable samples, no secrets
    false = pairs = 0
    for _ in range(rounds):
        lang = {name: choice.choice(SUPPORTED) for name in names if mates(name)}
        articles = [whole(name, lang[name]) for name in lang]
        name_of = {one.id: document(one) for one in articles}
        mated = {name: [other for other in mates(name) if lang.get(other, lang[name]) != lang[name]] for name in lang}
        pairs += sum(map(len, mated.values())) // 2
        found = edges(group(articles, []))
        false += sum(name_of[one.parent] in mated[name_of[one.article]] for one in found)
    return {"false": false, "pairs": pairs, "rate": round(100 * false / max(1, pairs), 2)}


def _rates(right: int, found: int, gold: int) -> dict[str, float]:
    return {
        "precision": round(100 * right / max(1, found), 1),
        "recall": round(100 * right / gold, 1),
        "wrong": found - right,
    }


def told(articles: Sequence[Article]) -> dict[str, int]:
    """How a demo story comes out."""
    found = group(articles, [])
    name = {one.id: document(one) for one in articles}
    return {
        "articles": len(articles),
        "stories": len(found.stories),
        "origins": sum(len(one.origins) for one in found.stories),
        "translations": len(edges(found)),
        "wrong": sum(name[one.article] != name[one.parent] for one in edges(found)),
        "wording": sum(one.kind is RetellingKind.WORDING for one in found.retellings),
    }


def crowd(size: int) -> list[Article]:
    """*size* articles: all there are, then the same with up to a third of their sentences left out."""
    found = [whole(name, lang) for name in documents() for lang in SUPPORTED]
    wikinews = rows(SHARED / "jawikinews" / "jawikinews_all_detok.jsonl")
    found += [article(row["id"], "ja", [row["headline"], *row["text"].split("\n")], "wikinews") for row in wikinews]
    found = found[: size * 4 // 5]
    choice = random.Random(5)  # noqa: S311 - a repeatable sample, no secret
    for number in range(size - len(found)):
        source = choice.choice(found)
        lines = source.text.split("\n")
        kept = [line for line in lines[1:] if choice.random() > choice.random() / 1.5]
        found.append(article(f"copy-{number}", source.lang, [lines[0], *kept], "copy"))
    return found


def seconds(size: int) -> float:
    """CPU seconds to group *size* articles."""
    articles = crowd(size)
    start = time.process_time()
    group(articles, [])
    return round(time.process_time() - start, 1)


def main() -> None:
    """Print the figures, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--rounds", type=int, default=6, help="samples of abridged translations and of strangers")
    parser.add_argument("--speed", action="store_true", help="measure CPU time too (minutes)")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: no data at {SHARED}")
    names = list(documents())
    shown = {document(one) for name in STORIES for one in story(name)}
    halves = {"tuning": names[::2], "test": names[1::2]}
    figures: dict[str, Any] = {
        "whole": {
            "tuning": translations(names[::2]),
            "test": translations([name for name in names[1::2] if name not in shown]),
            "all": translations(names),
        },
        "abridged": {half: retold(part, options.rounds) for half, part in halves.items()},
        "strangers": {half: strangers(part, 3 * options.rounds) for half, part in halves.items()},
        "stories": {name: told(story(name)) for name in STORIES},
    }
    figures["stories"]["mixed"] = told([one for name in STORIES for one in story(name)])
    if options.speed:
        figures["cpu_seconds"] = {str(size): seconds(size) for size in (1000, 5000)}
    for part, figure in figures.items():
        for name, values in figure.items():
            print(f"{part:14}{name:22}{values}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
