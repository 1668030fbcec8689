"""A small ledger filled by hand: a harbour in three articles, one of them written to do harm."""

from __future__ import annotations

from itertools import pairwise

from uradori.export import Choice, Note, Pick
from uradori.ledger import Grouped, Store
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
    Dispute,
    DisputeKind,
    Figure,
    Modality,
    Part,
    Quote,
    Retelling,
    RetellingKind,
    Source,
    Span,
    Spans,
    Statement,
    Story,
    TargetKind,
    Wording,
    snapshot_hash,
)

READ, MADE = "2025-08-20T06:00:00+00:00", "2025-08-21T12:00:00+00:00"
MAYOR = ActorRef("ingrid-solheim", {"en": "Ingrid Solheim", "ja": "イングリッド・ソルハイム"})
STATE = ActorRef("united-states", {"en": "United States"})

ENGLISH = (
    "Ingrid Solheim, the mayor of Fjordby, said the harbour would reopen on Monday. "
    "At least 1,200 people had left the port, she said. The United States denied that the harbour would reopen."
)
JAPANESE = "フィヨルドビーの市長は「港は月曜に再開する」と述べた。避難者は900人だった。"
HOSTILE = (
    '=cmd|"/c calc"!A0 is safe, said <img src=x onerror=alert(1)>. @SUM(A1) </script> [x](javascript:alert(1)) 𠮷。'
)


def article(text: str, **fields) -> Article:
    key, title = fields["input"], fields.pop("title", None)
    cuts = [0, *(at + len(mark) for mark in (". ", "。") for at in range(len(text)) if text.startswith(mark, at))]
    edges = sorted({*cuts, len(text)})
    sentences = tuple(Span(a, b) for a, b in pairwise(edges))
    snapshot = snapshot_hash(text.encode())
    return Article(
        Article.identify(key, title, text),
        key,
        text=text,
        sentences=sentences,
        snapshot=snapshot,
        title=title,
        **fields,
    )


def at(text: str, *words: str) -> Spans:
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)


def statement(of: Article, source: str, cue: str, content: tuple[str, ...], **fields) -> Statement:
    spans = (at(of.text, source), at(of.text, cue), at(of.text, *content))
    defaults = {"quote": Quote.INDIRECT, "authority": Authority.NAMED, "modality": Modality.ASSERTED, "confidence": 0.9}
    actor = fields.pop("actor", None)
    parts = [Part.of(of.text, each) for each in spans]
    return Statement(
        id=Statement.identify(of.id, *spans),
        article=of.id,
        lang=of.lang,
        source=Source(parts[0].text, spans[0], actor),
        cue=parts[1],
        content=parts[2],
        **defaults | fields,
    )


def figure(of: Article, words: str, value: float, **fields) -> Figure:
    spans = at(of.text, words)
    defaults = {"bound": Bound.EXACT, "unit": "person", "counts": "displaced", "scope": (), "as_of": None}
    defaults |= {"value_max": None, "thing": (), "claimant": Claimant(), "modality": Modality.ASSERTED}
    return Figure(
        id=Figure.identify(of.id, spans), article=of.id, lang=of.lang, spans=spans, value=value, **defaults | fields
    )


ONE = article(ENGLISH, input="one", lang="en", url="https://fjord-press.example/harbour", outlet="Fjord Press",
              title="Harbour to reopen", published="2025-08-18T08:00:00+02:00",
              fetched="2025-08-18T09:30:00+00:00")  # fmt: skip
TWO = article(JAPANESE, input="minato.txt", lang="ja", outlet="港新聞", published="2025-08-19")
BAD = article(HOSTILE, input="bad", lang="en", url="javascript:alert(1)", outlet="=HYPERLINK(1)",
              title="<script>alert(1)</script> \u0007", published="2025-08-19T23:00:00Z")  # fmt: skip

SAID = statement(
    ONE, "Ingrid Solheim, the mayor of Fjordby", "said", ("the harbour would reopen on Monday",), actor=MAYOR
)
DENIED = statement(ONE, "The United States", "denied", ("that the harbour would reopen.",), actor=STATE,
                   authority=Authority.ORGANISATION, modality=Modality.DENIED)  # fmt: skip
TOLD = statement(TWO, "フィヨルドビーの市長", "述べた", ("港は月曜に再開する",), actor=MAYOR, quote=Quote.DIRECT)
WILD = statement(BAD, "<img src=x onerror=alert(1)>", "said", ('=cmd|"/c calc"!A0 is safe', "@SUM(A1) </script>"),
                 authority=Authority.ANONYMOUS, confidence=0.7)  # fmt: skip
UNSURE = statement(TWO, "避難者", "だった", ("900人",), confidence=0.1)

LEFT = figure(ONE, "1,200", 1200.0, bound=Bound.AT_LEAST, thing=at(ENGLISH, "people"), scope=at(ENGLISH, "the port"),
              claimant=Claimant("she", at(ENGLISH, "she"), MAYOR), as_of="2025-08-18")  # fmt: skip
FEWER = figure(TWO, "900", 900.0, value_max=950.5)

WORDINGS = (
    Wording(ONE.id, "en", SAID.content.spans, SAID.id),
    Wording(TWO.id, "ja", TOLD.content.spans, TOLD.id),
)
REOPENS = Claim("c1a1", WORDINGS, ((0, 1),), ("actor:reuters",), (Authority.NAMED,), ("c1a2",),
                "2025-08-18T08:00:00+02:00")  # fmt: skip
STAYS = Claim("c1a2", (Wording(ONE.id, "en", DENIED.content.spans, DENIED.id),), (), (ONE.id,),
              (Authority.ORGANISATION,), ("c1a1",), "2025-08-18T08:00:00+02:00")  # fmt: skip
SAFE = Claim("c1a3", (Wording(BAD.id, "en", at(HOSTILE, "=cmd"), None),), (), (BAD.id,), (Authority.OUTLET,), (), None)

STORY = Story("57a1", "Harbour to reopen", (ONE.id, TWO.id), ("actor:reuters",), ("Fjord Press", "港新聞"),
              ("en", "ja"), "2025-08-18T08:00:00+02:00", "2025-08-19")  # fmt: skip
EDGES = (
    Retelling(TWO.id, ONE.id, RetellingKind.TRANSLATION, 0.8, (Alignment(Span(0, 9), Span(0, 20)),), "time:1d"),
    Retelling(ONE.id, "actor:reuters", RetellingKind.CREDIT, 0.9, (Alignment(Span(0, 7), None),), "credit:Reuters"),
)
DISPUTES = (
    Dispute(DisputeKind.DENIAL, "c1a1", "c1a2", "not"),
    Dispute(DisputeKind.UPDATED, LEFT.id, FEWER.id, "later:1d"),
)
NOTES = (
    Note("c1a1", "Ask the port <office>.\n=1+1", "Kari", "2025-08-20T10:00:00+00:00"),
    Note(ONE.id, "The first to have it.", "Kari", "2025-08-20T11:00:00Z", (Span(0, 14),)),
)
PICKS = (Pick(TargetKind.STATEMENT, WILD.id), Pick(TargetKind.CLAIM, "c1a3"), Pick(TargetKind.ARTICLE, BAD.id))
WHOLE = Choice(story="57a1", picks=PICKS, notes=NOTES, author="Kari Nes")


def fill(store: Store) -> None:
    with store.writer() as writer:
        writer.begin("uradori 0.3.0 fast")
        mayor = Actor(MAYOR.id, ActorKind.PERSON, {lang: (name,) for lang, name in MAYOR.name.items()}, known=False)
        for each, said, counted in ((ONE, [SAID, DENIED], [LEFT]), (TWO, [TOLD, UNSURE], [FEWER]), (BAD, [WILD], [])):
            writer.add_article(each)
            writer.add_findings(each.id, said, [mayor], (), counted)
        writer.add_grouping(Grouped((STORY,), tuple(EDGES), (REOPENS, STAYS, SAFE), tuple(DISPUTES)))
        writer.commit()
