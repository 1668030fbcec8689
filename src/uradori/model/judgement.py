"""What people write: judgements over what the machine found, notes, clippings, and what they follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from uradori.model.ids import content_id
from uradori.model.span import Spans


class TargetKind(StrEnum):
    """What sort of thing people point to."""

    ARTICLE = "article"
    PASSAGE = "passage"
    STATEMENT = "statement"
    FIGURE = "figure"
    CLAIM = "claim"
    STORY = "story"
    QUESTION = "question"
    ACTOR = "actor"
    SEARCH = "search"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Target:
    """What is pointed to, named so that it is found again after the articles are read anew.

    ``id`` is its id when it was pointed to. What stands in an article has the article's ``key``, the ``revision``
    (article id, a hash of its text), the ``spans``, and the words there: where no record has that id any more, they
    tell which one took its place. ``text`` is the words, the name of an actor, the title of a story, or the query.
    """

    kind: TargetKind
    id: str
    key: str = ""
    revision: str = ""
    spans: Spans = ()
    text: str = ""

    def flat(self) -> str:
        """All that makes the target itself, for an id."""
        return f"{self.kind} {self.id} {self.key} {self.revision} {self.spans}"


class Verdict(StrEnum):
    """What a person decides."""

    CONFIRMED = "confirmed"
    NOT_A_STATEMENT = "not_a_statement"
    WRONG_SPEAKER = "wrong_speaker"
    MERGE_CLAIMS = "merge_claims"
    SPLIT_CLAIM = "split_claim"
    MERGE_STORIES = "merge_stories"
    SPLIT_STORY = "split_story"
    SAME_ACTOR = "same_actor"
    OTHER_ACTOR = "other_actor"
    REVERSE_RETELLING = "reverse_retelling"
    CUT_RETELLING = "cut_retelling"
    RESOLVED = "resolved"
    UNDO = "undo"


SHAPES: dict[Verdict, tuple[TargetKind, ...]] = {
    Verdict.CONFIRMED: (TargetKind.STATEMENT,),
    Verdict.NOT_A_STATEMENT: (TargetKind.STATEMENT,),
    Verdict.WRONG_SPEAKER: (TargetKind.STATEMENT, TargetKind.ACTOR),
    Verdict.MERGE_CLAIMS: (TargetKind.CLAIM, TargetKind.CLAIM),
    Verdict.SPLIT_CLAIM: (TargetKind.CLAIM, TargetKind.PASSAGE),
    Verdict.MERGE_STORIES: (TargetKind.STORY, TargetKind.STORY),
    Verdict.SPLIT_STORY: (TargetKind.STORY, TargetKind.ARTICLE),
    Verdict.SAME_ACTOR: (TargetKind.ACTOR, TargetKind.ACTOR),
    Verdict.OTHER_ACTOR: (TargetKind.ARTICLE, TargetKind.ACTOR, TargetKind.ACTOR),
    Verdict.REVERSE_RETELLING: (TargetKind.ARTICLE, TargetKind.ARTICLE),
    Verdict.CUT_RETELLING: (TargetKind.ARTICLE, TargetKind.ARTICLE),
    Verdict.RESOLVED: (TargetKind.QUESTION,),
    Verdict.UNDO: (TargetKind.JUDGEMENT,),
}
"""What each verdict is about, in order: the speaker that a statement has, the claim that another is merged into, the
parent that an article does or does not retell, in an article the actor taken for another and who it is."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's override: it wins over what the machine found, until it is undone; ``at`` is an ISO time in UTC."""

    id: str
    verdict: Verdict
    targets: tuple[Target, ...]
    author: str
    at: str
    reason: str = ""

    @staticmethod
    def of(verdict: Verdict, targets: tuple[Target, ...], author: str, at: str, reason: str = "") -> Judgement:
        """The judgement with its id."""
        ident = content_id("judgement", verdict, author, at, reason, *[target.flat() for target in targets])
        return Judgement(ident, verdict, targets, author, at, reason)


@dataclass(frozen=True, slots=True)
class Note:
    """Words of a person on a passage, a statement or a claim."""

    id: str
    target: Target
    text: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Clipping:
    """A statement, claim, figure, passage or article laid into the basket."""

    id: str
    target: Target
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Follow:
    """An actor, a claim, a story or a search (``target.text`` is the query) that a person wants to hear of."""

    id: str
    target: Target
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed that people want read."""

    id: str
    url: str
    title: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of a feed: when, how many articles were new, and what went wrong (empty where nothing did)."""

    url: str
    at: str
    new: int
    error: str = ""
