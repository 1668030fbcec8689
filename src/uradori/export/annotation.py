"""A dossier as Web Annotations (JSON-LD): each passage of each article, with who says it and how.

Positions count code points of the text that was read from the page, as the model asks for; they are not places in the
page's markup. A quote selector stands beside each, so that the words can be found again in either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from uradori.actors import Entry
from uradori.export.dossier import Dossier, Note, Snapshot
from uradori.export.names import address, instant, urn
from uradori.export.quoting import quoted
from uradori.model import ActorKind, Authority, Figure, Modality, Quote, Span, Spans, Statement, content_id

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"}]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Cited:
    """What is annotated: the record, and its place."""

    sort: str
    ident: str
    snapshot: Snapshot
    spans: Spans


def annotation(dossier: Dossier) -> str:
    """A collection with one page that holds every annotation."""
    items = [*_items(dossier)]
    collection = urn("dossier", dossier.story.id if dossier.story else dossier.made)
    whole = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": dossier.title,
        "creator": _person(dossier.author),
        "generator": {"type": "Software", "name": dossier.maker},
        "total": len(items),
        "first": {
            "id": f"{collection}:1",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(_given(whole), ensure_ascii=False, indent=1) + "\n"


def _items(dossier: Dossier) -> Iterator[Json]:
    statements = {one.id: one for one in dossier.statements}
    for claim in dossier.claims:
        for at, wording in enumerate(claim.wordings):
            said = statements.get(wording.statement or "")
            bodies = [_tag("claim", claim.id), *(_said(dossier, said) if said else [])]
            place = _Cited("claim", f"{claim.id}.{at}", dossier.snapshots[wording.article], wording.spans)
            yield from _annotated(dossier, place, bodies, dossier.notes_on(claim.id) if at == 0 else ())
    for one in dossier.statements:
        place = _Cited("statement", one.id, dossier.snapshots[one.article], one.content.spans)
        yield from _annotated(dossier, place, _said(dossier, one), dossier.notes_on(one.id))
    for figure in dossier.figures:
        place = _Cited("figure", figure.id, dossier.snapshots[figure.article], figure.spans)
        yield from _annotated(dossier, place, _counted(dossier, figure), dossier.notes_on(figure.id))
    for ident in dossier.cited:
        snapshot = dossier.snapshots[ident]
        for note in dossier.notes_on(ident):
            yield _noted(_Cited("article", ident, snapshot, note.spans), note)


def _annotated(dossier: Dossier, place: _Cited, bodies: list[Json], notes: tuple[Note, ...]) -> Iterator[Json]:
    """The machine's annotation of a passage, and a person's notes on it."""
    yield _given(
        {
            "id": urn(place.sort, place.ident),
            "type": "Annotation",
            "motivation": "describing",
            "generated": instant(dossier.made),
            "generator": {"type": "Software", "name": place.snapshot.provenance.extractor or dossier.maker},
            "body": bodies,
            "target": _targets(place),
        }
    )
    yield from (_noted(place, note) for note in notes)


def _noted(place: _Cited, note: Note) -> Json:
    return _given(
        {
            "id": urn("note", content_id("note", place.ident, note.text, note.author, note.at)),
            "type": "Annotation",
            "motivation": "commenting",
            "creator": _person(note.author),
            "created": instant(note.at),
            "body": {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": note.text},
            "target": _targets(place),
        }
    )


def _targets(place: _Cited) -> list[Json]:
    """The pieces of a passage; the article as a whole where there are none."""
    return [_target(place.snapshot, span) for span in place.spans] or [_target(place.snapshot, None)]


def _target(snapshot: Snapshot, span: Span | None) -> Json:
    state = {
        "type": "TimeState",
        "sourceDate": instant(snapshot.provenance.retrieved),
        "sha256": snapshot.article.snapshot,
    }
    target = {"type": "SpecificResource", "source": address(snapshot), "state": _given(state)}
    if span is None:
        return target
    words = quoted(snapshot.article, span)
    return target | {
        "selector": [
            {"type": "TextQuoteSelector", "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ]
    }


def _said(dossier: Dossier, one: Statement) -> list[Json]:
    """Who says it, in the words of the text; how, as tags; and the actor as a thing of its own."""
    bodies = [_described(one.source.text, one.lang)] if one.source.text else []
    if one.source.actor:
        bodies.append(_actor(dossier, one.source.actor.id))
    return [*bodies, *_kinds(one.authority, one.modality, one.quote)]


def _counted(dossier: Dossier, one: Figure) -> list[Json]:
    claimant = one.claimant
    bodies = [_described(claimant.text, one.lang)] if claimant.text else []
    if claimant.actor:
        bodies.append(_actor(dossier, claimant.actor.id))
    upper = f"–{one.value_max:.15g}" if one.value_max is not None else ""
    tags = [_tag("figure", f"{one.value:.15g}{upper} {one.unit}"), _tag("counts", one.counts)]
    tags += [_tag("as of", one.as_of)] if one.as_of else []
    return [*bodies, *tags, *_kinds(one.modality)]


def _kinds(*kinds: Authority | Modality | Quote) -> list[Json]:
    return [_tag(type(kind).__name__.lower(), kind.value) for kind in kinds]


def _tag(sort: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": f"{sort}: {value}"}


def _described(text: str, lang: str) -> Json:
    """The words that name the source."""
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": lang, "value": text}


def _actor(dossier: Dossier, ident: str) -> Json:
    return {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": {"id": urn("actor", ident), "type": _agent(dossier.entries[ident]), "name": dossier.name(ident)},
    }


def _agent(entry: Entry) -> str:
    return "Person" if entry.actor.kind is ActorKind.PERSON else "Organization"


def _person(name: str | None) -> Json | None:
    return {"type": "Person", "name": name} if name else None


def _given(record: Json) -> Json:
    """*record* without what is not known."""
    return {name: value for name, value in record.items() if value is not None}
