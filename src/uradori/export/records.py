"""Records in the exact shapes of the command line's contract."""

from __future__ import annotations

from typing import Any

from uradori.model import (
    ActorRef,
    Article,
    Claim,
    Dispute,
    Evidence,
    Figure,
    Part,
    Retelling,
    Spans,
    Statement,
    Story,
)


def statement_line(statement: Statement, input_name: str) -> dict[str, Any]:
    """A statement; *input_name* is the input of its article."""
    return {
        "input": input_name,
        "article": statement.article,
        "id": statement.id,
        "lang": statement.lang,
        "quote": statement.quote.value,
        "authority": statement.authority.value,
        "modality": statement.modality.value,
        "confidence": round(statement.confidence, 3),
        "source": _part(statement.source) | {"actor": _actor(statement.source.actor)},
        "cue": _part(statement.cue),
        "content": _part(statement.content),
        "within": statement.within,
        "vague": statement.vague.value if statement.vague else None,
        "authority_words": _spans(statement.authority_words),
        "modality_words": _spans(statement.modality_words),
    }


def story_line(story: Story) -> dict[str, Any]:
    """A story."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": [*story.articles],
        "origins": [*story.origins],
        "outlets": [*story.outlets],
        "languages": [*story.languages],
        "first": story.first,
        "last": story.last,
    }


def retelling_line(retelling: Retelling) -> dict[str, Any]:
    """A retelling."""
    evidence = [
        {"span": [*each.span], "parent_span": [*each.parent_span] if each.parent_span else None}
        for each in retelling.evidence
    ]
    return {
        "article": retelling.article,
        "parent": retelling.parent,
        "kind": retelling.kind.value,
        "score": round(retelling.score, 3),
        "evidence": evidence,
    }


def figure_line(figure: Figure, article: Article) -> dict[str, Any]:
    """A figure of *article*."""
    claimant = figure.claimant
    return {
        "input": article.input,
        "article": figure.article,
        "id": figure.id,
        "lang": figure.lang,
        "spans": _spans(figure.spans),
        "value": figure.value,
        "value_max": figure.value_max,
        "bound": figure.bound.value,
        "unit": figure.unit,
        "counts": figure.counts,
        "thing": _part(Part.of(article.text, figure.thing)),
        "scope": _part(Part.of(article.text, figure.scope)),
        "as_of": figure.as_of,
        "claimant": {"text": claimant.text, "spans": _spans(claimant.spans), "actor": _actor(claimant.actor)},
        "modality": figure.modality.value,
        "statement": figure.statement,
    }


def claim_line(claim: Claim) -> dict[str, Any]:
    """A claim."""
    wordings = [
        {"article": each.article, "lang": each.lang, "spans": _spans(each.spans), "statement": each.statement}
        for each in claim.wordings
    ]
    return {
        "id": claim.id,
        "wordings": wordings,
        "origins": [*claim.origins],
        "authorities": [authority.value for authority in claim.authorities],
        "disputed_by": [*claim.disputed_by],
        "first": claim.first,
        "variants": [[*places] for places in claim.variants],
    }


def dispute_line(dispute: Dispute, one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> dict[str, Any]:
    """A dispute, with the passages in which each side is made."""
    sides = {"one": one, "other": other}
    return {
        "kind": dispute.kind.value,
        "one": dispute.one,
        "other": dispute.other,
        "reason": dispute.reason,
        "evidence": {
            side: [{"article": each.article, "spans": _spans(each.spans)} for each in places]
            for side, places in sides.items()
        },
    }


def _part(part: Part) -> dict[str, Any]:
    return {"text": part.text, "spans": _spans(part.spans)}


def _actor(actor: ActorRef | None) -> dict[str, Any] | None:
    return {"id": actor.id, "name": actor.name} if actor else None


def _spans(spans: Spans) -> list[list[int]]:
    return [[*span] for span in spans]
