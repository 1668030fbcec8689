"""A claim: every wording of it, the tree of who retells whom behind it, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from uradori.briefing.names import title_of
from uradori.errors import UsageError
from uradori.model import (
    Article,
    Authority,
    Claim,
    DisputeKind,
    Part,
    RetellingKind,
    Statement,
    TargetKind,
    Wording,
    outsider,
)
from uradori.stories import above
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page
from uradori.web.written import About, Decided, Noted, decided, noted


@dataclass(frozen=True)
class Worded:
    """One wording: in which article, by whom, and the words around it."""

    article: str
    title: str
    outlet: str | None
    lang: str
    published: str | None
    text: str
    before: str
    after: str
    statement: str | None
    source: str | None
    authority: Authority | None


@dataclass(frozen=True)
class Node:
    """An article (or an originator that is not in the ledger) of the origin graph."""

    id: str
    name: str
    published: str | None
    lang: str | None
    origin: bool
    wording: bool


@dataclass(frozen=True)
class Edge:
    """``child`` retells ``parent``."""

    child: str
    parent: str
    kind: RetellingKind
    reason: str


@dataclass(frozen=True)
class Against:
    """A claim that cannot hold beside this one, or that the same speaker made before or after."""

    claim: str
    kind: DisputeKind
    text: str
    lang: str


@dataclass(frozen=True)
class ClaimPage:
    """A claim with everything it rests on; ``earliest`` is the wording published first, where any tells its time."""

    id: str
    earliest: Worded | None
    articles: int
    origins: int
    authorities: tuple[Authority, ...]
    languages: tuple[str, ...]
    title: Worded
    wordings: tuple[Worded, ...]
    variants: tuple[tuple[int, ...], ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    against: tuple[Against, ...]
    log: tuple[Decided, ...]
    notes: tuple[Noted, ...]


def found_claim(desk: Desk, claim: str) -> Claim:
    """The claim with this id, as people have judged it, or the one it is merged into.

    Raises UsageError if there is none.
    """
    standing = [*desk.view.claims_named([claim])]
    if standing:
        return next((one for one in standing if one.id == claim), standing[0])
    was = next(iter(desk.machine.claims_named([claim])), None)
    for wording in was.wordings if was else ():
        for one in desk.view.claims([wording.article]):
            if wording in one.wordings:
                return one
    raise UsageError(f"no claim {claim}")


def claim(desk: AtDesk, claim: str) -> ClaimPage:
    """One claim: wordings, origins, disputes."""
    found = found_claim(desk, claim)
    articles = {one.id: one for one in desk.view.articles({one.article for one in found.wordings})}
    said = {one.id: one for one in desk.view.statements(articles)}
    wordings = tuple(_worded(desk, one, articles, said) for one in found.wordings)
    nodes, edges = _graph(desk, found)
    keys = {one.key for one in articles.values()}
    return ClaimPage(
        id=found.id,
        earliest=next((one for one in wordings if found.first and one.published == found.first), None),
        articles=len({one.article for one in wordings}),
        origins=len(found.origins),
        authorities=found.authorities,
        languages=tuple(dict.fromkeys(one.lang for one in wordings)),
        title=wordings[found.wordings.index(found.title(desk.texts.lang))],
        wordings=wordings,
        variants=found.variants,
        nodes=nodes,
        edges=edges,
        against=tuple(_against(desk, found)),
        log=decided(desk, About(TargetKind.CLAIM, {found.id}, keys)),
        notes=noted(desk, About(TargetKind.CLAIM, {found.id}, keys)),
    )


def _worded(desk: Desk, one: Wording, articles: Mapping[str, Article], said: Mapping[str, Statement]) -> Worded:
    article = articles.get(one.article) or desk.view.article(one.article)
    touched = [each for each in article.sentences if any(each.overlaps(span) for span in one.spans)]
    start = touched[0].start if touched else one.spans[0].start
    end = touched[-1].end if touched else one.spans[-1].end
    own = said.get(one.statement or "")
    return Worded(
        article=article.id,
        title=title_of(article),
        outlet=desk.names.outlet(article),
        lang=one.lang,
        published=article.published,
        text=Part.of(article.text, one.spans).text,
        before=article.text[start : one.spans[0].start],
        after=article.text[one.spans[-1].end : end],
        statement=one.statement,
        source=own.source.text if own else None,
        authority=own.authority if own else None,
    )


def _graph(desk: Desk, found: Claim) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The articles that carry the claim and all that they retell; filled are the origins that are counted."""
    carrying = {one.article for one in found.wordings}
    edges: dict[tuple[str, str], Edge] = {}
    seen = carrying | {*found.origins}
    for one in above((each for each in seen if outsider(each) is None), desk.view.retellings):
        edges[one.article, one.parent] = Edge(one.article, one.parent, one.kind, one.reason)
    seen |= {parent for _, parent in edges}
    known = {each.id: each for each in desk.view.articles(sorted(seen))}
    nodes = []
    for ident in sorted(seen):
        article = known.get(ident)
        name = desk.names.outlet(article) if article else desk.names.of(outsider(ident) or ident)[0]
        nodes.append(
            Node(
                ident,
                name or (article.input if article else ident),
                article.published if article else None,
                article.lang if article else None,
                ident in found.origins,
                ident in carrying,
            )
        )
    return tuple(nodes), tuple(edges[each] for each in sorted(edges))


def _against(desk: Desk, found: Claim) -> list[Against]:
    disputes = desk.view.disputes(sorted({one.article for one in found.wordings}))
    kinds = [
        (each.kind, each.other if each.one == found.id else each.one)
        for each in disputes
        if found.id in {each.one, each.other}
    ]
    others = {one.id: one for one in desk.view.claims_named({other for _, other in kinds})}
    titles = {one.id: one.title(desk.texts.lang) for one in others.values()}
    articles = {one.id: one for one in desk.view.articles({one.article for one in titles.values()})}
    made = []
    for kind, ident in kinds:
        title = titles.get(ident)
        article = articles.get(title.article) if title else None
        if title and article:
            made.append(Against(ident, kind, Part.of(article.text, title.spans).text, title.lang))
    return made


PAGE = Page(
    "claim",
    "/claims/{claim}",
    claim,
    ("web/vendor/d3.min.js", "web/graph.js"),
    lambda page, texts: {
        "names": {node.id: node.name for node in page.nodes},
        "times": {node.id: texts.moment(node.published) for node in page.nodes if node.published},
        "outsider": outsider,
    },
)
