"""A dossier as PROV-JSON: what comes from what, by whom, and which run of the program found it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from uradori.export.dossier import Dossier, Note, Snapshot
from uradori.export.names import NAMESPACE, instant, local
from uradori.ledger.base import Provenance
from uradori.model import ActorKind, Claim, Figure, RetellingKind, Statement, content_id, outsider

PREFIXES = {
    "u": NAMESPACE,
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
}

Json = dict[str, Any]


@dataclass(slots=True)
class _Document:
    """The document being made; relations are numbered."""

    parts: dict[str, dict[str, Json]] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def thing(self, part: str, name: str, **attributes: Any) -> str:
        """Add an entity, agent or activity; says its name."""
        self.parts.setdefault(part, {}).setdefault(name, _attributes(attributes))
        return name

    def relate(self, part: str, **ends: Any) -> None:
        """Add a relation."""
        self.parts.setdefault(part, {})[f"_:r{next(self.numbers)}"] = _attributes(ends)


def prov(dossier: Dossier) -> str:
    """One document: articles, statements, claims and figures, agents, and the activities between them."""
    made = _Document()
    for ident in dossier.entries:
        _agent(made, dossier, ident)
    for snapshot in dossier.snapshots.values():
        _article(made, snapshot)
    for edge in dossier.retellings:
        _retelling(made, dossier, edge.article, edge.parent, edge.kind)
    for one in dossier.statements:
        _statement(made, dossier, one)
    for figure in dossier.figures:
        _figure(made, dossier, figure)
    for claim in dossier.claims:
        _claim(made, dossier, claim)
    for note in dossier.notes:
        _note(made, note)
    whole = {"prefix": PREFIXES, **made.parts}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _name(sort: str, ident: str) -> str:
    """A name in our namespace; the colon between sort and id is escaped, as a prefix may stand only once."""
    return f"u:{local(sort, ident).replace(':', '/', 1)}"


def _agent(made: _Document, dossier: Dossier, ident: str) -> str:
    kind = dossier.entries[ident].actor.kind
    sort = "prov:Person" if kind is ActorKind.PERSON else "prov:Organization"
    return made.thing("agent", _name("actor", ident), prov__type=_qname(sort), prov__label=dossier.name(ident))


def _article(made: _Document, snapshot: Snapshot) -> None:
    article = snapshot.article
    name = made.thing(
        "entity",
        _name("article", article.id),
        prov__type=_qname("schema:NewsArticle"),
        prov__label=snapshot.title,
        prov__location=snapshot.url,
        schema__sha256=article.snapshot,
        dcterms__language=article.lang,
        dcterms__issued=article.published,
    )
    retrieval = made.thing(
        "activity",
        _name("retrieval", article.id),
        prov__type=_qname("u:retrieval"),
        prov__startTime=instant(snapshot.provenance.retrieved),
    )
    made.relate(
        "wasGeneratedBy",
        prov__entity=name,
        prov__activity=retrieval,
        prov__time=instant(snapshot.provenance.retrieved),
    )
    made.relate("wasAttributedTo", prov__entity=name, prov__agent=_outlet(made, snapshot))


def _outlet(made: _Document, snapshot: Snapshot) -> str:
    """The outlet: the actor where it is known as one, else whoever bears its name."""
    actor = snapshot.article.outlet_actor
    name = _name("actor", actor) if actor else _name("outlet", snapshot.publisher)
    return made.thing("agent", name, prov__type=_qname("prov:Organization"), prov__label=snapshot.publisher)


def _retelling(made: _Document, dossier: Dossier, article: str, parent: str, kind: RetellingKind) -> None:
    """An article comes from its parent; from a text of an originator where that is not in the ledger."""
    actor = outsider(parent)
    if actor is not None:
        label = f"{dossier.name(actor)} (outside the ledger)"
        source = made.thing("entity", _name("outside", actor), prov__label=label)
        made.relate("wasAttributedTo", prov__entity=source, prov__agent=_name("actor", actor))
    else:
        source = _name("article", parent)
    made.relate(
        "wasDerivedFrom",
        prov__generatedEntity=_name("article", article),
        prov__usedEntity=source,
        prov__type=_qname(f"u:{kind}"),
    )


def _statement(made: _Document, dossier: Dossier, one: Statement) -> None:
    name = made.thing(
        "entity",
        _name("statement", one.id),
        prov__type=_qname("u:statement"),
        prov__value=one.content.text,
        u__authority=one.authority.value,
        u__modality=one.modality.value,
        u__source=one.source.text or None,
    )
    _found(made, dossier, name, one.article)
    if one.source.actor:
        made.relate("wasAttributedTo", prov__entity=name, prov__agent=_name("actor", one.source.actor.id))


def _figure(made: _Document, dossier: Dossier, one: Figure) -> None:
    snapshot = dossier.snapshots[one.article]
    name = made.thing(
        "entity",
        _name("figure", one.id),
        prov__type=_qname("u:figure"),
        prov__value=snapshot.words(one.spans),
        u__value={"$": f"{one.value!r}", "type": "xsd:double"},
        u__unit=one.unit,
        u__counts=one.counts,
    )
    _found(made, dossier, name, one.article)
    if one.claimant.actor:
        made.relate("wasAttributedTo", prov__entity=name, prov__agent=_name("actor", one.claimant.actor.id))


def _claim(made: _Document, dossier: Dossier, claim: Claim) -> None:
    """A claim is a collection of its statements; where a wording is a plain assertion, it comes from the article."""
    first = claim.wordings[0]
    name = made.thing(
        "entity",
        _name("claim", claim.id),
        prov__type=_qname("prov:Collection"),
        prov__value=dossier.snapshots[first.article].words(first.spans),
    )
    known = {one.id for one in dossier.statements}
    for wording in claim.wordings:
        if wording.statement in known:
            made.relate("hadMember", prov__collection=name, prov__entity=_name("statement", wording.statement or ""))
        else:
            made.relate(
                "wasDerivedFrom", prov__generatedEntity=name, prov__usedEntity=_name("article", wording.article)
            )


def _note(made: _Document, note: Note) -> None:
    """A note is a person's, and rests on the record that it is on, where that is in the document."""
    ident = content_id("note", note.on, note.text, note.author, note.at)
    name = made.thing("entity", _name("note", ident), prov__type=_qname("u:note"), prov__value=note.text)
    if note.author:
        author = made.thing(
            "agent", _name("author", note.author), prov__type=_qname("prov:Person"), prov__label=note.author
        )
        made.relate("wasAttributedTo", prov__entity=name, prov__agent=author)
    for sort in ("article", "statement", "figure", "claim"):
        if (target := _name(sort, note.on)) in made.parts["entity"]:
            made.relate("wasDerivedFrom", prov__generatedEntity=name, prov__usedEntity=target)


def _found(made: _Document, dossier: Dossier, name: str, article: str) -> None:
    """What was found in an article comes from it, by the generation of the program that found it."""
    source = _name("article", article)
    read = dossier.snapshots[article].provenance
    if not read.extractor:
        made.relate("wasDerivedFrom", prov__generatedEntity=name, prov__usedEntity=source)
        return
    extraction = _extraction(made, read)
    made.relate("wasGeneratedBy", prov__entity=name, prov__activity=extraction)
    made.relate("wasDerivedFrom", prov__generatedEntity=name, prov__usedEntity=source, prov__activity=extraction)


def _extraction(made: _Document, read: Provenance) -> str:
    """The generation as an activity, with the program as the agent that it is associated with."""
    extractor = read.extractor or ""
    name = _name("generation", extractor)
    if name not in made.parts.get("activity", {}):
        made.thing(
            "activity",
            name,
            prov__type=_qname("u:extraction"),
            prov__label=extractor,
            prov__startTime=instant(read.begun),
        )
        program = made.thing(
            "agent", _name("program", extractor), prov__type=_qname("prov:SoftwareAgent"), prov__label=extractor
        )
        made.relate("wasAssociatedWith", prov__activity=name, prov__agent=program)
    return name


def _attributes(values: dict[str, Any]) -> Json:
    """Attributes by their qualified names; those that are not known are left out."""
    return {name.replace("__", ":", 1): value for name, value in values.items() if value is not None}


def _qname(name: str) -> Json:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
