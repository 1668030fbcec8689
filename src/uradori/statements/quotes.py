"""Quoted passages of a text, found by a state machine that takes any text and never fails."""

from __future__ import annotations

import re
from dataclasses import dataclass

from uradori.model import Span

CLOSERS = {
    "“": '”“"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "‘": "’'",
    "'": "'’",
    '"': '"”',
    "＂": "＂",
}
"""Each opening mark, with the marks that may close it (writers mix them)."""

_CLOSING = set("”“»›」』》’'\"＂")
_NOTABLE = re.compile("[\n" + re.escape("".join({*CLOSERS, *_CLOSING})) + "]")
_APOSTROPHES = "’'"
_SINGLE = "‘'"
"""Marks that may be apostrophes: unclosed in their line, they are."""

_REPORTER = re.compile(r"[»”“\"]\s*,?\s*[—–]\s+(?=[^\W\d_])")
_OPENS_BEHIND = set(" \t\n\u3000\u00a0([{（［—–-:：,、")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted passage: ``outer`` with its marks, ``inner`` without; ``depth`` 0 is the outermost.

    ``closed`` is False where the text goes on to the end of the line without a closing mark.
    """

    outer: Span
    inner: Span
    depth: int
    closed: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quoted passages of *text*, in order of their opening marks.

    A mark opens where one may stand (before a word, after a space or bracket), closes the innermost passage that it
    may close, and is plain text elsewhere. A passage left open ends with its line, unless its closing mark
    comes before anything else is opened on the lines that follow.
    """
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for match in _NOTABLE.finditer(text):
        if match[0] == "\n":
            _end_line(text, match.start(), stack, found)
        else:
            _mark(text, match.start(), stack, found)
    _end_line(text, len(text), stack, found)
    return tuple(sorted(found, key=lambda q: (q.outer.start, -q.outer.end)))


def _mark(text: str, at: int, stack: list[tuple[int, str]], found: list[Quotation]) -> None:
    """Take the quote mark at *at* as closing, opening, or neither."""
    char = text[at]
    level = _closes(text, at, stack)
    if level is not None:
        while len(stack) > level + 1:
            _close(at, at, stack, found, closed=False)
        _close(at, at + 1, stack, found, closed=True)
    elif char in CLOSERS and _may_open(text, at):
        stack.append((at, char))


def _closes(text: str, at: int, stack: list[tuple[int, str]]) -> int | None:
    """The level of the stack that the mark at *at* closes, or None."""
    char = text[at]
    if char not in _CLOSING:
        return None
    if char in _APOSTROPHES and at + 1 < len(text) and text[at + 1].isalpha():
        return None
    if char in CLOSERS and _may_open(text, at) and not _may_close(text, at):
        return None
    for level in range(len(stack) - 1, -1, -1):
        if char in CLOSERS[stack[level][1]]:
            return level
    return None


def _may_open(text: str, at: int) -> bool:
    """Whether the mark at *at* stands where a quotation can begin."""
    if text[at] in "「『《«„":
        return True
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in _APOSTROPHES:
        return after.isalnum() and not before.isalnum() and before not in ".!?…,"
    return not after.isspace() and (before in _OPENS_BEHIND or (not before.isalnum() and before not in ".!?…"))


def _may_close(text: str, at: int) -> bool:
    """Whether the mark at *at* stands where a quotation can end: after a word or its punctuation."""
    before = text[at - 1] if at else " "
    return not before.isspace() and before not in "([{（"


def _end_line(text: str, at: int, stack: list[tuple[int, str]], found: list[Quotation]) -> None:
    """At the end of a line, end what is open unless the lines that follow close it."""
    while stack and not _closed_later(text, at + 1, stack[-1][1]):
        start, mark = stack[-1]
        if mark in _SINGLE:
            stack.pop()
            continue
        shared = _shared_closing(text, start, at)
        if shared is not None:
            _close(shared, shared + 1, stack, found, closed=True)
        else:
            _close(at, at, stack, found, closed=False)


def _closed_later(text: str, start: int, opener: str, reach: int = 3000) -> bool:
    """Whether a mark that closes *opener* comes before what would be a new quotation, nested pairs set aside."""
    if opener in _SINGLE:
        return False
    closers = CLOSERS[opener]
    depth = 0
    for i in range(start, min(len(text), start + reach)):
        char = text[i]
        if char == opener and (opener not in closers or (_may_open(text, i) and not _may_close(text, i))):
            if opener in closers or text[i - 1 : i] == "\n":
                return False
            depth += 1
        elif char in closers:
            if not depth:
                return True
            depth -= 1
    return False


def _shared_closing(text: str, start: int, end: int) -> int | None:
    """Where one mark closes two nested quotations: it is followed by a dash and the words of the reporter."""
    last = None
    for m in _REPORTER.finditer(text, start + 1, end):
        last = m.start()
    return last


def _close(
    inner_end: int, outer_end: int, stack: list[tuple[int, str]], found: list[Quotation], *, closed: bool
) -> None:
    start, _ = stack.pop()
    if inner_end > start + 1:
        inner = Span(start + 1, inner_end)
        found.append(Quotation(Span(start, max(outer_end, inner_end)), inner, len(stack), closed))


def outermost(found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Those of *found* that stand in no other."""
    return tuple(q for q in found if q.depth == 0)
