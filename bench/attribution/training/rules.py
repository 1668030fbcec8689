#!/usr/bin/env python3
"""Train the model that says how far a draft of the rules can be trusted: src/uradori/statements/model.json.

usage: rules.py [--c C] [--dry]

Reads the train split of PolNeAR (en) and the train split of our own annotation (en, ja, ru, uk); drafts every article
with the product's own code, marks a draft right if it matches a gold attribution as the scorer counts a triple, and
fits a logistic regression (L2, scikit-learn, deterministic) to the drafts' signs. English drafts are seen twice, the
second time without the signs that name words, so that what is shared between languages does not lean on English
words. What the model says of a draft is one of the signs that the tagger reads.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora import ROOT, Document, documents, matching, own, scorer

from uradori.lang import SUPPORTED
from uradori.reading import sentences
from uradori.statements.extraction import drafts
from uradori.statements.quotes import quotations
from uradori.statements.scoring import of_language

RARE = 3
"""Signs seen fewer times in training get no weight."""

Drafted = tuple[list[set[str]], list[bool]]


def drafted(corpus: list[Document], judge: Any) -> Drafted:
    """The signs of every draft of *corpus*, and whether it is right."""
    signs: list[set[str]] = []
    right: list[bool] = []
    for document in corpus:
        text, lang = document["text"], document["lang"]
        found = drafts(text, sentences(text, lang), quotations(text), lang)
        good = matching(judge, document, [row(draft) for draft in found], cue=True)
        signs += [of_language(draft.signs, lang) for draft in found]
        right += good
    return signs, right


def row(draft: Any) -> Document:
    """A draft as the scorer takes it."""
    return {role: [list(span) for span in getattr(draft, role)] for role in ("source", "cue", "content")}


def matrix(signs: list[set[str]], known: dict[str, int]) -> csr_matrix:
    """The drafts as rows of ones over the *known* signs."""
    cells = [(i, known[sign]) for i, row in enumerate(signs) for sign in row if sign in known]
    rows, columns = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(signs), len(known)))


def main() -> None:
    """Train, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--c", type=float, default=0.1, help="inverse strength of the regularisation (0.1)")
    parser.add_argument("--dry", action="store_true", help="do not write the model")
    options = parser.parse_args()
    judge = scorer()
    signs, right = drafted([{"lang": "en", **d} for d in documents("polnear.train")], judge)
    signs += [{s for s in each if not s.startswith("en:")} for each in signs]
    right += right
    for lang in SUPPORTED:
        more, good = drafted(own("train", lang), judge)
        signs += more * 2
        right += good * 2
    counts = Counter(sign for each in signs for sign in each)
    known = {sign: i for i, sign in enumerate(s for s, n in sorted(counts.items()) if n >= RARE)}
    fit = LogisticRegression(C=options.c, max_iter=1000).fit(matrix(signs, known), np.array(right))
    print(f"{len(signs)} drafts, {len(known)} signs")
    if not options.dry:
        weights = {sign: round(float(fit.coef_[0][i]), 4) for sign, i in known.items()}
        write(weights, float(fit.intercept_[0]))


def write(weights: dict[str, float], bias: float) -> None:
    """Write the model with what a reader must know of it."""
    data = {
        "about": "logistic weights of signs; see docs/models.md",
        "trained": datetime.now(UTC).date().isoformat(),
        "bias": round(bias, 4),
        "weights": {sign: weight for sign, weight in weights.items() if weight},
    }
    path = ROOT / "src/uradori/statements/model.json"
    Path(path).write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
