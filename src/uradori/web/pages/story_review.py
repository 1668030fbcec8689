"""A story to put right: which articles belong to it, who retells whom in it, what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from uradori.briefing.names import title_of
from uradori.model import RetellingKind, TargetKind, outsider
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page
from uradori.web.written import About, Decided, Noted, decided, noted


@dataclass(frozen=True)
class Member:
    """An article of the story."""

    id: str
    title: str
    outlet: str | None
    lang: str
    published: str | None
    origin: bool


@dataclass(frozen=True)
class Link:
    """One article retells another, or somebody outside the ledger; the names are those of the outlets."""

    article: str
    name: str | None
    title: str
    parent: str
    parent_name: str | None
    parent_title: str
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
        Member(one.id, title_of(one), desk.names.outlet(one), one.lang, one.published, one.id in found.origins)
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
    told = {one.id: one for one in members}
    found: dict[tuple[str, str], Link] = {}
    for edge in desk.view.retellings(told):
        parent = told.get(edge.parent)
        name = parent.outlet if parent else desk.names.of(outsider(edge.parent) or edge.parent)[0]
        child = told[edge.article]
        link = Link(
            article=child.id,
            name=child.outlet,
            title=child.title,
            parent=edge.parent,
            parent_name=name,
            parent_title=parent.title if parent else "",
            kind=edge.kind,
            reason=edge.reason,
            outside=parent is None,
        )
        found.setdefault((edge.article, edge.parent), link)
    return [*found.values()]


PAGE = Page("story_review", "/stories/{story}/review", story_review)
