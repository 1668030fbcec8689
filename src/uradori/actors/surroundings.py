"""What an article says around a mention: fuller forms of a name, and who was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from uradori.actors.lexicon import Lexicon, Piece
from uradori.actors.names import Name, name_of, runs_of
from uradori.actors.words import Word, capitals
from uradori.model import Span

_STOP = re.compile(r"[.!?…。！？\n]")
_NAME_CHARACTER = re.compile(r"[ァ-ヿ・＝=一-鿿々〆A-Za-zＡ-Ｚａ-ｚ. ]")
_BESIDE = re.compile(r"[\w'’.]+[ -]([^\W\d_a-zа-яёіїєґ])")
_MARKS = " \"'“«„—–-"
_JOINTS = frozenset("・＝= ")
_REACH = 40
"""Characters before a surname in which the rest of the name is looked for."""

_SENTENCE = 400
"""Characters after which a sentence is looked at no further back."""

_BACK = 3
"""Sentences before an anaphor in which what it stands for is looked for."""


class Surroundings:
    """The text of one article, searched only where a mention asks for it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self._lexicon = lexicon
        self._found: dict[str, list[tuple[int, Name]]] = {}
        self._named: dict[Span, list[tuple[int, Name]]] = {}

    def fuller(self, name: Name, at: int) -> list[Name]:
        """The longer names in the text that hold the bare *name*: the nearest before *at* first, those after last."""
        found = self._longer(name)
        before = [each for place, each in found if place <= at]
        return [*reversed(before), *(each for place, each in found if place > at)]

    def _longer(self, name: Name) -> list[tuple[int, Name]]:
        key = name.words[-1].key
        if key not in self._found:
            self._found[key] = [
                (place, longer)
                for place in self._places(name)
                if self._accompanied(place, len(name.words[-1].text))
                for longer in self._names_at(place, name)
            ]
        return self._found[key]

    def _names_at(self, place: int, name: Name) -> Iterator[Name]:
        """The longer name that the word at *place* is part of."""
        start, end = self._window(place, len(name.text))
        text = self.text[start:end]
        pieces = self._lexicon.cut(text)
        for first, last in runs_of(pieces, self._lexicon):
            run = pieces[first:last]
            if run[0].start <= place - start < run[-1].end and _length(run, self._lexicon) > _extent(
                name, self._lexicon
            ):
                yield name_of(run, text)

    def _accompanied(self, place: int, length: int) -> bool:
        """Whether a word written as part of a name stands right beside the one at *place*: worth a closer look."""
        if not self._lexicon.spaced:
            end = place + length
            beside = {self.text[max(0, place - 1) : place], self.text[end : end + 1]}
            return not _JOINTS.isdisjoint(beside) or "一" <= self.text[end : end + 1] <= "鿿"
        found = _BESIDE.match(self.text, place)
        left = self.text[:place] if place < _REACH else self.text[place - _REACH : place]
        last = left[:-1].rpartition(" ")[2].lstrip("\"'“«„(") if left[-1:] in " -." else ""
        return found is not None or last[:1].isupper()

    def doubtful(self, name: Name) -> bool:
        """Whether the one word of *name* may be no name: it only opens sentences, or is also written small."""
        if not self._lexicon.spaced:
            return False
        small = name.words[0].text.lower()
        return self.opens(name) or re.search(rf"\b{re.escape(small)}\b", self.text) is not None

    def opening(self, sentence: Span, at: int) -> bool:
        """Whether nothing but marks stands in *sentence* before *at*."""
        return not self.text[sentence.start : at].strip(_MARKS)

    def opens(self, name: Name) -> bool:
        """Whether *name* is met only where a sentence begins: its first word then may be no name at all."""
        at = self.text.find(name.text)
        while at >= 0:
            if at and not _STOP.search(self.text[max(0, at - 5) : at].rstrip(_MARKS)[-1:] or "\n"):
                return False
            at = self.text.find(name.text, at + 1)
        return True

    def backward(self, at: int) -> Iterator[Span]:
        """The sentences before *at*, the beginning of its own first."""
        end = at
        for _ in range(_BACK):
            first = max(0, end - _SENTENCE)
            stops = _stops(self.text, first, max(0, end - 1))
            start = stops[-1] if stops else first
            if end > start:
                yield Span(start, end)
            if start <= 0:
                return
            end = start

    def names(self, sentence: Span) -> list[tuple[int, Name]]:
        """The names of persons in *sentence*, and where in the text they stand."""
        if sentence not in self._named:
            text = sentence.cut(self.text)
            pieces = self._lexicon.cut(text)
            runs = (pieces[first:last] for first, last in runs_of(pieces, self._lexicon))
            self._named[sentence] = [(sentence.start + run[0].start, name_of(run, text)) for run in runs]
        return self._named[sentence]

    def _places(self, name: Name) -> list[int]:
        """Where the last word of *name* stands in the text, in any case it is listed in."""
        if not self._lexicon.spaced:
            return [found.start() for found in re.finditer(re.escape(name.words[-1].text), self.text)]
        keys = {key for each in self._lexicon.keys(name.words[-1]) for key in (each, each.lower())}
        return [word.start for word in self._capitals if not keys.isdisjoint(self._lexicon.keys(word))]

    @cached_property
    def _capitals(self) -> list[Word]:
        return capitals(self.text)

    def _window(self, place: int, length: int) -> tuple[int, int]:
        if not self._lexicon.spaced:
            return self._unbroken(place, length)
        start = max(0, place - _REACH)
        stops = _stops(self.text, start, place)
        start = stops[-1] if stops else start
        if start and self.text[start - 1].isalnum() and self.text[start].isalnum():
            start = next((i for i in range(start, place) if not self.text[i].isalnum()), place)
        end = min(len(self.text), place + length + _REACH)
        stops = _stops(self.text, place, end)
        return start, stops[0] - 1 if stops else end

    def _unbroken(self, place: int, length: int) -> tuple[int, int]:
        """The stretch around *place* of characters that names are written in; particles end it."""
        start, end = place, place + length
        while start > max(0, place - _REACH) and _NAME_CHARACTER.match(self.text, start - 1):
            start -= 1
        while end < min(len(self.text), place + length + _REACH) and _NAME_CHARACTER.match(self.text, end):
            end += 1
        return start, end


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where sentences end between *start* and *end*; a dot after a short word or within a number ends none."""
    return [
        found.end()
        for found in _STOP.finditer(text, start, end)
        if found[0] != "."
        or (text[max(0, found.start() - 3) : found.start()].isalpha() and text[found.end() : found.end() + 1].isspace())
    ]


def _length(run: list[Piece], lexicon: Lexicon) -> int:
    return sum(len(piece.words) for piece in run) if lexicon.spaced else run[-1].end - run[0].start


def _extent(name: Name, lexicon: Lexicon) -> int:
    return len(name.words) if lexicon.spaced else len(name.text)
