"""Claims: what statements of many articles say alike; disputes: claims that cannot both hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from uradori.model.span import Spans
from uradori.model.statement import Authority


@dataclass(frozen=True, slots=True)
class Wording:
    """One place where a claim is made: a statement's content, or the spans of a plain assertion (statement None)."""

    article: str
    lang: str
    spans: Spans
    statement: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What statements and plain assertions, across articles and languages, say alike.

    ``wordings`` stand in the order of publication; ``variants`` are places in ``wordings`` that give one utterance in
    other words (cut short, translated), each group a tuple. ``origins`` are the roots of its wordings: of the articles,
    or of those that an article cites for it; ``disputed_by`` ids of claims that cannot hold beside it, ``first`` the
    time of its first appearance. ``leading`` are places in ``wordings``, one a language, of those that most others
    are alike to, the best first.
    """

    id: str
    wordings: tuple[Wording, ...]
    variants: tuple[tuple[int, ...], ...]
    origins: tuple[str, ...]
    authorities: tuple[Authority, ...]
    disputed_by: tuple[str, ...]
    first: str | None
    leading: tuple[int, ...] = ()

    def title(self, lang: str) -> Wording:
        """The wording that the claim is called by: one in *lang* where there is one."""
        best = [self.wordings[place] for place in self.leading if place < len(self.wordings)] or self.wordings
        own = (one for one in (*best, *self.wordings) if one.lang == lang)
        return next(own, best[0])


class DisputeKind(StrEnum):
    """How two claims stand against one another.

    ``shift`` and ``updated`` are no disputes between sides: the same actor says otherwise than before, or the same
    count is given anew.
    """

    DENIAL = "denial"
    POLARITY = "polarity"
    FIGURE = "figure"
    BLAME = "blame"
    SHIFT = "shift"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two records that cannot both hold, and why.

    ``one`` and ``other`` are ids of claims, or of figures where ``kind`` is ``figure`` or ``updated``; ``one`` is the
    earlier. ``reason`` is a key and its values, for the interface to phrase.
    """

    kind: DisputeKind
    one: str
    other: str
    reason: str
