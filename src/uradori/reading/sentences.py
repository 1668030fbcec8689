"""Where the sentences of a text begin and end, by rules over each language's table of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from uradori.lang import SUPPORTED, table
from uradori.model import Span, Spans

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"'”’»)］」』）】〉》"
# A run of end marks with what closes on it. The marks of Chinese and Japanese end a sentence wherever they stand, the
# others only before a space, the end of the line, or a character of those scripts.
_MARK = re.compile(rf"[.!?…。！？｡．‼⁇⁈⁉]+[{_CLOSERS}]*")
_WIDE = frozenset("。！？｡．‼⁇⁈⁉")
_BRACKET = re.compile(r"[「」『』（）【】]")
_CLOSED_BY = {"」": "「", "』": "『", "）": "（", "】": "【"}
_TOKEN_BEFORE = re.compile(r"[\w.\-№]*\Z")
_LEAD = re.compile(r"[\s\"'“‘„«‹(\[「『（【—–\-]*")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_TOKEN_REACH = 24
"""How far back an abbreviation may begin, in characters; the longest listed is far shorter."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """One language's table, or all of them together, ready for look-up."""

    open_abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    openers: frozenset[str]
    continuations: tuple[str, ...]


@cache
def _rules(lang: str) -> _Rules:
    """The rules of *lang*; a language without a table is cut by those of all languages together."""
    tables = [table(code, "sentences") for code in ((lang,) if lang in SUPPORTED else SUPPORTED)]

    def union(key: str) -> Iterator[Any]:
        return (entry for one in tables for entry in one[key])

    return _Rules(
        frozenset(union("open_abbreviations")),
        frozenset(union("closing_abbreviations")),
        frozenset(union("openers")),
        tuple(union("continuations")),
    )


def sentences(text: str, lang: str) -> Spans:
    """The spans of the sentences of *text*, in order, without the white space around them.

    They never overlap and together cover every character that is no white space. A line break always ends a
    sentence. *lang* is a language code; an unsupported one is cut by the rules of all languages. Never raises.
    """
    rules = _rules(lang)
    return tuple(span for line in _LINE.finditer(text) for span in _line(line.group(), line.start(), rules))


def _line(line: str, offset: int, rules: _Rules) -> Iterator[Span]:
    start = 0
    enclosed = _enclosed(line)
    for mark in _MARK.finditer(line):
        while enclosed and enclosed[0].end <= mark.start():
            enclosed.pop(0)
        inside = bool(enclosed) and enclosed[0].start < mark.start()
        end = enclosed[0].end if inside else mark.end()
        if inside and mark.end() < end:
            continue
        if _ends(line, mark, rules, inside=inside):
            yield from _trimmed(line, start, mark.end(), offset)
            start = mark.end()
    yield from _trimmed(line, start, len(line), offset)


def _trimmed(line: str, start: int, end: int, offset: int) -> Iterator[Span]:
    piece = line[start:end]
    if bare := piece.strip():
        begin = offset + start + piece.index(bare)
        yield Span(begin, begin + len(bare))


def _enclosed(line: str) -> list[Span]:
    """The outermost stretches of *line* between East Asian brackets; one that never closes encloses nothing."""
    found: list[Span] = []
    opened: list[tuple[str, int]] = []
    for bracket in _BRACKET.finditer(line):
        kind = _CLOSED_BY.get(bracket.group())
        if kind is None:
            opened.append((bracket.group(), bracket.start()))
            continue
        depth = next((level for level in reversed(range(len(opened))) if opened[level][0] == kind), None)
        if depth is None:
            continue
        begin = opened[depth][1]
        del opened[depth:]
        while found and found[-1].start > begin:
            found.pop()
        found.append(Span(begin, bracket.end()))
    return found


def _ends(line: str, mark: re.Match[str], rules: _Rules, *, inside: bool) -> bool:
    """Whether the sentence ends with this mark."""
    after = mark.end()
    if after == len(line):
        return True
    spaced = line[after].isspace()
    if mark.group()[0] in _WIDE:
        # 「…。」 goes on with と述べた unless a space sets it off.
        return (spaced or not inside) and not _goes_on_wide(line, mark, rules)
    if not spaced:
        return False
    lead = _LEAD.match(line, after)
    head = lead.end() if lead else after
    if head == len(line) or line[head].islower() or _is_initial_or_number(line, mark, rules, head):
        return False
    return mark.group()[0] != "." or _ends_after(line, mark, rules, head)


def _goes_on_wide(line: str, mark: re.Match[str], rules: _Rules) -> bool:
    if mark.group()[0] == "．":
        return line[mark.end()].isdigit()
    if mark.group()[0] == "。":
        return line[: mark.start()].endswith(tuple(rules.open_abbreviations))
    return bool(rules.continuations) and line.startswith(rules.continuations, mark.end())


def _token_before(line: str, mark: re.Match[str]) -> str:
    found = _TOKEN_BEFORE.search(line, max(0, mark.start() - _TOKEN_REACH), mark.start())
    return found.group() if found else ""


def _is_initial_or_number(line: str, mark: re.Match[str], rules: _Rules, head: int) -> bool:
    """Whether the mark is the full stop of an initial ("J. Smith") or of a number that heads the line ("1.")."""
    if mark.group() != ".":
        return False
    token = _token_before(line, mark)
    if token.isdigit():
        return not line[: mark.start() - len(token)].strip()
    last = token.rpartition(".")[2]
    return len(last) == 1 and last.isupper() and token == last and not _opens(line, head, rules)


def _opens(line: str, head: int, rules: _Rules) -> bool:
    word = _WORD.match(line, head)
    if not word or (len(word.group()) == 1 and line.startswith(".", word.end())):  # "В. В. Путин": В is no preposition
        return False
    return word.group() in rules.openers


def _ends_after(line: str, mark: re.Match[str], rules: _Rules, head: int) -> bool:
    if mark.group() != ".":
        return True
    token = _token_before(line, mark)
    if token in rules.open_abbreviations:
        return False
    return token not in rules.closing_abbreviations or _opens(line, head, rules)
