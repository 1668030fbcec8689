"""Two articles, or two revisions of one, side by side: what they share stands in one row, what parts them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from uradori.briefing.interface import Texts
from uradori.briefing.names import title_of
from uradori.model import Article, Retelling
from uradori.stories import shared_wording
from uradori.web.beside import Passage, Row, changes, kept, part, rows, sentences
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page

MOST = 300
"""Passages that are marked."""


@dataclass(frozen=True)
class Head:
    """One of the two articles; ``shared`` is the part of its text that the other has too."""

    id: str
    title: str
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
    passages = _longest(same or _told(one, edges))
    return ComparePage(
        left=_head(desk, one, part(one.text, [span for span, _ in passages])),
        right=_head(desk, other, part(other.text, [span for _, span in passages])),
        revisions=False,
        same_words=bool(same),
        links=tuple(Link(edge.article, edge.parent, edge.kind, edge.reason) for edge in edges),
        passages=len(passages),
        rows=tuple(rows(one.text, other.text, passages)),
    )


def _longest(passages: Sequence[Passage]) -> list[Passage]:
    """As many of *passages* as a reader may want to see, the longest, in their order."""
    chosen = sorted(range(len(passages)), key=lambda at: passages[at][0].start - passages[at][0].end)[:MOST]
    return [passages[at] for at in sorted(chosen)]


def _told(one: Article, edges: Sequence[Retelling]) -> list[Passage]:
    """The passages that the retellings between the two rest on, those of *one* to the left."""
    return sorted(
        (each.span, each.parent_span) if edge.article == one.id else (each.parent_span, each.span)
        for edge in edges
        for each in edge.evidence
        if each.parent_span
    )


def _head(desk: Desk, article: Article, shared: float) -> Head:
    outlet = desk.names.outlet(article)
    return Head(article.id, title_of(article), outlet, article.lang, article.published, article.fetched, shared)


def _in_order(desk: Desk, one: Article, other: Article) -> tuple[Article, Article]:
    """The two revisions as the ledger came to have them."""
    order = [each.id for each in desk.view.revisions(one.key)]
    return (one, other) if order.index(one.id) <= order.index(other.id) else (other, one)


def _revisions(desk: Desk, old: Article, new: Article) -> ComparePage:
    rows = [*changes(sentences(old), sentences(new))]
    return ComparePage(
        left=_head(desk, old, kept(bit for row in rows for bit in row.left)),
        right=_head(desk, new, kept(bit for row in rows for bit in row.right)),
        revisions=True,
        same_words=True,
        links=(),
        passages=sum(not row.same for row in rows),
        rows=tuple(rows),
    )


def _values(page: ComparePage, _: Texts) -> dict[str, Any]:
    told: dict[tuple[str, str], list[Link]] = {}
    for link in page.links:
        told.setdefault((link.child, link.parent), []).append(link)
    return {"told": told}


PAGE = Page("compare", "/compare/{left}/{right}", compare, values=_values)
