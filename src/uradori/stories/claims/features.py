"""What two things said have in common, and what sets them apart, in numbers for the model."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import numpy as np

from uradori.stories.claims.gist import Floats
from uradori.stories.claims.parts import Names, Parts
from uradori.stories.claims.times import Times
from uradori.stories.claims.words import PEOPLE, keys_of, opposites

_FIGURES = 2
"""Significant figures to which two numbers must agree at least: rounded ones are the same."""
_WHOLE = 100
"""Per cent of a whole: half of a thing is fifty of them."""
_CLOSE = 0.38
"""Share of words in common from which two are worded alike."""
_ALIKE = 0.5
"""Share from which any exchanged word is a difference."""
_NEARLY = 0.9


def features(one: Parts, other: Parts) -> dict[str, float]:
    """The features of the pair, by name; the same whichever comes first."""
    found: dict[str, float] = {"bias": 1.0, "cross": float(one.lang != other.lang)}
    found |= _topic(one, other)
    found |= _clashes(one, other)
    return found


def _topic(one: Parts, other: Parts) -> dict[str, float]:
    same = one.lang == other.lang
    concepts = _share(one.concepts, other.concepts)
    overlap = _counted(one.words, other.words) if same else 0.0
    soft, mean = _soft(one.vectors, other.vectors)
    ratio = abs(math.log((len(one.vectors) + 1) / (len(other.vectors) + 1)))
    # Where two are worded nearly alike, the words in which they differ are the difference.
    close = _exchanged(one, other) if same and overlap > _ALIKE else 0.0
    return {
        "concepts": concepts,
        "soft": soft,
        "mean": mean,
        "gist": float(one.gist @ other.gist),
        "overlap": overlap,
        "exchanged": float(close > 0),
        "exchanges": close,
        "close": float(same and overlap > _CLOSE),
        "ordered": _ordered(one, other) if same else 0.0,
        "names": _common(one.names, other.names),
        "actors": _matched(one.actors, other.actors),
        "numbers": float(bool(one.numbers and not _loose(one.numbers, other.numbers))),
        "ratio": ratio,
    }


def _clashes(one: Parts, other: Parts) -> dict[str, float]:
    left, right = _loose(one.numbers, other.numbers), _loose(other.numbers, one.numbers)
    actor_left = _strange(one.actors, other.actors + other.speaker)
    actor_right = _strange(other.actors, one.actors + one.speaker)
    opposite = opposed(one, other)
    return {
        "numbers2": float(bool(left and right)),
        "lengths2": float(bool(_loose(one.lengths, other.lengths) and _loose(other.lengths, one.lengths))),
        "numbers1": float(bool(left) != bool(right)),
        "times2": _apart(one.times.days, other.times.days)
        or _apart(one.times.months, other.times.months)
        or _apart_plain(one.times.years, other.times.years)
        or _units(one.times.units, other.times.units)
        or _coarse(one.times, other.times)
        or _coarse(other.times, one.times),
        "times1": float(bool(one.times.days) != bool(other.times.days)),
        "actors2": float(bool(actor_left and actor_right)),
        "actors1": float(bool(actor_left) != bool(actor_right)),
        "voices": float(bool(one.voice and other.voice and one.voice.isdisjoint(other.voice))),
        "names2": float(bool(one.names - other.names) and bool(other.names - one.names)),
        "polarity": float(one.negations % 2 != other.negations % 2),
        "opposite": float(opposite),
        "turned": float(turned(one, other, opposite=opposite)),
        "people": float(bool(_people(one) - _people(other)) and bool(_people(other) - _people(one))),
        "roles": float(_roles(one, other)),
        "swapped": float(_swapped(one.actors, other.actors)),
        "speakers": float(bool(one.speaker and other.speaker and not _matched(one.speaker, other.speaker))),
        "modality": float(None not in {one.modality, other.modality} and one.modality != other.modality),
        "standing": float(one.standing.isdisjoint(other.standing)),
    }


def turned(one: Parts, other: Parts, *, opposite: bool) -> bool:
    """Whether one says the contrary of the other: by a negation, by an opposite word, not by both."""
    count = one.negations + other.negations + opposite
    held = opposites()
    if not opposite:
        count += sum(key in each.concepts for key in held.contrary for each in (one, other))
        if "ban" in one.concepts & other.concepts:
            count += sum(not held.undoing.isdisjoint(each.concepts) for each in (one, other))
    if count % 2 == 0:
        return False
    plain, negated = sorted((one, other), key=lambda each: each.negations)
    words = held.negative & plain.concepts - negated.concepts
    said_in_a_word = bool(words) and held.negative.isdisjoint(negated.concepts - plain.concepts)
    return bool(opposite) or not (negated.negations > plain.negations and said_in_a_word)


def opposed(one: Parts, other: Parts) -> bool:
    """Whether one says a key whose opposite the other says in its place."""
    return _said_apart(one, other, opposites().pairs)


def _said_apart(one: Parts, other: Parts, pairs: Iterable[tuple[str, str]]) -> bool:
    left, right = one.concepts - other.concepts, other.concepts - one.concepts
    return any((a in left and b in right) or (b in left and a in right) for a, b in pairs)


def _people(one: Parts) -> frozenset[str]:
    return frozenset(key for key in one.concepts if key.startswith(PEOPLE))


def _roles(one: Parts, other: Parts) -> bool:
    """Whether another of the same actors does the thing."""
    if not one.agent or not other.agent or not one.agent.isdisjoint(other.agent):
        return False
    if _said_apart(one, other, opposites().converse):
        return False
    return any(one.agent & each for each in other.actors) and any(other.agent & each for each in one.actors)


def _share(one: Iterable[str], other: Iterable[str]) -> float:
    left, right = set(one), set(other)
    if not left or not right:
        return 0.0
    return len(left & right) / math.sqrt(len(left) * len(right))


def _common(one: Names, other: Names) -> float:
    return float(bool(one & other)) - 0.5 * float(bool(one and other and not one & other))


def _counted(one: Sequence[str], other: Sequence[str]) -> float:
    left, right = Counter(one), Counter(other)
    whole = (left | right).total()
    return (left & right).total() / whole if whole else 0.0


def _exchanged(one: Parts, other: Parts) -> float:
    """How many places hold one word in one and another of no common meaning in the other."""
    left, right = one.words, other.words
    count = 0
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        away, new = left[a:b], right[c:d]
        meant = [
            {key for word in side for key in _meanings(word, lang)}
            for side, lang in ((away, one.lang), (new, other.lang))
        ]
        count += not meant[0] & meant[1]
    return float(min(count, 3))


def _meanings(word: str, lang: str) -> frozenset[str]:
    return frozenset(keys_of(word, lang))


def _ordered(one: Parts, other: Parts) -> float:
    """1 where both hold nearly the same words in another order."""
    if one.words == other.words or _counted(one.words, other.words) < _NEARLY:
        return 0.0
    return float(SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() < _NEARLY)


def _soft(one: Floats, other: Floats) -> tuple[float, float]:
    """How near the pieces of each are to the nearest of the other (mean), and how near the means are."""
    if not len(one) or not len(other):
        return 0.0, 0.0
    near = one @ other.T
    soft = (float(near.max(1).mean()) + float(near.max(0).mean())) / 2
    left, right = one.mean(0), other.mean(0)
    size = float(np.linalg.norm(left) * np.linalg.norm(right))
    return soft, float(left @ right) / size if size else 0.0


def _loose(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The numbers of *one* that the other has not."""
    return [a for a in one if not any(_agree(a, b) for b in other)]


def _agree(one: float, other: float) -> bool:
    """Whether two numbers are the same when both are rounded as the rounder is."""
    small, large = sorted((one, other))
    if 0 < small < 1 < large <= _WHOLE:
        one, other = small * _WHOLE, large
    digits = max(_FIGURES, min(_figures(one), _figures(other)))
    return one == other or f"{one:.{digits}g}" == f"{other:.{digits}g}"


def _figures(number: float) -> int:
    return len(f"{number:.12g}".replace(".", "").strip("0"))


def _strange(one: Sequence[Names], other: Sequence[Names]) -> list[Names]:
    return [a for a in one if all(a.isdisjoint(b) for b in other)]


def _matched(one: Sequence[Names], other: Sequence[Names]) -> float:
    if not one or not other:
        return 0.0
    return 1 - (len(_strange(one, other)) + len(_strange(other, one))) / (len(one) + len(other))


def _swapped(one: Sequence[Names], other: Sequence[Names]) -> bool:
    """Whether the first two actors of one stand the other way round in the other."""
    if len(one) < 2 or len(other) < 2:
        return False
    (a, b), (c, d) = one[:2], other[:2]
    return not a.isdisjoint(d) and not b.isdisjoint(c) and a.isdisjoint(c) and b.isdisjoint(d)


def _apart(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    left = any(all(a.isdisjoint(b) for b in other) for a in one)
    right = any(all(a.isdisjoint(b) for a in one) for b in other)
    return float(bool(one and other) and left and right)


def _apart_plain(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one - other) and bool(other - one))


def _coarse(one: Times, other: Times) -> float:
    """1 where one names a day and the other a month without one, which the day is not of."""
    if not one.days or other.days or not other.months:
        return 0.0
    return float(all(day[:7] not in month for days in one.days for day in days for month in other.months))


def _units(one: frozenset[str], other: frozenset[str]) -> float:
    """1 where both name a unit of one kind and not the same."""
    left, right = one - other, other - one
    return float(any(a[0] == b[0] or (a[0] in "wmyu" and b[0] in "wmyu") for a in left for b in right))
