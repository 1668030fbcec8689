"""Statements: who said what, on whose authority."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from uradori.model.actor import ActorRef
from uradori.model.ids import content_id
from uradori.model.span import Spans


class Quote(StrEnum):
    """How much of the content stands in quote marks: all, part, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Authority(StrEnum):
    """On whose authority the content stands."""

    NAMED = "named"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNSPECIFIED = "unspecified"


class Modality(StrEnum):
    """How the source puts the content forward."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    DEMANDED = "demanded"
    PROMISED = "promised"
    PREDICTED = "predicted"
    ASKED = "asked"


class Vagueness(StrEnum):
    """What a vague statement claims without any particular."""

    PROGRESS = "progress"
    AGREEMENT = "agreement"
    SUCCESS = "success"


class Tier(StrEnum):
    """How much work finding statements takes: ``fast`` for every day and archives, ``accurate`` for the last check."""

    FAST = "fast"
    ACCURATE = "accurate"


@dataclass(frozen=True, slots=True)
class Part:
    """One role of a statement: its pieces, in order, and their texts joined by " … "."""

    text: str
    spans: Spans

    @staticmethod
    def of(article_text: str, spans: Spans) -> Part:
        """The part of *article_text* that *spans* cover."""
        return Part(" … ".join(span.cut(article_text) for span in spans), spans)


@dataclass(frozen=True, slots=True)
class Source(Part):
    """Who is made answerable; no spans and no actor where the text leaves it open."""

    actor: ActorRef | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: a source, a cue and a content, with spans into one article's text.

    ``confidence`` is in [0, 1]: the share of such statements whose source, cue and content are right. ``within`` is the
    id of the statement that reports this one ("Reuters reported that the minister said ..."). ``vague`` says what is
    claimed without a particular. ``authority_words`` and ``modality_words`` are the words that show the two.
    """

    id: str
    article: str
    lang: str
    quote: Quote
    authority: Authority
    modality: Modality
    confidence: float
    source: Source
    cue: Part
    content: Part
    within: str | None = None
    vague: Vagueness | None = None
    authority_words: Spans = ()
    modality_words: Spans = ()

    @staticmethod
    def identify(article: str, source: Spans, cue: Spans, content: Spans) -> str:
        """The id of the statement with these spans in *article*."""
        flat = [str(part) for part in (source, cue, content)]
        return content_id("statement", article, *flat)
