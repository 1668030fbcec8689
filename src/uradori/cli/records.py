"""Records in the exact shapes of the command line's contract."""

from __future__ import annotations

from typing import Any

from uradori.model import Part, Retelling, Statement, Story


def statement_line(statement: Statement, input_name: str) -> dict[str, Any]:
    """A statement; *input_name* is the input of its article."""
    actor = statement.source.actor
    return {
        "input": input_name,
        "article": statement.article,
        "id": statement.id,
        "lang": statement.lang,
        "quote": statement.quote.value,
        "authority": statement.authority.value,
        "modality": statement.modality.value,
        "confidence": round(statement.confidence, 3),
        "source": _part(statement.source) | {"actor": {"id": actor.id, "name": actor.name} if actor else None},
        "cue": _part(statement.cue),
        "content": _part(statement.content),
        "within": statement.within,
        "vague": statement.vague.value if statement.vague else None,
        "authority_words": [[*span] for span in statement.authority_words],
        "modality_words": [[*span] for span in statement.modality_words],
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


def _part(part: Part) -> dict[str, Any]:
    return {"text": part.text, "spans": [[*span] for span in part.spans]}
