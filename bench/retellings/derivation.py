#!/usr/bin/env python3
"""Measure who retells whom, on trees of retellings made from real articles by recorded edits.

usage: derivation.py [--json FILE] [--trees N] [--errors]

The trees are those of trees.py; even ones were used for tuning, the odd ones are the test. A batch is several trees and
strangers on their topics, grouped at once. Three figures, in per cent:

edges      an edge is an article and the article that it was made of; an article merged of two has two. Found edges to
           an outlet that is not in the batch do not count, nor do those between two trees of a batch that hold the same
           real article (which then is retold by both). Where time, credit and text leave the direction open and the
           edge says "unknown", it counts as found if the pair is right ("strict" does not).
roots      articles whose root along the carrying retellings is a root of their tree (or themselves, if they are one),
           or an outside originator that this root itself credits.
strangers  false edges between articles on one topic that are of no common tree, of all such pairs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from sets import SHARED
from trees import Tree, tree

from uradori.actors.gazetteer import load
from uradori.model import Article, Retelling
from uradori.stories import Grouping, carriers, group
from uradori.stories.origins import root
from uradori.stories.sources import outside

_BATCH = 10
"""Trees in a batch."""
Edge = tuple[str, str]


@dataclass(slots=True)
class Tally:
    """What is counted over batches; ``by_edit`` gives right and all gold edges of articles made by each edit."""

    right: int = 0
    open: int = 0
    found: int = 0
    gold: int = 0
    rooted: int = 0
    articles: int = 0
    false: int = 0
    pairs: int = 0
    elsewhere: int = 0
    seconds: float = 0.0
    by_edit: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[tuple[str, ...]] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """The figures, in per cent."""
        lenient, strict = (_f1(right, self.found, self.gold) for right in (self.right + self.open, self.right))
        return {
            "edge_f1": lenient,
            "edge_f1_strict": strict,
            "precision": _share(self.right + self.open, self.found),
            "recall": _share(self.right + self.open, self.gold),
            "root_right": _share(self.rooted, self.articles),
            "stranger_edges": _share(self.false, self.pairs),
            "stranger_pairs": self.pairs,
            "edges_elsewhere": self.elsewhere,
            "articles": self.articles,
            "edges": self.gold,
            "cpu_seconds": round(self.seconds, 1),
        }

    def edits(self) -> dict[str, dict[str, float]]:
        """Of the articles made by each edit: recall of their edges and share of right roots, in per cent."""
        return {
            name: {
                "edges": one["gold"],
                "recall": _share(one["right"], one["gold"]),
                "root_right": _share(one["rooted"], one["articles"]),
            }
            for name, one in sorted(self.by_edit.items())
        }


def measure(numbers: Sequence[int]) -> Tally:
    """Count over the trees of these *numbers*."""
    tally = Tally()
    for some in (numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH)):
        made = [tree(number) for number in some]
        articles = [node.article for one in made for node in one.nodes]
        articles += [article for one in made for article in one.strangers]
        start = time.process_time()
        found = group(articles, [], load())
        tally.seconds += time.process_time() - start
        _count(tally, made, found)
    return tally


def _count(tally: Tally, made: Sequence[Tree], found: Grouping) -> None:
    known = {node.article.id for one in made for node in one.nodes}
    known |= {article.id for one in made for article in one.strangers}
    edges = {(one.article, one.parent): one for one in _strongest_last(found.retellings) if one.parent in known}
    used: set[Edge] = set()
    carrying = carriers(found.retellings)
    for one in made:
        used |= _edges(tally, one, edges)
        _roots(tally, one, carrying)
    tree_of = {node.article.id: one for one in made for node in one.nodes}
    topic_of = tree_of | {article.id: one for one in made for article in one.strangers}
    for one in made:
        members = {node.article.id for node in one.nodes}
        strange = [article.id for article in one.strangers]
        pairs = [(a, b) for a in strange for b in members] + list(combinations(strange, 2))
        tally.pairs += len(pairs)
        wrong = [pair for pair in pairs if pair in edges or pair[::-1] in edges]
        tally.false += len(wrong)
        tally.errors += [("stranger", str(one.number), *pair) for pair in wrong]
    elsewhere = [pair for pair in edges if topic_of[pair[0]] is not topic_of[pair[1]]]
    same = [pair for pair in elsewhere if not topic_of[pair[0]].names.isdisjoint(topic_of[pair[1]].names)]
    tally.found += len(edges) - len(same)
    tally.elsewhere += len(elsewhere) - len(same)
    inside = edges.keys() - used - set(elsewhere)
    for pair in inside:
        if pair[0] in tree_of and pair[1] in tree_of:
            tally.errors.append(("false", *_said(tree_of[pair[0]], *pair), edges[pair].kind, edges[pair].reason))


def _edges(tally: Tally, one: Tree, edges: dict[Edge, Retelling]) -> set[Edge]:
    """Count the gold edges of a tree; the found edges that are right."""
    used = set()
    for node in one.nodes:
        for place in node.parents:
            pair = node.article.id, one.nodes[place].article.id
            turned = edges.get(pair[::-1])
            right = pair in edges
            # Only where a time is missing is nothing left to tell the direction by.
            is_open = not right and turned is not None and turned.reason == "unknown"
            is_open = is_open and None in {node.article.published, one.nodes[place].article.published}
            tally.gold += 1
            tally.right += right
            tally.open += is_open
            if right or is_open:
                used.add(pair if right else pair[::-1])
            else:
                tally.errors.append(("missed", *_said(one, *pair), "+".join(node.edits)))
            for edit in node.edits:
                tally.by_edit[edit].update(gold=1, right=int(right or is_open))
    return used


def _roots(tally: Tally, one: Tree, carrying: dict[str, Retelling]) -> None:
    for place, node in enumerate(one.nodes):
        roots = [one.nodes[each].article for each in one.roots(place)]
        right = root(node.article.id, carrying) in {name for each in roots for name in _accepted(each)}
        tally.articles += 1
        tally.rooted += right
        if not right:
            shown = root(node.article.id, carrying)
            tally.errors.append(("root", *_said(one, node.article.id, shown), "+".join(node.edits)))
        for edit in node.edits or ("none",):
            tally.by_edit[edit].update(articles=1, rooted=int(right))
    for stranger in one.strangers:
        right = root(stranger.id, carrying) in _accepted(stranger)
        tally.articles += 1
        tally.rooted += right
        tally.by_edit["stranger"].update(articles=1, rooted=int(right))


def _accepted(root: Article) -> set[str]:
    return {root.id} | {outside(credit.actor, credit.originator) for credit in root.credits}


def _strongest_last(found: Iterable[Retelling]) -> list[Retelling]:
    return sorted(found, key=lambda one: one.reason != "unknown")


def _said(one: Tree, child: str, parent: str) -> tuple[str, str]:
    place = {node.article.id: number for number, node in enumerate(one.nodes)}
    shown = "->".join(str(place.get(ident, ident)) for ident in (child, parent))
    shape = ",".join(f"{number}<{'/'.join(map(str, node.parents))}" for number, node in enumerate(one.nodes))
    times = "".join("-" if node.article.published is None else "t" for node in one.nodes)
    return f"tree {one.number} ({shape}) {times}", shown


def _f1(right: int, found: int, gold: int) -> float:
    return round(200 * right / max(1, found + gold), 1)


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 2)


def main() -> None:
    """Print the figures, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--trees", type=int, default=640, help="how many trees, half of them the test")
    parser.add_argument("--errors", action="store_true", help="list what is wrong on the tuning half, and no test")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: no data at {SHARED}")
    halves = {"tuning": range(0, options.trees, 2), "test": range(1, options.trees, 2)}
    if options.errors:
        del halves["test"]
    figures: dict[str, Any] = {}
    for half, numbers in halves.items():
        tally = measure(numbers)
        figures[half] = tally.figures() | {"by_edit": tally.edits()}
        for name, value in tally.figures().items():
            print(f"{half:8}{name:18}{value}")
        for name, values in tally.edits().items():
            print(f"{half:8}{name:18}{values}")
        for error in tally.errors if options.errors else ():
            print(*error, sep="\t")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
