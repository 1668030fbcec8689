"""How a statement stands: how much of it is quoted, on whose authority, in what modality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from uradori.actors import MentionClass
from uradori.lang import table
from uradori.model import ActorKind, Authority, Modality, Part, Quote, Span, Spans
from uradori.statements.draft import Sense
from uradori.statements.lexicon import modalities
from uradori.statements.quotes import Quotation
from uradori.statements.tagger import Tagged

TRUST = 3.0
"""What a source's words and the gazetteer weigh beside the network, in logits; chosen on our own dev sets."""

TRUST_VERB = 4.0
"""What the table of verbs weighs beside the network, in logits; chosen on our own dev sets."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Authority and modality of a statement, and the words that show each."""

    authority: Authority
    modality: Modality
    authority_words: Spans
    modality_words: Spans


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


def standing(
    text: str, found: Tagged, lang: str, mention: MentionClass, kind: ActorKind | None, sense: Sense | None
) -> Standing:
    """How *found* stands.

    *mention* is what its source's words are, *kind* what actor they were resolved to, *sense* what the rules know its
    cue as.
    """
    source = Part.of(text, found.source).text
    authority = _authority(found, source, mention, kind)
    modality = _modality(text, found, lang, sense)
    return Standing(authority, modality, found.source or found.cue, _shown(text, found, lang, modality))


def _modality(text: str, found: Tagged, lang: str, sense: Sense | None) -> Modality:
    """The network's judgement, with what the table says of the cue as a weight on its scale."""
    logits = found.modality.copy()
    by_lemma, _ = modalities(lang)
    lemmas = [sense.lemma] if sense else []
    told = next((by_lemma[word] for word in (*lemmas, Part.of(text, found.cue).text.lower()) if word in by_lemma), None)
    if told is not None:
        logits[tuple(Modality).index(told)] += TRUST_VERB
    elif sense is not None and sense.frame == "hearsay":
        logits[tuple(Modality).index(Modality.HEDGED)] += TRUST_VERB
    return tuple(Modality)[int(logits.argmax())]


def _authority(found: Tagged, source: str, mention: MentionClass, kind: ActorKind | None) -> Authority:
    """The network's judgement, with what the words and the gazetteer say as a weight on its scale."""
    if not source:
        return Authority.UNSPECIFIED
    logits = found.authority.copy()
    named = _by_words(mention, kind)
    if named is not None:
        logits[tuple(Authority).index(named)] += TRUST
    logits[tuple(Authority).index(Authority.UNSPECIFIED)] = -np.inf
    if mention is MentionClass.ANONYMOUS:
        logits[tuple(Authority).index(Authority.DOCUMENT)] = -np.inf  # people are no document, whatever their cue
    return tuple(Authority)[int(logits.argmax())]


def _by_words(mention: MentionClass, kind: ActorKind | None) -> Authority | None:
    if mention in {MentionClass.ANONYMOUS, MentionClass.DOCUMENT}:
        return _AUTHORITIES[mention]
    if kind is None and mention is MentionClass.PERSON:
        return Authority.ANONYMOUS  # an office without a name, and nobody known who held it: "a spokesman"
    return _KINDS[kind] if kind is not None else _AUTHORITIES.get(mention)


def _shown(text: str, found: Tagged, lang: str, modality: Modality) -> Spans:
    """The words that show *modality*: hedges and denials in the content where that is what they do, else the cue."""
    words = table(lang, "cues")["modality"]
    wanted = {Modality.HEDGED: "hedges", Modality.DENIED: "denials"}.get(modality)
    if wanted is None:
        return found.cue
    pattern = _any_of(tuple(words[wanted]))
    spans = [Span(*m.span()) for piece in found.content for m in pattern.finditer(text, piece.start, piece.end)]
    return tuple(spans) or found.cue


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    spaced = all(word.isascii() or re.match("[а-яіїєґ]", word) for word in words)
    edge = r"\b" if spaced else ""
    return re.compile(edge + "(?:" + "|".join(map(re.escape, words)) + ")" + edge, re.IGNORECASE)
