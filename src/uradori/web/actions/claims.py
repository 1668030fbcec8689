"""Judgements on claims, and on who retells whom behind them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Form, Request
from fastapi.responses import RedirectResponse

from uradori.errors import UsageError
from uradori.model import Claim, Target, TargetKind, Verdict, outsider
from uradori.notebook import anchors
from uradori.web.actions.fields import Ident, Words, actions, judge
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import back
from uradori.web.pages.claim import found_claim
from uradori.web.people import Author

router = actions()


@router.post("/judge/merge_claims")
def merge_claims(
    request: Request, desk: AtDesk, claim: Ident, into: Ident, author: Author, reason: Words = ""
) -> RedirectResponse:
    """Two claims are one: *claim* goes into *into*."""
    targets = tuple(_claim(desk, found_claim(desk, each)) for each in (claim, into))
    if claim == into:
        raise UsageError(desk.texts("judge.itself"))
    judge(request, desk, Verdict.MERGE_CLAIMS, targets, (author, reason))
    return back(request, f"/claims/{into}")


@router.post("/judge/split_claim")
def split_claim(
    request: Request,
    desk: AtDesk,
    claim: Ident,
    place: Annotated[list[int], Form()],
    author: Author,
    reason: Words = "",
) -> RedirectResponse:
    """The wordings at these places say something else: they are a claim of their own."""
    found = found_claim(desk, claim)
    off = [found.wordings[at] for at in place if 0 <= at < len(found.wordings)]
    if not off or len(off) == len(found.wordings):
        raise UsageError(desk.texts("judge.some"))
    passages = [anchors.passage_of(desk.view.article(one.article), one.spans) for one in off]
    return judge(request, desk, Verdict.SPLIT_CLAIM, (_claim(desk, found), *passages), (author, reason))


@router.post("/judge/{verdict}_retelling")
def retelling(
    request: Request,
    desk: AtDesk,
    verdict: Literal["cut", "reverse"],
    article: Ident,
    parent: Ident,
    author: Author,
    reason: Words = "",
) -> RedirectResponse:
    """*article* does not retell *parent* (``cut``), or it is the other way round (``reverse``)."""
    outside = outsider(parent)
    if outside is not None and verdict == "reverse":
        raise UsageError(desk.texts("judge.no_such"))
    other = (
        Target(TargetKind.ARTICLE, parent, text=desk.names.of(outside)[0])
        if outside is not None
        else anchors.article_of(desk.view.article(parent))
    )
    targets = (anchors.article_of(desk.view.article(article)), other)
    return judge(request, desk, Verdict(f"{verdict}_retelling"), targets, (author, reason))


def _claim(desk: Desk, claim: Claim) -> Target:
    return anchors.claim_of(desk.view.article(claim.wordings[0].article), claim)
