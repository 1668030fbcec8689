"""Credits: the words by which an article names an agency or another outlet as where its text comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from uradori.actors.gazetteer import Gazetteer, load
from uradori.lang import SUPPORTED, table
from uradori.model import ActorKind, Credit, Span

NOWHERE = Span(0, 0)
"""The span of a credit that the article's carrier (a feed, a source field) gave, and its text does not repeat."""

# A text is searched for its templates with every name of an outlet masked: its first character becomes HEAD, the others
# TAIL, so that offsets stay and a template needs no list of names. Both are private-use characters.
HEAD, TAIL = "\ue000", "\ue001"
NAME = f"{HEAD}{TAIL}*"
_NAME = re.compile(NAME)
_NO_MASKS = {ord(HEAD): " ", ord(TAIL): " "}
REACH = 120  # how far before a name a template may begin; longer than any dateline
KEYS = (5, 4, 3, 2)  # the lengths of the keys under which names are kept; long ones keep "The ..." apart
OPENING_QUOTES = frozenset('«„“"‘「『(（【[［')

# Letters that, standing next to a name that begins or ends in one of them, make it part of a longer word. Kanji are
# not among them: 北京共同 is written in one.
_SCRIPTS = ("A-Za-z0-9À-ɏ", "А-Яа-яЁёЄєІіЇїҐґ0-9", "ァ-ヺー")
_GOES_ON = re.compile("|".join(f"[{script}]{{2}}" for script in _SCRIPTS))
_BRACKETED = re.compile(r"[(（\[［【]([^()（）\[\]［］【】]*)[)）\]］】]")
_ARTICLE = re.compile(r"\b[Tt]he \Z")
_PAIR = re.compile(r"([^/,]{2,60}?)\s*([/,])\s*([^/,]{2,60})")
_WORD = re.compile(r"[А-Яа-яЁёЄєІіЇїҐґ’']{4,}")


@dataclass(frozen=True, slots=True)
class _Name:
    """What a name in a text may stand for: ids of outlets, and whether it is an everyday word too."""

    actors: frozenset[str]
    common: bool

    @property
    def actor(self) -> str | None:
        """The outlet it names; None where several bear the name."""
        return next(iter(self.actors)) if len(self.actors) == 1 else None


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of outlets as texts of one language write them, and what finds them there.

    ``starts`` matches where a name may begin, ``pairs`` are the first two characters of all names, and ``by_start``
    holds the names by as many first characters as KEYS says, longest first.
    """

    forms: Mapping[str, _Name]
    starts: re.Pattern[str]
    pairs: frozenset[str]
    by_start: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(forms: Mapping[str, _Name]) -> _Names:
        """The index over these *forms* of names."""
        by_start: defaultdict[str, list[str]] = defaultdict(list)
        for form in sorted(forms, key=len, reverse=True):
            by_start[form[: KEYS[0]]].append(form)
        firsts = "".join(sorted({re.escape(form[0]) for form in forms}))
        outside = "".join(f"(?<![{script}]{{2}})" for script in _SCRIPTS)
        return _Names(
            forms,
            starts=re.compile(f"[{firsts}]{outside}" if firsts else r"(?!)"),
            pairs=frozenset(form[:2] for form in forms),
            by_start={key: tuple(names) for key, names in by_start.items()},
        )

    def masked(self, text: str) -> str:
        """*text* with every name of an outlet replaced, character for character."""
        text = text.translate(_NO_MASKS)
        pieces: list[str] = []
        done = 0
        for match in self.starts.finditer(text):
            start = match.start()
            if start < done or text[start : start + 2] not in self.pairs:
                continue
            if name := self._at(text, start):
                pieces += (text[done:start], HEAD, TAIL * (len(name) - 1))
                done = start + len(name)
        return "".join((*pieces, text[done:]))

    def _at(self, text: str, start: int) -> str | None:
        for size in KEYS:
            for name in self.by_start.get(text[start : start + size], ()):
                if text.startswith(name, start) and not _GOES_ON.match(text, start + len(name) - 1):
                    quoted = start > 0 and text[start - 1] in OPENING_QUOTES
                    return name if quoted or not self.forms[name].common else None
        return None


@dataclass(frozen=True, slots=True)
class _Template:
    """A pattern around names: what must end before them, and what must begin behind."""

    before: re.Pattern[str]
    after: re.Pattern[str]

    def around(self, masked: str, run: Span) -> Span | None:
        """The credit that this template makes of the names at *run*, if it fits there."""
        after = self.after.match(masked, run.end)
        if after is None:
            return None
        before = self.before.search(masked, max(0, run.start - REACH), run.start)
        return _trimmed(masked, before.start(), after.end()) if before else None


@dataclass(frozen=True, slots=True)
class _House:
    """Words that only one outlet signs its texts with, without its name in them."""

    pattern: re.Pattern[str]
    name: str
    actor: str


@dataclass(frozen=True, slots=True)
class _Reader:
    """What finds the credits in texts of one language."""

    names: _Names
    run: re.Pattern[str]
    templates: tuple[_Template, ...]
    open: tuple[re.Pattern[str], ...]
    houses: tuple[_House, ...]

    def credits(self, text: str) -> Iterator[Credit]:
        """The credits in *text*, in no order."""
        masked = self.names.masked(text)
        for run in self.run.finditer(masked):
            found = (template.around(masked, Span(*run.span())) for template in self.templates)
            if span := next(filter(None, found), None):
                for name in _NAME.finditer(masked, *run.span()):
                    written = text[name.start() : name.end()]
                    yield Credit(written, self.names.forms[written].actor, span)
        for pattern in self.open:
            for match in pattern.finditer(masked):
                if HEAD not in match["name"]:
                    yield Credit(match["name"].strip(), None, _trimmed(masked, *match.span()))
        for house in self.houses:
            for match in house.pattern.finditer(text):
                yield Credit(house.name, house.actor, Span(*match.span()))


def credits(  # noqa: A001 - the record's own word
    text: str, lang: str, gazetteer: Gazetteer, originators: tuple[str, ...] = ()
) -> tuple[Credit, ...]:
    """The originators that *text* credits, in text order; in a chain ("X, citing Y") the last is the deeper origin.

    *originators* are whom the article's carrier credits (the source of a feed entry, "AFP via France 24"): they come
    first, with the empty span NOWHERE, unless the text credits them too. The originator of a credit is the name as
    written; its actor is None where the gazetteer does not know the name, or knows several outlets by it.
    """
    found = list(_reader(gazetteer, lang).credits(text)) if lang in SUPPORTED else []
    found.sort(key=lambda credit: (credit.span, text.find(credit.originator, credit.span.start)))
    carried = (Credit(name, outlet_named(name, lang, gazetteer), NOWHERE) for name in originators)
    return (*(one for one in carried if not any(_same(one, credit) for credit in found)), *found)


def declares(text: str, lang: str, gazetteer: Gazetteer, name: Span) -> bool:
    """Whether the words around an outlet's *name*, whoever bears it, make it a credit ("as reported by X")."""
    if lang not in SUPPORTED:
        return False
    article = _ARTICLE.search(text, max(0, name.start - 4), name.start)  # other languages write "The" with the name
    whole = Span(article.start() if article else name.start, name.end)
    masked = text[: whole.start] + HEAD + TAIL * (whole.end - whole.start - 1) + text[whole.end :]
    return any(template.around(masked, whole) for template in _reader(gazetteer, lang).templates)


def outlet_named(name: str, lang: str, gazetteer: Gazetteer) -> str | None:
    """The id of the one outlet that bears *name*; None where none does, or several."""
    outlets = {actor.id for actor in gazetteer.named(name, lang) if actor.kind is ActorKind.OUTLET}
    return outlets.pop() if len(outlets) == 1 else None


def split_source(source: str, gazetteer: Gazetteer | None = None) -> tuple[str, str | None]:
    """The outlet and the originator that a source field names: "AFP via France 24" is France 24, crediting AFP.

    Two outlets of the *gazetteer* (None: the shipped one) side by side ("AFP/BSS", "MSN, Newsweek") are taken apart
    too. Of two of which one alone is an agency, the agency is the originator, in whatever order they stand
    ("Barron's via AFP"). A field that names no originator is the outlet as a whole, without brackets around it.
    """
    whole = source.strip()
    bare = _BRACKETED.fullmatch(whole)
    whole = bare[1].strip() if bare else whole
    known = gazetteer or load()
    parts = [part.strip() for part in _via().split(whole, maxsplit=1)]
    if len(parts) == 2 and all(parts):
        first, second = parts
        turned = _is_agency(second, known) and not _is_agency(first, known) and _outlets(first, known)
        return (first, second) if turned else (second, first)
    return _side_by_side(whole, known) or (whole, None)


def _side_by_side(whole: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """Outlet and originator of two known outlets with a mark between: after "/" and before "," stands the outlet."""
    pair = _PAIR.fullmatch(whole)
    if pair is None or _outlets(whole, gazetteer) or not all(_outlets(pair[side], gazetteer) for side in (1, 3)):
        return None
    first, mark, second = pair.groups()
    agencies = _is_agency(first, gazetteer), _is_agency(second, gazetteer)
    outlet_first = mark == "," if agencies[0] == agencies[1] else agencies[1]
    return (first, second) if outlet_first else (second, first)


def _outlets(name: str, gazetteer: Gazetteer) -> set[str]:
    """The ids of the outlets that bear *name* in any language."""
    return {actor.id for actor in gazetteer.named(name, SUPPORTED[0]) if actor.kind is ActorKind.OUTLET}


def _is_agency(name: str, gazetteer: Gazetteer) -> bool:
    bearers = _outlets(name, gazetteer)
    return bool(bearers) and all(gazetteer.entries[ident].type == "agency" for ident in bearers)


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    return Span(end - len(inside.lstrip()), start + len(inside.rstrip()))


def _same(one: Credit, other: Credit) -> bool:
    if one.actor and other.actor:
        return one.actor == other.actor
    return one.originator.casefold() == other.originator.casefold()


@cache
def _via() -> re.Pattern[str]:
    patterns = dict.fromkeys(pattern for lang in SUPPORTED for pattern in table(lang, "credits")["via"])
    return re.compile("|".join(patterns), re.IGNORECASE)


@lru_cache(maxsize=32)
def _reader(gazetteer: Gazetteer, lang: str) -> _Reader:
    data = table(lang, "credits")
    return _Reader(
        names=_Names.of(_forms(gazetteer, lang, data)),
        run=re.compile(f"{NAME}(?:{data['separator']}{NAME})*"),
        templates=tuple(_template(each, data) for each in data["templates"]),
        open=tuple(_pattern(each, data) for each in data["open"]),
        houses=tuple(
            _House(_pattern(each, data), _display(gazetteer, actor), actor)
            for actor, patterns in data["houses"].items()
            for each in patterns
        ),
    )


def _display(gazetteer: Gazetteer, actor: str) -> str:
    known = gazetteer.get(actor)
    return known.ref().name.get("en", actor) if known else actor


def _template(written: str, data: Mapping[str, Any]) -> _Template:
    before, _, after = written.replace("{outlets}", f"{data['before']}{{names}}{data['after']}").partition("{names}")
    return _Template(_pattern(f"(?:{before})\\Z", data), _pattern(after, data))


def _pattern(written: str, data: Mapping[str, Any]) -> re.Pattern[str]:
    for word, meaning in (*data["words"].items(), ("masked", HEAD + TAIL)):
        written = written.replace(f"{{{word}}}", meaning)
    return re.compile(written, re.IGNORECASE | re.MULTILINE)


def _forms(gazetteer: Gazetteer, lang: str, data: Mapping[str, Any]) -> dict[str, _Name]:
    """Every form in which texts of *lang* write an outlet: names in that language and in English, in all cases."""
    actors: defaultdict[str, set[str]] = defaultdict(set)
    common = {form for name in data["common"] for form in _declined(name, data.get("declension", {}))}
    for actor in gazetteer.of_kind(ActorKind.OUTLET):
        for name in filter(None, (*actor.names.get(lang, ()), *actor.names.get("en", ()))):
            for form in _declined(name, data.get("declension", {})):
                actors[form].add(actor.id)
    return {form: _Name(frozenset(ids), form in common) for form, ids in actors.items()}


def _declined(name: str, endings: Mapping[str, list[str]]) -> Iterator[str]:
    """*name*, and its other cases: with all its words declined, and with the first alone ("Голоса Америки")."""
    yield name
    words = [match for match in _WORD.finditer(name) if not match[0].isupper()] if endings else []
    for count in {1, len(words)} if words else ():
        for case in range(5):
            form = name
            for word in reversed(words[:count]):
                form = form[: word.start()] + _inflected(word[0], case, endings) + form[word.end() :]
            yield form


def _inflected(word: str, case: int, endings: Mapping[str, list[str]]) -> str:
    ending = next(word[start:] for start in range(len(word) + 1) if word[start:] in endings)
    forms = endings[ending]
    return word[: len(word) - len(ending)] + forms[case] if forms else word
