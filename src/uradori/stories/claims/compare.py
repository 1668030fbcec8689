"""Whether two things said are one claim, decided from their parts."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from uradori.model import Modality
from uradori.stories.claims.clashes import clashes
from uradori.stories.claims.features import features
from uradori.stories.claims.parts import parts
from uradori.stories.claims.said import Said

VETOES = {
    "numbers": "number",
    "lengths": "time",
    "times": "time",
    "actors": "actor",
    "people": "actor",
    "roles": "actor",
    "voices": "actor",
    "turned": "polarity",
    "standing": "modality",
    "exchanged": "wording",
    "ordered": "order",
}
"""Clashes any of which keeps two claims apart, and the reason that each is."""

_TELLING = 0.5
"""Weight times value from which a feature is named among the reasons."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``score`` is in [0, 1]; ``reasons`` are keys, the weightiest first; ``opposite``: one matter, turned round."""

    same: bool
    score: float
    reasons: tuple[str, ...]
    opposite: bool


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of a logistic model by feature of whether two are of one matter, and from where they are."""

    topic: dict[str, float]
    topic_least: float


@cache
def model() -> Model:
    """The model as shipped; fitted by bench/claims/training.py."""
    data = json.loads((files(__package__) / "model.json").read_text("utf-8"))
    return Model(data["topic"], data["topic_least"])


def compare(one: Said, other: Said) -> Verdict:
    """Whether *one* and *other* are one claim, and why or why not; the same whichever comes first.

    One claim is one matter of which nothing is read that keeps the two apart.
    """
    if one == other or (one.content == other.content and _twins(one, other)):
        return Verdict(same=bool(one.content.strip()), score=1.0, reasons=("wording",), opposite=False)
    left, right = parts(one), parts(other)
    clashing = clashes(left, right)
    vetoes = vetoed(clashing)
    contrary = bool(vetoes) and (clashing["turned"] or Modality.DENIED in {one.modality, other.modality})
    if vetoes and not contrary:
        # Of what matter the two are then makes no difference, and is the costly part.
        return Verdict(same=False, score=0.0, reasons=vetoes, opposite=False)
    found = features(left, right)
    likely = matter(found)
    close = likely >= model().topic_least
    return Verdict(
        same=close and not vetoes,
        score=0.0 if vetoes else likely,
        reasons=vetoes or _reasons(model().topic, found),
        opposite=close and contrary,
    )


def vetoed(found: dict[str, bool]) -> tuple[str, ...]:
    """What keeps a pair of these clashes apart, whatever else they have in common."""
    return tuple(dict.fromkeys(reason for name, reason in VETOES.items() if found[name]))


def topic(one: Said, other: Said) -> float:
    """How surely the two are of one matter, in [0, 1], whatever they say of it."""
    return matter(features(parts(one), parts(other)))


def matter(found: dict[str, float]) -> float:
    """How surely a pair of these features is of one matter, in [0, 1]."""
    weights = model().topic
    total = sum(weights[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _twins(one: Said, other: Said) -> bool:
    """Whether two of one wording were said on one day, by one source, in one way."""
    return (one.published or "")[:10] == (other.published or "")[:10] and (
        one.lang,
        one.cue,
        one.source,
        one.actor,
    ) == (
        other.lang,
        other.cue,
        other.source,
        other.actor,
    )


def _reasons(weights: dict[str, float], found: dict[str, float]) -> tuple[str, ...]:
    telling = {
        name: weight for name, value in found.items() if abs(weight := weights.get(name, 0.0) * value) >= _TELLING
    }
    ordered = sorted(telling, key=lambda name: (-abs(telling[name]), name))
    return tuple(dict.fromkeys(name for name in ordered if name != "bias"))
