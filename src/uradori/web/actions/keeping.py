"""Notes, clippings and what is followed: written, and taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse

from uradori.briefing.names import title_of
from uradori.errors import UsageError
from uradori.model import Span, Target, TargetKind
from uradori.notebook import anchors
from uradori.web.actions.fields import Ident, Path, Words, actions
from uradori.web.desk import AtDesk
from uradori.web.page import back, tell
from uradori.web.pages.claim import found_claim
from uradori.web.pages.statement import found_statement
from uradori.web.people import Author

router = actions()


def pointed(
    desk: AtDesk,
    kind: Annotated[TargetKind, Form()],
    id: Path = "",  # noqa: A002 - the records' own word
    article: Ident = "",
    start: Annotated[int | None, Form(ge=0)] = None,
    end: Annotated[int | None, Form(ge=0)] = None,
    text: Annotated[str, Form(max_length=400)] = "",
) -> Target:
    """What the form points to: a record by its id, or a passage of an article by where it starts and ends."""
    find = {
        TargetKind.STATEMENT: lambda: anchors.statement_of(
            desk.view.article(article), found_statement(desk, article, id)
        ),
        TargetKind.CLAIM: lambda: _claim(desk, id),
        TargetKind.FIGURE: lambda: _figure(desk, article, id),
        TargetKind.ARTICLE: lambda: _article(desk, article or id),
        TargetKind.STORY: lambda: _story(desk, id),
        TargetKind.ACTOR: lambda: anchors.actor_of(id, desk.names.of(id)[0]),
        TargetKind.SEARCH: lambda: _search(id, text),
        TargetKind.PASSAGE: lambda: _passage(desk, article, start, end),
    }.get(kind)
    if find is None or not (id or article or text.strip()):
        raise UsageError(desk.texts("judge.no_such"))
    return find()


Pointed = Annotated[Target, Depends(pointed)]


@router.post("/notes")
def add_note(request: Request, desk: AtDesk, target: Pointed, note: Words, author: Author) -> RedirectResponse:
    """Write a note on it."""
    if not note.strip():
        raise UsageError(desk.texts("judge.empty"))
    desk.notebook.add_note(target, note.strip(), author)
    tell(request, "told.note")
    return back(request)


@router.post("/clippings")
def clip(request: Request, desk: AtDesk, target: Pointed, author: Author) -> RedirectResponse:
    """Lay it into the basket; what lies there already stays once."""
    if all((one.target.kind, one.target.id) != (target.kind, target.id) for one in desk.notebook.clippings()):
        desk.notebook.clip(target, author)
    tell(request, "told.clipping")
    return back(request)


@router.post("/follows")
def follow(request: Request, desk: AtDesk, target: Pointed, author: Author) -> RedirectResponse:
    """Follow it; what is followed already stays once."""
    if all((one.target.kind, one.target.id) != (target.kind, target.id) for one in desk.notebook.follows()):
        desk.notebook.follow(target, author)
    tell(request, "told.follow")
    return back(request)


@router.post("/withdraw")
def withdraw(
    request: Request,
    desk: AtDesk,
    sort: Annotated[Literal["note", "clipping", "follow", "feed"], Form()],
    entry: Ident,
    author: Author,
) -> RedirectResponse:
    """Take a note, a clipping, something followed or a feed back."""
    desk.notebook.withdraw(sort, entry, author)
    tell(request, "told.withdrawn")
    return back(request)


def _search(address: str, text: str) -> Target:
    """A search by its address on this desk, which holds its filters; by its words alone where it has none."""
    if not address.startswith("/search?"):
        address = f"/search?{urlencode({'q': text})}"
    return Target(TargetKind.SEARCH, address, text=text or address)


def _article(desk: AtDesk, ident: str) -> Target:
    found = desk.view.article(ident)
    return replace(anchors.article_of(found), text=title_of(found))


def _claim(desk: AtDesk, ident: str) -> Target:
    claim = found_claim(desk, ident)
    return anchors.claim_of(desk.view.article(claim.wordings[0].article), claim)


def _story(desk: AtDesk, ident: str) -> Target:
    story = desk.view.story(ident)
    return anchors.story_of(desk.view.article(story.articles[0]), story)


def _figure(desk: AtDesk, article: str, ident: str) -> Target:
    found = next((one for one in desk.view.figures([article]) if one.id == ident), None)
    if found is None:
        raise UsageError(desk.texts("judge.no_such"))
    return anchors.figure_of(desk.view.article(article), found)


def _passage(desk: AtDesk, article: str, start: int | None, end: int | None) -> Target:
    found = desk.view.article(article)
    if start is None or end is None or not start < end <= len(found.text):
        raise UsageError(desk.texts("judge.no_such"))
    return anchors.passage_of(found, (Span(start, end),))
