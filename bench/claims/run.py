#!/usr/bin/env python3
"""Measure whether the same claims are joined and different ones kept apart.

usage: run.py [--json FILE] [--errors GROUP] [--gold]

Contrast: pairs of our own in bench/claims/contrast, minimal pairs (kept apart) and paraphrases (joined); even numbers
are dev, odd ones test; the fresh ones, written later on other topics, are dev alone. Beside them a baseline: words
(stems, in Japanese pairs of characters) in common, at the threshold that is best on dev. Gold: for each statement of a
document its counterpart in another language among all statements of that document, F1 of the pairs; and the claims of
the four versions as a story, pair of statements by pair (grouped.py).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from grouped import grouped
from sets import GROUPS, Document, Pair, contrast, gold, own

from uradori.lang import SUPPORTED
from uradori.stories.claims import Said, compare, counterparts
from uradori.stories.marks import marks_of

Decide = Callable[[Pair], bool]


def overlap(one: Said, other: Said) -> float:
    """Marks and words in common, as a share of all."""
    left, right = (set(marks_of(each.content, each.lang)) for each in (one, other))
    return len(left & right) / max(1, len(left | right))


def rates(pairs: Iterable[Pair], decide: Decide) -> dict[str, float]:
    """Per cent of minimal pairs kept apart (all and by kind) and of paraphrases joined."""
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        good = decide(pair) == pair.same
        right["joined" if pair.same else "apart"].append(good)
        if not pair.same:
            right[f"apart {pair.kind}"].append(good)
    return {name: round(100 * sum(each) / len(each), 1) for name, each in sorted(right.items())}


def baseline(pairs: Sequence[Pair]) -> Decide:
    """Word overlap, at the threshold that is right most often on the dev half."""
    rated = sorted((overlap(pair.one, pair.other), pair.same) for pair in pairs if pair.dev)
    least = max((at for at, _ in rated), key=lambda at: sum((value >= at) == same for value, same in rated))
    return lambda pair: overlap(pair.one, pair.other) >= least


def matched(documents: Sequence[Document], left: str, right: str) -> float:
    """F1 of the pairs of statements with one id, in per cent."""
    good = found = wanted = 0
    for document in documents:
        ones, others = list(document.statements[left]), list(document.statements[right])
        pairs = counterparts(
            [document.statements[left][each] for each in ones], [document.statements[right][each] for each in others]
        )
        good += sum(ones[a] == others[b] for a, b, _ in pairs)
        found += len(pairs)
        wanted += len(set(ones) & set(others))
    return round(200 * good / max(1, found + wanted), 1)


def report() -> dict[str, Any]:
    """All figures."""
    found: dict[str, Any] = {}
    whole: dict[str, list[Pair]] = {}
    for group in GROUPS:
        for pair in contrast(group):
            langs = "-".join(sorted({pair.one.lang, pair.other.lang}))
            whole.setdefault(f"fresh {langs}" if group.startswith("fresh") else langs, []).append(pair)
    for group, pairs in whole.items():
        base = baseline(pairs)
        for half in (True, False):
            part = [pair for pair in pairs if pair.dev is half]
            if not part:
                continue
            name = f"{group} {'dev' if half else 'test'}"
            found[name] = rates(part, lambda pair: compare(pair.one, pair.other).same)
            found[f"{name} baseline"] = rates(part, base)
    documents = gold()
    found["gold"] = {f"{a}-{b}": matched(documents, a, b) for a, b in combinations(SUPPORTED, 2)}
    found["grouped"] = grouped(retold=False)
    found["grouped, retellings known"] = grouped(retold=True)
    return found


def errors(group: str) -> None:
    """Print the wrong dev pairs of one set with reasons, by kind."""
    for pair in sorted((pair for pair in contrast(group) if pair.dev), key=lambda pair: pair.kind):
        verdict = compare(pair.one, pair.other)
        if verdict.same != pair.same:
            print(pair.kind, pair.name, f"{verdict.score:.2f}", verdict.reasons[:6])
            print("   ", pair.one.content, "|", pair.one.cue, "\n   ", pair.other.content, "|", pair.other.cue)


def main() -> None:
    """Print the figures, or the errors of one set."""
    parser = argparse.ArgumentParser(description="Measure claims.")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", choices=GROUPS)
    parser.add_argument("--gold", action="store_true", help="counterparts only, ours and the gold ones")
    options = parser.parse_args()
    if options.errors:
        errors(options.errors)
        return
    if options.gold:
        print(len(own("dev")), {f"{a}-{b}": matched(gold(), a, b) for a, b in combinations(SUPPORTED, 2)})
        return
    found = report()
    for name, each in found.items():
        print(f"{name:22}", *(f"{key} {value}" for key, value in each.items()), sep="  ")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
