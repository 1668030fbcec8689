"""What is new about an actor: what it says in articles read since."""

from __future__ import annotations

from collections.abc import Iterator

from uradori.export.atom import Change, ChangeKind
from uradori.model import Article, Follow, Modality, Statement
from uradori.web.alerts.fresh import SENTENCES, Fresh

LEAST = 0.5
"""Confidence from which a statement is told of."""

FEW = 3000
"""Statements of an actor that are all looked through, the index says where they are."""

_STEP = 50


def of_actor(fresh: Fresh, follow: Follow) -> Iterator[Change]:
    """New statements of the actor; the same words in several articles are one."""
    same: dict[str, list[tuple[Article, Statement]]] = {}
    for one in _said(fresh, follow):
        article = fresh.article(one.article)
        if article and one.confidence >= LEAST and fresh.is_new(article, one.content.spans):
            same.setdefault(" ".join(one.content.text.casefold().split()), []).append((article, one))
    for words, found in same.items():
        article, first = found[0]
        kind = ChangeKind.DENIAL if first.modality is Modality.DENIED else ChangeKind.STATEMENT
        evidence = [
            fresh.sentence(where, one.content.spans, source=one.source.text) for where, one in found[:SENTENCES]
        ]
        yield fresh.change(follow, kind, article, evidence, words)


def _said(fresh: Fresh, follow: Follow) -> list[Statement]:
    """What the actor says in the articles read since, the first kept first."""
    view, new = fresh.sight.view, fresh.since(follow)
    few = view.spoken(follow.target.id).statements < FEW
    said = view.said_by(follow.target.id, limit=FEW if few else 1)
    # As it was followed, and as people have since judged it to be one with another.
    actors = {follow.target.id} | {one.source.actor.id for one in said if one.source.actor}
    if few:
        order = {ident: place for place, ident in enumerate(new)}
        return sorted((one for one in said if one.article in order), key=lambda one: order[one.article])
    found: list[Statement] = []
    for start in range(len(new), 0, -_STEP):
        step = fresh.statements(new[max(0, start - _STEP) : start])
        found = [one for one in step if one.source.actor and one.source.actor.id in actors] + found
        if len(found) >= fresh.most:
            break
    return found
