"""What keeps two things said from being one claim, each a difference in one of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache

from uradori.stories.claims.parts import Names, Parts
from uradori.stories.claims.times import Times
from uradori.stories.claims.words import keys_of, opposites

_FIGURES = 2
"""Significant figures to which two numbers must agree at least: rounded ones are the same."""
_WHOLE = 100
"""Per cent of a whole: half of a thing is fifty of them."""
_ALIKE = 0.5
"""Share of words in common from which any exchanged word is a difference."""
_NEARLY = 0.9
_WORDED = 0.15
"""Share of words in common from which two of one language are worded alike at all."""


def clashes(one: Parts, other: Parts) -> dict[str, bool]:
    """The differences of the pair, by name; the same whichever comes first."""
    opposite = opposed(one, other)
    overlap = counted(one, other) if one.lang == other.lang else 0.0
    return {
        "numbers": _both(loose(one.numbers, other.numbers), loose(other.numbers, one.numbers)),
        "lengths": _both(loose(one.lengths, other.lengths), loose(other.lengths, one.lengths)),
        "times": _times(one.times, other.times),
        "actors": _both(
            strange(one.actors, other.actors + other.speaker), strange(other.actors, one.actors + one.speaker)
        ),
        "people": _both(one.people - other.people, other.people - one.people),
        "roles": _roles(one, other),
        "swapped": _swapped(one.actors, other.actors),
        "voices": bool(one.voice and other.voice and one.voice.isdisjoint(other.voice)),
        "opposite": opposite,
        "turned": turned(one, other, opposite=opposite),
        # Where hardly a word is the same, the words that tell how a thing stands may be others too.
        "standing": one.standing.isdisjoint(other.standing) and (one.lang != other.lang or overlap >= _WORDED),
        # Where two are worded nearly alike, the words in which they differ are the difference.
        "exchanged": overlap > _ALIKE and _exchanged(one, other),
        "ordered": overlap >= _NEARLY and _ordered(one, other),
    }


def _both(one: Iterable[object], other: Iterable[object]) -> bool:
    return bool(one) and bool(other)


def counted(one: Parts, other: Parts) -> float:
    """The share of the words of both that they have in common."""
    left, right = one.counts, other.counts
    common = sum(min(left[word], right[word]) for word in left.keys() & right.keys())
    whole = len(one.words) + len(other.words) - common
    return common / whole if whole else 0.0


def _times(one: Times, other: Times) -> bool:
    return (
        _apart(one.days, other.days)
        or _apart(one.months, other.months)
        or _both(one.years - other.years, other.years - one.years)
        or _units(one.units, other.units)
        or _coarse(one, other)
        or _coarse(other, one)
    )


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
    left, right = one.concepts - other.concepts, other.concepts - one.concepts
    return any(not right.isdisjoint(_against()[key]) for key in left if key in _against())


@cache
def _against() -> dict[str, frozenset[str]]:
    """What each key cannot be said beside."""
    return _by_key(opposites().pairs)


@cache
def _beside() -> dict[str, frozenset[str]]:
    """The deeds that each deed is seen from the other end."""
    return _by_key(opposites().converse)


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def _roles(one: Parts, other: Parts) -> bool:
    """Whether another of the same actors does the thing."""
    if not one.agent or not other.agent or not one.agent.isdisjoint(other.agent):
        return False
    left, right = one.concepts - other.concepts, other.concepts - one.concepts
    if any(not right.isdisjoint(_beside()[key]) for key in left if key in _beside()):
        return False
    return any(one.agent & each for each in other.actors) and any(other.agent & each for each in one.actors)


def _meanings(word: str, lang: str) -> frozenset[str]:
    return frozenset(keys_of(word, lang))


def _agree(one: float, other: float) -> bool:
    """Whether two numbers are the same when both are rounded as the rounder is."""
    small, large = sorted((one, other))
    if 0 < small < 1 < large <= _WHOLE:
        one, other = small * _WHOLE, large
    digits = max(_FIGURES, min(_figures(one), _figures(other)))
    return one == other or f"{one:.{digits}g}" == f"{other:.{digits}g}"


def _figures(number: float) -> int:
    return len(f"{number:.12g}".replace(".", "").strip("0"))


def _apart(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    left = any(all(a.isdisjoint(b) for b in other) for a in one)
    right = any(all(a.isdisjoint(b) for a in one) for b in other)
    return bool(one and other) and left and right


def _coarse(one: Times, other: Times) -> bool:
    """Whether one names a day and the other a month without one, which the day is not of."""
    if not one.days or other.days or not other.months:
        return False
    return all(day[:7] not in month for days in one.days for day in days for month in other.months)


def _units(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name a unit of one kind and not the same."""
    left, right = one - other, other - one
    return any(a[0] == b[0] or (a[0] in "wmyu" and b[0] in "wmyu") for a in left for b in right)


def _swapped(one: Sequence[Names], other: Sequence[Names]) -> bool:
    """Whether the first two actors of one stand the other way round in the other."""
    if len(one) < 2 or len(other) < 2:
        return False
    (a, b), (c, d) = one[:2], other[:2]
    return not a.isdisjoint(d) and not b.isdisjoint(c) and a.isdisjoint(c) and b.isdisjoint(d)


def _exchanged(one: Parts, other: Parts) -> bool:
    """Whether a place holds one word in one and another of no common meaning in the other."""
    left, right = one.words, other.words
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        away, new = ({key for word in words for key in _meanings(word, one.lang)} for words in (left[a:b], right[c:d]))
        if away.isdisjoint(new):
            return True
    return False


def _ordered(one: Parts, other: Parts) -> bool:
    """Whether both hold nearly the same words in another order."""
    if one.words == other.words:
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() < _NEARLY


def loose(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The numbers of *one* that the other has not."""
    return [a for a in one if not any(_agree(a, b) for b in other)]


def strange(one: Sequence[Names], other: Sequence[Names]) -> list[Names]:
    """The actors of *one* that the other does not name."""
    return [a for a in one if all(a.isdisjoint(b) for b in other)]
