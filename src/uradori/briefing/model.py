"""Records of a briefing: chapters made of blocks, blocks made of lines, lines that rest on passages.

A briefing is self-contained: it holds the articles it quotes, so that every span can be cut again from the text
beside it. All of it is plain data and writes to JSON as it stands. Words of the interface (headings, labels) are
in the briefing's language; everything cut from an article is verbatim, in its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from uradori.model import Authority, Modality, Quote, RetellingKind, Span, Spans


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """What to brief: the interface language (``ja`` or ``en``), and a story's id (None: the largest story).

    ``least`` is the confidence, in [0, 1], from which a statement in indirect speech is shown; one in quote marks is
    from a little more than half of it. ``others`` is whether the other stories of the ledger are named.
    """

    lang: str = "en"
    story: str | None = None
    least: float = 0.5
    others: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """An article as the briefing shows it.

    ``title`` is its own, or its first sentence where it has none; ``file`` the name of the file or record it was read
    from. ``outlet`` is its name for display, ``outlet_id`` what the ledger knows it by, ``country`` the name of the
    outlet's country; ``url`` is None unless it is http or https. ``origin`` says that it retells no other article,
    ``opinion`` and ``paid`` what its page says of itself.
    """

    id: str
    lang: str
    title: str
    file: str
    outlet: str
    country: str | None
    url: str | None
    published: str | None
    snapshot: str
    origin: bool
    opinion: bool
    paid: bool
    text: str
    outlet_id: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a line rests: ``spans`` of an article, its source and cue, and the ``window`` of sentences around them."""

    article: str
    spans: Spans
    window: Span
    source: Spans = ()
    cue: Spans = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two wordings laid over each other: what both have, or what only the first or the second has."""

    text: str
    kind: Literal["kept", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Side:
    """A passage that stands beside a line: another wording of it, what disputes it, what it is updated from.

    ``role`` is a key of the interface texts, ``text`` what the passage says or, of a figure, its quantity for display.
    ``source`` is who says it, where that is shown with it.
    ``change`` is, for another wording of one utterance, what it leaves out of the line's words and what it puts in.
    """

    role: str
    text: str
    passage: Passage
    change: tuple[Piece, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: words of an article, and everything needed to judge what they rest on.

    ``text`` is cut by ``passage.spans``, its pieces joined by " … ". ``copies`` are the same words (or their
    translation) elsewhere; ``origins`` counts the independent origins of all of them. ``marks`` are keys of the
    interface texts (``opinion``, ``paid``, ``open`` ...). A retelling has the parent's passage in ``against`` (None
    where the parent is not among the articles), the ``kind`` of the link and the ``reason`` it was decided by.
    ``facts`` are short texts in the briefing's language: the cells of a figure's row, how many articles carry a claim.
    ``sides`` are the other passages it opens onto. ``claim`` is the id of the claim that the line is or words, and
    ``counts`` what its figure counts.
    """

    id: str
    text: str
    passage: Passage
    authority: Authority
    modality: Modality
    quote: Quote | None = None
    confidence: float | None = None
    source: str | None = None
    cue: str | None = None
    actor: str | None = None
    copies: tuple[Passage, ...] = ()
    origins: int = 1
    marks: tuple[str, ...] = ()
    closes: str | None = None
    against: Passage | None = None
    kind: RetellingKind | None = None
    reason: str | None = None
    facts: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    claim: str | None = None
    counts: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading: an actor, a country, a sort of finding; ``lang`` None is the interface's language."""

    title: str | None
    lines: tuple[Line, ...]
    lang: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, and where it opens: a chapter's key, and the facet of its lines (``modality:denied``) that it counts."""

    label: str
    value: int
    chapter: str | None = None
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts side by side."""

    title: str | None
    figures: tuple[Figure, ...]
    block: Literal["figures"] = "figures"


@dataclass(frozen=True, slots=True)
class Lines:
    """Groups of lines; ``form`` is how they are set. ``head`` names the facts of each line, where they are columns."""

    title: str | None
    groups: tuple[Group, ...]
    note: str | None = None
    form: Literal["quotes", "lead", "timeline", "retellings", "figures", "claims", "disputes", "loaded"] = "quotes"
    head: tuple[str, ...] = ()
    block: Literal["lines"] = "lines"


@dataclass(frozen=True, slots=True)
class Node:
    """One article (or, with ``article`` None, an originator outside the ledger) in the tree of retellings.

    ``parent`` is the index of the node it retells, None for an origin; ``depth`` counts the steps to its origin.
    ``line`` is the evidence that it retells its parent.
    """

    article: str | None
    name: str
    lang: str | None
    time: str | None
    parent: int | None
    depth: int
    kind: RetellingKind | None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """Who retells whom: ``nodes`` in reading order, each after the one it retells."""

    title: str | None
    nodes: tuple[Node, ...]
    note: str | None = None
    block: Literal["tree"] = "tree"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of short texts under column heads."""

    title: str | None
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    block: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a chart: an ISO date, the value, the upper end of a range, and the words for both."""

    day: str
    value: float
    value_max: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one source, in time."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures of one kind by source over time; ``desc`` says in words what is drawn. The rows are in the table."""

    title: str
    desc: str
    series: tuple[Series, ...]
    block: Literal["chart"] = "chart"


Block = Figures | Lines | Tree | Table | Chart


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; its ``number`` is its place among those that a briefing has, and given by the briefing.

    ``aside`` are lines too uncertain or too fragmentary to be read with the others: the pages only count them. The
    first of the ``marks`` of such a line says why.
    """

    key: str
    title: str
    note: str
    blocks: tuple[Block, ...]
    aside: tuple[Line, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Other:
    """Another story of the ledger, for the list at the end."""

    id: str
    title: str
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing. ``title`` is an article's own, in ``title_lang``; None where there is nothing to brief.

    ``others`` are the largest other stories of the ledger, ``unnamed`` how many more there are.
    """

    lang: str
    story: str | None
    title: str | None
    title_lang: str | None
    first: str | None
    last: str | None
    articles: tuple[Card, ...]
    chapters: tuple[Chapter, ...]
    others: tuple[Other, ...] = ()
    unnamed: int = 0

    def card(self, article: str) -> Card:
        """The card of *article*, one of those the briefing quotes."""
        return next(card for card in self.articles if card.id == article)
