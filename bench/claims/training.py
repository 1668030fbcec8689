#!/usr/bin/env python3
"""Fit the model of claims: whether two things said are of one matter.

usage: training.py   (writes gist.bin and model.json of src/uradori/stories/claims; scikit-learn is needed here only)

Statements on one line of a document and its translation are one matter, those on others are not; even contrast pairs
are of one matter by making. What keeps claims of one matter apart is read, not fitted: its rate is printed.
"""

from __future__ import annotations

import json
import random
from itertools import combinations_with_replacement

import numpy as np
from scipy.linalg import eigh
from sets import GROUPS, ROOT, contrast, corpora, line, own
from sklearn.linear_model import LogisticRegression

from uradori.lang import SUPPORTED
from uradori.statements.tagger.pieces import pieces
from uradori.stories.claims import Said
from uradori.stories.claims.clashes import clashes
from uradori.stories.claims.compare import vetoed
from uradori.stories.claims.features import COSTLY, features, soft
from uradori.stories.claims.gist import DEPTH, weighted, weights
from uradori.stories.claims.parts import parts, unit_vectors

TOPIC = (
    *("bias", "concepts", "soft", "mean", "gist"),
    *("overlap", "names", "actors", "numbers", "numbers2", "ratio"),
)
CLAIMS = ROOT / "src/uradori/stories/claims"
SHRINKAGE = 0.3
"""How much the directions are held back from what a few lines happen to show."""
AWAY = 8
"""Statements on other lines that each is set against: most pairs of a story are of two matters."""
TOPIC_LEAST = {"within": 0.002, "across": 0.05}
"""From where two that are set side by side are of one matter; what one story tells must be likelier (gather.py)."""


def lines() -> list[dict[str, str]]:
    """The lines of the documents that may be trained on, each in all languages."""
    texts = {lang: corpora.ntrex(lang) for lang in SUPPORTED}
    found = []
    for document in own("train"):
        name = document.name.removeprefix("ntrex-")
        rows_ = zip(*(texts[lang][name].split("\n") for lang in SUPPORTED), strict=True)
        found += [dict(zip(SUPPORTED, row, strict=True)) for row in rows_]
    return found


def directions() -> np.ndarray:
    """The means of the languages, then the directions in which lines differ most and their translations least."""
    whole = lines()
    means, held = [], []
    for lang in SUPPORTED:
        ids = [pieces(each[lang]).ids for each in whole]
        weight = [weights(each) for each in ids]
        total = sum(w @ unit_vectors(each) for each, w in zip(ids, weight, strict=True))
        means.append(total / sum(w.sum() for w in weight))
        held.append(np.array([weighted(each, unit_vectors(each)) - means[-1] for each in ids]))
    middle = sum(held) / len(held)
    within = sum((each - middle).T @ (each - middle) for each in held)
    between = sum(each.T @ each for each in held)
    _, found = eigh(between, within + SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within)))
    chosen = found[:, ::-1][:, :DEPTH].T
    chosen *= 1 / np.abs(chosen).max()
    return np.concatenate((np.array(means), chosen))


def matters() -> list[tuple[Said, Said, bool]]:
    """Pairs of statements of our own documents, and whether they are of one line: no pair of one language is."""
    chance = random.Random(7)  # noqa: S311 - a sample, no secret
    found = []
    for document in own("train"):
        for left, right in combinations_with_replacement(SUPPORTED, 2):
            ones, others = ([*document.statements[lang].values()] for lang in (left, right))
            for one in ones:
                same = [other for other in others if line(other) == line(one)]
                alone = len([each for each in ones if line(each) == line(one)]) == 1
                if left != right and len(same) == 1 and alone:
                    found.append((one, same[0], True))
                away = [other for other in others if line(other) != line(one)]
                found += [(one, other, False) for other in chance.sample(away, min(AWAY, len(away)))]
    return found


def rows(pairs: list[tuple[Said, Said, bool]], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Features by pair, and the labels."""
    sides = [(parts(one), parts(other)) for one, other, _ in pairs]
    made = [{**features(*each), COSTLY: soft(*each)} for each in sides]
    return np.array([[each[name] for name in names] for each in made]), np.array([same for *_, same in pairs])


def main() -> None:
    """Fit, report, write."""
    (CLAIMS / "gist.bin").write_bytes(directions().astype(np.float16).tobytes())
    translated = matters()
    dev = [(group, pair) for group in GROUPS for pair in contrast(group) if pair.dev]
    minimal = [(pair.one, pair.other, pair.same) for _, pair in dev]

    x, y = rows(translated, list(TOPIC))
    cx, _ = rows(minimal, list(TOPIC))
    # Minimal pairs are of one matter by making; in one language there are no others to learn that from.
    x, y = np.concatenate((x, cx)), np.concatenate((y, np.ones(len(cx), bool)))
    across = np.array([one.lang != other.lang for one, other, _ in (*translated, *minimal)])
    topic = {}
    for name, part in (("within", ~across), ("across", across)):
        fitted = LogisticRegression(C=3, max_iter=3000, fit_intercept=False).fit(x[part], y[part])
        chances = fitted.predict_proba(x[part])[:, 1]
        for at in (0.05, 0.2, 0.5):
            kept, wrong = np.mean(chances[y[part]] >= at), np.mean(chances[~y[part]] >= at)
            print(f"topic {name}: at {at} {kept:.3f} of one matter, {wrong:.4f} of others")
        topic[name] = {key: round(float(w), 4) for key, w in zip(TOPIC, fitted.coef_[0], strict=True)}

    free = np.array([not vetoed(clashes(parts(one), parts(other))) for one, other, _ in minimal])
    labels = np.array([same for *_, same in minimal])
    print(f"vetoes: apart {np.mean(~free[~labels]):.3f}, not joined {np.mean(~free[labels]):.3f}")
    data = {
        "topic": topic,
        "topic_least": TOPIC_LEAST,
    }
    (CLAIMS / "model.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
