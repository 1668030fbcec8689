"""The main path: what the rules draft, what the tagger makes of it, speakers, statements."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from uradori.actors import MentionClass, Mentions, Resolver, classify
from uradori.lang import table
from uradori.model import (
    UNSUPPORTED,
    Actor,
    Article,
    Part,
    Quote,
    Source,
    Span,
    Spans,
    Statement,
    Tier,
)
from uradori.statements import head_final, head_initial, transcript
from uradori.statements.draft import Draft, Sense
from uradori.statements.edges import with_whole_edges
from uradori.statements.naming import with_bare_sources, with_speakers
from uradori.statements.nesting import nested
from uradori.statements.quotes import Quotation, quotations
from uradori.statements.scoring import Model, model
from uradori.statements.settling import in_order, with_clear_edges, with_own_quotations, with_quotations, with_reported
from uradori.statements.standing import quote_kind, standing
from uradori.statements.tagger import Tagged, stands, tag
from uradori.statements.unsaid import with_said
from uradori.statements.vague import vagueness

_FINDERS = {"head-initial": head_initial.find, "head-final": head_final.find}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one article: its statements, in text order, and speakers the gazetteer does not know."""

    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()


def extract(article: Article, resolver: Resolver, *, tier: Tier = Tier.FAST, least: float | None = None) -> Findings:
    """The statements of *article*, with their speakers resolved in context.

    *least* is the confidence, in [0, 1], from which on a statement is kept; by default the one that measured best.
    Never raises on any text; an article in an unsupported language has none.
    """
    if article.lang == UNSUPPORTED:
        return Findings()
    quotes = quotations(article.text)
    proposed = scored_drafts(article.text, article.sentences, quotes, article.lang, model())
    found = candidates(article, quotes, proposed, tier)
    kept = [each for each in found if (stands(each, tier) if least is None else each.confidence >= least)]
    kept = with_bare_sources(with_clear_edges(kept, [draft for draft, _ in proposed]), article.text, article.lang)
    kept = with_quotations(with_own_quotations(kept, article.sentences), proposed)
    kept = [each for each in with_reported(kept, proposed) if least is None or each.confidence >= least]
    kept = with_whole_edges(with_said(kept, article.text, article.lang), article.text, quotes, article.sentences)
    kept = with_speakers(kept, article.text, article.lang)
    mentions = resolver.begin(article.text, article.lang, article.published)
    senses = {draft.cue[0].start: draft.sense for draft, _ in proposed}
    rows = nested([_statement(article, each, quotes, mentions, senses.get(each.cue[0].start)) for each in kept])
    return Findings(tuple(rows), mentions.unknown)


def candidates(
    article: Article, quotes: tuple[Quotation, ...], proposed: list[tuple[Draft, float]], tier: Tier
) -> list[Tagged]:
    """Everything in *article* that may be a statement, with its confidence, in text order."""
    text, lang = article.text, article.lang
    spoken = transcript.turns(text, lang)
    found = [without_complementiser(each, text, lang) for each in tag(text, article.sentences, quotes, proposed, tier)]
    rows = [*spoken, *transcript.outside(found, spoken, text, lang)]
    return in_order(rows)


def without_complementiser(found: Tagged, text: str, lang: str) -> Tagged:
    """*found*, its content without the word that only introduces it ("that", «что»)."""
    first, *rest = found.content
    word = _introduction(lang).match(text, first.start, first.end)
    return replace(found, content=(Span(word.end(), first.end), *rest)) if word else found


@cache
def _introduction(lang: str) -> re.Pattern[str]:
    words = table(lang, "cues")["words"].get("silent", "").split()
    return re.compile(rf"(?:{'|'.join(words)})\s+(?=\S)" if words else "(?!)", re.IGNORECASE)


def drafts(text: str, sentences: Spans, quotes: tuple[Quotation, ...], lang: str) -> list[Draft]:
    """Everything in *text* that the rules take for a possible statement, unscored, in text order."""
    return _FINDERS[table(lang, "cues")["order"]](text, sentences, quotes, lang)


def scored_drafts(
    text: str, sentences: Spans, quotes: tuple[Quotation, ...], lang: str, judge: Model
) -> list[tuple[Draft, float]]:
    """Drafts of the rules with the confidence of *judge*; of drafts that share a cue, only the likeliest."""
    best: dict[Spans, tuple[Draft, float]] = {}
    for draft in drafts(text, sentences, quotes, lang):
        sure = judge.confidence(draft.signs, lang)
        if draft.cue not in best or best[draft.cue][1] < sure:
            best[draft.cue] = (draft, sure)
    return sorted(best.values(), key=lambda pair: min(pair[0].cue[0], pair[0].content[0]))


def _mention(source: str, lang: str) -> MentionClass:
    """What sort of thing *source* is; where its noun comes before what describes it, by as many words as tell."""
    words = source.split(" ") if table(lang, "titles")["head"] == "last" else [source]
    classes = (classify(" ".join(words[:count]), lang) for count in range(len(words), 0, -1))
    return next((each for each in classes if each is not MentionClass.UNCLEAR), MentionClass.UNCLEAR)


def _statement(
    article: Article, found: Tagged, quotes: tuple[Quotation, ...], mentions: Mentions, sense: Sense | None
) -> Statement:
    text, lang = article.text, article.lang
    source, cue, content = (Part.of(text, spans) for spans in (found.source, found.cue, found.content))
    actor = mentions.resolve(source.text, source.spans[0].start) if source.spans else None
    kind = mentions.kind(actor) if actor else None
    how = standing(text, found, lang, _mention(source.text, lang), kind, sense)
    return Statement(
        id=Statement.identify(article.id, source.spans, cue.spans, content.spans),
        article=article.id,
        lang=lang,
        quote=Quote.DIRECT if found.turn else quote_kind(content.spans, quotes),
        authority=how.authority,
        modality=how.modality,
        confidence=round(found.confidence, 3),
        source=Source(source.text, source.spans, actor),
        cue=cue,
        content=content,
        vague=vagueness(text, content.spans, source.spans, article.sentences, lang),
        authority_words=how.authority_words,
        modality_words=how.modality_words,
    )
