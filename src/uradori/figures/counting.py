"""What a quantity counts: the words near it, and what befell the persons counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from uradori.figures.lexicon import PERSONS, SORTS, Lexicon
from uradori.figures.quantities import Quantity
from uradori.lang.morphology import noun_kind
from uradori.model import Span, Spans

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STOP = re.compile(r"[,.;:!?()—–\"«»“”]")
_QUOTE = re.compile(r"[ \u00a0][\"«“„]")
_REACH = 5
"""Words behind a quantity among which the noun counted is looked for."""
_CLOSE = 4
"""Code points between a fate and a quantity behind it that make them one phrase ("killing 15")."""
_FAR = 90
_SOON = 20
"""Code points behind an unknown noun in which a fate makes it persons."""
_BREAKS = re.compile(r"[;.!?。]")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the key, the unit, and the words for the thing."""

    counts: str
    unit: str
    thing: Spans


def counted(text: str, found: Quantity, within: Span, words: Lexicon) -> Counted | None:
    """What *found* counts in the sentence *text*, or None where nothing is counted.

    *within* reaches from the end of the quantity before to the start of the one behind.
    """
    if found.unit in SORTS:
        thing = _thing(text, found, within, words)[0] if found.unit == "%" else ()
        return Counted(SORTS[found.unit or ""], found.unit or "", thing)
    thing, key, sure = _thing(text, found, within, words)
    if key is None and not sure:
        return _unsaid(text, found, within, words)
    if found.value == 1 and words.of.match(text, found.end):
        return None
    if key is None:
        key = _befallen(text, within, thing, words)
    if key in PERSONS:
        fate = _fate(text, found, within, thing, words)
        if key in {"people", "troops", "participants", "displaced", "detained", "voters"} and fate:
            key = _weightier(key, fate)
        if _lone(found, thing, key, text, words):
            return None
        return Counted(key, "person", thing)
    lone = found.value == 1 and not found.numeral[0].isdigit()
    return None if lone and _noun(thing, text) not in words.one else Counted(key, "count", thing)


def _weightier(noun: str, fate: str) -> str:
    """Which of the two tells more: what the noun says of people, or what befell them."""
    if noun == "participants" and fate == "detained":
        return fate
    if noun in {"displaced", "detained", "voters", "participants"} and fate not in {"killed", "wounded", "missing"}:
        return noun
    return noun if noun == "troops" and fate in {"participants", "troops"} else fate


def _lone(found: Quantity, thing: Spans, key: str, text: str, words: Lexicon) -> bool:
    """Whether "one" is no count: only the dead, the injured, and "one person" are."""
    if found.value != 1 or found.numeral[0].isdigit():
        return False
    return _noun(thing, text) not in words.one or key == "people"


def _noun(thing: Spans, text: str) -> str:
    return thing[-1].cut(text).split()[-1].lower() if thing else ""


def _befallen(text: str, within: Span, thing: Spans, words: Lexicon) -> str:
    """What an unknown noun is: persons where it ends as names of persons do, or is said to be dead or hurt."""
    noun = _noun(thing, text)
    if words.personal.search(noun):
        return "people"
    for hit in _WORD.finditer(text, thing[-1].end, min(within.end, thing[-1].end + _SOON)):
        key = words.fates.key(hit.group().lower())
        if key in {"killed", "wounded", "detained", "missing"} and hit.group().lower() not in words.actives:
            return "people"
    return "other"


def _thing(text: str, found: Quantity, within: Span, words: Lexicon) -> tuple[Spans, str | None, bool]:
    """The words for the thing counted, the key its noun has, and whether there is a noun at all."""
    at = found.end
    if of := words.of.match(text, at):
        at = of.end()
    elif quote := _QUOTE.match(text, at):
        at = quote.end()
    stop = _STOP.search(text, at, within.end)
    end = stop.start() if stop else within.end
    first = last = None
    waiting: str | None = None
    for count, hit in enumerate(_WORD.finditer(text, at, end)):
        word = hit.group().lower()
        if count >= _REACH or word in words.function:
            break
        first = hit.start() if first is None else first
        key = words.counted.key(word)
        kind = noun_kind(words.lang, word) if words.animacy else None
        if key and kind != "adjective":
            follow = _WORD.match(text, hit.end() + 1, end) if not words.animacy else None
            second = words.counted.key(follow.group().lower()) if follow else None
            if follow and second and second not in {"killed", "wounded", "missing"}:
                return (Span(first, follow.end()),), second, True
            return (Span(first, hit.end()),), key, True
        waiting = waiting or key
        last = hit.end()
        if kind in {"person", "thing"}:
            return (Span(first, last),), "people" if kind == "person" else None, True
    if first is None or last is None:
        return (), None, False
    return (Span(first, last),), waiting, True


def _unsaid(text: str, found: Quantity, within: Span, words: Lexicon) -> Counted | None:
    """A number without a noun: persons where a fate stands close, nothing otherwise."""
    fate = _fate(text, found, within, (), words)
    word = found.numeral[0].isalpha()
    if fate and (found.value != 1 or not word or fate in {"killed", "wounded", "missing"}):
        return Counted(fate, "person", ()) if fate != "participants" or found.value > 20 else None
    return None


def _fate(text: str, found: Quantity, within: Span, thing: Spans, words: Lexicon) -> str | None:
    """What befell the persons counted: the nearest word for it, close before or in the clause behind."""
    start = max(within.start, found.start - _FAR)
    for brk in _BREAKS.finditer(text, start, found.start):
        start = brk.end()
    before: tuple[int, str] | None = None
    for hit in _WORD.finditer(text, start, found.start):
        if key := words.fates.key(hit.group().lower()):
            before = (found.start - hit.end(), key)
    if before and before[0] <= _CLOSE and not _STOP.search(text, found.start - before[0], found.start):
        return before[1]
    if before and words.conjoined.fullmatch(text, found.start - before[0], found.start):
        before = None
    at = thing[-1].end if thing else found.end
    brk_behind = _BREAKS.search(text, at, within.end)
    end = min(brk_behind.start() if brk_behind else within.end, at + _FAR)
    for hit in _WORD.finditer(text, at, end):
        key = words.fates.key(hit.group().lower())
        if key and hit.group().lower() not in words.actives:
            return before[1] if before and before[0] * 2 < hit.start() - at else key
    return before[1] if before else None
