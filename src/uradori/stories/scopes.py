"""What surrounds a figure: places, dates, sides; and why two figures alike in kind are about different scopes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate

from uradori.actors import load
from uradori.actors.lexicon import Tag
from uradori.actors.listing import lexicon
from uradori.lang import table
from uradori.model import ActorKind, Article, Figure, Span
from uradori.stories.marks import marks_of

_AROUND = 1
"""Sentences beside that of the figure that are read with it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLACE_STEM = 4
"""Code points of a mark of a place that are compared: its kind, and its first two consonants."""
_STEM = 5
_KANA = "\u3040"
_WORD = re.compile(r"[^\W\d_]{3,}")
_OWN = 14
"""Code points before a figure without spaces in which the side is named whose things are counted."""
_SUBJECT = 6
"""Code points before a figure without spaces in which its subject stands ("外国人は19人")."""
_LEAST_SHARED = 0.35
"""Of the words around two shares in one language, the part that is common where they are shares of one thing."""
_POSSESSIVE = re.compile(r"['’]s\b")
_OWNED = re.compile(r"(?:[ァ-ヺー]{2,}|[一-鿿]{1,3})(?:軍|兵|人|側|籍)の?[^、。「」はがをにで]{0,10}[はが]?$")

_LASTING = {"missiles": 7.0, "drones": 7.0, "attacks": 7.0, "participants": 1.0}
"""Days after which a figure of such things is of another event."""
_FOREVER = 1e9
_SOUNDS = 0.75
"""Of the sounds of the shorter of two names, the part that both have where they are one."""
_SENT = frozenset({"drones", "missiles"})
_TAKEN = frozenset({"share", "votes", "seats"})
_BESIDE = 32
"""Code points before a share in which its taker stands ("Fidesz 43 percent")."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH_DAY = re.compile(r"\d\d-\d\d")
_FAR_OFF = 3
"""How many times one count is the other where other words for the things are taken for other things."""
Date = tuple[int, int]
"""Month and day; day 0 for the month alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the article that gives it."""

    figure: Figure
    article: Article


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a figure: its passage without who gives it, the marks of that, and ``every`` mark.

    ``places`` are marks of names that stand as places, ``sides`` the states whose persons or things are counted,
    ``named`` the dates of the passage and ``dates`` those of them that are not of the publication.
    """

    text: str
    lang: str
    marks: frozenset[str]
    every: frozenset[str]
    places: frozenset[str]
    sides: frozenset[str]
    parts: frozenset[str]
    takers: frozenset[str]
    named: frozenset[Date]
    dates: frozenset[Date]

    def says(self, section: str, key: str | None = None) -> bool:
        """Whether the passage holds a word of *section* of the language's table."""
        return _pattern(self.lang, section, key).search(self.text) is not None


def setting(told: Told) -> Setting:
    """The setting of the figure of *told*."""
    article, at = told.article, told.figure.spans[0]
    places = [place for place, sentence in enumerate(article.sentences) if sentence.overlaps(at)]
    if not places:
        near: tuple[Span, ...] = (Span(0, len(article.text)),)
    else:
        near = article.sentences[max(0, places[0] - _AROUND) : places[-1] + 1 + _AROUND]
    whole = Span(near[0].start, near[-1].end)
    text = passage = _plain(whole.cut(article.text))
    for span in told.figure.claimant.spans:
        if whole.covers(span):
            start, end = span.start - whole.start, span.end - whole.start
            text = text[:start] + " " * (end - start) + text[end:]
    lang = article.lang
    named = _dates(text, lang)
    return Setting(
        text=text,
        lang=lang,
        marks=_marks(text, lang),
        every=_marks(passage, lang),
        places=_places(text, lang),
        sides=_sides(told),
        parts=_parts(told),
        takers=_takers(told),
        named=named,
        dates=named - _lately((article.published or "")[5:10]),
    )


def elsewhere(one: Told, other: Told, settings: tuple[Setting, Setting], *, equal: bool, rejected: bool) -> str | None:
    """Why the two figures, alike in kind, are about different scopes, or None where nothing shows it.

    Where one is *rejected* by the passage of the other, the states named are the parties.
    """
    here, there = settings
    if not any(mark[0] in "tsc" for mark in here.every & there.every):
        return None if equal and here.lang != there.lang else "nothing-shared"
    if not rejected and _other_sides(one, other, here, there):
        return "other-side"
    if not equal and ((here.takers and there.takers and not here.takers & there.takers) or here.parts != there.parts):
        return "other-thing"
    giving = one.figure.counts == "money"  # who gives money is part of what is counted
    marks = (here.every, there.every) if giving else (here.marks, there.marks)
    alone = marks[0] - there.every, marks[1] - here.every
    other_states = not rejected and all(any(mark[0] == "t" for mark in each) for each in alone)
    if other_states or _other_places(here, there):
        return "other-place"
    if _other_dates(one, other, settings, equal=equal):
        return "other-date"
    return "other-thing" if _other_stages(here, there) or _other_things(one, other, settings, equal=equal) else None


def _other_sides(one: Told, other: Told, here: Setting, there: Setting) -> bool:
    """Whether the persons or things of different states are counted; what flies may be said of who sends it."""
    if here.sides and there.sides:
        return not here.sides & there.sides
    if one.figure.counts not in _SENT or other.figure.counts not in _SENT:
        return False
    return any(
        this.sides and not this.sides & that.marks and any(mark[0] == "t" for mark in that.marks)
        for this, that in _both(here, there)
    )


def narrower(here: Setting, there: Setting) -> bool:
    """Whether one passage alone names a place: the figures may be of a part and of the whole."""
    for kinds in ("sk", "t"):
        alone = [
            _lone(frozenset(mark for mark in (this.places if kinds != "t" else this.marks) if mark[0] in kinds), that)
            for this, that in _both(here, there)
        ]
        if any(alone):
            return not all(alone)
    return False


def _marks(text: str, lang: str) -> frozenset[str]:
    """The marks of *text*, with the states of the gazetteer for territories: adjectives and peoples name them too."""
    return frozenset(mark for mark in marks_of(text, lang) if mark[0] != "t") | states(text, lang)


def states(text: str, lang: str) -> frozenset[str]:
    """Marks of the states that *text* names, by their names, capitals and peoples."""
    pieces = lexicon(load(), lang).cut(text)
    named = {value for piece in pieces for value in piece.values(Tag.STATE, Tag.CAPITAL, Tag.DEMONYM)}
    known = _peoples(lang)
    named |= {known[word.lower()[:_STEM]] for word in _WORD.findall(text) if word.lower()[:_STEM] in known}
    return frozenset(f"t:{value}" for value in named)


@cache
def _peoples(lang: str) -> dict[str, str]:
    """The states of *lang* by the beginnings of their names, which those of their peoples share ("українців")."""
    names = [
        (name.lower()[:_STEM], actor.id)
        for actor in load().of_kind(ActorKind.STATE)
        for name in actor.names.get(lang, ())
        if len(name) >= _STEM and " " not in name and name[0] < _KANA
    ]
    once = Counter(stem for stem, _ in set(names))
    return {stem: state for stem, state in names if once[stem] == 1}


def _plain(text: str) -> str:
    """*text* without the s of possessives, which hides a name; no offset moves."""
    return _POSSESSIVE.sub("  ", text)


def _lone(places: frozenset[str], beside: Setting) -> set[str]:
    """The *places* that the passage *beside* does not name."""
    return {
        place
        for place in places
        if place[2:] not in beside.text and not any(_akin(place, mark) for mark in beside.every if mark[0] == place[0])
    }


def _other_places(here: Setting, there: Setting) -> bool:
    """Whether either passage names a place of one level that the other does not name."""
    for kind in "tk":
        alone = [{mark for mark in _lone(one.places, other) if mark[0] == kind} for one, other in _both(here, there)]
        if all(alone):
            return True
    names = [{mark for mark in around.places if mark[0] == "s"} for around in (here, there)]
    shared = any(_akin(one, other) for one in names[0] for other in names[1])
    return (
        all(names)
        and not shared
        and all(_lone(frozenset(each), other) for each, other in zip(names, (there, here), strict=True))
    )


def _both(here: Setting, there: Setting) -> tuple[tuple[Setting, Setting], tuple[Setting, Setting]]:
    return (here, there), (there, here)


def _akin(one: str, other: str) -> bool:
    """Whether two skeletons may be of one name: alike at the start, or one with a sound that the other lost."""
    if one[0] != "s":
        return one == other
    if one[:_PLACE_STEM] == other[:_PLACE_STEM]:
        return True
    least = min(len(one), len(other)) - 2
    return least > 2 and _common(one[2:], other[2:]) >= _SOUNDS * least


def _common(one: str, other: str) -> int:
    """The length of the longest run of sounds that both have in this order, with gaps."""
    row = [0] * (len(other) + 1)
    for sound in one:
        row = list(
            accumulate(
                (max(row[at + 1], (row[at] + 1) if sound == each else 0) for at, each in enumerate(other)),
                max,
                initial=0,
            )
        )
    return row[-1]


def _other_dates(one: Told, other: Told, settings: tuple[Setting, Setting], *, equal: bool) -> bool:
    """Whether the figures are of different days, months or years, or each of its own night or day."""
    here, there = settings
    years = set(_YEAR.findall(here.text)), set(_YEAR.findall(there.text))
    if years[0] and years[1] and not years[0] & years[1]:
        return True
    if one.figure.as_of is None and other.figure.as_of is None and here.dates and there.dates:
        months = {month for month, day in here.dates}, {month for month, day in there.dates}
        exact = all(day for _, day in here.dates | there.dates)
        if not (here.dates & there.dates if exact else months[0] & months[1]):
            return True
    lasting = equal or here.says("running") or there.says("running")
    if not lasting and _apart(one, other) > _LASTING.get(one.figure.counts, _FOREVER):
        return True
    periods = here.says("periods"), there.says("periods")
    if any(periods) and here.named and there.named and not here.named & there.named:
        return True
    days = (one.article.published or "")[:10], (other.article.published or "")[:10]
    return all(days) and days[0] != days[1] and all(periods) and not here.named & there.named


def _apart(one: Told, other: Told) -> float:
    """The days between two publications; 0 where a date is unknown."""
    days = [day for day in ((told.article.published or "")[:10] for told in (one, other)) if _DAY.fullmatch(day)]
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) if len(days) == 2 else 0


def _other_stages(here: Setting, there: Setting) -> bool:
    """Whether money or goods are promised in one passage and given in the other."""
    stages = _stages(here), _stages(there)
    return all(stages) and ("given" in stages[0]) != ("given" in stages[1])


def _stages(around: Setting) -> set[str]:
    return {key for key in table(around.lang, "tallies")["stages"] if around.says("stages", key)}


def _other_things(one: Told, other: Told, settings: tuple[Setting, Setting], *, equal: bool) -> bool:
    """Whether two counts of things name different things, two shares are of different things, or some are saved."""
    if one.figure.unit == "person" and {one.figure.counts, other.figure.counts} & {"killed", "wounded", "missing"}:
        people = [around for told, around in zip((one, other), settings, strict=True) if told.figure.counts == "people"]
        return any(around.says("saved") for around in people)
    if one.article.lang != other.article.lang:
        return False
    if one.figure.unit == "%":
        words = [{mark for mark in around.marks if mark[0] == "w"} for around in settings]
        return not equal and len(words[0] & words[1]) < _LEAST_SHARED * min(map(len, words))
    things = [stems(" ".join(span.cut(told.article.text) for span in told.figure.thing)) for told in (one, other)]
    least, most = sorted((one.figure.value, other.figure.value))
    loose = "other" in (one.figure.counts, other.figure.counts) or most > _FAR_OFF * least
    return one.figure.unit == "count" and loose and all(things) and not things[0] & things[1]


def _places(text: str, lang: str) -> frozenset[str]:
    """The marks of the names that stand as places in *text* ("in Palu", "パルで")."""
    rows = table(lang, "tallies")
    names = (next(filter(None, hit.groups())) for hit in _named(lang).finditer(text))
    kept = [name for name in names if not any(name.startswith(word) for word in rows["no_places"])]
    # A name alone would stand at the start of a sentence, where capitals say nothing.
    marks = {mark for name in kept for mark in _marks(f"- {name}" if name[0] > "ァ" else f"x {name}", lang)}
    written = {f"k:{name[:2]}" for name in kept if name[0] >= "一"}
    return frozenset({mark for mark in marks if mark[0] in "ts"} | written)


def _sides(told: Told) -> frozenset[str]:
    """The states whose persons or things are counted ("180,000 Russian soldiers", "ウクライナ軍の無人機105機")."""
    figure, text = told.figure, told.article.text
    near = " ".join(span.cut(text) for span in figure.thing)
    start = figure.spans[0].start
    if not table(told.article.lang, "figures")["spaced"] and (
        before := _OWNED.search(text[max(0, start - _OWN) : start])
    ):
        near = f"{before.group()} {near}"
    return states(near, told.article.lang)


def _takers(told: Told) -> frozenset[str]:
    """Marks of the names right before a share, votes or seats: whose they are."""
    start, article = told.figure.spans[0].start, told.article
    if told.figure.counts not in _TAKEN:
        return frozenset()
    before = _plain(article.text[max(0, start - _BESIDE) : start])
    return frozenset(mark[:_PLACE_STEM] for mark in marks_of(f"x {before}", article.lang) if mark[0] == "s")


def _parts(told: Told) -> frozenset[str]:
    """Of which groups the persons counted are, by the words for them."""
    figure, text, lang = told.figure, told.article.text, told.article.lang
    near = " ".join(span.cut(text) for span in figure.thing)
    start = figure.spans[0].start
    near = f"{text[max(0, start - _SUBJECT) : start]} {near}" if not table(lang, "figures")["spaced"] else near
    groups = table(lang, "tallies")["groups"]
    return frozenset(key for key in groups if _pattern(lang, "groups", key).search(near))


def _dates(text: str, lang: str) -> frozenset[Date]:
    """The dates that *text* names."""
    found = set()
    for hit in _dated(lang).finditer(text):
        days = (hit.groupdict().get(key) for key in ("before", "day"))
        day = int(next(filter(None, days), 0))
        month = next(int(key[1:]) for key, value in hit.groupdict().items() if key[0] == "m" and value)
        found.add((month, day))
    return frozenset(found)


def _lately(own: str) -> set[Date]:
    """The day *own* (``MM-DD``), the day before, and its month."""
    if not _MONTH_DAY.fullmatch(own):
        return set()
    month, day = int(own[:2]), int(own[3:])
    return {(month, day), (month, day - 1), (month, 0)}


@cache
def _dated(lang: str) -> re.Pattern[str]:
    """A pattern for a month with or without a day, on either side as the language has it."""
    rows = table(lang, "tallies")["dates"]
    months = "|".join(f"(?P<m{place + 1}>{month})" for place, month in enumerate(rows["months"]))
    return re.compile(rows["pattern"].replace("MONTH", f"(?:{months})"), re.IGNORECASE)


@cache
def _named(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(table(lang, "tallies")["place"]))


@cache
def _pattern(lang: str, section: str, key: str | None = None) -> re.Pattern[str]:
    rows: Iterable[str] = table(lang, "tallies")[section] if key is None else table(lang, "tallies")[section][key]
    return re.compile("|".join(rows) or "(?!)", re.IGNORECASE)


def stems(text: str) -> set[str]:
    """The beginnings of the words of *text*."""
    return {word.lower()[:_STEM] for word in _WORD.findall(text)}
