"""A small ledger for the desk's pages: ferry talks that never took place, told by outlets that do not exist."""

from __future__ import annotations

import json
import re
import warnings
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path

from uradori.ledger import Grouped, open_ledger
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
    Statement,
    Story,
    Wording,
)
from uradori.web import DeskOptions, create_app

with warnings.catch_warnings(action="ignore"):  # the test client's own advice on another client
    from fastapi.testclient import TestClient

ENTRIES = (
    {"id": "norland", "kind": "state", "names": {"en": "Norland", "ja": "ノルランド"}},
    {
        "id": "lina-varga",
        "kind": "person",
        "names": {"en": ["Lina Varga"], "ja": ["リナ・バルガ"]},
        "country": "norland",
        "offices": [
            {"role": "foreign-minister", "of": "norland", "since": "2021-03-01"},
            {"role": "mayor", "of": "norland", "since": "2011", "until": "2015"},
        ],
    },
    {
        "id": "sample-wire",
        "kind": "outlet",
        "type": "agency",
        "names": {"en": "Sample Wire", "ja": "サンプル通信"},
        "country": "norland",
        "owner": "Ferry Holding",
        "owner_as_of": "2024",
        "labels": [{"label": "state-controlled", "by": "Sample Index", "as_of": "2024-02-07"}],
    },
)
LINA = ActorRef("lina-varga", {"en": "Lina Varga"})
STRANGER = Actor("jon-berg", ActorKind.PERSON, {"en": ("Jon Berg",)}, known=False)

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def article(key: str, text: str, lang: str = "en", **fields: str | None) -> Article:
    """An article whose sentences end at a full stop."""
    sentences = tuple(Span(*hit.span()) for hit in re.finditer(r"[^.。]+[.。]\s*", text))
    title = fields.pop("title", None)
    return Article(
        id=Article.identify(key, title, text), key=key, input=f"{key}.txt", lang=lang, text=text, title=title,
        sentences=sentences, snapshot="5e" * 32, **fields,
    )  # fmt: skip


WIRE = article(
    "wire",
    "Ferry talks open. Lina Varga said the ferry line will open in May. Officials said ten boats were lost. "
    "The harbour of Westisle stays shut until the spring storms are over and the piers are mended.",
    title="Ferry talks open", outlet="Sample Wire", outlet_actor="sample-wire", published="2025-08-01T10:00:00+00:00",
)  # fmt: skip
POST = article(
    "post",
    "No ferry yet. The harbour of Westisle stays shut until the spring storms are over and the piers are mended. "
    "Jon Berg denied that twelve boats were lost. Lina Varga said the ferry line will not open in May.",
    title=HOSTILE, outlet="The Sample Post", published="2025-08-03T10:00:00+00:00",
)  # fmt: skip
PRESS = article(
    "press", "船便の会談が始まった。リナ・バルガ外相は五月に再開すると述べた。停戦の合意はない。", "ja",
    title="船便の会談", outlet="見本新聞/夕刊", published="2025-08-02T10:00:00+09:00",
)  # fmt: skip
OLD_WIRE = article(
    "wire", WIRE.text.replace("in May", "in April"), title="Ferry talks open", outlet="Sample Wire",
    outlet_actor="sample-wire", published="2025-08-01T09:00:00+00:00",
)  # fmt: skip


def said(
    where: Article, source: str, content: str, actor: ActorRef | None = None, modality: Modality = Modality.ASSERTED
) -> Statement:
    """The statement of *source* that *content* (both as they stand in the text)."""
    who, what = (Span(at, at + len(part)) for part in (source, content) for at in (where.text.index(part),))
    cue = Span(who.end + 1, who.end + 5)
    name = Part.of(where.text, (who,))
    return Statement(
        id=Statement.identify(where.id, (who,), (cue,), (what,)), article=where.id, lang=where.lang,
        quote=Quote.INDIRECT, authority=Authority.NAMED if actor else Authority.ANONYMOUS, modality=modality,
        confidence=0.9, source=Source(name.text, name.spans, actor), cue=Part.of(where.text, (cue,)),
        content=Part.of(where.text, (what,)),
    )  # fmt: skip


def boats(where: Article, words: str, value: float, actor: ActorRef | None, day: str | None) -> Figure:
    """A figure of boats lost."""
    at = where.text.index(words)
    spans = (Span(at, at + len(words)),)
    thing = (Span(at + len(words) + 1, at + len(words) + 6),)
    return Figure(
        Figure.identify(where.id, spans), where.id, where.lang, spans, value, None, Bound.EXACT, "count", "ships",
        thing, (), day, Claimant("", (), actor), Modality.ASSERTED,
    )  # fmt: skip


OPENS = said(WIRE, "Lina Varga", "the ferry line will open in May", LINA)
LOST = said(WIRE, "Officials", "ten boats were lost")
SHUT = said(POST, "Lina Varga", "the ferry line will not open in May", LINA)
DENIED = said(POST, "Jon Berg", "twelve boats were lost", STRANGER.ref(), Modality.DENIED)
JA = said(PRESS, "リナ・バルガ外相", "五月に再開する", LINA, Modality.PROMISED)
TEN = boats(WIRE, "ten", 10.0, None, None)
TWELVE = boats(POST, "twelve", 12.0, STRANGER.ref(), None)

BEFORE = Claim("c-before", (Wording(WIRE.id, "en", OPENS.content.spans, OPENS.id),), (), (), (), (), WIRE.published)
LATER = Claim("c-later", (Wording(POST.id, "en", SHUT.content.spans, SHUT.id),), (), (), (), (), POST.published)
STORY = Story(
    "story-1", "Ferry talks", (WIRE.id, POST.id, PRESS.id), (WIRE.id,), ("Sample Wire",), ("en", "ja"), None, None
)
PIERS = "The harbour of Westisle stays shut until the spring storms are over and the piers are mended"


def _piers(where: Article) -> Span:
    at = where.text.index(PIERS)
    return Span(at, at + len(PIERS))


COPIED = Retelling(
    POST.id, WIRE.id, RetellingKind.WORDING, 0.9, (Alignment(_piers(POST), _piers(WIRE)),), "time value=48h"
)
TRANSLATED = Retelling(
    PRESS.id,
    WIRE.id,
    RetellingKind.TRANSLATION,
    0.8,
    (Alignment(PRESS.sentences[0], WIRE.sentences[0]),),
    "score value=0.8",
)


def make_ledger(path: Path) -> None:
    """The ledger at *path*: two revisions of the wire's article, a copy with a contradiction, a translation."""
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("samples")
        found = (
            (OLD_WIRE, [said(OLD_WIRE, "Lina Varga", "the ferry line will open in April", LINA)], [], []),
            (WIRE, [OPENS, LOST], [], [TEN]),
            (POST, [DENIED, SHUT], [STRANGER], [TWELVE]),
            (PRESS, [JA], [], []),
        )
        for each, statements, actors, figures in found:
            writer.add_article(each)
            writer.add_findings(each.id, statements, actors, (), figures)
        disputes = [
            Dispute(DisputeKind.SHIFT, BEFORE.id, LATER.id, "negation actor=lina-varga"),
            Dispute(DisputeKind.UPDATED, TEN.id, TWELVE.id, "later"),
        ]
        writer.add_grouping(Grouped((STORY,), (COPIED, TRANSLATED), (BEFORE, LATER), tuple(disputes)))
        writer.commit()


def make_client(folder: Path) -> TestClient:
    """A client of the desk over the sample ledger."""
    make_ledger(folder / "ledger.db")
    corrections = folder / "corrections.jsonl"
    corrections.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in ENTRIES), "utf-8")
    app = create_app(DeskOptions(folder / "ledger.db", corrections=corrections, rate=1_000_000))
    client = TestClient(app, base_url="http://localhost", headers={"accept-language": "en"})
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # a language asked for once must not stay
    return client
