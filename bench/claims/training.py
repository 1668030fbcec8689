#!/usr/bin/env python3
"""Fit the model of claims: ``topic`` on our own annotated documents, ``same`` on the even contrast pairs.

usage: training.py   (writes gist.bin and model.json of src/uradori/stories/claims; scikit-learn is needed here only)

Topic: statements on one line of a document and its translation are one matter, those on others are not. Same: even
contrast pairs of every language and of every two, and the translated statements once more, at a lower weight, as one
claim. The threshold is where most pairs of both sorts come out right in five-fold cross-validation.
"""

from __future__ import annotations

import json
import random
from itertools import combinations

import numpy as np
from scipy.linalg import eigh
from sets import GROUPS, ROOT, contrast, corpora, line, own
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from uradori.lang import SUPPORTED
from uradori.stories.claims import Said
from uradori.stories.claims.compare import vetoed
from uradori.stories.claims.features import features
from uradori.statements.tagger.pieces import pieces
from uradori.stories.claims.gist import DEPTH, weighted, weights
from uradori.stories.claims.parts import parts, unit_vectors

TOPIC = ("bias", "cross", "concepts", "soft", "mean", "gist", "overlap", "names", "actors", "numbers", "numbers2", "ratio")
SAME = (
    *("bias", "cross", "swapped", "speakers", "actors1", "names2", "numbers1", "ratio"),
)
CLAIMS = ROOT / "src/uradori/stories/claims"
SHRINKAGE = 0.3
"""How much the directions are held back from what a few lines happen to show."""
TOPIC_LEAST = 0.3
"""From where two are of one matter: of other lines of the same document, one in fifteen is taken for it."""
STRENGTH = 0.3
"""Inverse of the regularisation."""


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
    """Pairs of statements of our own documents in two languages, and whether they are of one line."""
    chance = random.Random(7)  # noqa: S311 - a sample, no secret
    found = []
    for document in own("train"):
        for left, right in combinations(SUPPORTED, 2):
            ones, others = ([*document.statements[lang].values()] for lang in (left, right))
            for one in ones:
                same = [other for other in others if line(other) == line(one)]
                alone = len([each for each in ones if line(each) == line(one)]) == 1
                if len(same) == 1 and alone:
                    found.append((one, same[0], True))
                away = [other for other in others if line(other) != line(one)]
                found += [(one, other, False) for other in chance.sample(away, min(2, len(away)))]
    return found


def rows(pairs: list[tuple[Said, Said, bool]], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Features by pair, and the labels."""
    made = [features(parts(one), parts(other)) for one, other, _ in pairs]
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
    topic = LogisticRegression(C=10, max_iter=2000, fit_intercept=False).fit(x, y)
    tx = topic.predict_proba(x)[:, 1]
    print(f"topic: {len(y)} pairs, right {np.mean((tx >= 0.5) == y):.3f}")

    names = list(SAME)
    free = np.array([not vetoed(features(parts(one), parts(other))) for one, other, _ in minimal])
    sx, sy = rows(minimal, names)
    right = [pair for pair in translated if pair[2]]
    rx, ry = rows(right, names)
    groups = [pair.name for _, pair in dev]
    cross = np.array([0.35 if group == "cross" else 1.0 for group, _ in dev])
    chances = np.zeros(len(sy))
    for train, test in GroupKFold(5).split(sx, sy, groups):
        train = train[free[train]]  # noqa: PLW2901 - what a veto decides is not for the model
        fitted = _fit(sx[train], sy[train], cross[train], rx, ry)
        chances[test] = fitted.predict_proba(sx[test])[:, 1]
    chances[~free] = 0
    print(f"vetoes: apart {np.mean(~free[~sy]):.3f}, joined {np.mean(free[sy]):.3f}")
    # Pairs without a veto are few among the minimal ones: the threshold weighs both sides alike.
    least = max(sorted(chances[free]), key=lambda at: np.mean(chances[~sy] < at) + np.mean(chances[sy] >= at))
    apart, joined = np.mean(chances[~sy] < least), np.mean(chances[sy] >= least)
    print(f"same: least {least:.3f}, apart {apart:.3f}, joined {joined:.3f}")
    whole = _fit(sx[free], sy[free], cross[free], rx, ry)
    data = {
        "topic": {name: round(float(w), 4) for name, w in zip(TOPIC, topic.coef_[0], strict=True)},
        "same": {name: round(float(w), 4) for name, w in zip(names, whole.coef_[0], strict=True)},
        "topic_least": TOPIC_LEAST,
        "same_least": round(float(least), 4),
    }
    (CLAIMS / "model.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def _fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, rx: np.ndarray, ry: np.ndarray) -> LogisticRegression:
    weights = np.concatenate((weight, np.full(len(ry), 0.1)))
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    return model.fit(np.concatenate((x, rx)), np.concatenate((y, ry)), sample_weight=weights)


if __name__ == "__main__":
    main()
