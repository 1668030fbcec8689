"""The words of a language that make and surround figures, read from its table into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from uradori.lang import table
from uradori.model import Bound

MONEY = frozenset(
    {
        *(
            "USD",
            "EUR",
            "GBP",
            "JPY",
            "RUB",
            "UAH",
            "SEK",
            "NOK",
            "DKK",
            "CHF",
            "CNY",
            "KRW",
            "KPW",
            "TWD",
            "HKD",
            "INR",
        ),
        *(
            "PKR",
            "TRY",
            "PLN",
            "CZK",
            "HUF",
            "RON",
            "BGN",
            "RSD",
            "KZT",
            "UZS",
            "GEL",
            "AMD",
            "AZN",
            "BYN",
            "MDL",
            "ILS",
        ),
        *(
            "IRR",
            "IQD",
            "SAR",
            "AED",
            "EGP",
            "ZAR",
            "NGN",
            "KES",
            "BRL",
            "MXN",
            "ARS",
            "CLP",
            "COP",
            "CAD",
            "AUD",
            "NZD",
        ),
        *("SGD", "THB", "IDR", "PHP", "VND", "KHR", "MMK", "MYR"),
    }
)
"""Units of money, by ISO 4217."""

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH"}

SORTS = {
    **dict.fromkeys(MONEY, "money"),
    **dict.fromkeys(("%", "percentage-point"), "share"),
    **dict.fromkeys(("km2", "m2", "mile2", "hectare", "acre"), "area"),
    **dict.fromkeys(("km", "m", "cm", "mile", "foot", "inch"), "distance"),
    **dict.fromkeys(("kg", "g", "tonne", "pound"), "mass"),
    **dict.fromkeys(("litre", "gallon", "barrel"), "volume"),
    **dict.fromkeys(("degC", "degF"), "temperature"),
    **dict.fromkeys(("km/h", "mph", "m/s"), "speed"),
    **dict.fromkeys(("W", "kW", "MW", "Wh"), "energy"),
    "magnitude": "magnitude",
}
"""What each unit of measure measures: the key of ``counts``."""

PERSONS = frozenset(
    {
        *("killed", "wounded", "missing", "displaced", "detained", "troops", "infected"),
        *("voters", "participants", "people"),
    }
)
"""Keys of ``counts`` that count persons."""


class Stems:
    """A word list: whole words, and beginnings of words that end in ``*`` there, each with its key."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        for key, words in lists.items():
            for word in words:
                target = self._begun if word.endswith("*") else self._whole
                target.setdefault(word.rstrip("*").lower(), key)
        self._memo: dict[str, str | None] = {}

    def key(self, word: str) -> str | None:
        """The key of *word*, which stands in lower case, by the longest entry that it is or begins with."""
        if word not in self._memo:
            if len(self._memo) > 1 << 16:
                self._memo.clear()
            self._memo[word] = self._look(word)
        return self._memo[word]

    def _look(self, word: str) -> str | None:
        if word in self._whole:
            return self._whole[word]
        cuts = (word[:length] for length in range(len(word), 1, -1))
        return next((self._begun[cut] for cut in cuts if cut in self._begun), None)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What the table of one language says, ready for use; made by :func:`lexicon`."""

    lang: str
    spaced: bool
    animacy: bool
    thousands: str
    decimal: str
    values: Mapping[str, float]
    tens: Mapping[str, float]
    scales: Mapping[str, float]
    token: re.Pattern[str]
    trigger: re.Pattern[str]
    number: re.Pattern[str]
    ranged: re.Pattern[str]
    opened: re.Pattern[str]
    joining: frozenset[str]
    share: re.Pattern[str]
    shares: Mapping[str, float]
    fraction: re.Pattern[str]
    fractions: Mapping[str, float]
    unit: re.Pattern[str]
    unit_named: re.Pattern[str]
    unit_keys: tuple[str, ...]
    prefixed: re.Pattern[str]
    prefix_keys: tuple[str, ...]
    hedge: re.Pattern[str]
    hedge_after: re.Pattern[str]
    bounds: Mapping[str, Bound]
    counted: Stems
    fates: Stems
    counters: Mapping[str, str]
    spelled: frozenset[str]
    heat: re.Pattern[str]
    words: Mapping[str, re.Pattern[str]]
    personal: re.Pattern[str]
    plural: re.Pattern[str]
    illness: re.Pattern[str]
    clauses: frozenset[str]
    relatives: frozenset[str]
    conjoined: re.Pattern[str]
    them: re.Pattern[str]
    vague: frozenset[str]
    currency: str
    never_after: Stems
    never_before: frozenset[str]
    function: frozenset[str]
    of: re.Pattern[str]
    one: frozenset[str]
    include: re.Pattern[str]
    among: re.Pattern[str]
    article: re.Pattern[str]
    races: re.Pattern[str]
    rated: re.Pattern[str]
    actives: frozenset[str]
    pronouns: frozenset[str]
    sources: tuple[re.Pattern[str], ...]
    openings: tuple[re.Pattern[str], ...]
    as_of: re.Pattern[str]
    fronted: re.Pattern[str]
    half: re.Pattern[str]
    scale: re.Pattern[str]


def _either(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first; a space stands for any spaces, ``*`` for any ending."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    parts = (
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[ \u00a0]").replace("'", "['’ʼ]") for word in ordered
    )
    return "|".join(parts) or "(?!)"


def _keyed(lists: Mapping[str, Iterable[str]], apart: str = "") -> tuple[str, tuple[str, ...]]:
    """A pattern with one group an entry, longer words first, and the key of each group in order.

    A word with an end in the script *apart* does not match inside a longer run of it ("ファン" in "ファン・ロンパウ").
    """
    pairs = sorted(((word, key) for key, words in lists.items() for word in words), key=lambda pair: -len(pair[0]))
    return "|".join(f"({_bounded(word, apart)})" for word, _ in pairs) or "(?!)", tuple(key for _, key in pairs)


def _bounded(word: str, apart: str) -> str:
    before = f"(?<!{apart})" if apart and re.match(apart, word) else ""
    behind = f"(?!{apart})" if apart and re.match(apart, word[-1]) else ""
    if word[-1].isascii() and word[-1].isalpha():
        behind = _LATIN
    return f"{before}{_either([word])}{behind}"


_KATAKANA = "[ァ-ヺー・]"
_LATIN = "(?![A-Za-z])"
"""Behind a unit in Latin letters, which other scripts do not part from words."""


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of *lang*, built once."""
    rows = table(lang, "figures")
    spaced: bool = rows["spaced"]
    edge, end = (r"(?<![\w'])", r"(?![\w'])") if spaced else ("", "")
    scales, numbers, tens = rows["scales"], rows["numbers"], rows["tens"]
    gap = rows["gap"]
    letters = {**numbers, **tens}
    units, unit_keys = _keyed(rows["units"], "" if spaced else _KATAKANA)
    any_unit = "|".join(_bounded(each, "" if spaced else _KATAKANA) for each in _longest(_all(rows["units"])))
    prefixes, prefix_keys = _keyed(rows["prefixed"])
    hedges, after, ranges = rows["hedges"], rows["hedges_after"], rows["ranges"]
    starts = {word.split()[0].split("-")[0] for word in (*letters, *rows["alone"], *rows["fractions"])}
    starts |= {word.split()[0] for word in ranges.get("share_starts", ())}
    opened = _either(ranges["opened"].split("|")) if ranges["opened"] else "(?!)"
    space = r"[ \u00a0\u202f]" if spaced else r"\s?"
    return Lexicon(
        lang=lang,
        spaced=spaced,
        animacy=rows["animacy"],
        thousands=rows["thousands"],
        decimal=rows.get("decimal", "."),
        values=numbers,
        tens=tens,
        scales=scales,
        token=re.compile(rf"{rows['digits']}|{_either([*letters, *scales])}", re.IGNORECASE),
        trigger=re.compile(
            _trigger(spaced, starts if spaced else (*numbers, *tens, *rows["fractions"])), re.IGNORECASE
        ),
        number=re.compile(_number(rows, edge, end), re.IGNORECASE),
        ranged=re.compile(rf"\s?[-–—~〜～]\s?|{ranges['between']}", re.IGNORECASE),
        joining=frozenset(rows["never"]["conjunctions"]),
        opened=re.compile(rf"{edge}(?:{opened}){space}$", re.IGNORECASE),
        share=re.compile(edge + ranges["share"], re.IGNORECASE),
        shares=rows.get("shares", {}),
        fraction=re.compile(rf"{edge}(?:{_either(rows['fractions'])}){end}", re.IGNORECASE),
        fractions=rows["fractions"],
        # Most numbers have no unit: the one without groups finds that out at less cost.
        unit=re.compile(rf"{gap if spaced else _GAP}(?:{any_unit}){end}"),
        unit_named=re.compile(rf"{gap if spaced else _GAP}(?:{units}){end}"),
        unit_keys=unit_keys,
        prefixed=re.compile(rf"(?:{prefixes})[ \u00a0-]?$", re.IGNORECASE),
        prefix_keys=prefix_keys,
        hedge=re.compile(rf"{edge}(?:{_either(_all(hedges))}){space}$", re.IGNORECASE),
        hedge_after=re.compile(rf"{space}(?:{_either(_all(after))})", re.IGNORECASE),
        bounds={
            word.lower(): Bound(key) for lists in (hedges, after) for key, words in lists.items() for word in words
        },
        counted=Stems(rows["counted"]),
        fates=Stems(rows["fates"]),
        counters={each: rows["counters"][each] for each in _longest(rows.get("counters", ()))},
        spelled=frozenset(rows.get("spelled", ())),
        heat=re.compile("|".join(rows.get("heat", ("(?!)",)))),
        words=_written(rows) if not spaced else {},
        conjoined=re.compile(rf"\s*,?\s*(?:(?:{_either(rows['never']['conjunctions'])})\s+)?", re.IGNORECASE),
        personal=re.compile(rf"(?:{_either(rows['never']['personal'])})$" if rows["never"]["personal"] else "(?!)"),
        plural=re.compile(rows.get("plural", "(?!)")),
        illness=re.compile("|".join(rows["illness"]), re.IGNORECASE),
        clauses=frozenset(rows["never"]["clauses"]),
        relatives=frozenset(rows["never"]["relatives"]),
        them=re.compile(rf"[ \u00a0](?:{_either(rows['never']['them'])})\b", re.IGNORECASE),
        vague=frozenset(rows["never"].get("vague", ())),
        currency=rows["currency"],
        never_after=Stems({"never": rows["never"]["after"]}),
        never_before=frozenset(rows["never"]["before"]),
        function=frozenset(rows["never"]["function"]),
        of=re.compile(rf"[ \u00a0](?:{_either(rows['never']['of'])})[ \u00a0]" if spaced else "(?!)", re.IGNORECASE),
        one=frozenset(rows["never"]["one"]),
        include=re.compile(rf"(?:{_either(rows['never']['include'])})[ \u00a0]*$", re.IGNORECASE),
        among=re.compile(rf"(?:{_either(rows['never']['among'])})[ \u00a0]*$", re.IGNORECASE),
        article=re.compile(r"an? ", re.IGNORECASE),
        races=re.compile(rows["never"].get("races", "(?!)")),
        rated=re.compile("|".join(rows.get("rated", ("(?!)",)))),
        actives=frozenset(rows["never"]["actives"]),
        pronouns=frozenset(rows["sources"]["pronouns"]),
        sources=tuple(map(re.compile, rows["sources"]["before"])),
        openings=tuple(map(re.compile, rows["sources"]["after"])),
        as_of=re.compile(rows["as_of"]["pattern"]),
        fronted=re.compile(table(lang, "cues")["sources"]["fronted"], re.IGNORECASE),
        half=re.compile(rf"{space}(?:{_either(rows['half'])}){end}" if rows["half"] else "(?!)", re.IGNORECASE),
        scale=re.compile(rf"{space}({_either(scales)}){end}", re.IGNORECASE),
    )


_GAP = r"\s?"


def _number(rows: dict[str, Any], edge: str, end: str) -> str:
    """A number in digits, words or both, with its scales; *edge* and *end* part words where they are set apart."""
    gap, join, digits = rows["gap"], rows["join"], rows["digits"]
    scales, numbers, tens = rows["scales"], rows["numbers"], rows["tens"]
    letters = {**numbers, **tens}
    if rows["spaced"]:
        scale = rf"(?:{gap}(?:{_either(scales)}){end})"
        number = rf"(?:(?:{digits}){rows.get('cardinal', '')}{scale}*"
        number += rf"|{edge}(?:{_either(letters)}){end}(?:{join}(?:{_either(letters)}|{_either(scales)}){end})*"
        return number + rf"|{edge}(?:{_either(rows['alone'])}){end})(?:(?<!\d){join}(?:{digits}){scale})?"
    tail = rf"(?:{gap}(?:{_either(tens)}))?"
    unit = rf"(?:(?:{digits})|[{''.join(numbers)}{''.join(tens)}]+)"
    return rf"(?:{unit}{tail}(?:{gap}[{''.join(scales)}](?:{gap}{unit}{tail}(?=[{''.join(scales)}]|(?!\s)))?)*)"


def _trigger(spaced: bool, words: Iterable[str]) -> str:
    """Where a figure may begin: a digit, a sign of money, or a word or character of a numeral."""
    if spaced:
        # The dictionary is asked for a word only where its first letter is one of theirs.
        firsts = "".join(sorted({word[0] for word in words}))
        return rf"\d|[$€£¥₽₴]|(?<![\w'])(?=[{firsts}])(?:{_either(words)})(?![^\W\d_])"
    return rf"\d|[$€£¥]|[{''.join(sorted({word[0] for word in words}))}]|[^\W\d_ぁ-鿿]+"


def _written(rows: dict[str, Any]) -> Mapping[str, re.Pattern[str]]:
    """For a language without spaces: patterns of the words counted and of fates, found inside a stretch of text."""
    found = {}
    for name in ("counted", "fates"):
        pattern, keys = _keyed(rows[name], _KATAKANA)
        firsts = "".join(sorted({re.escape(word[0]) for word in _all(rows[name])}))
        # Tried only where one of them may begin: most places are none.
        found[name] = re.compile(f"(?=[{firsts}])(?:{pattern})")
        found[f"{name} keys"] = re.compile("|".join(keys))
    return found


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def _all(lists: Mapping[str, Iterable[str]]) -> list[str]:
    return [word for words in lists.values() for word in words]
