#!/usr/bin/env python3
"""Measure stories, translations and shared wording on documents that exist in four languages.

usage: run.py [--json FILE] [--speed]

Reads ../shared/data/ntrex (123 news documents, each in en, ja, ru, uk; no times) and the demo stories. The translations
of a document are the gold: every pair of its versions should stand in one retelling tree, no pair of different
documents in one translation. Even documents were used for tuning; the odd ones, without
those of the demo stories, are the test. The threshold of stories was set on the demo stories, whose figures are none.
With --speed, CPU seconds for 1,000 and 5,000 articles, made by leaving sentences out of these and of Japanese Wikinews.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from uradori.lang import SUPPORTED
from uradori.model import Article, RetellingKind, Span
from uradori.stories import Grouping, group

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
STORIES = ("sulawesi", "macedonia_referendum", "north_korea_unga", "syria_unga")


def article(document: str, lang: str, lines: Sequence[str], outlet: str) -> Article:
    """An article of these lines, the first of which is its title; its key holds the document's name."""
    text = "\n".join(lines)
    sentences, start = [], 0
    for line in lines:
        if line.strip():
            sentences.append(Span(start, start + len(line)))
        start += len(line) + 1
    key = f"{document}/{lang}"
    ident = Article.identify(key, lines[0], text)
    return Article(ident, key, key, lang, text, tuple(sentences), "", outlet=outlet, title=lines[0])


def document(one: Article) -> str:
    """The document that *one* is a version of."""
    return one.key.rpartition("/")[0]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file of lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def story(name: str) -> list[Article]:
    """The articles of a demo story, in all languages; which of them is the original is not told."""
    path = SHARED / "demo_stories" / f"{name}_2018.jsonl"
    return [article(row["doc"], row["lang"], [row["title"], *row["paragraphs"]], row["outlet"]) for row in rows(path)]


def documents() -> list[list[Article]]:
    """The versions of every document."""
    path = SHARED / "ntrex" / "docs_en_ja_ru_uk.jsonl"
    return [[article(row["doc"], lang, row[lang], row["outlet"]) for lang in SUPPORTED] for row in rows(path)]


def pairs_found(found: Grouping) -> set[tuple[str, str]]:
    """Pairs of articles that translations join, directly or through a common parent."""
    trees: defaultdict[str, set[str]] = defaultdict(set)
    for one in found.retellings:
        if one.kind is RetellingKind.TRANSLATION:
            trees[one.parent] |= {one.article, one.parent}
    return {pair for tree in trees.values() for pair in combinations(sorted(tree), 2)}


def translations(versions: Sequence[Sequence[Article]]) -> dict[str, float]:
    """Precision and recall of pairs, in per cent, and the number of wrong pairs."""
    articles = [one for each in versions for one in each]
    name = {one.id: document(one) for one in articles}
    found = pairs_found(group(articles, []))
    right = sum(name[a] == name[b] for a, b in found)
    gold = sum(len(each) * (len(each) - 1) // 2 for each in versions)
    return {
        "documents": len(versions),
        "precision": round(100 * right / max(1, len(found)), 1),
        "recall": round(100 * right / gold, 1),
        "wrong": len(found) - right,
    }


def told(articles: Sequence[Article]) -> dict[str, int]:
    """How a demo story comes out."""
    found = group(articles, [])
    name = {one.id: document(one) for one in articles}
    edges = [one for one in found.retellings if one.kind is RetellingKind.TRANSLATION]
    return {
        "articles": len(articles),
        "stories": len(found.stories),
        "origins": sum(len(one.origins) for one in found.stories),
        "translations": len(edges),
        "wrong": sum(name[one.article] != name[one.parent] for one in edges),
        "wording": sum(one.kind is RetellingKind.WORDING for one in found.retellings),
    }


def crowd(size: int) -> list[Article]:
    """*size* articles: all there are, then the same with up to a third of their sentences left out."""
    found = [one for versions in documents() for one in versions]
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
    parser.add_argument("--speed", action="store_true", help="measure CPU time too (minutes)")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: no data at {SHARED}")
    everything = documents()
    shown = {document(one) for name in STORIES for one in story(name)}
    figures: dict[str, Any] = {
        "translations": {
            "tuning": translations(everything[::2]),
            "test": translations([each for each in everything[1::2] if document(each[0]) not in shown]),
            "all": translations(everything),
        },
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
