"""Whether a whole story is grouped right: ``claims`` over documents in four languages, pair of statements by pair."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

from sets import corpora, gold

from uradori.actors import load
from uradori.lang import SUPPORTED
from uradori.model import (
    Article,
    Authority,
    Markup,
    Modality,
    Part,
    Quote,
    RawPage,
    Source,
    Span,
    Spans,
    Statement,
    Story,
    snapshot_hash,
)
from uradori.reading import read
from uradori.stories import group
from uradori.stories.claims import claims


def grouped(*, retold: bool) -> dict[str, float]:
    """Pairs of statements in one claim against pairs with one id, in per cent, over the gold documents.

    Each document is a story of its four versions with their annotated statements. With *retold*, the retellings that
    the product finds among the versions are known, as in a ledger; without, only what is said tells.
    """
    tally: Counter[str] = Counter()
    rows = {lang: {row["id"]: row for row in corpora.documents(f"gold.{lang}")} for lang in SUPPORTED}
    for document in gold():
        _count(tally, document.name, {lang: rows[lang][document.name] for lang in SUPPORTED}, retold=retold)
    precision = 100 * tally["right"] / max(1, tally["found"])
    recall = 100 * tally["right"] / max(1, tally["gold"])
    return {
        "precision": round(precision, 1),
        "recall": round(recall, 1),
        "f1": round(2 * precision * recall / max(1, precision + recall), 1),
    }


def _count(tally: Counter[str], name: str, rows: dict[str, dict[str, Any]], *, retold: bool) -> None:
    """Add the pairs of one document: right ones, found ones, those that should be."""
    articles, statements, ids = [], [], {}
    for lang, row in rows.items():
        article = _article(name, lang, row["text"])
        articles.append(article)
        for each in row["attributions"]:
            one = _statement(article, each)
            statements.append(one)
            ids[one.id] = each["id"]
    story = Story("s", name, tuple(one.id for one in articles), (), (), SUPPORTED, None, None)
    told = group(articles, statements, load()).retellings if retold else ()
    for claim in claims(articles, statements, told, [story]):
        said = [ids[wording.statement] for wording in claim.wordings if wording.statement]
        tally["found"] += len(said) * (len(said) - 1) // 2
        tally["right"] += sum(one == other for one, other in combinations(said, 2))
    tally["gold"] += sum(count * (count - 1) // 2 for count in Counter(ids.values()).values())


def _article(name: str, lang: str, text: str) -> Article:
    snapshot = snapshot_hash(f"{name}.{lang}".encode())
    return read(RawPage(f"{name}.{lang}", text, snapshot, Markup.TEXT, lang=lang, published="2018-10-01"), load())


def _statement(article: Article, row: dict[str, Any]) -> Statement:
    parts = [_spans(row[role]) for role in ("source", "cue", "content")]
    source, cue, content = (Part.of(article.text, spans) for spans in parts)
    return Statement(
        Statement.identify(article.id, *parts),
        article.id,
        article.lang,
        Quote(row.get("quote", Quote.INDIRECT)),
        Authority(row.get("authority", Authority.NAMED)),
        Modality(row.get("modality", Modality.ASSERTED)),
        1.0,
        Source(source.text, source.spans),
        cue,
        content,
    )


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple(Span(*pair) for pair in pairs)
