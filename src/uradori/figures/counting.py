"""What a quantity counts: the words near it, and what befell the persons counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile

from uradori.figures.lexicon import PERSONS, SORTS, Lexicon
from uradori.figures.quantities import Quantity
from uradori.lang.morphology import noun_kind, subject
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
BEFALLEN = frozenset({"killed", "wounded", "missing", "displaced", "detained", "infected"})
"""What befell persons, said of them before their noun ("two wounded soldiers")."""
_MANY = ("х", "м", "ми", "ие", "ые", "і")
"""Endings of an adjective or participle that stands with many, in Russian and Ukrainian."""
_DONE = frozenset({"killed", "wounded", "missing", "detained"})
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
        key = _befallen(text, found, within, thing, words)
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
    if found.value != 1 or found.numeral[0].isdigit() or key in {"killed", "wounded", "missing"}:
        return False
    return _noun(thing, text) not in words.one or key == "people"


def _noun(thing: Spans, text: str) -> str:
    return thing[-1].cut(text).split()[-1].lower() if thing else ""


def _befallen(text: str, found: Quantity, within: Span, thing: Spans, words: Lexicon) -> str:
    """What an unknown noun is: persons where it ends as names of persons do, or is said to be dead or hurt."""
    noun = _noun(thing, text)
    if words.personal.search(noun):
        return "people"
    before = _WORD.search(text, max(within.start, text.rfind(" ", 0, max(0, found.start - 1)) + 1), found.start)
    if before and words.fates.key(before.group().lower()) in _DONE:
        return "people"
    for hit in _WORD.finditer(text, thing[-1].end, min(within.end, thing[-1].end + _SOON)):
        key = words.fates.key(hit.group().lower())
        if key in _DONE and hit.group().lower() not in words.actives:
            return "people"
    return "other"


def _thing(text: str, found: Quantity, within: Span, words: Lexicon) -> tuple[Spans, str | None, bool]:
    """The words for the thing counted, the key its noun has, and whether there is a noun at all."""
    hits = _phrase(text, found, within, words)
    if not hits:
        return (), None, False
    place, key = (_declined if words.animacy else _plural)([hit.group().lower() for hit in hits], found, words)
    if place is None:
        return (), None, False
    if key in PERSONS:
        before = (words.fates.key(hit.group().lower()) for hit in hits[:place])
        key = next((_weightier(key, fate) for fate in before if fate in BEFALLEN), key)
    if key == "cases":
        key = "infected" if words.illness.search(text) else "other"
    return (Span(hits[0].start(), hits[place].end()),), key, True


def _phrase(text: str, found: Quantity, within: Span, words: Lexicon) -> list[re.Match[str]]:
    """The words behind a quantity up to a stop or a word of grammar: the noun counted is among them, if any is."""
    at = found.end
    if of := words.of.match(text, at):
        at = of.end()
    elif quote := _QUOTE.match(text, at):
        at = quote.end()
    stop = _STOP.search(text, at, within.end)
    hits = _WORD.finditer(text, at, stop.start() if stop else within.end)
    return list(takewhile(lambda hit: hit.group().lower() not in words.function, islice(hits, _REACH)))


def _plural(phrase: list[str], found: Quantity, words: Lexicon) -> tuple[int | None, str | None]:
    """The place of the noun that a number of many governs, by its plural, and its key; None where there is none.

    Nouns before it say of what kind it is ("two police cars"); of plurals in a row the last is the noun.
    """
    places = [place for place, word in enumerate(phrase) if words.plural.fullmatch(word)]
    known = next((place for place, word in enumerate(phrase) if words.counted.key(word)), None)
    if found.value == 1 or not places or (known is not None and known < places[0] and _state(phrase[known], words)):
        if known is None:
            return (len(phrase) - 1 if found.value == 1 else None), None
        if places != [known + 1] or found.value == 1:
            return known, words.counted.key(phrase[known])
    head = places[0]
    while head + 1 in places and not _state(phrase[head + 1], words):
        # "activists begins": what follows a known noun is a verb, unless it is known for a noun itself.
        if words.counted.key(phrase[head]) and not words.counted.key(phrase[head + 1]):
            break
        head += 1
    return head, words.counted.key(phrase[head])


def _state(word: str, words: Lexicon) -> bool:
    return words.counted.key(word) in {"killed", "wounded", "missing"}


def _declined(phrase: list[str], _: Quantity, words: Lexicon) -> tuple[int | None, str | None]:
    """The place of the first noun of *phrase*, or else of an adjective that stands for one ("12 раненых"); its key."""
    standing: tuple[int, str] | None = None
    for place, word in enumerate(phrase):
        key, kind = words.counted.key(word), noun_kind(words.lang, word)
        if kind == "verb":
            break
        if key and kind != "adjective":
            # "учащихся средних школ": persons, and where they are.
            parted = standing and standing[1] in PERSONS and key not in PERSONS and place > standing[0] + 1
            return standing if standing and parted else (place, key)
        if kind in {"person", "thing"}:
            if standing and subject(words.lang, word):
                break
            return place, "people" if kind == "person" else None
        if kind is None and place:
            break
        standing = standing or ((place, key) if key else None)
    if standing:
        return standing
    adjectives = [place for place, word in enumerate(phrase) if noun_kind(words.lang, word) == "adjective"]
    return (adjectives[-1] if adjectives and adjectives[0] == 0 else None), None


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
        word = hit.group().lower()
        if word in words.clauses or word in words.relatives:
            before = None
        elif key := words.fates.key(word):
            before = (found.start - hit.end(), key)
    if before and before[0] <= _CLOSE and not _STOP.search(text, found.start - before[0], found.start):
        return before[1]
    if before and words.conjoined.fullmatch(text, found.start - before[0], found.start):
        before = None
    at = thing[-1].end if thing else found.end
    brk_behind = _BREAKS.search(text, at, within.end)
    end = min(brk_behind.start() if brk_behind else within.end, at + _FAR)
    for hit in _WORD.finditer(text, at, end):
        word = hit.group().lower()
        key = words.fates.key(word)
        if word in words.clauses or (key and hit.end() + 1 >= within.end < len(text)):
            break  # what befell somebody else: another clause, or the next figure ("two gunmen killed three")
        if key and word not in words.actives and not _attribute(word, words):
            return before[1] if before and before[0] * 2 < hit.start() - at else _deadly(text, hit, key, end, words)
    return before[1] if before else None


def _attribute(word: str, words: Lexicon) -> bool:
    """Whether *word* says of one other person what befell him ("жена погибшего")."""
    return words.animacy and noun_kind(words.lang, word) == "adjective" and not word.endswith(_MANY)


def _deadly(text: str, hit: re.Match[str], key: str, end: int, words: Lexicon) -> str:
    """*key*, or what the next words make of it ("were shot dead")."""
    behind = islice(_WORD.finditer(text, hit.end(), end), 2)
    dead = key == "wounded" and any(words.fates.key(each.group().lower()) == "killed" for each in behind)
    return "killed" if dead else key
