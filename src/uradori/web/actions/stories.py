"""Judgements on stories: merged, split; and on what they leave open."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import RedirectResponse

from uradori.errors import UsageError
from uradori.model import Story, Target, Verdict
from uradori.notebook import anchors
from uradori.web.actions.fields import Ident, Words, actions, judge
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import back
from uradori.web.people import Author

router = actions()


@router.post("/judge/merge_stories")
def merge_stories(
    request: Request, desk: AtDesk, story: Ident, into: Ident, author: Author, reason: Words = ""
) -> RedirectResponse:
    """Two stories are one: *story* goes into *into*."""
    if story == into:
        raise UsageError(desk.texts("judge.itself"))
    targets = tuple(_story(desk, desk.view.story(each)) for each in (story, into))
    judge(request, desk, Verdict.MERGE_STORIES, targets, (author, reason))
    return back(request, f"/stories/{into}")


@router.post("/judge/split_story")
def split_story(
    request: Request,
    desk: AtDesk,
    story: Ident,
    article: Annotated[list[str], Form()],
    author: Author,
    reason: Words = "",
) -> RedirectResponse:
    """These articles are of another event: they are a story of their own."""
    found = desk.view.story(story)
    off = [one for one in found.articles if one in article]
    if not off or len(off) == len(found.articles):
        raise UsageError(desk.texts("judge.some"))
    # The story is named by an article that stays in it: it would not be found by one that has left.
    stays = next(one for one in found.articles if one not in off)
    head = anchors.story_of(desk.view.article(stays), found)
    articles = [anchors.article_of(desk.view.article(one)) for one in off]
    return judge(request, desk, Verdict.SPLIT_STORY, (head, *articles), (author, reason))


@router.post("/judge/resolved")
def resolved(
    request: Request, desk: AtDesk, article: Ident, question: Ident, author: Author, reason: Words = ""
) -> RedirectResponse:
    """A question that an article left open has its answer: the reason."""
    found = next((one for one in desk.view.questions([article]) if one.id == question), None)
    if found is None:
        raise UsageError(desk.texts("judge.no_such"))
    target = anchors.question_of(desk.view.article(article), found)
    return judge(request, desk, Verdict.RESOLVED, (target,), (author, reason))


def _story(desk: Desk, story: Story) -> Target:
    return anchors.story_of(desk.view.article(story.articles[0]), story)
