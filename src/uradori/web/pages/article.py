"""An article to read: what it says on whose authority, which figures, credits and notices stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from uradori.briefing.names import title_of
from uradori.model import Article, Authority, Claim, Modality, Quote, Span, Statement, TargetKind, outsider, safe_url
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page
from uradori.web.written import Noted, note_of

_HERE = {TargetKind.ARTICLE, TargetKind.PASSAGE, TargetKind.STATEMENT, TargetKind.FIGURE}
"""What notes that are shown beside the text are about."""


@dataclass(frozen=True)
class Mark:
    """What a stretch of text is: the ``role`` it has in the statement, figure, credit or notice ``of``."""

    role: str
    of: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text in which nothing begins or ends, with its marks."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Said:
    """A statement beside the text: who says it, how, and the claim by which it is told elsewhere."""

    id: str
    source: str
    actor: str | None
    content: str
    quote: Quote
    authority: Authority
    modality: Modality
    confidence: float
    claim: str | None
    articles: int
    origins: int
    disputes: int


@dataclass(frozen=True)
class Counted:
    """A figure in the text."""

    id: str
    text: str
    counts: str
    claimant: str


@dataclass(frozen=True)
class Retold:
    """A retelling from or by this article."""

    article: str | None
    name: str
    title: str
    kind: str
    reason: str


@dataclass(frozen=True)
class ArticlePage:
    """An article, its text in pieces, and what was found in it."""

    id: str
    title: str
    outlet: str | None
    outlet_actor: str | None
    country: str | None
    lang: str
    published: str | None
    url: str | None
    snapshot: str
    story: str | None
    pieces: tuple[Piece, ...]
    statements: tuple[Said, ...]
    figures: tuple[Counted, ...]
    credits: tuple[str, ...]
    notices: tuple[str, ...]
    parents: tuple[Retold, ...]
    revisions: tuple[str, ...]
    notes: tuple[Noted, ...]


def article(desk: AtDesk, article: str) -> ArticlePage:
    """One article, with what was found in it."""
    view, names = desk.view, desk.names
    found = view.article(article)
    statements = [one for one in view.statements([article]) if one.content.spans]
    claims = {
        wording.statement: claim
        for claim in view.claims([article])
        for wording in claim.wordings
        if wording.article == article and wording.statement
    }
    figures = [one for one in view.figures([article]) if one.spans]
    desk.saw([article])
    marks: list[tuple[Span, Mark]] = []
    for one in statements:
        for role, spans in (("content", one.content.spans), ("source", one.source.spans), ("cue", one.cue.spans)):
            marks += [(span, Mark(role, one.id)) for span in spans]
    marks += [(span, Mark("figure", one.id)) for one in figures for span in one.spans]
    marks += [(credit.span, Mark("credit", credit.originator)) for credit in found.credits]
    marks += [(notice.span, Mark("notice", notice.kind)) for notice in found.disclosures if notice.span]
    return ArticlePage(
        id=found.id,
        title=title_of(found),
        outlet=names.outlet(found),
        outlet_actor=found.outlet_actor,
        country=names.country(found.outlet_actor),
        lang=found.lang,
        published=found.published,
        url=safe_url(found.url),
        snapshot=found.snapshot,
        story=next((one.id for one in view.stories([article])), None),
        pieces=pieces(found.text, marks),
        statements=tuple(_said(one, claims.get(one.id)) for one in statements),
        figures=tuple(
            Counted(one.id, " ".join(span.cut(found.text) for span in one.spans), one.counts, one.claimant.text)
            for one in figures
        ),
        credits=tuple(dict.fromkeys(credit.originator for credit in found.credits)),
        notices=tuple(notice.text for notice in found.disclosures),
        parents=tuple(_parents(desk, found)),
        revisions=tuple(one.id for one in view.revisions(found.key)),
        notes=tuple(
            note_of(one) for one in desk.notebook.notes() if one.target.key == found.key and one.target.kind in _HERE
        ),
    )


def pieces(text: str, marks: list[tuple[Span, Mark]]) -> tuple[Piece, ...]:
    """*text* cut wherever a mark begins or ends."""
    edges = sorted({0, len(text), *(edge for span, _ in marks for edge in span)})
    found = []
    for start, end in pairwise(edges):
        here = Span(start, end)
        found.append(Piece(here.cut(text), tuple(dict.fromkeys(mark for span, mark in marks if span.covers(here)))))
    return tuple(found)


def _said(one: Statement, claim: Claim | None) -> Said:
    actor = one.source.actor
    return Said(
        id=one.id,
        source=one.source.text,
        actor=actor.id if actor else None,
        content=one.content.text,
        quote=one.quote,
        authority=one.authority,
        modality=one.modality,
        confidence=one.confidence,
        claim=claim.id if claim else None,
        articles=len({wording.article for wording in claim.wordings}) if claim else 1,
        origins=len(claim.origins) if claim else 1,
        disputes=len(claim.disputed_by) if claim else 0,
    )


def _parents(desk: Desk, found: Article) -> list[Retold]:
    made = []
    for edge in desk.view.retellings([found.id]):
        outside = outsider(edge.parent)
        if outside is not None:
            made.append(Retold(None, desk.names.of(outside)[0], "", edge.kind, edge.reason))
            continue
        parent = desk.view.article(edge.parent)
        title = title_of(parent)
        made.append(Retold(parent.id, desk.names.outlet(parent) or title, title, edge.kind, edge.reason))
    return made


PAGE = Page("article", "/articles/{article}", article, ("web/passage.js",))
