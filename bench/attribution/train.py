#!/usr/bin/env python3
"""Train the model that tells statements from other drafts: src/uradori/statements/model.json.

usage: train.py [--c C] [--dry]

Reads the train split of PolNeAR (en) and the train split of our own annotation (en, ja, ru, uk); drafts every article
with the product's own code, marks a draft right if it matches a gold attribution as the scorer counts a triple, and
fits a logistic regression (L2, scikit-learn, deterministic) to the drafts' signs. English drafts are seen twice, the
second time without the signs that name words, so that what is shared between languages does not lean on English
words. The thresholds are those with the best figures over the gold dev sets.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from corpora import ROOT, SETS, Document, covered, documents, own, scorer
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from uradori.lang import SUPPORTED
from uradori.reading import sentences
from uradori.statements.extraction import drafts
from uradori.statements.quotes import quotations
from uradori.statements.scoring import of_language

RARE = 3
"""Signs seen fewer times in training get no weight."""

Thresholds = tuple[float, float]
"""From which confidence on a draft stands: one whose content is a quotation, and any other."""

Drafted = tuple[list[set[str]], list[bool], list[tuple[Document, list[Any]]]]


def drafted(corpus: list[Document], judge: Any) -> Drafted:
    """The signs of every draft of *corpus*, whether it is right, and the drafts by article."""
    signs: list[set[str]] = []
    right: list[bool] = []
    kept = []
    for document in corpus:
        text, lang = document["text"], document["lang"]
        found = drafts(text, sentences(text, lang), quotations(text), lang)
        good = matches(document, found, judge)
        signs += [of_language(draft.signs, lang) for draft in found]
        right += good
        kept.append((document, found))
    return signs, right, kept


def row(draft: Any) -> Document:
    """A draft as the scorer takes it."""
    return {role: [list(span) for span in getattr(draft, role)] for role in ("source", "cue", "content")}


def matches(document: Document, found: list[Any], judge: Any) -> list[bool]:
    """Which drafts are right: of those with one cue each is held against the gold by itself."""
    gold = covered(judge, document, document["attributions"])
    return [
        any(
            judge.iou(g["content"], mine["content"]) >= 0.5
            and (bool(g["source"] & mine["source"]) or not (g["source"] or mine["source"]))
            and (bool(g["cue"] & mine["cue"]) or not g["cue"])
            for g in gold
        )
        for mine in covered(judge, document, [row(draft) for draft in found])
    ]


def matrix(signs: list[set[str]], known: dict[str, int]) -> csr_matrix:
    """The drafts as rows of ones over the *known* signs."""
    cells = [(i, known[sign]) for i, row in enumerate(signs) for sign in row if sign in known]
    rows, columns = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(signs), len(known)))


def best_thresholds(fit: LogisticRegression, known: dict[str, int], judge: Any) -> tuple[Thresholds, dict[str, float]]:
    """The thresholds that are best on the dev sets, and each set's F1 there.

    Best is the mean over the sets of triple F1 and recall on direct quotations: who reads a briefing misses a
    quotation more than a paraphrase.
    """
    trials: dict[Thresholds, dict[str, float]] = {}
    worth: dict[Thresholds, float] = {}
    grid = [t / 100 for t in range(10, 50, 4)]
    for name in [n for n in SETS if n.startswith("gold.") or n == "polnear.dev"]:
        signs, _, kept = drafted([{"lang": "en", **d} for d in documents(name)], judge)
        sure = fit.predict_proba(matrix(signs, known))[:, 1]
        for thresholds in [(q, p) for q in grid for p in grid if q <= p]:
            at, predicted = 0, {}
            for document, found in kept:
                predicted[document["id"]] = likeliest(found, sure[at : at + len(found)], thresholds)
                at += len(found)
            result = judge.score([d for d, _ in kept], predicted)
            trials.setdefault(thresholds, {})[name] = result["triple"]["f1"]
            direct = result["triple_recall_by_quote"].get("direct", result["triple"]["f1"])
            worth[thresholds] = worth.get(thresholds, 0.0) + result["triple"]["f1"] + direct / 2
    best = max(worth, key=lambda t: worth[t])
    return best, trials[best]


def likeliest(found: list[Any], sure: Any, thresholds: Thresholds) -> list[Document]:
    """What stands of an article's drafts, as the product decides it."""
    best: dict[Any, tuple[float, Any]] = {}
    for draft, p in zip(found, sure, strict=True):
        least = thresholds[0] if draft.quoted else thresholds[1]
        if p >= least and best.get(draft.cue, (0.0, None))[0] < p:
            best[draft.cue] = (p, draft)
    return [row(draft) for _, draft in best.values()]


def main() -> None:
    """Train, choose the threshold, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--c", type=float, default=0.1, help="inverse strength of the regularisation (0.1)")
    parser.add_argument("--dry", action="store_true", help="do not write the model")
    options = parser.parse_args()
    judge = scorer()
    signs, right, _ = drafted([{"lang": "en", **d} for d in documents("polnear.train")], judge)
    signs += [{s for s in each if not s.startswith("en:")} for each in signs]
    right += right
    for lang in SUPPORTED:
        more, good, _ = drafted(own("train", lang), judge)
        signs += more * 2
        right += good * 2
    counts = Counter(sign for each in signs for sign in each)
    known = {sign: i for i, sign in enumerate(s for s, n in sorted(counts.items()) if n >= RARE)}
    fit = LogisticRegression(C=options.c, max_iter=1000).fit(matrix(signs, known), np.array(right))
    thresholds, scores = best_thresholds(fit, known, judge)
    print(f"{len(signs)} drafts, {len(known)} signs, thresholds {thresholds}", scores)
    if not options.dry:
        weights = {sign: round(float(fit.coef_[0][i]), 4) for sign, i in known.items()}
        write(weights, float(fit.intercept_[0]), thresholds, scores)


def write(weights: dict[str, float], bias: float, thresholds: Thresholds, scores: dict[str, float]) -> None:
    """Write the model with what a reader must know of it."""
    data = {
        "about": "logistic weights of signs; see docs/models.md",
        "trained": datetime.now(UTC).date().isoformat(),
        "dev_f1": scores,
        "quoted_from": thresholds[0],
        "other_from": thresholds[1],
        "bias": round(bias, 4),
        "weights": {sign: weight for sign, weight in weights.items() if weight},
    }
    path = ROOT / "src/uradori/statements/model.json"
    Path(path).write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
