"""A dossier as FollowTheMoney entities: articles, actors, who is mentioned where, and which article retells which."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from uradori.actors import Entry
from uradori.export.dossier import Dossier, Note, Snapshot
from uradori.export.names import instant
from uradori.model import ActorKind, Retelling, Statement, content_id

Json = dict[str, Any]


def follow_the_money(dossier: Dossier) -> str:
    """One entity a line."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in _entities(dossier))


def _entities(dossier: Dossier) -> Iterator[Json]:
    yield from (_article(one) for one in dossier.snapshots.values())
    yield from (_actor(entry) for entry in dossier.entries.values())
    for one in dossier.statements:
        yield from _statement(dossier, one)
    yield from (_retelling(dossier, edge) for edge in dossier.retellings)
    yield from (_note(dossier, at, note) for at, note in enumerate(dossier.notes))


def _article(snapshot: Snapshot) -> Json:
    """An article. Its hash stands in words: the model's own field for one holds SHA-1 only."""
    article = snapshot.article
    return _entity(
        "Article",
        _article_id(article.id),
        title=article.title,
        fileName=snapshot.title,
        language=article.lang,
        publishedAt=instant(article.published),
        retrievedAt=instant(snapshot.provenance.retrieved),
        sourceUrl=snapshot.url,
        publisher=snapshot.publisher,
        generator=snapshot.provenance.extractor,
        notes=f"SHA-256 of what was read: {article.snapshot}",
    )


def _actor(entry: Entry) -> Json:
    actor = entry.actor
    names = list(dict.fromkeys(name for each in actor.names.values() for name in each[:1]))
    aliases = {name for each in actor.names.values() for name in each[1:]} - {*names}
    return _entity(_schema(entry), _actor_id(actor.id), name=names or [actor.id], alias=sorted(aliases))


def _schema(entry: Entry) -> str:
    """A state and a national body are public bodies; a group and an outlet count as organisations."""
    if entry.actor.kind is ActorKind.PERSON:
        return "Person"
    return "PublicBody" if entry.actor.kind is ActorKind.STATE or entry.body else "Organization"


def _statement(dossier: Dossier, one: Statement) -> Iterator[Json]:
    """The mention of the speaker in the article, and the link that carries the words."""
    if one.source.actor is None:
        return
    actor, article = _actor_id(one.source.actor.id), _article_id(one.article)
    yield _entity(
        "Mention",
        _ident("mention", one.id),
        document=article,
        resolved=actor,
        name=one.source.text or dossier.name(one.source.actor.id),
        detectedSchema=_schema(dossier.entries[one.source.actor.id]),
    )
    snapshot = dossier.snapshots[one.article]
    yield _entity(
        "UnknownLink",
        _ident("statement", one.id),
        subject=actor,
        object=article,
        role=f"{one.modality} ({one.authority}, {one.quote})",
        summary=one.content.text,
        date=instant(snapshot.article.published),
        recordId=one.id,
        proof=article,
        sourceUrl=snapshot.url,
        publisher=snapshot.publisher,
        retrievedAt=instant(snapshot.provenance.retrieved),
    )


def _retelling(dossier: Dossier, edge: Retelling) -> Json:
    """An article and what it retells: another article, or an originator whose text is not there."""
    outside = edge.parent.startswith("actor:")
    snapshot = dossier.snapshots[edge.article]
    return _entity(
        "UnknownLink",
        _ident("retelling", content_id("retelling", edge.article, edge.parent, edge.kind)),
        subject=_article_id(edge.article),
        object=_actor_id(edge.parent.removeprefix("actor:")) if outside else _article_id(edge.parent),
        role=f"retells ({edge.kind})",
        proof=_article_id(edge.article),
        sourceUrl=snapshot.url,
        retrievedAt=instant(snapshot.provenance.retrieved),
    )


def _note(dossier: Dossier, at: int, note: Note) -> Json:
    """A note, on the article where it is on one or on something found in one."""
    places = {one.id: one.article for one in dossier.statements} | {one.id: one.article for one in dossier.figures}
    places |= {one.id: one.wordings[0].article for one in dossier.claims}
    article = places.get(note.on, note.on)
    return _entity(
        "Note",
        _ident("note", content_id("note", note.on, note.text, at)),
        name=" · ".join(filter(None, (note.author, note.at))) or "note",
        description=note.text,
        entity=_article_id(article) if article in dossier.snapshots else None,
    )


def _entity(schema: str, ident: str, **values: str | list[str] | None) -> Json:
    """An entity; values that are not known are left out."""
    lists = {name: [value] if isinstance(value, str) else value for name, value in values.items() if value}
    return {"id": ident, "schema": schema, "properties": lists}


def _article_id(ident: str) -> str:
    return _ident("article", ident)


def _actor_id(ident: str) -> str:
    """An actor's id may hold any character; an entity's may not."""
    return _ident("actor", content_id("actor", ident))


def _ident(sort: str, ident: str) -> str:
    return f"uradori-{sort}-{ident}"
