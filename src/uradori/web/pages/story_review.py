"""A story to put right: which articles belong to it, who retells whom in it, what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from uradori.model import RetellingKind, TargetKind, outsider
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page
from uradori.web.written import About, Decided, Noted, decided, noted


@dataclass(frozen=True)
class Member:
    """An article of the story."""

    id: str
    title: str | None
    outlet: str | None
    lang: str
    published: str | None
    origin: bool


@dataclass(frozen=True)
class Link:
    """One article retells another, or somebody outside the ledger."""

    article: str
    name: str
    parent: str
    parent_name: str
    kind: RetellingKind
    reason: str
    outside: bool


@dataclass(frozen=True)
class Asked:
    """A question that an article leaves open, or a step that it announces."""

    id: str
    article: str
    text: str
    lang: str
    closes: str | None
    resolved: bool


@dataclass(frozen=True)
class StoryReviewPage:
    """All of a story that people can put right, and what they decided and wrote."""

    id: str
    title: str
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    questions: tuple[Asked, ...]
    log: tuple[Decided, ...]
    notes: tuple[Noted, ...]


def story_review(desk: AtDesk, story: str) -> StoryReviewPage:
    """One story, to put right."""
    found = desk.view.story(story)
    articles = [*desk.view.articles(found.articles)]
    members = tuple(
        Member(one.id, one.title, desk.names.outlet(one), one.lang, one.published, one.id in found.origins)
        for one in articles
    )
    about = About(TargetKind.STORY, {found.id}, {one.key for one in articles})
    return StoryReviewPage(
        id=found.id,
        title=found.title,
        members=members,
        links=tuple(_links(desk, members)),
        questions=tuple(
            Asked(one.id, one.evidence[0].article, one.text, one.lang, one.closes, one.status == "resolved")
            for one in desk.view.questions(found.articles)
            if one.evidence
        ),
        log=decided(desk, replace(about, ids={found.id, *found.articles})),
        notes=noted(desk, about),
    )


def _links(desk: Desk, members: tuple[Member, ...]) -> list[Link]:
    """Each pair once, by the first of its retellings."""
    names = {one.id: one.outlet or one.title or one.id for one in members}
    found: dict[tuple[str, str], Link] = {}
    for edge in desk.view.retellings(names):
        outside = edge.parent not in names
        name = desk.names.of(outsider(edge.parent) or edge.parent)[0] if outside else names[edge.parent]
        link = Link(edge.article, names[edge.article], edge.parent, name, edge.kind, edge.reason, outside)
        found.setdefault((edge.article, edge.parent), link)
    return [*found.values()]


PAGE = Page("story_review", "/stories/{story}/review", story_review)
