"""How a statement stands: how much of it is quoted, on whose authority, in what modality."""

from __future__ import annotations

from uradori.actors import MentionClass
from uradori.model import ActorKind, Authority, Modality, Quote, Spans
from uradori.statements.draft import Sense
from uradori.statements.quotes import Quotation

_AUTHORITIES = {
    MentionClass.PERSON: Authority.NAMED,
    MentionClass.PERSON_ANAPHOR: Authority.NAMED,
    MentionClass.STATE: Authority.ORGANISATION,
    MentionClass.STATE_ANAPHOR: Authority.ORGANISATION,
    MentionClass.ORGANISATION: Authority.ORGANISATION,
    MentionClass.ORGANISATION_ANAPHOR: Authority.ORGANISATION,
    MentionClass.OUTLET: Authority.OUTLET,
    MentionClass.OUTLET_ANAPHOR: Authority.OUTLET,
    MentionClass.ANONYMOUS: Authority.ANONYMOUS,
    MentionClass.DOCUMENT: Authority.DOCUMENT,
}
_KINDS = {
    ActorKind.PERSON: Authority.NAMED,
    ActorKind.STATE: Authority.ORGANISATION,
    ActorKind.ORGANISATION: Authority.ORGANISATION,
    ActorKind.GROUP: Authority.ORGANISATION,
    ActorKind.OUTLET: Authority.OUTLET,
}


def quote_kind(content: Spans, quotes: tuple[Quotation, ...]) -> Quote:
    """Direct where every piece of *content* stands in quote marks, mixed where some of it does."""
    if all(any(q.outer.covers(piece) for q in quotes) for piece in content):
        return Quote.DIRECT
    return Quote.MIXED if any(q.outer.overlaps(piece) for q in quotes for piece in content) else Quote.INDIRECT


def authority(source: str, found: MentionClass, kind: ActorKind | None) -> Authority:
    """On whose authority the words of *source* put a statement; *kind* is that of the actor it was resolved to."""
    if not source:
        return Authority.UNSPECIFIED
    if found in {MentionClass.ANONYMOUS, MentionClass.DOCUMENT}:
        return _AUTHORITIES[found]
    if kind is not None:
        return _KINDS[kind]
    return _AUTHORITIES.get(found, Authority.ANONYMOUS)


def modality(sense: Sense, cue: str, content: str, table: dict[str, Modality], hedges: frozenset[str]) -> Modality:
    """How the content is put forward: by the verb first, then by the hedges in cue and content."""
    by_verb = table.get(sense.lemma) or table.get(cue.lower())
    if by_verb is not None:
        return by_verb
    low = f" {content.lower()} "
    spaced = " " in content
    hedged = any((f" {word} " if spaced else word) in low for word in hedges)
    return Modality.HEDGED if hedged or sense.frame == "hearsay" else Modality.ASSERTED
