"""The query language: words, "phrases", AND, OR, NOT and parentheses, brought into the form that FTS5 takes.

Every text is a query: what is not closed is closed at its end, a sign that stands alone is passed over. FTS5 knows no
NOT that stands alone, so the tree is turned by De Morgan's rules until each NOT has something to be taken from; a query
that only says what must not be there finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uradori.ledger.words import Phrase, phrase_of

LONGEST = 1000
"""Characters of a query that are looked at."""

MOST_PHRASES = 60
DEEPEST = 24
"""Parentheses within one another; deeper ones are passed over."""

_TOKEN = re.compile(r'["“”„«»「」『』]([^"“”„«»「」『』]*)["“”„«»「」『』]?|([()（）])|([^\s()（）"“”„«»「」『』]+)')
_OPERATORS = {"AND": "AND", "OR": "OR", "NOT": "NOT", "&": "AND", "|": "OR", "＆": "AND", "｜": "OR"}
_OPENING, _CLOSING = frozenset("(（"), frozenset(")）")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as FTS5 takes it: ``match`` is None where it finds nothing.

    ``phrases`` are those that a find may show: they do not stand under a NOT. ``only_not`` says that the query names
    nothing to be found, only what must not be there.
    """

    match: str | None
    phrases: tuple[Phrase, ...]
    only_not: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the query in FTS5's words; where ``negated`` it stands for all that does not match them."""

    match: str
    negated: bool = False


def parse_query(query: str) -> Query:
    """*query* read as the query language; any text is one."""
    reader = _Reader(_tokens(query[:LONGEST]))
    part = reader.whole()
    if part is None:
        return Query(None, ())
    if part.negated:
        return Query(None, (), only_not=True)
    return Query(part.match, tuple(reader.phrases))


def _tokens(query: str) -> list[str | Phrase]:
    """Operators and parentheses as written, everything else as phrases."""
    found: list[str | Phrase] = []
    phrases = 0
    for quoted, bracket, plain in _TOKEN.findall(query):
        sign = bracket or _OPERATORS.get(plain)
        if not sign and plain.startswith(("-", "－")):
            found.append("NOT")
        phrase = None if sign else phrase_of(quoted or plain)
        if sign:
            found.append(sign)
        elif phrase and phrases < MOST_PHRASES:
            found.append(phrase)
            phrases += 1
        elif found and found[-1] == "NOT":
            found.pop()
    return found


class _Reader:
    """Reads tokens from left to right: NOT binds closest, then AND (which may be left out), then OR."""

    def __init__(self, tokens: Sequence[str | Phrase]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._negations = 0
        self.phrases: list[Phrase] = []

    def whole(self) -> _Part | None:
        """All of it; what follows a parenthesis that closes nothing is read on."""
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._any())
            self._take(_CLOSING)
        return _all(parts)

    def _any(self) -> _Part | None:
        parts = [self._every()]
        while self._take({"OR"}):
            parts.append(self._every())
        return _one_of(parts)

    def _every(self) -> _Part | None:
        parts = []
        while self._at < len(self._tokens) and self._tokens[self._at] not in {"OR", *_CLOSING}:
            if not self._take({"AND"}):
                parts.append(self._single())
        return _all(parts)

    def _single(self) -> _Part | None:
        negated = False
        while self._take({"NOT"}):
            negated = not negated
        self._negations += negated
        part = self._bare()
        self._negations -= negated
        return _Part(part.match, part.negated != negated) if part else None

    def _bare(self) -> _Part | None:
        if self._at == len(self._tokens):
            return None
        token = self._tokens[self._at]
        if isinstance(token, Phrase):
            self._at += 1
            if self._negations % 2 == 0:
                self.phrases.append(token)
            return _Part(token.match())
        if not self._take(_OPENING):
            return None  # an operator in the wrong place: passed over by who asked
        self._depth += 1
        inner = self._any() if self._depth <= DEEPEST else None
        self._depth -= 1
        self._take(_CLOSING)
        return inner

    def _take(self, wanted: frozenset[str] | set[str]) -> bool:
        """Go past the next token if it is one of *wanted*."""
        found = self._at < len(self._tokens) and self._tokens[self._at] in wanted
        self._at += found
        return found


def _all(parts: Sequence[_Part | None]) -> _Part | None:
    """What all of *parts* match; those that are nothing are passed over."""
    held = [part.match for part in parts if part and not part.negated]
    barred = [part.match for part in parts if part and part.negated]
    if not held:
        return _Part(_joined(barred, "OR"), negated=True) if barred else None
    return _Part(f"({_joined(held, 'AND')} NOT {_joined(barred, 'OR')})" if barred else _joined(held, "AND"))


def _one_of(parts: Sequence[_Part | None]) -> _Part | None:
    """What any of *parts* matches: not what none matches."""
    turned = _all([_Part(part.match, not part.negated) for part in parts if part])
    return _Part(turned.match, not turned.negated) if turned else None


def _joined(matches: Sequence[str], operator: str) -> str:
    return matches[0] if len(matches) == 1 else f"({f' {operator} '.join(matches)})"
