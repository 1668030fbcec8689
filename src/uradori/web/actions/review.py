"""Undoing a judgement."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse

from uradori.errors import UsageError
from uradori.model import Target, TargetKind, Verdict
from uradori.web.actions.fields import Ident, Words, actions
from uradori.web.desk import AtDesk
from uradori.web.page import back, tell
from uradori.web.people import Author

router = actions()


@router.post("/judge/undo")
def undo(request: Request, desk: AtDesk, judgement: Ident, author: Author, reason: Words = "") -> RedirectResponse:
    """A judgement counts no more; undo this in turn to have it back."""
    found = next((one for one in desk.notebook.judgements() if one.id == judgement), None)
    if found is None:
        raise UsageError(desk.texts("judge.no_such"))
    target = Target(TargetKind.JUDGEMENT, found.id, text=found.verdict)
    desk.notebook.judge(Verdict.UNDO, (target,), author, reason.strip())
    tell(request, "told.undo")
    return back(request)
