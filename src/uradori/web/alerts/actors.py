"""What is new about an actor: what it says in articles read since."""

from __future__ import annotations

from collections.abc import Iterator

from uradori.export.atom import Change, ChangeKind
from uradori.model import Article, Follow, Modality, Statement
from uradori.web.alerts.fresh import SENTENCES, Fresh

LEAST = 0.5
"""Confidence from which a statement is told of."""


def of_actor(fresh: Fresh, follow: Follow) -> Iterator[Change]:
    """New statements of the actor; the same words in several articles are one."""
    same: dict[str, list[tuple[Article, Statement]]] = {}
    actors = _actors(fresh, follow)
    for ident in fresh.since(follow):
        own = [one for one in fresh.statements.get(ident, ()) if one.source.actor and one.source.actor.id in actors]
        article = fresh.article(ident) if own else None
        for one in own:
            if article and one.confidence >= LEAST and fresh.is_new(article, one.content.spans):
                same.setdefault(" ".join(one.content.text.casefold().split()), []).append((article, one))
    for found in same.values():
        article, first = found[0]
        kind = ChangeKind.DENIAL if first.modality is Modality.DENIED else ChangeKind.STATEMENT
        evidence = [
            fresh.sentence(where, one.content.spans, source=one.source.text) for where, one in found[:SENTENCES]
        ]
        yield fresh.change(follow, kind, article, evidence, first.id)


def _actors(fresh: Fresh, follow: Follow) -> set[str]:
    """The ids of the actor: as it was followed, and as people have since judged it to be one with another."""
    said = fresh.sight.view.said_by(follow.target.id, limit=1)
    return {follow.target.id} | {one.source.actor.id for one in said if one.source.actor}
