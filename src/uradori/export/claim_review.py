"""A dossier as JSON-LD shaped like schema.org's ClaimReview: what is claimed, by whom, and where it appeared.

Nothing here is a verdict: no rating is given, and every record says so.
"""

from __future__ import annotations

import json
from typing import Any

from uradori.export.dossier import Dossier, Snapshot
from uradori.export.names import hash_name, urn
from uradori.model import ActorKind, Claim, Spans, Statement

UNRATED = (
    "Not rated. Found and grouped by machine: this says who claims it, where it appeared first and what it rests on, "
    "not whether it is true."
)

Json = dict[str, Any]


def claim_review(dossier: Dossier) -> str:
    """A graph of one record a claim, and one a statement that none of the claims holds."""
    statements = {one.id: one for one in dossier.statements}
    worded = {each.statement for claim in dossier.claims for each in claim.wordings}
    reviews = [_claim(dossier, one, statements) for one in dossier.claims]
    reviews += [_statement(dossier, one) for one in dossier.statements if one.id not in worded]
    whole = {"@context": "https://schema.org", "@graph": reviews}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _claim(dossier: Dossier, claim: Claim, statements: dict[str, Statement]) -> Json:
    first = claim.title(dossier.lang)
    said = next((statements[each.statement] for each in claim.wordings if each.statement in statements), None)
    appearances = [_appearance(dossier.snapshots[each.article], each.spans) for each in claim.wordings]
    facts = [f"Independent origins: {len(claim.origins)} ({', '.join(map(dossier.origin, claim.origins))})."]
    if claim.disputed_by:
        facts.append(f"Claims that stand against it: {', '.join(urn('claim', each) for each in claim.disputed_by)}.")
    item = {
        "@type": "Claim",
        "@id": urn("claim", claim.id),
        "text": dossier.snapshots[first.article].words(first.spans),
        "inLanguage": first.lang,
        "author": _author(dossier, said),
        "datePublished": claim.first,
        "firstAppearance": appearances[0],
        "appearance": appearances[1:],
    }
    return _review(dossier, item, facts, claim.id)


def _statement(dossier: Dossier, one: Statement) -> Json:
    snapshot = dossier.snapshots[one.article]
    item = {
        "@type": "Claim",
        "@id": urn("statement", one.id),
        "text": one.content.text,
        "inLanguage": one.lang,
        "author": _author(dossier, one),
        "datePublished": snapshot.article.published,
        "firstAppearance": _appearance(snapshot, one.content.spans),
    }
    return _review(dossier, item, [], one.id)


def _review(dossier: Dossier, item: Json, facts: list[str], ident: str) -> Json:
    """The review of *item*: the dossier's author where one is named, the facts, the notes, and that it is unrated."""
    notes = [note.text for note in dossier.notes_on(ident)]
    return _given(
        {
            "@type": "ClaimReview",
            "@id": f"{item['@id']}:review",
            "claimReviewed": item["text"],
            "datePublished": dossier.made,
            "author": {"@type": "Person", "name": dossier.author} if dossier.author else None,
            "sdPublisher": {"@type": "Organization", "name": dossier.maker},
            "reviewBody": " ".join([UNRATED, *facts]),
            "comment": [{"@type": "Comment", "text": text} for text in notes],
            "itemReviewed": _given(item),
        }
    )


def _author(dossier: Dossier, one: Statement | None) -> Json | None:
    """Whose claim it is; None where the text names nobody."""
    if one is None or one.source.actor is None:
        return None
    ident = one.source.actor.id
    kind = dossier.entries[ident].actor.kind
    sort = "Person" if kind is ActorKind.PERSON else "Organization"
    return {"@type": sort, "@id": urn("actor", ident), "name": dossier.name(ident)}


def _appearance(snapshot: Snapshot, spans: Spans) -> Json:
    """The article in which it appears: its words there, and the copy that was read, made when it was retrieved."""
    article = snapshot.article
    return _given(
        {
            "@type": "NewsArticle",
            "@id": urn("article", article.id),
            "url": snapshot.url,
            "headline": article.title,
            "inLanguage": article.lang,
            "datePublished": article.published,
            "publisher": {"@type": "Organization", "name": snapshot.publisher},
            "text": snapshot.words(spans),
            "encoding": _given(
                {
                    "@type": "MediaObject",
                    "contentUrl": hash_name(article.snapshot),
                    "sha256": article.snapshot,
                    "dateCreated": snapshot.provenance.retrieved,
                }
            ),
        }
    )


def _given(record: Json) -> Json:
    """*record* without what is not known or empty."""
    return {name: value for name, value in record.items() if value not in (None, [])}
