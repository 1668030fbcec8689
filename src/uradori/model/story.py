"""What is found across articles: stories, retellings, questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from uradori.model.span import Span


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

    ``parent`` is an article's id, or, where the article credited is not in the ledger, ``actor:`` and the
    originator's actor id. ``score`` is in [0, 1]; ``reason`` says in words how kind and direction were decided
    (a key and its values, for the interface to phrase).
    """

    article: str
    parent: str
    kind: RetellingKind
    score: float
    evidence: tuple[Alignment, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one unfolding event.

    ``origins`` are the roots of their retelling trees: article ids, or ``actor:`` and the id of an outside originator.
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
