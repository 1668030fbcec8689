"""A dossier as FollowTheMoney entities: articles, actors, who is mentioned where, and which article retells which."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from babel.core import get_global

from uradori.actors import Entry
from uradori.export.dossier import Dossier, Note, Snapshot
from uradori.export.names import instant
from uradori.model import ActorKind, Retelling, Statement, content_id, outsider

Json = dict[str, Any]

_LANGUAGES = {short: long for long, short in get_global("language_aliases").items() if len(long) == 3}
"""The three letters of ISO 639-3, which the model wants, for the two of ISO 639-1."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


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
        language=_LANGUAGES.get(article.lang),
        publishedAt=_date(article.published),
        retrievedAt=_date(snapshot.provenance.retrieved),
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
        date=_date(snapshot.article.published),
        recordId=one.id,
        proof=article,
        sourceUrl=snapshot.url,
        publisher=snapshot.publisher,
        retrievedAt=_date(snapshot.provenance.retrieved),
    )


def _retelling(dossier: Dossier, edge: Retelling) -> Json:
    """An article and what it retells: another article, or an originator whose text is not there."""
    outside = outsider(edge.parent)
    snapshot = dossier.snapshots[edge.article]
    return _entity(
        "UnknownLink",
        _ident("retelling", content_id("retelling", edge.article, edge.parent, edge.kind)),
        subject=_article_id(edge.article),
        object=_article_id(edge.parent) if outside is None else _actor_id(outside),
        role=f"retells ({edge.kind})",
        proof=_article_id(edge.article),
        sourceUrl=snapshot.url,
        retrievedAt=_date(snapshot.provenance.retrieved),
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
    """An entity; values that are not known are left out, and so are characters that nobody can read."""
    clean = {name: _readable([value] if isinstance(value, str) else value or []) for name, value in values.items()}
    return {"id": ident, "schema": schema, "properties": {name: given for name, given in clean.items() if given}}


def _readable(values: list[str]) -> list[str]:
    return [text for each in values if (text := _CONTROL.sub("", each).strip())]


def _date(time: str | None) -> str | None:
    """*time* in UTC, as the model writes it; a date alone, also one cut short, stays as it is."""
    return time if time and len(time) <= len("2025-08-18") else (instant(time) or "").removesuffix("Z")


def _article_id(ident: str) -> str:
    return _ident("article", ident)


def _actor_id(ident: str) -> str:
    """An actor's id may hold any character; an entity's may not."""
    return _ident("actor", content_id("actor", ident))


def _ident(sort: str, ident: str) -> str:
    return f"uradori-{sort}-{ident}"
