"""Two figures of two articles: the same, one an update of the other, disputed, or about different things.

Nothing is translated: keys of what is counted, numbers, actors, and the marks of the sentences around (names by their
skeletons, territories, everyday matters) hold in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from uradori.lang import table
from uradori.model import Article, Bound, Figure, Span
from uradori.stories.marks import marks_of

Relation = tuple[str, str]
"""``same``, ``updated``, ``disputed`` or ``apart``, and a key that says why."""

_PERSONS = frozenset({"people", "participants", "displaced", "troops", "detained", "voters", "infected"})
"""What one article calls refugees is people to another: keys between which a difference tells little."""
_CLOSE, _ROUND = 0.005, 0.03
"""How far, as a share, two values may lie apart that are equal: as they stand, and where one is rounded."""
_UPDATE_HOURS = 20.0
"""Between figures of different claimants, from how many hours on the later one is taken for an update."""
_AROUND = 1
"""Sentences beside that of the figure that are read with it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STEM = 5
_PLACE_STEM = 4
"""Code points of a mark of a place that are compared: its kind, and its first two consonants."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the article that gives it."""

    figure: Figure
    article: Article


@dataclass(frozen=True, slots=True)
class _Setting:
    """What surrounds a figure: its passage without who gives it, the marks of that, ``every`` mark, and places."""

    text: str
    marks: frozenset[str]
    every: frozenset[str]
    places: frozenset[str]


def relation(one: Told, other: Told) -> Relation:
    """How the figures *one* and *other* stand to each other, in whichever order they were published.

    ``apart`` where they count different things or the same thing elsewhere or at another stage; else ``same`` where
    the values agree within rounding and bounds; else ``updated`` or ``disputed``.
    """
    if not comparable(one.figure, other.figure):
        return "apart", "other-thing"
    here, there = _setting(one), _setting(other)
    if reason := _elsewhere(one, other, here, there):
        return "apart", reason
    rejected = _says(other, there, "rejecting") or _says(one, here, "rejecting")
    if agree(one.figure, other.figure):
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
        return keys <= _PERSONS or ("people" in keys and not keys & {"wounded", "missing"})
    return "other" in keys


def agree(one: Figure, other: Figure) -> bool:
    """Whether the values are equal within rounding, or each lies within the bound or range of the other."""
    rounded = Bound.ABOUT in (one.bound, other.bound) or one.bound != other.bound
    most = max(abs(one.value), abs(other.value))
    if abs(one.value - other.value) <= (_ROUND if rounded else _CLOSE) * most:
        return True
    return any(a.value_max is not None and a.value <= b.value <= a.value_max for a, b in ((one, other), (other, one)))


def _different(one: Told, other: Told, settings: tuple[_Setting, _Setting], *, rejected: bool) -> Relation:
    """Whether figures of one thing that differ are an update or a dispute."""
    earlier, later = (one, other) if _at(one) <= _at(other) else (other, one)
    setting = settings[1] if later is other else settings[0]
    same = _same_claimant(one, other)
    if rejected and not same:
        return "disputed", "rejected"
    if same:
        return "updated", "same-claimant"
    if _says(later, setting, "running"):
        return "updated", "running"
    if _hours(earlier, later) >= _UPDATE_HOURS:
        return "updated", "later"
    return "disputed", "claimants"


def _elsewhere(one: Told, other: Told, here: _Setting, there: _Setting) -> str | None:
    """Why the two figures, alike in kind, are about different scopes, or None where nothing shows it."""
    if not any(mark[0] in "tsc" for mark in here.every & there.every):
        return "nothing-shared"
    giving = one.figure.counts == "money"  # who gives money is part of what is counted
    marks = (here.every, there.every) if giving else (here.marks, there.marks)
    alone = marks[0] - there.every, marks[1] - here.every
    if all(any(mark[0] == "t" for mark in each) for each in alone) or _other_places(here.places, there.places):
        return "other-place"
    years = set(_YEAR.findall(here.text)), set(_YEAR.findall(there.text))
    if years[0] and years[1] and not years[0] & years[1]:
        return "other-year"
    stages = _stages(one, here), _stages(other, there)
    if all(stages) and ("given" in stages[0]) != ("given" in stages[1]):
        return "other-stage"
    return "other-thing" if one.article.lang == other.article.lang and _other_things(one, other) else None


def _other_places(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether both passages name places of one level, and no place is in both."""
    for kind in "ts":
        sets = [{mark[:_PLACE_STEM] for mark in each if mark[0] == kind} for each in (first, second)]
        if all(sets) and not sets[0] & sets[1] and not (kind == "s" and first & second):
            return True
    return False


def _other_things(one: Told, other: Told) -> bool:
    """Whether two counts of things name different things."""
    things = [_stems(" ".join(span.cut(told.article.text) for span in told.figure.thing)) for told in (one, other)]
    return one.figure.unit == "count" and all(things) and not things[0] & things[1] and one.figure.counts == "other"


def _setting(told: Told) -> _Setting:
    """The passage around the figure of *told*, without the words of who gives it."""
    article, at = told.article, told.figure.spans[0]
    places = [place for place, sentence in enumerate(article.sentences) if sentence.overlaps(at)]
    if not places:
        near: tuple[Span, ...] = (Span(0, len(article.text)),)
    else:
        near = article.sentences[max(0, places[0] - _AROUND) : places[-1] + 1 + _AROUND]
    whole = Span(near[0].start, near[-1].end)
    text = passage = whole.cut(article.text)
    for span in told.figure.claimant.spans:
        if whole.covers(span):
            start, end = span.start - whole.start, span.end - whole.start
            text = text[:start] + " " * (end - start) + text[end:]
    every = frozenset(marks_of(passage, article.lang))
    return _Setting(text, frozenset(marks_of(text, article.lang)), every, _places(text, article.lang))


def _places(text: str, lang: str) -> frozenset[str]:
    """The marks of the names that stand as places in *text* ("in Palu", "パルで")."""
    rows = table(lang, "tallies")
    names = (hit.group(1) for hit in re.finditer(rows["place"], text))
    kept = (name for name in names if not any(name.startswith(word) for word in rows["no_places"]))
    # A name alone would stand at the start of a sentence, where capitals say nothing.
    marks = (mark for name in kept for mark in marks_of(f"- {name}" if name[0] > "ァ" else f"x {name}", lang))
    return frozenset(mark for mark in marks if mark[0] in "ts")


@cache
def _pattern(lang: str, section: str, key: str | None = None) -> re.Pattern[str]:
    rows = table(lang, "tallies")[section]
    return re.compile("|".join(rows[key] if key else rows), re.IGNORECASE)


def _says(told: Told, setting: _Setting, section: str) -> bool:
    """Whether the passage holds a word of *section* of the language's table."""
    return _pattern(told.article.lang, section).search(setting.text) is not None


def _stages(told: Told, setting: _Setting) -> set[str]:
    """At which stages money or goods are said to be: promised, given."""
    keys = table(told.article.lang, "tallies")["stages"]
    return {key for key in keys if _pattern(told.article.lang, "stages", key).search(setting.text)}


def _same_claimant(one: Told, other: Told) -> bool:
    """Whether one source gives both figures, by the actor, the words, or the marks of its name."""
    first, second = one.figure.claimant, other.figure.claimant
    if first.actor and second.actor and first.actor.id == second.actor.id:
        return True
    if not first.text or not second.text:
        return False
    if one.article.lang == other.article.lang:
        return _alike(_stems(first.text), _stems(second.text), first.text, second.text)
    names = (_names(first.text, one.article.lang), _names(second.text, other.article.lang))
    return bool(names[0] & names[1])


def _alike(first: set[str], second: set[str], one: str, other: str) -> bool:
    if first and second:
        return len(first & second) * 2 >= min(len(first), len(second)) and bool(first & second)
    return one in other or other in one


def _stems(text: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _WORD.findall(text)}


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
