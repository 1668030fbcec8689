"""Sample articles about a storm at the strait that never was, with the figures and claims in them."""

from dataclasses import replace

from uradori.model import (
    ActorRef,
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
    Source,
    Span,
    Statement,
    Story,
    Wording,
    snapshot_hash,
)

VARGA = ActorRef("lina-varga", {"en": "Lina Varga", "ja": "リナ・バルガ"})


def article(ident, lang, published, outlet, actor, *sentences):
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + ("" if lang == "ja" else " ")
    return Article(
        ident, ident, f"{ident}.txt", lang, text, tuple(spans), snapshot_hash(text.encode()),
        outlet=outlet, outlet_actor=actor, published=published, title=sentences[0],
    )  # fmt: skip


DAY1 = article(
    "day1", "en", "2031-03-01T08:00:00Z", "Sample Wire", "sample-wire",
    "The storm killed at least 12 people in Norland, Lina Varga said on Saturday.",
    "The harbour office counted 1,900 displaced in the south.",
    "The Westisle regime said that its pumps had not failed.",
)  # fmt: skip
DAY2 = article(
    "day2", "en", "2031-03-02T08:00:00Z", "Sample Wire", "sample-wire",
    "The death toll in Norland has risen to 31, Lina Varga said on Sunday.",
    "Westisle denies that its pumps failed.",
)  # fmt: skip
POST = article(
    "post", "en", "2031-03-02T12:00:00Z", "Sample Post", "sample-post",
    "Aid workers put the number of dead in Norland at 55 to 60.",
    "The Westisle government said its pumps worked all night.",
)  # fmt: skip
JAPAN = article(
    "japan", "ja", "2031-03-03T09:00:00+09:00", "サンプル日報", "sample-daily",
    "バルガ運輸相は、ノルランドの死者が31人になったと発表した。",
    "ウェスティルの排水ポンプは止まっていたと関係者が語った。",
)  # fmt: skip
ARTICLES = [DAY1, DAY2, POST, JAPAN]


def spans(article, *words):
    return tuple(Span(at := article.text.index(word), at + len(word)) for word in words)


def figure(ident, article, number, value, claimant, *, high=None, bound="exact", counts="killed", scope="Norland",
           as_of=None, actor=None):  # fmt: skip
    given = spans(article, claimant) if claimant else ()
    return Figure(
        ident, article.id, article.lang, spans(article, number), float(value), high, Bound(bound), "person", counts,
        (), spans(article, scope) if scope else (), as_of, Claimant(claimant, given, actor), Modality.ASSERTED,
    )  # fmt: skip


FIGURES = [
    figure("f1", DAY1, "12", 12, "Lina Varga", bound="at least", as_of="2031-03-01", actor=VARGA),
    figure("f-out", DAY1, "1,900", 1900, "The harbour office", counts="displaced", scope="the south"),
    figure("f2", DAY2, "31", 31, "Lina Varga", as_of="2031-03-02", actor=VARGA),
    figure("f3", POST, "55", 55, "Aid workers", high=60.0),
    figure("f4", JAPAN, "31", 31, "バルガ運輸相", scope="ノルランド", as_of="2031-03-02", actor=VARGA),
]


def direct(article, source, cue, content):
    parts = [Part.of(article.text, spans(article, words)) for words in (source, cue, content)]
    return Statement(
        Statement.identify(article.id, *(part.spans for part in parts)), article.id, article.lang, Quote.DIRECT,
        Authority.NAMED, Modality.ASSERTED, 0.9, Source(parts[0].text, parts[0].spans), parts[1], parts[2],
    )  # fmt: skip


def wording(article, words, statement=None):
    return Wording(article.id, article.lang, spans(article, words), statement)


WORKED = Claim(
    "c-worked",
    (wording(DAY1, "its pumps had not failed"), wording(POST, "its pumps worked all night"),
     wording(DAY2, "Westisle denies that its pumps failed")),
    (), ("day1", "post"), (Authority.ORGANISATION,), ("c-stopped",), "2031-03-01T08:00:00Z",
)  # fmt: skip
STOPPED = Claim(
    "c-stopped", (wording(JAPAN, "ウェスティルの排水ポンプは止まっていた", "faint"),), (), ("japan",),
    (Authority.ANONYMOUS,), ("c-worked",), "2031-03-03T09:00:00+09:00",
)  # fmt: skip
CLAIMS = [WORKED, STOPPED]
DISPUTES = [
    Dispute(DisputeKind.UPDATED, "f1", "f2", "as_of:1d"),
    Dispute(DisputeKind.FIGURE, "f2", "f3", "value:31/55"),
    Dispute(DisputeKind.POLARITY, "c-worked", "c-stopped", "not"),
]
STORY = Story(
    "storm", DAY1.title, tuple(one.id for one in ARTICLES), ("day1", "day2", "post", "japan"), (), ("en", "ja"),
    DAY1.published, JAPAN.published,
)  # fmt: skip


def one_article():
    """The story as its first article alone tells it."""
    return replace(STORY, articles=("day1",), origins=("day1",), languages=("en",))
