#!/usr/bin/env python3
"""Fit the confidence of a tier on dev sets, and choose how it decodes and from which confidence on it keeps.

usage: calibrate.py TIER

A logistic model over the signs of a statement (`uradori.statements.tagger.decode`): is it right, as the scorer counts a
triple? Fitted on PolNeAR dev and our own dev annotation, no set much heavier than another; the threshold is the one
with the best mean F1 over them. The gold dev sets are not looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from vocabulary import WEIGHTS

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora import Document, documents, matching, own, scorer

from uradori.lang import SUPPORTED
from uradori.model import Tier
from uradori.reading import sentences
from uradori.statements.extraction import scored_drafts
from uradori.statements.quotes import quotations
from uradori.statements.scoring import model
from uradori.statements.tagger import Tagged
from uradori.statements.tagger.decode import Leanings
from uradori.statements.tagger.features import encode
from uradori.statements.tagger.network import network
from uradori.statements.tagger.tagging import Reader, surest
from uradori.statements.tagger.windows import windows

ENGLISH = {Tier.FAST: 0.25, Tier.ACCURATE: 0.05}
"""The share of a statement of PolNeAR dev, which has nine times as many as the other sets.

The accurate network is surer of what our own annotation would have it find than of what PolNeAR marks: fitted mostly on
PolNeAR its confidence was too modest elsewhere.
"""

LEANINGS = [
    Leanings(source, content, segment) for source in (0.0, 1.0, 2.0) for content in (0.0, 0.7) for segment in (3.0, 6.0)
]
"""What is tried."""

Row = dict[str, Any]
Corpus = list[tuple[Document, list[Tagged]]]


class Dev:
    """The dev sets, scored by the network once, decoded as often as asked."""

    def __init__(self, tier: Tier, judge: Any) -> None:
        self.judge = judge
        self.network = network(tier)
        sets = {"polnear": documents("polnear.dev")} | {lang: own("dev", lang) for lang in SUPPORTED}
        self._scored = {name: [(document, self._score(document)) for document in docs] for name, docs in sets.items()}

    def _score(self, document: Document) -> tuple[Reader, list[Any]]:
        text, lang = document["text"], document.get("lang", "en")
        parts, quotes = sentences(text, lang), quotations(text)
        encoded = encode(text, parts, quotes, scored_drafts(text, parts, quotes, lang, model()))
        reader = Reader(text, quotes, encoded, self.network)
        return reader, [(window, *row) for window in windows(encoded) for row in reader.scored(window)]

    def decoded(self, leanings: Leanings) -> dict[str, Corpus]:
        """Everything found in each set."""
        return {
            name: [(document, self._decode(reader, rows, leanings)) for document, (reader, rows) in corpus]
            for name, corpus in self._scored.items()
        }

    def _decode(self, reader: Reader, rows: list[Any], leanings: Leanings) -> list[Tagged]:
        made = []
        for window, at, scores, pairs in rows:
            statement = reader.decoded(window, at, scores, pairs, leanings)
            if statement is not None:
                made.append(statement)
        return surest(made)


def row(statement: Tagged) -> Row:
    """A statement as the scorer takes it."""
    return {role: [list(span) for span in getattr(statement, role)] for role in ("source", "cue", "content")}


def right(document: Document, rows: list[Tagged], judge: Any) -> list[bool]:
    """Which statements match an annotated one, as a triple is counted."""
    return matching(judge, document, [row(statement) for statement in rows])


def fitted(corpora: dict[str, Corpus], english: float, judge: Any) -> LogisticRegression:
    """The logistic model of the confidence."""
    signs, good, weights = [], [], []
    for name, corpus in corpora.items():
        for document, rows in corpus:
            signs += [statement.signs for statement in rows]
            good += right(document, rows, judge)
            weights += [english if name == "polnear" else 1.0] * len(rows)
    return LogisticRegression(C=1.0, max_iter=1000).fit(np.array(signs), np.array(good), weights)


Thresholds = tuple[float, float]
"""From which confidence on a statement is kept: one whose content is quoted, and any other."""

GRID = [t / 100 for t in range(12, 64, 4)]


def thresholds(
    corpora: dict[str, Corpus], fit: LogisticRegression, judge: Any
) -> tuple[float, Thresholds, dict[str, float]]:
    """The best thresholds, what they are worth, and the triple F1 of each set there.

    Worth is the mean over the sets of triple F1, and a quarter of the recall on direct speech: who reads a briefing
    misses a quotation more than a paraphrase.
    """
    sure = {name: [(d, rows, _sure(rows, fit)) for d, rows in corpus] for name, corpus in corpora.items()}
    best = (-1.0, (0.0, 0.0), {})
    other = max(GRID, key=lambda least: _worth(sure, (least, least), judge)[0])
    for quoted in [least for least in GRID if least <= other]:
        worth, scores = _worth(sure, (quoted, other), judge)
        if worth > best[0]:
            best = (worth, (quoted, other), scores)
    return best


def _worth(sure: dict[str, Any], least: Thresholds, judge: Any) -> tuple[float, dict[str, float]]:
    total, scores = 0.0, {}
    for name, corpus in sure.items():
        kept = {
            d["id"]: [row(s) for s, p in zip(rows, ps, strict=True) if p >= (least[0] if s.quoted else least[1])]
            for d, rows, ps in corpus
        }
        result = judge.score([d for d, _, _ in corpus], kept)
        scores[name] = result["triple"]["f1"]
        total += scores[name] + result["triple_recall_by_quote"].get("direct", scores[name]) / 4
    return total / len(sure), scores


def _sure(rows: list[Tagged], fit: LogisticRegression) -> list[float]:
    return fit.predict_proba(np.array([statement.signs for statement in rows]))[:, 1].tolist() if rows else []


def main() -> None:
    """Choose, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tier", type=Tier, choices=list(Tier))
    tier = parser.parse_args().tier
    path = WEIGHTS / f"{tier}.json"
    settings = json.loads(path.read_text("utf-8"))
    settings["leanings"] = LEANINGS[0]._asdict()
    settings["confidence"] = {"weights": [1.0] + [0.0] * 7, "bias": 0.0, "least": {"quoted": 0.0, "other": 0.0}}
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    judge = scorer()
    dev = Dev(tier, judge)
    trials = []
    for leanings in LEANINGS:
        corpora = dev.decoded(leanings)
        fit = fitted(corpora, ENGLISH[tier], judge)
        worth, least, scores = thresholds(corpora, fit, judge)
        trials.append((worth, leanings, fit, least, scores))
        print(f"{worth:.2f} {leanings} from {least} {scores}", flush=True)
    _, leanings, fit, least, scores = max(trials, key=lambda trial: trial[0])
    settings["leanings"] = leanings._asdict()
    settings["confidence"] = {
        "weights": [round(float(w), 4) for w in fit.coef_[0]],
        "bias": round(float(fit.intercept_[0]), 4),
        "least": {"quoted": least[0], "other": least[1]},
    }
    settings["dev_f1"] = scores
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    print(f"{tier}: {leanings}, kept from {least}", scores)


if __name__ == "__main__":
    main()
