"""Frozen records that every stage takes and gives, and their ids."""

from uradori.model.actor import Actor, ActorKind, ActorRef, Office
from uradori.model.article import (
    UNSUPPORTED,
    Article,
    Credit,
    Disclosure,
    DisclosureKind,
    Markup,
    RawPage,
)
from uradori.model.claim import Claim, Dispute, DisputeKind, Wording
from uradori.model.figure import Bound, Claimant, Figure
from uradori.model.ids import content_id, number_of, snapshot_hash
from uradori.model.judgement import (
    SHAPES,
    Attempt,
    Clipping,
    FeedEntry,
    Follow,
    Judgement,
    Note,
    Target,
    TargetKind,
    Verdict,
)
from uradori.model.sketch import Sketch
from uradori.model.span import Span, Spans
from uradori.model.statement import Authority, Modality, Part, Quote, Source, Statement, Tier, Vagueness
from uradori.model.story import (
    Alignment,
    Evidence,
    Question,
    QuestionKind,
    Retelling,
    RetellingKind,
    Story,
    outside_parent,
    outsider,
)
from uradori.model.urls import host_of, safe_url

__all__ = [
    "SHAPES",
    "UNSUPPORTED",
    "Actor",
    "ActorKind",
    "ActorRef",
    "Alignment",
    "Article",
    "Attempt",
    "Authority",
    "Bound",
    "Claim",
    "Claimant",
    "Clipping",
    "Credit",
    "Disclosure",
    "DisclosureKind",
    "Dispute",
    "DisputeKind",
    "Evidence",
    "FeedEntry",
    "Figure",
    "Follow",
    "Judgement",
    "Markup",
    "Modality",
    "Note",
    "Office",
    "Part",
    "Question",
    "QuestionKind",
    "Quote",
    "RawPage",
    "Retelling",
    "RetellingKind",
    "Sketch",
    "Source",
    "Span",
    "Spans",
    "Statement",
    "Story",
    "Target",
    "TargetKind",
    "Tier",
    "Vagueness",
    "Verdict",
    "Wording",
    "content_id",
    "host_of",
    "number_of",
    "outside_parent",
    "outsider",
    "safe_url",
    "snapshot_hash",
]
