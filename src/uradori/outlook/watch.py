"""The language's patterns for what is left open, what is announced, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel.dates import get_month_names

from uradori.lang import SUPPORTED, table
from uradori.model import QuestionKind


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence in lower case that has one of the words ``has`` and fits ``pattern`` is of ``kind``."""

    kind: QuestionKind
    has: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Watch:
    """One language: its rules, and how it writes dates.

    ``first_person`` tells a speaker's voice, ``negated`` that a step is not announced.
    ``dates`` have groups ``day`` and, where written, ``month`` (a name, see ``months``) or ``number``, and
    ``year``; ``relative`` are patterns of words for days with their distance from the publication.
    """

    rules: tuple[Rule, ...]
    first_person: re.Pattern[str]
    negated: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]
    relative: tuple[tuple[re.Pattern[str], int], ...]
    months: dict[str, int]


@cache
def watch(lang: str) -> Watch | None:
    """The patterns of *lang*; None for a language that is not supported."""
    if lang not in SUPPORTED:
        return None
    data = table(lang, "watch")
    months = {
        name.lower().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, "format", lang).items()
    }
    named = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    dates = [pattern.replace("{months}", named) for pattern in data["dates"]["patterns"]]
    any_date = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for pattern in dates) + ")"
    return Watch(
        rules=(
            *_rules(QuestionKind.OPEN, data["open"], any_date),
            *_rules(QuestionKind.NEXT_STEP, data["next_step"], any_date),
        ),
        first_person=re.compile(data["first_person"]),
        negated=re.compile(data["negated"]),
        dates=tuple(re.compile(pattern) for pattern in dates),
        relative=tuple((re.compile(pattern), days) for pattern, days in data["relative"].items()),
        months=months,
    )


def _rules(kind: QuestionKind, data: list[dict[str, Any]], any_date: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(kind, tuple(rule["has"]), re.compile(rule["pattern"].replace("{date}", any_date))) for rule in data
    )
