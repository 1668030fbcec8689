"""What is new about a claim: wordings, origins, denials, and what stands against it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from uradori.export.atom import Change, ChangeKind, Sentence
from uradori.model import Article, Claim, Dispute, DisputeKind, Follow, Modality, Wording
from uradori.web.alerts.fresh import SENTENCES, Fresh


def of_claim(fresh: Fresh, follow: Follow) -> Iterator[Change]:
    """New wordings of the claim, by article, and new wordings of what cannot hold beside it."""
    claim = fresh.places.claim(follow.target)
    new = {*fresh.since(follow)}
    if claim is None or not new:
        return
    for article, wordings in _new(fresh, claim, new):
        evidence = [_sentence(fresh, article, one) for one in wordings[:SENTENCES]]
        yield fresh.change(follow, _kind(fresh, claim, wordings), article, evidence)
    yield from _against(fresh, follow, claim, new)


def _new(fresh: Fresh, claim: Claim, new: Collection[str]) -> Iterator[tuple[Article, list[Wording]]]:
    """The wordings of *claim* in *new* articles, by article; not those that an earlier revision had."""
    inside = sorted((one for one in claim.wordings if one.article in new), key=lambda one: (one.article, one.spans))
    for ident, group in groupby(inside, key=lambda one: one.article):
        article = fresh.article(ident)
        wordings = [one for one in group if article and fresh.is_new(article, one.spans)]
        if article and wordings:
            yield article, wordings


def _kind(fresh: Fresh, claim: Claim, wordings: list[Wording]) -> ChangeKind:
    said = {one.id: one.modality for one in fresh.statements([wordings[0].article])}
    if any(said.get(one.statement or "") is Modality.DENIED for one in wordings):
        return ChangeKind.DENIAL
    return ChangeKind.ORIGIN if wordings[0].article in claim.origins else ChangeKind.STATEMENT


def _against(fresh: Fresh, follow: Follow, claim: Claim, new: Collection[str]) -> Iterator[Change]:
    """What *new* articles bring against *claim*, beside the claim."""
    view = fresh.sight.view
    disputes: dict[str, Dispute] = {}
    for one in view.disputes(sorted({each.article for each in claim.wordings})):
        if claim.id in {one.one, one.other}:
            disputes.setdefault(one.other if one.one == claim.id else one.one, one)
    title = claim.title(fresh.sight.texts.lang)
    known = fresh.article(title.article)
    for other in view.claims_named(sorted(disputes)):
        kind = disputes[other.id].kind
        for article, wordings in _new(fresh, other, new):
            label = fresh.sight.texts(f"side.{kind}")
            evidence = [_sentence(fresh, article, one, label) for one in wordings[:SENTENCES]]
            if known:
                evidence.append(_sentence(fresh, known, title, fresh.sight.texts("alerts.followed")))
            told = ChangeKind.DENIAL if kind is DisputeKind.DENIAL else ChangeKind.DISPUTE
            yield fresh.change(follow, told, article, evidence, f"{other.id} {article.id}")


def _sentence(fresh: Fresh, article: Article, one: Wording, label: str | None = None) -> Sentence:
    said = fresh.statements([article.id])
    source = next((each.source.text for each in said if each.id == one.statement), None)
    return fresh.sentence(article, one.spans, label, source)
