"""The figures of an article, in the order of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uradori.figures import counters, counting
from uradori.figures.claimants import giver
from uradori.figures.counting import BEFALLEN, Counted
from uradori.figures.dating import as_of
from uradori.figures.lexicon import MONEY, PERSONS, SORTS, Lexicon, lexicon
from uradori.figures.places import places
from uradori.figures.quantities import Quantity, quantities, unified
from uradori.figures.refusing import refused
from uradori.model import UNSUPPORTED, Article, Figure, Span, Spans, Statement

_LARGE = 1000
_MEASURES = frozenset(SORTS) - MONEY
_NOUN = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_FUNDS, _BILLION = 1e4, 1e9


@dataclass(frozen=True, slots=True)
class _Setting:
    """A sentence, the places it names, and the date as of which it speaks."""

    sentence: Span
    scope: Spans
    as_of: str | None


def figures(article: Article, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """The figures that *article* gives, in text order, each with who gives it by *statements* of the same article.

    Never raises on any text; an article in an unsupported language has none.
    """
    if article.lang == UNSUPPORTED:
        return ()
    words = lexicon(article.lang)
    text = unified(article.text)
    rows: list[Figure] = []
    for sentence in article.sentences:
        counted = _counted(sentence.cut(text), words)
        if counted:
            scope = places(article.text, sentence, words)
            dated = as_of(article.text, sentence, article.published, words)
            rows += [_figure(article, _Setting(sentence, scope, dated), row, statements, words) for row in counted]
    return tuple(rows)


def _counted(text: str, words: Lexicon) -> list[tuple[Quantity, Counted]]:
    """The quantities of one sentence that are figures, with what they count."""
    every = list(quantities(text, words))
    found = [each for each in every if not refused(text, each, words)]
    rows: list[tuple[Quantity, Counted]] = []
    waiting: list[Quantity] = []
    parts: list[Quantity] = []
    for place, each in enumerate(found):
        start = found[place - 1].end if place else 0
        end = found[place + 1].start if place + 1 < len(found) else len(text)
        if place + 2 < len(found) and words.include.search(text[each.end : end]):
            end = found[place + 2].start
        elif place + 1 < len(found) and words.include.search(text[each.end : end]):
            end = len(text)
        what = (counting if words.spaced else counters).counted(text, each, Span(start, end), words)
        if what is None and words.spaced and not _elliptic(text, each, every, words):
            what = _unnamed(text, each, rows, words)
            if what is None and _large(each):
                waiting.append(each)
        if what is not None:
            rows.append((each, _among(rows, what, text[: each.start], words)))
            rows[-1:-1] = [(part, Counted(what.counts, what.unit, ())) for part in parts]
        parts = [each] if what is None and _part(text, found[place:], words) else []
    if waiting:
        model = _like(rows) or Counted("people", "person", ())
        rows += [(each, model) for each in waiting]
        rows.sort(key=lambda row: row[0].start)
    return rows


def _elliptic(text: str, found: Quantity, every: list[Quantity], words: Lexicon) -> bool:
    """Whether a small bare number goes on with the measure of the one before it ("12 minutes, others about 11")."""
    if found.value >= _LARGE or found.unit is not None:
        return False
    before = next((each for each in reversed(every) if each.end <= found.start), None)
    if before is None:
        return False
    measured = _NOUN.match(text, before.end)
    return before.unit in _MEASURES or bool(measured and words.never_after.key(measured[1].lower()))


def _unnamed(text: str, found: Quantity, rows: list[tuple[Quantity, Counted]], words: Lexicon) -> Counted | None:
    """What a quantity counts that says nothing of it: by the figures before it, or by the words."""
    before = text[: found.start]
    if rows and (words.include.search(before) or words.them.match(text, found.end)) and (like := _like(rows)):
        return like
    if found.value >= _FUNDS and found.unit is None and _scaled(found, words) and (money := _money(rows, found, words)):
        return money
    return (_like(rows) or _mentioned(before, words)) if _large(found) else None


def _part(text: str, found: list[Quantity], words: Lexicon) -> bool:
    """Whether the first of *found* is a part of the next ("three of five members")."""
    return len(found) > 1 and words.of.fullmatch(text, found[0].end, found[1].start) is not None


def _among(rows: list[tuple[Quantity, Counted]], what: Counted, before: str, words: Lexicon) -> Counted:
    """*what*, with what befell the persons of the last figure where these are some of them ("including three men")."""
    last = rows[-1][1] if rows else None
    some = last is not None and last.unit == what.unit == "person" and words.among.search(before)
    return Counted(last.counts, what.unit, what.thing) if last and some and last.counts in BEFALLEN else what


def _scaled(found: Quantity, words: Lexicon) -> bool:
    return any(word in words.scales for word in found.numeral.lower().split())


def _money(rows: list[tuple[Quantity, Counted]], found: Quantity, words: Lexicon) -> Counted | None:
    """Money where a number says of nothing: as the figure before, else billions in the money of the language."""
    last = rows[-1][1] if rows else None
    if last and last.counts == "money":
        return Counted("money", last.unit, ())
    return Counted("money", words.currency, ()) if found.value >= _BILLION and not rows else None


def _large(found: Quantity) -> bool:
    """Whether a number without a noun is surely a quantity: large with a scale or separators, or hedged."""
    hedged = found.start < found.number
    return (found.value >= _LARGE and not found.numeral.isdigit()) or (
        hedged and found.value >= 10 and not found.dashed
    )


def _like(rows: list[tuple[Quantity, Counted]]) -> Counted | None:
    """What the last figure before counts, for one that does not say."""
    last = next((what for _, what in reversed(rows) if what.unit not in SORTS), None)
    return Counted(last.counts, last.unit, ()) if last else None


def _mentioned(before: str, words: Lexicon) -> Counted | None:
    """What the last noun known before a number counts ("the number of viewers rose to 1.05 million")."""
    keys = (words.counted.key(word.lower()) for word in reversed(before.split()))
    key = next((key for key in keys if key), None)
    key = "people" if key in {"settlements", "states"} else key  # "a city of 1.2 million"
    return Counted(key, "person" if key in PERSONS else "count", ()) if key else None


def _figure(
    article: Article,
    setting: _Setting,
    row: tuple[Quantity, Counted],
    statements: Sequence[Statement],
    words: Lexicon,
) -> Figure:
    found, what = row
    moved = setting.sentence.start
    at = Span(moved + found.start, moved + found.end)
    given = giver(article.text, at, setting.sentence, statements, words)
    return Figure(
        id=Figure.identify(article.id, (at,)),
        article=article.id,
        lang=article.lang,
        spans=(at,),
        value=found.value,
        value_max=found.upper,
        bound=found.bound,
        unit=what.unit,
        counts=what.counts,
        thing=tuple(Span(moved + span.start, moved + span.end) for span in what.thing),
        scope=setting.scope,
        as_of=setting.as_of,
        claimant=given.claimant,
        modality=given.modality,
        statement=given.statement,
    )
