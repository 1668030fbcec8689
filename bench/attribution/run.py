#!/usr/bin/env python3
"""Score the product's statements against the gold, beside the peers.

usage: run.py [--test] [--json FILE]

Reads the annotated articles of ../shared (the gold, en, ja, ru, uk, and PolNeAR dev, en) and our own dev annotation (in
gold/), lets the product find the statements in their plain text, and scores them with the definitions of
../shared/bench/score_attribution.py. The peers' predictions are on PolNeAR test; they are scored in the same run, the
product beside them only with --test.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from corpora import SETS, SHARED, Document, Product, covered, documents, own, rows, scorer, spans

from uradori.lang import SUPPORTED

PEERS = {
    "textacy 0.13": "textacy_para",
    "sayswho 0.1.4": "sayswho",
    "GenderGapTracker": "ggt",
    "Citron (retrained)": "citron_polnear",
}


def kinds_right(gold: list[Document], found: dict[str, list[Any]], judge: Any) -> dict[str, float]:
    """The share of aligned pairs, in per cent, whose quote kind and authority are the gold's."""
    right = {"quote": [0, 0], "authority": [0, 0]}
    for document in gold:
        mine = found[document["id"]]
        gold_roles = covered(judge, document, document["attributions"])
        aligned = judge.align(gold_roles, covered(judge, document, [spans(s) for s in mine]))
        for i, j in aligned.items():
            for name, tally in right.items():
                if name in document["attributions"][i]:
                    tally[0] += document["attributions"][i][name] == str(getattr(mine[j], name))
                    tally[1] += 1
    return {name: round(100 * good / all_, 1) for name, (good, all_) in right.items() if all_}


def calibration(gold: list[Document], found: dict[str, list[Any]], judge: Any, bins: int = 10) -> float:
    """The expected calibration error of the confidences over *bins* equal bins."""
    pairs: list[tuple[float, bool]] = []
    for document in gold:
        for statement in found[document["id"]]:
            alone = judge.score([document], {document["id"]: [spans(statement)]})
            pairs.append((statement.confidence, alone["triple"]["precision"] > 0))
    total = 0.0
    for k in range(bins):
        inside = [(c, good) for c, good in pairs if k / bins <= c < (k + 1) / bins or (k == bins - 1 and c == 1)]
        if inside:
            total += abs(sum(c for c, _ in inside) - sum(good for _, good in inside))
    return round(total / max(len(pairs), 1), 3)


def measure(gold: list[Document], product: Product, judge: Any) -> dict[str, Any]:
    """All figures of one set of annotated articles."""
    start = time.process_time()
    found = {d["id"]: product.statements(d) for d in gold}
    spent = time.process_time() - start
    result = judge.score(gold, {key: [spans(s) for s in value] for key, value in found.items()})
    result["cpu_ms_per_1k_characters"] = round(1e6 * spent / sum(len(d["text"]) for d in gold), 2)
    result["kind_right"] = kinds_right(gold, found, judge)
    result["calibration_error"] = calibration(gold, found, judge)
    return dict(result)


def line(name: str, result: dict[str, Any]) -> str:
    """One row of the table."""
    triple, parts = result["triple"], [result[r]["partial"]["f1"] for r in ("source", "cue", "content")]
    direct = result["triple_recall_by_quote"].get("direct", "-")
    kinds = result.get("kind_right", {})
    return (
        f"{name:22} {triple['f1']:6} {triple['precision']:6} {triple['recall']:6} {direct!s:>7}  "
        f"{parts[0]:6} {parts[1]:6} {parts[2]:6}  {kinds.get('quote', '-')!s:>6} {kinds.get('authority', '-')!s:>6} "
        f"{result.get('calibration_error', '-')!s:>6} {result.get('cpu_ms_per_1k_characters', '-')!s:>7}"
    )


def main() -> None:
    """Run, print the table, write it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", action="store_true", help="also score the product on PolNeAR test")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit("bench/attribution needs the annotated articles in ../shared, which are not here")
    judge, product = scorer(), Product()
    for name in SETS:  # load every language's tables, so that the times are those of reading
        product.statements(documents(name)[0])
    names = [n for n in SETS if n.startswith("gold.")] + ["polnear.dev"] + (["polnear.test"] if options.test else [])
    sets = {name: documents(name) for name in names} | {f"own dev {lang}": own("dev", lang) for lang in SUPPORTED}
    results = {name: measure(gold, product, judge) for name, gold in sets.items()}
    test = documents("polnear.test")
    peers = {
        peer: judge.score(
            test, {d["id"]: d["attributions"] for d in rows(SHARED / f"bench/peers/polnear.test.{key}.jsonl")}
        )
        for peer, key in PEERS.items()
    }
    print(f"{'':22} {'triple':>6} {'P':>6} {'R':>6} {'direct':>7}  {'source':>6} {'cue':>6} {'content':>6}", end="")
    print(f"  {'kind%':>6} {'auth%':>6} {'ECE':>6} {'ms/1k':>7}")
    for name, result in results.items():
        print(line(name, result))
    print("peers, on polnear.test")
    for name, result in peers.items():
        print(line(name, result))
    if options.json:
        options.json.parent.mkdir(exist_ok=True)
        options.json.write_text(json.dumps({"product": results, "peers": peers}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
