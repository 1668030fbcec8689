"""Quantities in a text: numerals with their scale, hedge, range and unit, before it is known what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from uradori.figures.lexicon import SIGNS, Lexicon
from uradori.model import Bound

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_WIDE = re.compile("[０-９．，％]")
_BEHIND = 32
"""Code points before a numeral in which its hedge is looked for."""
_PREFIX = re.compile(r"(?:US|U\.S\.|A|C|HK)?[$€£¥₽₴]\s?$")
_SIGN = re.compile(r"\s?[$€£¥₽₴]")
_BROKEN = re.compile(r"[\w]\.?-?$|\d[:./, \u00a0]$|[-–—:/.]$|№\s?$|#$")
_BROKEN_UNSPACED = re.compile(r"[A-Za-z]-?$|\d[:./,]$|#$")
_CONTINUED = re.compile(r"[:./,]\d|(?:st|nd|rd|th)\b|½")
_TWENTY = 20
_HALF = 0.5
_TURNED = {
    ("km/h", "km"): "km/h",
    ("km/h", "mile"): "mph",
    ("m/s", "m"): "m/s",
    ("m/s", "mile"): "mph",
    ("kg", "km"): "kg",
}
"""The unit of a measure whose kind a word before it says ("時速12マイル"), by that word's unit and its own."""
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as it stands: ``start`` to ``end`` with hedge and unit, ``number`` where its numeral begins.

    ``unit`` is None where no unit stands with it; ``plain`` says that it is no more than one unhedged numeral.
    """

    start: int
    end: int
    number: int
    stop: int
    value: float
    upper: float | None
    bound: Bound
    unit: str | None
    numeral: str
    plain: bool
    dashed: bool = False


def unified(text: str) -> str:
    """*text* with full-width digits as plain ones and one apostrophe; no offset moves."""
    wide = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    return wide.replace("’", "'").replace("ʼ", "'")


def quantities(text: str, words: Lexicon) -> Iterator[Quantity]:
    """The quantities of *text* (unified), in order; what only looks like one is still among them."""
    at = 0
    for hit in words.trigger.finditer(text):
        start = hit.start()
        if start < at:
            continue
        found = _read(text, start, at, words)
        if found is not None:
            yield found
            at = found.end


def _read(text: str, start: int, least: int, words: Lexicon) -> Quantity | None:
    """The quantity whose numeral or sign begins at *start*; nothing before *least* belongs to it."""
    share = _share(text, start, least, words)
    if share:
        return share
    sign = _SIGN.match(text, start)
    begin = sign.end() if sign else start
    first = words.number.match(text, begin)
    if first is None or (not sign and _cut_off(text, begin, least, words)):
        return None
    if inner := words.half.search(text, begin, first.end()):
        first = words.number.match(text, begin, inner.start()) or first
    value = evaluate(first.group(), words)
    if words.spaced and _muddled(first.group(), words):
        return None
    if value <= 0 or (value == 1 and first.group().lower() == "a"):
        return None
    stop, upper, dashed = _range(text, first.span(), words)
    if upper is None and not dashed and (again := _repeated(text, first.span(), words)):
        stop, upper = again
    value, upper = _scaled(text, first, stop, value, upper, words)
    if upper is None and (half := words.half.match(text, stop)):
        scale = words.scale.match(text, half.end())
        stop = scale.end() if scale else half.end()
        value = (value + _HALF) * (words.scales[scale[1].lower()] if scale else 1)
    return _dressed(text, (begin, stop, least), (value, upper, dashed), sign, words)


def _muddled(numeral: str, words: Lexicon) -> bool:
    """Whether number words stand in a row that make no number together ("один одного")."""
    values = [words.values.get(token.lower(), 0) for token in words.token.findall(numeral)]
    return any(one and other and (one < _TWENTY or other >= one) for one, other in pairwise(values))


def _cut_off(text: str, begin: int, least: int, words: Lexicon) -> bool:
    """Whether what stands right before *begin* makes the numeral part of something else."""
    broken = _BROKEN if words.spaced else _BROKEN_UNSPACED
    return broken.search(text, max(least, begin - 4), begin) is not None


def _share(text: str, start: int, least: int, words: Lexicon) -> Quantity | None:
    """One in five, half, a third: a share in words."""
    ratio = words.share.match(text, start)
    if ratio:
        parts = [part for part in ratio.groups() if part]
        value = _ratio(parts, words)
        if value:
            return Quantity(start, ratio.end(), start, ratio.end(), value, None, Bound.EXACT, "%", ratio.group(), False)
    part = words.fraction.match(text, start)
    if part is None or (words.spaced and _followed_by_scale(text, part.end(), words)):
        return None
    value = next((share for word, share in words.fractions.items() if word == part.group().lower()), 0.0)
    begin, bound = _hedged(text, start, least, words)
    return Quantity(begin, part.end(), start, part.end(), value, None, bound, "%", part.group(), False)


def _followed_by_scale(text: str, at: int, words: Lexicon) -> bool:
    more = re.match(r"[ \u00a0-](?:an? )?(\w+)", text[at : at + 24])
    return bool(more) and more is not None and (more.group(1).lower() in words.scales or more.group(1).isdigit())


def _ratio(parts: list[str], words: Lexicon) -> float | None:
    last = parts[-1].lower()
    known = next((share for stem, share in words.shares.items() if last.startswith(stem)), None)
    if known or len(parts) < 2:
        return known
    one, other = (evaluate(part, words) for part in parts[:2])
    least, most = min(one, other), max(one, other)
    return round(100 * least / most, 2) if most else None


def evaluate(numeral: str, words: Lexicon) -> float:
    """The number that *numeral* (digits, number words, scale words) stands for; 0 for none."""
    total = section = current = 0.0
    for token in words.token.findall(numeral):
        key = token.lower()
        if key in words.scales:
            total += (section + current or 1) * words.scales[key]
            section = current = 0
        elif key in words.tens:
            section += (current or 1) * words.tens[key]
            current = 0
        elif key in words.values:
            current += words.values[key]
        else:
            current = _digits(token, words)
    return round(total + section + current, 6)


def _digits(token: str, words: Lexicon) -> float:
    if "." in words.thousands and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token) is None:
        plain = "".join(each for each in token if each not in words.thousands or each == ".")
    else:
        plain = "".join(each for each in token if each not in words.thousands)
    try:
        return float(plain.replace(words.decimal, "."))
    except ValueError:
        return 0.0


def _range(text: str, numeral: tuple[int, int], words: Lexicon) -> tuple[int, float | None, bool]:
    """Where the numeral ends with the upper end of its range, that end, and whether a dash joins the two."""
    begin, end = numeral
    gap = words.ranged.match(text, end)
    sign = _SIGN.match(text, gap.end()) if gap else None
    second = words.number.match(text, sign.end() if sign else gap.end()) if gap else None
    if gap is None or second is None:
        return end, None, False
    upper = evaluate(second.group(), words)
    dashed = not _LETTERS.search(gap.group())
    opened = words.opened.search(text[max(0, begin - 10) : begin]) is not None
    if upper <= 0 or (gap.group().strip().lower() in words.joining and not opened):
        return end, None, dashed and upper > 0
    return second.end(), upper, dashed


def _repeated(text: str, numeral: tuple[int, int], words: Lexicon) -> tuple[int, float] | None:
    """Where the numeral ends with the upper end of its range, and that end, if both have their unit ("5m-10m")."""
    begin, end = numeral
    if words.ranged.search(text, end, end + _BEHIND) is None:
        return None
    unit = words.unit.match(text, end)
    gap = words.ranged.match(text, unit.end()) if unit else None
    second = words.number.match(text, gap.end()) if gap else None
    if unit is None or gap is None or second is None or not text.startswith(unit.group(), second.end()):
        return None
    opened = words.opened.search(text[max(0, begin - 10) : begin])
    change = text.startswith(("に", "へ"), second.end() + len(unit.group()))
    sure = not change if not words.spaced else bool(opened) or not _LETTERS.search(gap.group())
    upper = evaluate(second.group(), words)
    return (second.end(), upper) if sure and upper > evaluate(text[begin:end], words) else None


def _scaled(
    text: str, first: re.Match[str], stop: int, value: float, upper: float | None, words: Lexicon
) -> tuple[float, float | None]:
    """The ends of a range, the lower one multiplied by the scale that only the upper one names ("2-3 million")."""
    if upper is None or upper < value:
        whole = text[first.end() : stop]
        scale = max((words.scales.get(token.lower(), 0) for token in words.token.findall(whole)), default=0)
        return (value * scale if upper is not None and scale and value < 1000 else value), upper
    tokens = [words.scales.get(token.lower(), 0) for token in words.token.findall(text[first.end() : stop])]
    scale = max(tokens, default=0)
    if scale > 1 and value * scale <= upper and value < scale:
        return value * scale, upper
    return value, upper


def _dressed(
    text: str,
    place: tuple[int, int, int],
    numbers: tuple[float, float | None, bool],
    sign: re.Match[str] | None,
    words: Lexicon,
) -> Quantity:
    """The quantity with what stands around its numeral: sign, unit, hedge."""
    number, stop, least = place
    value, upper, dashed = numbers
    begin = number
    unit: str | None = None
    if sign:
        before = _PREFIX.search(text, max(least, number - 6), number)
        begin = before.start() if before else sign.start()
        unit = SIGNS[sign.group().strip()]
    named = None if sign or not words.unit.match(text, stop) else words.unit_named.match(text, stop)
    end = stop
    if named:
        unit, end = words.unit_keys[(named.lastindex or 1) - 1], named.end()
    prefix = words.prefixed.search(text[max(least, begin - 16) : begin])
    said = words.prefix_keys[(prefix.lastindex or 1) - 1] if prefix else None
    if prefix and said and (unit is None or (said, unit) in _TURNED):
        unit = _TURNED.get((said, unit or ""), said)
        begin -= len(prefix.group())
    if unit is None and (trailing := _SIGN.match(text, stop)):
        unit, end = SIGNS[trailing.group().strip()], trailing.end()
    start, bound = _hedged(text, begin, least, words)
    if behind := words.hedge_after.match(text, end):
        end, bound = behind.end(), words.bounds[behind.group().strip().lower()]
    if upper is not None and (opening := words.opened.search(text[max(least, start - 10) : start])):
        start -= len(opening.group())
        bound = Bound.EXACT
    plain = start == number and unit is None and upper is None
    value = value * 10 if text[stop:end].strip() == "割" else value
    return Quantity(start, end, number, stop, value, upper, bound, unit, text[number:stop], plain, dashed)


def _hedged(text: str, begin: int, least: int, words: Lexicon) -> tuple[int, Bound]:
    """Where the hedge before *begin* starts, and how it binds; hedges may stand in a row ("at least about")."""
    bound = Bound.EXACT
    while hedge := words.hedge.search(text[max(least, begin - _BEHIND) : begin]):
        key = re.sub(r"\s+", " ", hedge.group().strip().lower())
        if bound is Bound.EXACT:
            bound = words.bounds.get(key, bound)
        begin -= len(hedge.group())
    return begin, bound
