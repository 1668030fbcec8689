"""How likely a draft is to be a statement: a logistic model over the signs that were seen."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LEXICAL = ("lemma:", "source-word:", "source-last:", "after2:")
"""Signs that name words: they weigh in one language only; all others are shared between languages."""


@dataclass(frozen=True)
class Model:
    """Weights of signs, and a bias (bench/attribution/training/rules.py)."""

    weights: dict[str, float]
    bias: float

    def confidence(self, signs: Iterable[str], lang: str) -> float:
        """The probability, in [0, 1], that a draft with these *signs* in *lang* is right."""
        total = self.bias + sum(self.weights.get(sign, 0.0) for sign in of_language(signs, lang))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def of_language(signs: Iterable[str], lang: str) -> set[str]:
    """The signs as the model knows them: those that name words carry their language; the language is one."""
    return {f"{lang}:{sign}" if sign.startswith(LEXICAL) else sign for sign in signs} | {f"language:{lang}"}


@cache
def model() -> Model:
    """The shipped model."""
    data = json.loads((files(__package__) / "model.json").read_text("utf-8"))
    return Model(data["weights"], data["bias"])
