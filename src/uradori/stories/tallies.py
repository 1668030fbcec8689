"""Two figures of two articles: the same, one an update of the other, disputed, or about different things.

Nothing is translated: keys of what is counted, numbers, actors, and the marks of the sentences around (names by their
skeletons, territories, everyday matters) hold in every language.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from uradori.model import Bound, Figure
from uradori.stories.marks import marks_of
from uradori.stories.scopes import Setting, Told, elsewhere, narrower, setting, states, stems

__all__ = ["Relation", "Told", "agree", "comparable", "relation"]

Relation = tuple[str, str]
"""``same``, ``updated``, ``disputed`` or ``apart``, and a key that says why."""

_PERSONS = frozenset({"people", "participants", "displaced", "troops", "detained", "voters", "infected"})
"""What one article calls refugees is people to another: keys between which a difference tells little."""
_TOLLS = frozenset({"killed", "wounded", "missing", "displaced", "infected", "detained"})
"""What only grows in the first days, as more is found."""
_CLOSE, _ROUND, _BOUNDED = 0.005, 0.03, 0.1
"""How far, as a share, two values may lie apart that are equal: as they stand, where one is rounded, and where one
is a round bound that the other keeps."""
_UPDATE_HOURS, _GROWING_HOURS = 20.0, 3.0
"""Between figures of different claimants, from how many hours on the later one is taken for an update; and where it
is a toll that grew."""
_SHORT_HOURS, _SOON_HOURS = 3.0, 2.0
"""Within how many hours one claimant gives no update where only one passage names a place; another claimant none."""


def relation(one: Told, other: Told) -> Relation:
    """How the figures *one* and *other* stand to each other, in whichever order they were published.

    ``apart`` where they count different things or the same thing elsewhere or at another stage; else ``same`` where
    the values agree within rounding and bounds; else ``updated`` or ``disputed``.
    """
    if not comparable(one.figure, other.figure):
        return "apart", "other-thing"
    here, there = setting(one), setting(other)
    equal = agree(one.figure, other.figure)
    rejected = here.says("rejecting") or there.says("rejecting")
    if reason := elsewhere(one, other, (here, there), equal=equal, rejected=rejected):
        return "apart", reason
    if equal:
        return ("disputed", "rejected") if rejected and not _same_claimant(one, other) else ("same", "equal")
    return _different(one, other, (here, there), rejected=rejected)


def comparable(one: Figure, other: Figure) -> bool:
    """Whether the two figures may count one thing: alike in unit and key, or one key is wider than the other."""
    if one.unit != other.unit:
        return False
    if one.counts == other.counts:
        return True
    keys = {one.counts, other.counts}
    if one.unit == "person":
        lost = keys == {"troops", "killed"}  # "lost 300 soldiers"
        return lost or keys <= _PERSONS or ("people" in keys and not keys & {"wounded", "missing"})
    return "other" in keys


def agree(one: Figure, other: Figure) -> bool:
    """Whether the values are equal within rounding, or each lies within the bound or range of the other."""
    rounded = Bound.ABOUT in (one.bound, other.bound)
    most = max(abs(one.value), abs(other.value))
    apart = abs(one.value - other.value)
    if apart <= (_ROUND if rounded else _CLOSE) * most:
        return True
    pairs = ((one, other), (other, one))
    if any(a.value_max is not None and a.value <= b.value <= a.value_max for a, b in pairs):
        return True
    return any(_rounded(a, b) or _kept(a, b) for a, b in pairs) and apart <= _BOUNDED * most


def _step(value: float) -> float:
    """The unit that *value* is given in: 1,000 for 31,000."""
    step = 1.0
    while value >= 10 * step and value % (10 * step) == 0:
        step *= 10
    return step


def _rounded(coarse: Figure, fine: Figure) -> bool:
    """Whether *coarse* is *fine*, rounded."""
    step = _step(coarse.value)
    rough = coarse.bound is Bound.ABOUT or step >= _step(fine.value) * 100
    return rough and abs(coarse.value - fine.value) <= step / 2


def _kept(bound: Figure, value: Figure) -> bool:
    """Whether *bound* is a round bound ("more than 8,000") and *value* keeps it."""
    if value.bound is not Bound.EXACT or _step(bound.value) * 100 <= bound.value:
        return False
    least = bound.bound is Bound.AT_LEAST and value.value >= bound.value
    return least or (bound.bound is Bound.AT_MOST and value.value <= bound.value)


def _different(one: Told, other: Told, settings: tuple[Setting, Setting], *, rejected: bool) -> Relation:
    """Whether figures of one thing that differ are an update or a dispute."""
    earlier, later = (one, other) if _at(one) <= _at(other) else (other, one)
    around = settings[1] if later is other else settings[0]
    same, running, hours = _same_claimant(one, other), around.says("running"), _hours(earlier, later)
    if rejected and not same:
        return "disputed", "rejected"
    toll = one.figure.counts in _TOLLS
    if hours and around.says("further") and not toll:
        return "apart", "further"
    if same:
        scope = not running and hours < _SHORT_HOURS and narrower(*settings)
        return ("apart", "other-scope") if scope else ("updated", "same-claimant")
    if running and not _rivals(one, other) and (hours >= _SOON_HOURS or not _claimed(one, other)):
        return "updated", "running"
    grown = toll and later.figure.value > earlier.figure.value
    if not _rivals(one, other) and hours >= (_GROWING_HOURS if grown else _UPDATE_HOURS):
        return ("apart", "other-scope") if narrower(*settings) and not grown else ("updated", "later")
    return "disputed", "claimants"


def _claimed(one: Told, other: Told) -> bool:
    return bool(one.figure.claimant.text and other.figure.claimant.text)


def _rivals(one: Told, other: Told) -> bool:
    """Whether the two claimants are of different states by their names."""
    of = [states(told.figure.claimant.text, told.article.lang) for told in (one, other)]
    return all(of) and not of[0] & of[1]


def _same_claimant(one: Told, other: Told) -> bool:
    """Whether one source gives both figures, by the actor, the words, or the marks of its name."""
    first, second = one.figure.claimant, other.figure.claimant
    if first.actor and second.actor and first.actor.id == second.actor.id:
        return True
    if not first.text or not second.text:
        return False
    if one.article.lang == other.article.lang:
        return _alike(stems(first.text), stems(second.text), first.text, second.text)
    names = (_names(first.text, one.article.lang), _names(second.text, other.article.lang))
    return bool(names[0] & names[1])


def _alike(first: set[str], second: set[str], one: str, other: str) -> bool:
    if first and second:
        return len(first & second) * 2 >= min(len(first), len(second)) and bool(first & second)
    return one in other or other in one


def _names(text: str, lang: str) -> set[str]:
    return {mark for mark in marks_of(text, lang) if mark.startswith("s:")}


def _at(told: Told) -> str:
    return told.figure.as_of or told.article.published or ""


def _hours(earlier: Told, later: Told) -> float:
    """The hours between the two publications; 0 where a time is unknown."""
    times = list(_times((earlier.article.published, later.article.published)))
    return abs((times[1] - times[0]).total_seconds()) / 3600 if len(times) == 2 else 0.0


def _times(written: Iterable[str | None]) -> Iterable[datetime]:
    for each in written:
        try:
            moment = datetime.fromisoformat(each or "")
        except ValueError:
            continue
        yield moment if moment.tzinfo else moment.replace(tzinfo=UTC)
