"""Two texts laid beside each other, row by row: what is the same in one row, what parts them between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from uradori.briefing.changing import change
from uradori.model import Article, Span
from uradori.stories.alignment import Pair, rising

LONGEST_CHANGE = 6000
"""Characters of a changed stretch that is compared word by word; longer ones are old and new as a whole."""

Passage = tuple[Span, Span]
"""Where a passage stands in the left text and in the right one."""


@dataclass(frozen=True)
class Bit:
    """A stretch of text: in the shared passage of this number, or kept, gone or new in a revision."""

    text: str
    passage: int | None = None
    kind: Literal["kept", "gone", "new"] | None = None


@dataclass(frozen=True)
class Row:
    """What stands beside each other; ``same`` is whether the two sides are the same words."""

    left: tuple[Bit, ...]
    right: tuple[Bit, ...]
    same: bool


def rows(left: str, right: str, passages: Sequence[Passage]) -> Iterator[Row]:
    """The two texts, cut at the passages that stand in the same order in both."""
    at, to = 0, 0
    for span, other in _anchors(passages):
        yield from _row(left, Span(at, span.start), right, Span(to, other.start), passages, same=False)
        yield from _row(left, span, right, other, passages, same=True)
        at, to = span.end, other.end
    yield from _row(left, Span(at, len(left)), right, Span(to, len(right)), passages, same=False)


def _anchors(passages: Sequence[Passage]) -> list[Passage]:
    """The longest passages that follow one another in both texts, none over another."""
    spans = {(span.start, other.start): (span, other) for span, other in passages}
    found: list[Passage] = []
    for pair in rising(Pair(at, to, span.end - at) for (at, to), (span, _) in spans.items()):
        span, other = spans[pair.at, pair.other]
        if not found or (span.start >= found[-1][0].end and other.start >= found[-1][1].end):
            found.append((span, other))
    return found


def _row(left: str, span: Span, right: str, other: Span, passages: Sequence[Passage], *, same: bool) -> Iterator[Row]:
    """A row of the stretches *span* and *other*, where either has any words."""
    if span.cut(left).strip() or other.cut(right).strip():
        ours = _bits(left, span, [one for one, _ in passages])
        theirs = _bits(right, other, [one for _, one in passages])
        yield Row(tuple(ours), tuple(theirs), same)


def _bits(text: str, within: Span, spans: Sequence[Span]) -> list[Bit]:
    """The stretch *within* of *text*, cut at the passages (*spans*, numbered from 1) that touch it."""
    marks = [(span, number) for number, span in enumerate(spans, start=1) if span.overlaps(within)]
    edges = {within.start, within.end}
    edges |= {edge for span, _ in marks for edge in span if within.start < edge < within.end}
    found = []
    for start, end in pairwise(sorted(edges)):
        number = next((number for span, number in marks if span.covers(Span(start, end))), None)
        found.append(Bit(text[start:end], number))
    return found


def part(text: str, spans: Sequence[Span]) -> float:
    """How much of *text* the *spans* cover, each code point once."""
    covered = {at for span in spans for at in range(span.start, span.end)}
    return len(covered) / len(text) if text else 0.0


def sentences(article: Article) -> list[str]:
    """The title and the whole text in sentences, with what stands between them."""
    starts = sorted({0, *(span.start for span in article.sentences), len(article.text)})
    title = [f"{article.title}\n"] if article.title else []
    return title + [article.text[start:end] for start, end in pairwise(starts)]


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Sentences that stayed and stretches that changed, in turn."""
    # Sentences that come again and again in a long text are not looked for: they would cost a square.
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new])
    for tag, start, end, at, to in matcher.get_opcodes():
        before, after = "".join(old[start:end]), "".join(new[at:to])
        if tag == "equal":
            yield Row((Bit(before, kind="kept"),), (Bit(after, kind="kept"),), same=True)
        elif max(len(before), len(after)) > LONGEST_CHANGE:
            yield Row((Bit(before, kind="gone"),), (Bit(after, kind="new"),), same=False)
        else:
            pieces = [Bit(piece.text, kind=piece.kind) for piece in change(before, after)]
            left = tuple(piece for piece in pieces if piece.kind != "new")
            yield Row(left, tuple(piece for piece in pieces if piece.kind != "gone"), same=False)


def kept(bits: Iterable[Bit]) -> float:
    """How much of a side is in the other too."""
    lengths = [(len(bit.text), bit.kind == "kept") for bit in bits]
    return sum(length for length, kept in lengths if kept) / max(1, sum(length for length, _ in lengths))
