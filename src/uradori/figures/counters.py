"""What a quantity counts where a counter stands with it and words are not spaced."""

from __future__ import annotations

import re

from uradori.figures.counting import Counted
from uradori.figures.lexicon import PERSONS, SORTS, Lexicon
from uradori.figures.quantities import Quantity
from uradori.model import Span, Spans

_BREAKS = re.compile(r"[。！？]")
_NEAR = 18
_COPIES = 100
"""From how many on 部 counts copies, not parts."""
_FAR = 40
_ADJACENT = 4
"""Code points between a fate and a quantity that make them one phrase ("93人が死亡", "死者31人")."""
_PAUSE = re.compile(r"[、。「」（）()『』]")
_NOUN = re.compile(r"[ァ-ヺー一-鿿]\s?$")
_SUBJECT = re.compile(r"(?:は|とも|が|の|に|を|で)")


def counted(text: str, found: Quantity, within: Span, words: Lexicon) -> Counted | None:
    """What *found* counts in the sentence *text*, or None where nothing is counted."""
    if _surrounded(text, found, words) or _idiom(text, found, words):
        return None
    if found.unit in SORTS:
        return Counted(SORTS[found.unit or ""], found.unit or "", ())
    thing, key = _thing(text, found, within, words)
    if found.unit == "person":
        return _persons(text, found, within, (thing, key), words)
    if found.unit == "count":
        tail = _tail(text, found)
        counter = next((each for each in words.counters if each in tail), "")
        return Counted(_things(key, words.counters.get(counter, "other")), "count", thing)
    return _bare(text, found, within, words)


def _surrounded(text: str, found: Quantity, words: Lexicon) -> bool:
    """Whether what stands right before or behind *found* makes it part of a name or an ordinal ("125通り")."""
    if any(words.never_after.key(text[found.end : found.end + length]) for length in (2, 1)):
        return True
    before = text[max(0, found.start - 2) : found.start]
    # "インドネシア・エアアジア8501便" is the name of a flight.
    flight = _tail(text, found).strip() == "便" and _NOUN.search(before) and before[-1] not in "計全約各"
    return bool(flight) or not words.never_before.isdisjoint((before, before[-1:]))


def _tail(text: str, found: Quantity) -> str:
    return text[found.stop : found.end]


def _idiom(text: str, found: Quantity, words: Lexicon) -> bool:
    """Whether the numeral is part of a phrase: a price by the piece, points of a game, degrees of nothing."""
    spelled = not found.numeral[0].isdigit()
    tail = _tail(text, found).strip()
    if found.value == 1 and found.unit != "person" and text[found.end : found.end + 1].isdigit():
        return True
    if found.unit == "percentage-point":
        return not words.rated.search(text)
    if tail == "度":
        return spelled or not words.heat.search(text[max(0, found.start - _NEAR) : found.start])
    return found.unit == "count" and _loose(text, found, tail, words)


def _loose(text: str, found: Quantity, tail: str, words: Lexicon) -> bool:
    """Whether the counter *tail* counts nothing here: spelled out where it is rare, "one" of it, parts for copies."""
    if not found.numeral[0].isdigit() and (found.value == 1 or not tail.startswith(tuple(words.spelled))):
        return True
    if tail == "つ":
        return found.value == 1 or not text.startswith("の", found.end)
    return tail.startswith("部") and found.value < _COPIES


def _things(noun: str | None, counter: str) -> str:
    """What is counted by the noun where the counter goes with things of many kinds, else by the counter."""
    kinds = {"drones", "missiles", "aircraft", "vehicles", "ships", "buildings", "attacks", "documents"}
    return noun if noun in kinds and counter in {"other", "aircraft", "missiles", "documents"} else counter


def _persons(
    text: str, found: Quantity, within: Span, named: tuple[Spans, str | None], words: Lexicon
) -> Counted | None:
    thing, key = named
    fate = _fate(text, found, within, words)
    if key in {"killed", "wounded", "missing"}:
        return Counted(key, "person", thing)
    close = _NOUN.search(text[max(0, found.start - 2) : found.start]) or (
        key in PERSONS and any(at.start > found.end for at in thing)
    )
    if fate is None and not close and found.value <= 2 and _SUBJECT.match(text, found.end):
        return None
    if found.value == 1 and not found.numeral[0].isdigit() and fate not in {"killed", "wounded", "missing"}:
        return None
    if key in {"detained", "displaced", "infected", "voters", "participants"}:
        return Counted(fate if fate in {"killed", "wounded", "missing"} else key, "person", thing)
    if fate and not (key == "troops" and fate == "participants"):
        return Counted(fate, "person", thing)
    return Counted(key if key in PERSONS else "people", "person", thing)


def _thing(text: str, found: Quantity, within: Span, words: Lexicon) -> tuple[Spans, str | None]:
    """The words for the thing: behind with の ("3人の議員"), else right before ("死者31人", "死者は500人")."""
    pattern, keys = words.words["counted"], words.words["counted keys"]
    order = keys.pattern.split("|")
    if text.startswith("の", found.end):
        stop = _PAUSE.search(text, found.end + 1, min(within.end, found.end + _NEAR))
        hit = pattern.search(text, found.end + 1, stop.start() if stop else min(within.end, found.end + _NEAR))
        if hit:
            return (Span(hit.start(), hit.end()),), order[(hit.lastindex or 1) - 1]
        run = re.compile(r"[^\Wぁ-ん]+").match(text, found.end + 1)
        return ((Span(run.start(), run.end()),) if run else ()), None
    start = max(within.start, found.start - _NEAR)
    hits = [
        hit
        for hit in pattern.finditer(text, start, found.start)
        if not re.search("[。」]" if found.unit == "person" else "[。」、]", text[hit.end() : found.start])
    ]
    if hits:
        hit = hits[-1]
        return (Span(hit.start(), hit.end()),), order[(hit.lastindex or 1) - 1]
    return (), None


def _fate(text: str, found: Quantity, within: Span, words: Lexicon) -> str | None:
    pattern, order = words.words["fates"], words.words["fates keys"].pattern.split("|")
    end = min(within.end, found.end + _FAR)
    stop = _BREAKS.search(text, found.end, end)
    behind = pattern.search(text, found.end, stop.start() if stop else end)
    start = max(within.start, found.start - _NEAR)
    for brk in _BREAKS.finditer(text, start, found.start):
        start = brk.end()
    before = None
    for hit in pattern.finditer(text, start, found.start):
        before = hit
    near = behind is not None and behind.start() - found.end <= _ADJACENT
    if before and (
        behind is None
        or (found.start - before.end() <= _ADJACENT and not near and not _parted(text, before.end(), found))
    ):
        return order[(before.lastindex or 1) - 1]
    return order[(behind.lastindex or 1) - 1] if behind else None


def _parted(text: str, at: int, found: Quantity) -> bool:
    """Whether a comma stands between *at* and the quantity."""
    return "、" in text[at : found.start]


def _bare(text: str, found: Quantity, within: Span, words: Lexicon) -> Counted | None:
    """A number without a counter counts only where it is large and hedged or scaled."""
    large = any(scale in found.numeral for scale in words.scales)
    if not large and found.start == found.number and found.end == found.stop:
        return None
    if found.value < 100:
        return None
    thing, key = _thing(text, found, within, words)
    if key is None and not _SUBJECT.match(text, found.end):
        return None
    return Counted(key or "people", "person" if key in PERSONS or key is None else "count", thing)
