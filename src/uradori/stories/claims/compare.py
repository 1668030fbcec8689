"""Whether two things said are one claim, decided from their parts."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from uradori.model import Modality
from uradori.stories.claims.clashes import clashes
from uradori.stories.claims.features import COSTLY, features, soft
from uradori.stories.claims.parts import Parts, parts
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
    """Whether two are the same.

    ``score`` is in [0, 1], 0 where they are not; ``reasons`` are keys, the weightiest first; ``opposite``: one matter,
    turned round.
    """

    same: bool
    score: float
    reasons: tuple[str, ...]
    opposite: bool


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of a logistic model by feature of whether two are of one matter, and from where they are.

    Both are kept apart for pairs ``within`` one language and ``across`` two.
    """

    topic: dict[str, dict[str, float]]
    topic_least: dict[str, float]


@cache
def model() -> Model:
    """The model as shipped; fitted by bench/claims/training.py."""
    data = json.loads((files(__package__) / "model.json").read_text("utf-8"))
    return Model(data["topic"], data["topic_least"])


def compare(one: Said, other: Said) -> Verdict:
    """Whether *one* and *other* are one claim, and why or why not; the same whichever comes first.

    One claim is one matter of which nothing is read that keeps the two apart.
    """
    if one.content == other.content and _twins(one, other):
        return Verdict(same=bool(one.content.strip()), score=1.0, reasons=("wording",), opposite=False)
    return judged(parts(one), parts(other))


def judged(one: Parts, other: Parts, least: float = 0.0) -> Verdict:
    """The verdict on two things said by their parts, for those that compare many and ask for at least this likeness."""
    clashing = clashes(one, other)
    vetoes = vetoed(clashing)
    contrary = bool(vetoes) and (clashing["turned"] or Modality.DENIED in {one.modality, other.modality})
    # Of what matter two that are kept apart are makes no difference, and is the costly part.
    if vetoes and not contrary:
        return Verdict(same=False, score=0.0, reasons=vetoes, opposite=False)
    found = likely(one, other, least)
    if vetoes or not found:
        return Verdict(same=False, score=0.0, reasons=vetoes or ("matter",), opposite=bool(found))
    return Verdict(same=True, score=matter(found), reasons=_reasons(model().topic[_kind(found)], found), opposite=False)


def likely(one: Parts, other: Parts, least: float = 0.0) -> dict[str, float]:
    """The features of the pair where it is of one matter, else none; the costly one is read only where it decides."""
    found = features(one, other)
    least = max(least, model().topic_least[_kind(found)])
    if matter({**found, COSTLY: 1.0}) < least:
        return {}
    found[COSTLY] = soft(one, other)
    return found if matter(found) >= least else {}


def vetoed(found: dict[str, bool]) -> tuple[str, ...]:
    """What keeps a pair of these clashes apart, whatever else they have in common."""
    return tuple(dict.fromkeys(reason for name, reason in VETOES.items() if found[name]))


def topic(one: Said, other: Said) -> float:
    """How surely the two are of one matter, in [0, 1], whatever they say of it."""
    left, right = parts(one), parts(other)
    return matter({**features(left, right), COSTLY: soft(left, right)})


def matter(found: dict[str, float]) -> float:
    """How surely a pair of these features is of one matter, in [0, 1]."""
    total = sum(weight * found[name] for name, weight in model().topic[_kind(found)].items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _kind(found: dict[str, float]) -> str:
    return "across" if found["cross"] else "within"


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
