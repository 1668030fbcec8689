"""What is found across articles: stories, retellings, questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from uradori.model.span import Span

_OUTSIDE = "actor:"
"""Before the actor id of an originator that is not in the ledger; no article's id begins so."""


class RetellingKind(StrEnum):
    """What shows that one article retells another."""

    WORDING = "wording"
    CREDIT = "credit"
    CITATION = "citation"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two passages that correspond: one in the retelling article, one in its parent (None: the parent as a whole)."""

    span: Span
    parent_span: Span | None


@dataclass(frozen=True, slots=True)
class Retelling:
    """A directed edge: a passage of ``article`` comes from ``parent``.

    ``parent`` is an article's id, or, where the article credited is not in the ledger, stands for the originator
    (see `outsider`). ``score`` is in [0, 1]; ``reason`` says in words how kind and direction were decided
    (a key and its values, for the interface to phrase).
    """

    article: str
    parent: str
    kind: RetellingKind
    score: float
    evidence: tuple[Alignment, ...]
    reason: str


def outside_parent(actor: str) -> str:
    """What stands as parent (or as origin) for an originator whose article is not in the ledger, by its actor id."""
    return f"{_OUTSIDE}{actor}"


def outsider(parent: str) -> str | None:
    """The actor id of the originator outside the ledger that *parent* stands for; None where it is an article."""
    return parent.removeprefix(_OUTSIDE) if parent.startswith(_OUTSIDE) else None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one unfolding event.

    ``origins`` are the roots of their retelling trees: article ids, or outside originators (see `outsider`).
    """

    id: str
    title: str
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of an article that a record rests on."""

    article: str
    spans: tuple[Span, ...]


class QuestionKind(StrEnum):
    """Whether the articles leave it open, or announce it as a next step."""

    OPEN = "open"
    NEXT_STEP = "next-step"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to watch that an article itself names; ``text`` is the article's own words.

    ``closes`` is an ISO date where the text names one; ``rule`` and ``probability`` stay empty until a person or
    a forecast supplies them; ``status`` is ``open`` until resolved.
    """

    id: str
    kind: QuestionKind
    text: str
    lang: str
    evidence: tuple[Evidence, ...]
    closes: str | None = None
    rule: str | None = None
    probability: float | None = None
    status: str = "open"
