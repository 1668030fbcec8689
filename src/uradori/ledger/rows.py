"""Records as rows of tables, and back: columns for what is queried, JSON for the rest."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from uradori.model import (
    Actor,
    ActorKind,
    ActorRef,
    Alignment,
    Article,
    Authority,
    Bound,
    Claim,
    Claimant,
    Credit,
    Disclosure,
    DisclosureKind,
    Dispute,
    DisputeKind,
    Evidence,
    Figure,
    Modality,
    Office,
    Part,
    Question,
    QuestionKind,
    Quote,
    Retelling,
    RetellingKind,
    Source,
    Span,
    Spans,
    Statement,
    Story,
    Vagueness,
    Wording,
)

Row = tuple[Any, ...]

STATEMENT_COLUMNS = "id, lang, quote, authority, modality, confidence, actor, names, spans, within, vague, words"
"""The columns of a statement, as `statement_row` writes them and `statement_of` takes them."""

_IN_COLUMNS = {"id", "key", "title", "text", "lang", "input", "snapshot"}
_IN_RECORD = tuple(field.name for field in fields(Article) if field.name not in _IN_COLUMNS)


def _plain(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def now() -> str:
    """The present moment as the ledger writes it: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def moment(published: str | None) -> str | None:
    """A publication time brought to UTC so that times of different zones sort; a date alone stays a date."""
    if published is None or len(published) <= len("2025-08-15"):
        return published
    try:
        time = datetime.fromisoformat(published)
    except ValueError:  # cut short, or not quite ISO: it still sorts among dates as written
        return published
    return time.astimezone(UTC).isoformat() if time.tzinfo else time.isoformat()


def article_row(article: Article) -> Row:
    """Columns ``lang, moment, input, snapshot, record`` of an article."""
    record = _encode({name: getattr(article, name) for name in _IN_RECORD})
    return (article.lang, moment(article.published), article.input, article.snapshot, record)


def article_of(row: Row) -> Article:
    """The article of columns ``id, key, title, text, lang, input, snapshot, record``."""
    id_, key, title, text, lang, input_, snapshot, record = row
    rest = json.loads(record)
    rest["sentences"] = _spans(rest["sentences"])
    rest["credits"] = tuple(Credit(c["originator"], c["actor"], Span(*c["span"])) for c in rest["credits"])
    rest["disclosures"] = tuple(
        Disclosure(DisclosureKind(d["kind"]), d["text"], _span(d["span"])) for d in rest["disclosures"]
    )
    return Article(id=id_, key=key, title=title, text=text, lang=lang, input=input_, snapshot=snapshot, **rest)


def statement_row(statement: Statement) -> Row:
    """The columns `STATEMENT_COLUMNS` of a statement."""
    actor = statement.source.actor
    return (
        statement.id,
        statement.lang,
        statement.quote,
        statement.authority,
        statement.modality,
        statement.confidence,
        actor and actor.id,
        actor and _encode(actor.name),
        _encode((statement.source.spans, statement.cue.spans, statement.content.spans)),
        statement.within,
        statement.vague,
        _encode((statement.authority_words, statement.modality_words)),
    )


def statement_of(article: str, text: str, row: Row) -> Statement:
    """The statement of the columns of ``statement_row``, in the article with this id and text."""
    id_, lang, quote, authority, modality, confidence, actor, names, spans, within, vague, words = row
    authority_words, modality_words = (_spans(part) for part in json.loads(words))
    source, cue, content = (Part.of(text, _spans(part)) for part in json.loads(spans))
    return Statement(
        id=id_,
        article=article,
        lang=lang,
        quote=Quote(quote),
        authority=Authority(authority),
        modality=Modality(modality),
        confidence=confidence,
        source=Source(source.text, source.spans, ActorRef(actor, json.loads(names)) if actor else None),
        cue=cue,
        content=content,
        within=within,
        vague=Vagueness(vague) if vague else None,
        authority_words=authority_words,
        modality_words=modality_words,
    )


def record_of(record: Question | Actor | Figure | Story | Retelling | Claim | Dispute) -> str:
    """A record as JSON, its fields by name."""
    return _encode(record)


def question_of(record: str) -> Question:
    """The question of a JSON record."""
    rest = json.loads(record)
    rest["kind"] = QuestionKind(rest["kind"])
    rest["evidence"] = tuple(Evidence(e["article"], _spans(e["spans"])) for e in rest["evidence"])
    return Question(**rest)


def actor_of(record: str) -> Actor:
    """The actor of a JSON record."""
    rest = json.loads(record)
    rest["kind"] = ActorKind(rest["kind"])
    rest["names"] = {lang: tuple(names) for lang, names in rest["names"].items()}
    rest["offices"] = tuple(Office(**office) for office in rest["offices"])
    rest["domains"] = tuple(rest["domains"])
    return Actor(**rest)


def story_of(record: str) -> Story:
    """The story of a JSON record."""
    rest = json.loads(record)
    return Story(**rest | {name: tuple(rest[name]) for name in ("articles", "origins", "outlets", "languages")})


def retelling_of(record: str) -> Retelling:
    """The retelling of a JSON record."""
    rest = json.loads(record)
    rest["kind"] = RetellingKind(rest["kind"])
    rest["evidence"] = tuple(Alignment(Span(*e["span"]), _span(e["parent_span"])) for e in rest["evidence"])
    return Retelling(**rest)


def figure_of(record: str) -> Figure:
    """The figure of a JSON record."""
    rest = json.loads(record)
    given = rest["claimant"]
    actor = given["actor"]
    rest["claimant"] = Claimant(given["text"], _spans(given["spans"]), ActorRef(**actor) if actor else None)
    rest |= {name: _spans(rest[name]) for name in ("spans", "thing", "scope")}
    return Figure(**rest | {"bound": Bound(rest["bound"]), "modality": Modality(rest["modality"])})


def claim_of(record: str) -> Claim:
    """The claim of a JSON record."""
    rest = json.loads(record)
    rest["wordings"] = tuple(Wording(**each | {"spans": _spans(each["spans"])}) for each in rest["wordings"])
    rest["variants"] = tuple(tuple(places) for places in rest["variants"])
    rest["authorities"] = tuple(Authority(each) for each in rest["authorities"])
    rest["leading"] = rest.get("leading", ())  # claims of older ledgers are called by their first wording
    return Claim(**rest | {name: tuple(rest[name]) for name in ("origins", "disputed_by", "leading")})


def dispute_of(record: str) -> Dispute:
    """The dispute of a JSON record."""
    rest = json.loads(record)
    return Dispute(**rest | {"kind": DisputeKind(rest["kind"])})


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair is not None else None


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
