"""Dossiers to take away: the clippings, a story, or a claim, in any format of the export."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from uradori.errors import UsageError
from uradori.export import FORMATS, Choice, Dossier, Note, export, format_named, gather
from uradori.model import Article, Claim, Figure, Statement, Story, Target, TargetKind
from uradori.notebook.anchors import Places
from uradori.notebook.notebook import now
from uradori.web.desk import AtDesk, Desk
from uradori.web.pages.claim import found_claim

router = APIRouter()

FormatName = Annotated[str, Path(json_schema_extra={"enum": [one.name for one in FORMATS]})]
"""The format asked for in an address; any other is told as missing."""

_PAGE: dict[str, Any] = {"content": {"text/html": {}}}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The dossier, as a file.", "content": {one.media: {} for one in FORMATS}},
    404: {"description": "There is no such thing or format, or nothing is chosen."} | _PAGE,
    422: {"description": "The address makes no sense."} | _PAGE,
}
"""What the addresses here answer."""


@router.get("/basket/export/{format}", response_class=Response, responses=ANSWERS)
def basket_export(desk: AtDesk, format: FormatName) -> Response:  # noqa: A002 - the command line's own word
    """What lies in the basket, with the notes on it."""
    return _file(desk, clipped(desk), format, "basket")


@router.get("/stories/{story}/export/{format}", response_class=Response, responses=ANSWERS)
def story_export(desk: AtDesk, story: str, format: FormatName) -> Response:  # noqa: A002 - as above
    """A story with all that was found in it, and the notes on it."""
    found = desk.view.story(story)
    return _file(desk, Choice(story=found.id), format, f"story-{found.id}")


@router.get("/claims/{claim}/export/{format}", response_class=Response, responses=ANSWERS)
def claim_export(desk: AtDesk, claim: str, format: FormatName) -> Response:  # noqa: A002 - as above
    """A claim in all its wordings, with what stands against it, and the notes on it."""
    found = found_claim(desk, claim)
    return _file(desk, Choice(claims=(found.id,)), format, f"claim-{found.id}")


def clipped(desk: Desk) -> Choice:
    """The clippings as a choice: each as it is found again now; what is gone is left out.

    Raises UsageError where nothing is left.
    """
    places = Places(desk.view)
    chosen: dict[TargetKind, dict[str, None]] = {kind: {} for kind in _FIND}
    passages = []
    for one in desk.notebook.clippings():
        found, article = _found(places, one.target), places.article(one.target)
        if found and article:
            kind = one.target.kind
            chosen[TargetKind.ARTICLE if kind in _WHOLE else kind] |= dict.fromkeys(found)
            if kind is TargetKind.PASSAGE:
                passages.append(Note(article.id, one.target.text, one.author, one.at, places.spans(one.target)))
    if not any(chosen.values()):
        raise UsageError(desk.texts("basket.empty"))
    return Choice(
        articles=tuple(chosen[TargetKind.ARTICLE]),
        statements=tuple(chosen[TargetKind.STATEMENT]),
        claims=tuple(chosen[TargetKind.CLAIM]),
        figures=tuple(chosen[TargetKind.FIGURE]),
        notes=tuple(passages),
        title=desk.texts("export.basket", day=desk.texts.moment(now()[:10])),
    )


Record = Article | Statement | Claim | Figure | Story

_FIND: dict[TargetKind, Callable[[Places, Target], Record | None]] = {
    TargetKind.ARTICLE: Places.article,
    TargetKind.PASSAGE: Places.article,
    TargetKind.STORY: Places.story,
    TargetKind.STATEMENT: Places.statement,
    TargetKind.CLAIM: Places.claim,
    TargetKind.FIGURE: Places.figure,
}
"""How what can be exported is found again."""

_WHOLE = {TargetKind.PASSAGE, TargetKind.STORY}
"""What goes into a dossier as the articles it stands in."""


def _found(places: Places, target: Target) -> tuple[str, ...]:
    """The ids of the records that *target* puts into a dossier; none where it is gone."""
    found = _record(places, target)
    if found is None:
        return ()
    return found.articles if isinstance(found, Story) else (found.id,)


def _record(places: Places, target: Target) -> Record | None:
    """What *target* points to now, where it can be exported."""
    return _FIND[target.kind](places, target) if target.kind in _FIND else None


def _file(desk: Desk, choice: Choice, name: str, stem: str) -> Response:
    """The dossier of *choice* as a file to keep. Raises UsageError for what is not there."""
    form = format_named(name)
    choice = replace(choice, author=desk.reader.name or None, lang=desk.texts.lang)
    dossier = gather(desk.view, desk.gazetteer, choice, now())
    text = export(replace(dossier, notes=(*dossier.notes, *_notes(desk, dossier))), name)
    safe = re.sub("[^A-Za-z0-9-]+", "-", stem)[:80]
    headers = {"Content-Disposition": f'attachment; filename="uradori-{safe}{form.suffix}"'}
    return Response(text, media_type=form.media, headers=headers)


def _notes(desk: Desk, dossier: Dossier) -> tuple[Note, ...]:
    """What people noted on the records of *dossier*."""
    records = (*dossier.statements, *dossier.claims, *dossier.figures, *((dossier.story,) if dossier.story else ()))
    known = {one.id for one in records} | {*dossier.cited}
    keys = {dossier.snapshots[ident].article.key for ident in dossier.cited}
    places, notes = Places(desk.view), []
    for one in desk.notebook.notes():
        target = one.target
        found = _record(places, target) if target.key in keys else None
        if found is not None and found.id in known:
            spans = places.spans(target) if target.kind is TargetKind.PASSAGE else ()
            notes.append(Note(found.id, one.text, one.author, one.at, spans))
    return tuple(notes)
