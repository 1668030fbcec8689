"""Disclosures: the notices by which a page says that what it carries is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from uradori.lang import SUPPORTED, table
from uradori.model import Disclosure, DisclosureKind, Span

EDGE = 3
"""How many lines from either end of a text its edges are: where a page labels the whole, not a slot for banners."""

_LINE = re.compile(r"\S[^\n]*")
_BLANK = r"[^\S\n]*"
_OPEN, _CLOSE = r"[ \t　【\[(（〔<＜★※■●*|–—-]*", r"[ \t　】\])）〕>＞★※■●*|–—.。:：-]*"


@dataclass(frozen=True, slots=True)
class _Notices:
    """The notices of one kind in one language, each as what it must match."""

    kind: DisclosureKind
    label: re.Pattern[str]
    edge: re.Pattern[str]
    sentence: re.Pattern[str]

    def spans(self, text: str) -> Iterator[Span]:
        """Where such notices stand in *text*."""
        for match in self.label.finditer(text):
            yield Span(*match.span())
        lines = list(_LINE.finditer(text))
        for line in {*lines[:EDGE], *lines[-EDGE:]}:
            if self.edge.fullmatch(line[0].rstrip()):
                yield Span(*line.span())
        for match in self.sentence.finditer(text):
            yield Span(*match.span())


def disclosures(text: str, lang: str) -> tuple[Disclosure, ...]:
    """The notices in *text* that it is paid for, in text order; none where its language is not supported.

    Only what stands as a notice counts: a line of its own, a label in brackets at the start or end of a line, or a
    whole sentence of the usual wording. The same words in running prose ("the sponsored bill") do not.
    """
    if lang not in SUPPORTED:
        return ()
    found = sorted((span, notices.kind) for notices in _notices(lang) for span in notices.spans(text))
    kept: list[Disclosure] = []
    end = 0
    for span, kind in found:
        inside = span.cut(text)
        span = Span(span.end - len(inside.lstrip()), span.start + len(inside.rstrip()))  # noqa: PLW2901 - its trimmed form
        if span.start >= end:
            kept.append(Disclosure(kind, span.cut(text), span))
            end = span.end
    return tuple(kept)


@cache
def _notices(lang: str) -> tuple[_Notices, ...]:
    data = table(lang, "disclosures")
    return tuple(
        _Notices(
            kind,
            label=_compiled(_standing(_any(data[kind]["labels"]))),
            edge=_compiled(f"{_OPEN}{_any(data[kind]['edges'])}{_CLOSE}"),
            sentence=_compiled(_any(data[kind]["sentences"])),
        )
        for kind in DisclosureKind
    )


def _standing(label: str) -> str:
    """A label where it is a notice: alone on its line, or in brackets at the start or end of one."""
    bracketed = rf"[【\[(（〔]{_BLANK}{label}{_BLANK}[】\])）〕]"
    return rf"^{_OPEN}{label}{_CLOSE}$|^{bracketed}|{bracketed}{_BLANK}$"


def _any(patterns: list[str]) -> str:
    return f"(?:{'|'.join(patterns)})" if patterns else r"(?!)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)
