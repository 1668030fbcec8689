"""Two articles, or two revisions of one, side by side: what they share stands in one row, what parts them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal

from uradori.briefing.changing import change
from uradori.briefing.interface import Texts
from uradori.model import Article, Retelling, Span
from uradori.stories import shared_wording
from uradori.stories.alignment import Pair, rising
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page

LONGEST_CHANGE = 6000
"""Characters of a changed stretch that is compared word by word; longer ones are old and new as a whole."""

_Passage = tuple[Span, Span]
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


@dataclass(frozen=True)
class Head:
    """One of the two articles; ``shared`` is the part of its text that the other has too."""

    id: str
    title: str | None
    outlet: str | None
    lang: str
    published: str | None
    fetched: str | None
    shared: float


@dataclass(frozen=True)
class Link:
    """What the ledger says of the two: that ``child`` retells ``parent``, and why."""

    child: str
    parent: str
    kind: str
    reason: str


@dataclass(frozen=True)
class ComparePage:
    """The two sides, row by row; ``revisions`` is whether they are texts of one article, the older to the left.

    ``same_words`` is whether the passages are the same words; else they are those that a retelling rests on.
    """

    left: Head
    right: Head
    revisions: bool
    same_words: bool
    links: tuple[Link, ...]
    passages: int
    rows: tuple[Row, ...]


def compare(desk: AtDesk, left: str, right: str) -> ComparePage:
    """Two articles side by side, with what they share."""
    one, other = desk.view.article(left), desk.view.article(right)
    if one.key == other.key:
        return _revisions(desk, *_in_order(desk, one, other))
    edges = [edge for edge in desk.view.retellings([left, right]) if {edge.article, edge.parent} == {left, right}]
    same = [(each.span, each.parent_span) for each in shared_wording(one, other) if each.parent_span]
    passages = same or _told(one, edges)
    return ComparePage(
        left=_head(desk, one, _part(one.text, [span for span, _ in passages])),
        right=_head(desk, other, _part(other.text, [span for _, span in passages])),
        revisions=False,
        same_words=bool(same),
        links=tuple(Link(edge.article, edge.parent, edge.kind, edge.reason) for edge in edges),
        passages=len(passages),
        rows=tuple(_rows(one.text, other.text, passages)),
    )


def _told(one: Article, edges: Sequence[Retelling]) -> list[_Passage]:
    """The passages that the retellings between the two rest on, those of *one* to the left."""
    return sorted(
        (each.span, each.parent_span) if edge.article == one.id else (each.parent_span, each.span)
        for edge in edges
        for each in edge.evidence
        if each.parent_span
    )


def _head(desk: Desk, article: Article, shared: float) -> Head:
    outlet = desk.names.outlet(article)
    return Head(article.id, article.title, outlet, article.lang, article.published, article.fetched, shared)


def _part(text: str, spans: Sequence[Span]) -> float:
    """How much of *text* the *spans* cover, each code point once."""
    covered = {at for span in spans for at in range(span.start, span.end)}
    return len(covered) / len(text) if text else 0.0


def _rows(left: str, right: str, passages: Sequence[_Passage]) -> Iterator[Row]:
    """The two texts, cut at the passages that stand in the same order in both."""
    at, to = 0, 0
    for span, other in _anchors(passages):
        yield from _row(left, Span(at, span.start), right, Span(to, other.start), passages, same=False)
        yield from _row(left, span, right, other, passages, same=True)
        at, to = span.end, other.end
    yield from _row(left, Span(at, len(left)), right, Span(to, len(right)), passages, same=False)


def _anchors(passages: Sequence[_Passage]) -> list[_Passage]:
    """The longest passages that follow one another in both texts, none over another."""
    spans = {(span.start, other.start): (span, other) for span, other in passages}
    found: list[_Passage] = []
    for pair in rising(Pair(at, to, span.end - at) for (at, to), (span, _) in spans.items()):
        span, other = spans[pair.at, pair.other]
        if not found or (span.start >= found[-1][0].end and other.start >= found[-1][1].end):
            found.append((span, other))
    return found


def _row(left: str, span: Span, right: str, other: Span, passages: Sequence[_Passage], *, same: bool) -> Iterator[Row]:
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


def _in_order(desk: Desk, one: Article, other: Article) -> tuple[Article, Article]:
    """The two revisions as the ledger came to have them."""
    order = [each.id for each in desk.view.revisions(one.key)]
    return (one, other) if order.index(one.id) <= order.index(other.id) else (other, one)


def _revisions(desk: Desk, old: Article, new: Article) -> ComparePage:
    rows = [*_changes(_sentences(old), _sentences(new))]
    return ComparePage(
        left=_head(desk, old, _kept(bit for row in rows for bit in row.left)),
        right=_head(desk, new, _kept(bit for row in rows for bit in row.right)),
        revisions=True,
        same_words=True,
        links=(),
        passages=sum(not row.same for row in rows),
        rows=tuple(rows),
    )


def _kept(bits: Iterable[Bit]) -> float:
    """How much of a side is in the other too."""
    lengths = [(len(bit.text), bit.kind == "kept") for bit in bits]
    return sum(length for length, kept in lengths if kept) / max(1, sum(length for length, _ in lengths))


def _sentences(article: Article) -> list[str]:
    """The title and the whole text in sentences, with what stands between them."""
    starts = sorted({0, *(span.start for span in article.sentences), len(article.text)})
    title = [f"{article.title}\n"] if article.title else []
    return title + [article.text[start:end] for start, end in pairwise(starts)]


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Sentences that stayed and stretches that changed, in turn."""
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False)
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


def _values(page: ComparePage, _: Texts) -> dict[str, Any]:
    told: dict[tuple[str, str], list[Link]] = {}
    for link in page.links:
        told.setdefault((link.child, link.parent), []).append(link)
    return {"told": told}


PAGE = Page("compare", "/compare/{left}/{right}", compare, values=_values)
