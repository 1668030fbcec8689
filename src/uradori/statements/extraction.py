"""The main path: quotations, drafts, scores, speakers, statements."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.actors import Mentions, Resolver, classify
from uradori.lang import table
from uradori.model import UNSUPPORTED, Actor, ActorKind, Article, Part, Quote, Source, Spans, Statement
from uradori.statements import head_final, head_initial, transcript
from uradori.statements.draft import Draft
from uradori.statements.lexicon import modalities
from uradori.statements.quotes import Quotation, quotations
from uradori.statements.scoring import Model, model
from uradori.statements.standing import authority, modality, quote_kind

_FINDERS = {"head-initial": head_initial.find, "head-final": head_final.find}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one article: its statements, in text order, and speakers the gazetteer does not know."""

    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()


def extract(article: Article, resolver: Resolver, *, least: float | None = None) -> Findings:
    """The statements of *article*, with their speakers resolved in context.

    *least* is the confidence, in [0, 1], from which on a statement is kept; by default the one that measured best.
    Never raises on any text; an article in an unsupported language has none.
    """
    if article.lang == UNSUPPORTED:
        return Findings()
    judge = model()
    quotes = quotations(article.text)
    scored = scored_drafts(article.text, article.sentences, quotes, article.lang, judge)
    kept = [(d, p) for d, p in scored if (judge.stands(p, quoted=d.quoted) if least is None else p >= least)]
    mentions = resolver.begin(article.text, article.lang, article.published)
    rows = tuple(_statement(article, draft, sure, quotes, mentions) for draft, sure in kept)
    return Findings(rows, mentions.unknown)


def drafts(text: str, sentences: Spans, quotes: tuple[Quotation, ...], lang: str) -> list[Draft]:
    """Everything in *text* that may be a statement, unscored, in text order."""
    return _FINDERS[table(lang, "cues")["order"]](text, sentences, quotes, lang)


def scored_drafts(
    text: str, sentences: Spans, quotes: tuple[Quotation, ...], lang: str, judge: Model
) -> list[tuple[Draft, float]]:
    """Drafts with their confidence; of drafts that share a cue, only the likeliest."""
    spoken = transcript.turns(text, lang)
    best = {draft.cue: (draft, transcript.CONFIDENCE) for draft in spoken}
    for draft in transcript.outside(drafts(text, sentences, quotes, lang), spoken, text, lang):
        sure = judge.confidence(draft.signs, lang)
        if draft.cue not in best or best[draft.cue][1] < sure:
            best[draft.cue] = (draft, sure)
    return sorted(best.values(), key=lambda pair: min(pair[0].cue[0], pair[0].content[0]))


def _statement(
    article: Article, draft: Draft, sure: float, quotes: tuple[Quotation, ...], mentions: Mentions
) -> Statement:
    text, lang = article.text, article.lang
    source, cue, content = (Part.of(text, spans) for spans in (draft.source, draft.cue, draft.content))
    actor = mentions.resolve(source.text, source.spans[0].start) if source.spans else None
    kind: ActorKind | None = mentions.kind(actor) if actor else None
    table_of, hedges = modalities(lang)
    return Statement(
        id=Statement.identify(article.id, source.spans, cue.spans, content.spans),
        article=article.id,
        lang=lang,
        quote=Quote.DIRECT if draft.sense is transcript.TURN else quote_kind(content.spans, quotes),
        authority=authority(source.text, classify(source.text, lang), kind),
        modality=modality(draft.sense, cue.text, content.text, table_of, hedges),
        confidence=round(sure, 3),
        source=Source(source.text, source.spans, actor),
        cue=cue,
        content=content,
    )
