#!/usr/bin/env python3
"""Score the product's statements against the gold, beside the peers.

usage: run.py [--test] [--tier TIER] [--beside NAME=COMMAND] [--json FILE]

Reads the annotated articles of ../shared (the gold, en, ja, ru, uk, and PolNeAR dev, en) and our own dev annotation (in
gold/), lets each tier of the product find the statements in their plain text, and scores them with the definitions of
../shared/bench/score_attribution.py. The peers' predictions are on PolNeAR test; they are scored in the same run, the
product beside them only with --test. With --beside a peer is timed in the same run: COMMAND must read PolNeAR test and
print its CPU milliseconds per 1,000 characters as the last number on its output.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from corpora import SETS, SHARED, Document, Product, covered, documents, matching, own, rows, scorer, spans

from uradori.lang import SUPPORTED
from uradori.model import Tier
from uradori.reading import sentences
from uradori.statements.quotes import quotations
from uradori.statements.tagger import stands, tag

PEERS = {
    "textacy 0.13": ("textacy_para", 82.0),
    "sayswho 0.1.4": ("sayswho", 48.0),
    "GenderGapTracker": ("ggt", 44.0),
    "Citron (retrained)": ("citron_polnear", 55.0),
}
"""The peers: the file of their predictions, and the CPU ms per 1,000 characters they took when those were made."""

_AT_REST = """
import sys
sys.path.insert(0, sys.argv[1])
from corpora import SETS, Product, documents
from uradori.model import Tier
product = Product(Tier(sys.argv[2]))
for name in SETS:
    if name.startswith("gold."):
        product.statements(documents(name)[0])
pages = int(open("/proc/self/statm").read().split()[1])
import resource
print(pages * resource.getpagesize() / 1e6)
"""


def kinds_right(gold: list[Document], found: dict[str, list[Any]], judge: Any) -> dict[str, float]:
    """The share of aligned pairs, in per cent, whose quote kind, authority and modality are the gold's."""
    right = {"quote": [0, 0], "authority": [0, 0], "modality": [0, 0]}
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


Sure = list[tuple[float, bool]]
"""The confidence of each statement found, and whether it is right."""


def judged(gold: list[Document], found: dict[str, list[Any]], judge: Any) -> Sure:
    """Whether each statement found is right: it matches some annotated one as a triple is counted."""
    pairs: Sure = []
    for document in gold:
        mine = found[document["id"]]
        right = matching(judge, document, [spans(statement) for statement in mine])
        pairs += [(statement.confidence, good) for statement, good in zip(mine, right, strict=True)]
    return pairs


def calibration(pairs: Sure, bins: int = 10) -> float:
    """The expected calibration error of the confidences over *bins* equal bins."""
    total = 0.0
    for k in range(bins):
        inside = [(c, good) for c, good in pairs if k / bins <= c < (k + 1) / bins or (k == bins - 1 and c == 1)]
        if inside:
            total += abs(sum(c for c, _ in inside) - sum(good for _, good in inside))
    return round(total / max(len(pairs), 1), 3)


def measure(gold: list[Document], product: Product, judge: Any) -> tuple[dict[str, Any], Sure]:
    """All figures of one set of annotated articles, and how sure each statement found is."""
    start = time.process_time()
    found = {d["id"]: product.statements(d) for d in gold}
    spent = time.process_time() - start
    result = judge.score(gold, {key: [spans(s) for s in value] for key, value in found.items()})
    result["cpu_ms_per_1k_characters"] = round(1e6 * spent / sum(len(d["text"]) for d in gold), 2)
    result["kind_right"] = kinds_right(gold, found, judge)
    pairs = judged(gold, found, judge)
    result["calibration_error"] = calibration(pairs)
    sure = [good for c, good in pairs if c >= 0.9]
    result["right_from_0.9"] = {"statements": len(sure), "right": round(100 * sum(sure) / max(len(sure), 1), 1)}
    return dict(result), pairs


def tier_figures(tier: Tier, sets: dict[str, list[Document]], judge: Any) -> dict[str, Any]:
    """Every set, read by one tier."""
    product = Product(tier)
    for name in SETS:  # load every language's tables, so that the times are those of reading
        if name.startswith("gold."):
            product.statements(documents(name)[0])
    print(f"{tier:22} {'triple':>6} {'P':>6} {'R':>6} {'direct':>7}  {'source':>6} {'cue':>6} {'content':>6}", end="")
    print(f"  {'kind%':>6} {'auth%':>6} {'ECE':>6} {'ms/1k':>7}")
    results, pairs = {}, {}
    for name, gold in sets.items():
        results[name], pairs[name] = measure(gold, product, judge)
        print(line(name, results[name]), flush=True)
    together = [pair for name, found in pairs.items() if name.startswith("gold.") for pair in found]
    results["gold"] = {"calibration_error": calibration(together)}
    results["memory_mb"] = at_rest(tier)
    print(f"all gold: calibration error {calibration(together)}; memory at rest {results['memory_mb']} MB")
    return results


def at_rest(tier: Tier) -> float:
    """The resident memory, in MB, of a process that has read one article in each language."""
    command = [sys.executable, "-c", _AT_REST, str(Path(__file__).parent), tier]
    return round(float(subprocess.run(command, capture_output=True, check=True, text=True).stdout), 1)


def unruled(name: str, lang: str, judge: Any) -> dict[str, Any]:
    """What the accurate network finds in a language by itself, without any rule or table of that language."""
    gold = documents(name)
    found = {}
    for document in gold:
        text = document["text"]
        rows_ = tag(text, sentences(text, lang), quotations(text), [], Tier.ACCURATE)
        kept = [row for row in rows_ if stands(row, Tier.ACCURATE)]
        roles = ("source", "cue", "content")
        found[document["id"]] = [{role: [list(span) for span in getattr(row, role)] for role in roles} for row in kept]
    return dict(judge.score(gold, found))


def agreement(judge: Any) -> dict[str, Any]:
    """How far a second, blind pass over ten of our own dev articles agrees with the first, by language."""
    found = {}
    for lang in SUPPORTED:
        second = {d["id"]: d["attributions"] for d in own("second", lang)}
        found[lang] = judge.score([d for d in own("dev", lang) if d["id"] in second], second)
    return found


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


def peers(beside: list[str], judge: Any) -> dict[str, Any]:
    """The peers' predictions, scored; with the CPU they took then, and now if timed beside us."""
    test = documents("polnear.test")
    timed = {}
    for each in beside:
        name, _, command = each.partition("=")
        output = subprocess.run(shlex.split(command), capture_output=True, check=True, text=True).stdout
        timed[name] = float(re.findall(r"\d+(?:\.\d+)?", output)[-1])
    found = {}
    for peer, (key, spent) in PEERS.items():
        predicted = {d["id"]: d["attributions"] for d in rows(SHARED / f"bench/peers/polnear.test.{key}.jsonl")}
        found[peer] = judge.score(test, predicted) | {"cpu_ms_per_1k_characters": timed.get(peer, spent)}
        found[peer]["timed_in_this_run"] = peer in timed
    return found


def main() -> None:
    """Run, print the table, write it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", action="store_true", help="also score the product on PolNeAR test")
    parser.add_argument("--tier", type=Tier, choices=list(Tier), help="only this tier")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=COMMAND", help="time a peer in this run")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit("bench/attribution needs the annotated articles in ../shared, which are not here")
    judge = scorer()
    names = [n for n in SETS if n.startswith("gold.")] + ["polnear.dev"] + (["polnear.test"] if options.test else [])
    sets = {name: documents(name) for name in names} | {f"own dev {lang}": own("dev", lang) for lang in SUPPORTED}
    tiers = [options.tier] if options.tier else list(Tier)
    results: dict[str, Any] = {tier.value: tier_figures(tier, sets, judge) for tier in tiers}
    results["peers"] = peers(options.beside, judge)
    print("peers, on polnear.test")
    for name, result in results["peers"].items():
        print(line(name, result))
    results["agreement"] = agreement(judge)
    print("second pass against the first, on our own dev set")
    for name, result in results["agreement"].items():
        print(line(name, result))
    if Tier.ACCURATE in tiers:
        results["unruled"] = {"German": unruled("german.dev", "de", judge)}
        print("accurate, in a language without any rule")
        print(line("German Wikinews dev", results["unruled"]["German"]))
    if options.json:
        options.json.parent.mkdir(exist_ok=True)
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
