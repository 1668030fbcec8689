"""A small ledger in memory, with sample articles in four languages about ferry talks that never took place."""

import re
from dataclasses import dataclass, field, replace

import pytest

from uradori.actors import Entry, Gazetteer
from uradori.briefing import BriefingOptions, brief
from uradori.errors import UsageError
from uradori.model import (
    Actor,
    ActorKind,
    Alignment,
    Article,
    Authority,
    Claim,
    Credit,
    Disclosure,
    DisclosureKind,
    Dispute,
    Evidence,
    Figure,
    Modality,
    Part,
    Question,
    QuestionKind,
    Quote,
    Retelling,
    RetellingKind,
    Source,
    Span,
    Statement,
    Story,
    snapshot_hash,
)


def actor(ident, kind, country=None, **names):
    return Actor(ident, kind, {lang: (name,) for lang, name in names.items()}, country)


LAND = actor("norland", ActorKind.STATE, en="Norland", ja="ノルランド", ru="Норландия", uk="Норландія")
ISLE = actor("westisle", ActorKind.STATE, en="Westisle", ja="ウェスティル", ru="Вестайл", uk="Вестайл")
MINISTER = actor(
    "lina-varga", ActorKind.PERSON, "norland", en="Lina Varga", ja="リナ・バルガ", ru="Лина Варга", uk="Ліна Варга"
)
AGENCY = actor("sample-wire", ActorKind.OUTLET, "norland", en="Sample Wire", ja="サンプル通信")
PAPER = actor("sample-post", ActorKind.OUTLET, "westisle", en="Sample Post", ja="サンプル新聞")
THIRD = actor("thirdland", ActorKind.STATE, en="Thirdland", ja="サードランド")
DAILY = actor("sample-daily", ActorKind.OUTLET, "thirdland", en="Sample Daily", ja="サンプル日報")
UNKNOWN = Actor("jon-berg", ActorKind.PERSON, {"en": ("Jon Berg",)}, known=False)
OUTSIDE = actor("far-agency", ActorKind.OUTLET, "westisle", en="Far Agency", ja="ファー通信")


@dataclass
class Ledger:
    """A View over plain lists."""

    found: list[Article] = field(default_factory=list)
    said: list[Statement] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    edges: list[Retelling] = field(default_factory=list)
    grouped: list[Story] = field(default_factory=list)
    counted: list[Figure] = field(default_factory=list)
    claimed: list[Claim] = field(default_factory=list)
    disputed: list[Dispute] = field(default_factory=list)

    def articles(self, articles=None):
        wanted = None if articles is None else set(articles)
        yield from (one for one in self.found if wanted is None or one.id in wanted)

    def article(self, article):
        return next(one for one in self.found if one.id == article)

    def revisions(self, key):
        return [one for one in self.found if one.key == key]

    def statements(self, articles=None):
        yield from (one for one in self.said if articles is None or one.article in articles)

    def actor(self, actor):
        return {"jon-berg": UNKNOWN}.get(actor)

    def questions(self, articles=None):
        yield from (one for one in self.asked if articles is None or one.evidence[0].article in articles)

    def largest_stories(self, limit, skip=0, without=()):
        return [one for one in self.grouped if one.id not in without][skip:][:limit]

    def count_stories(self, without=()):
        return len(self.largest_stories(1000, without=without))

    def story(self, story):
        for one in self.grouped:
            if one.id == story:
                return one
        raise UsageError(f"no story {story}")

    def figures(self, articles=None):
        yield from (one for one in self.counted if articles is None or one.article in articles)

    def claims(self, articles=None):
        for one in self.claimed:
            if articles is None or any(wording.article in articles for wording in one.wordings):
                yield one

    def disputes(self, articles=None):  # noqa: ARG002 - a view's shape; the fixtures have one story
        yield from self.disputed

    def retellings(self, articles=None):
        yield from (one for one in self.edges if articles is None or one.article in articles)


def article(ident, lang, text, **fields):
    sentences = tuple(
        Span(*match.span()) for match in re.finditer(r"[^\s].*?[.。!?](?=\s|$|[^\s」”])”?|\S.*$", text, re.MULTILINE)
    )
    return Article(ident, ident, f"{ident}.txt", lang, text, sentences, snapshot_hash(text.encode()), **fields)


def spans(article, *words):
    return tuple(Span(at := article.text.index(word), at + len(word)) for word in words)


def statement(article, source, cue, content, *, authority="named", modality="asserted", quote="indirect", actor=None):
    parts = [spans(article, *([words] if words else [])) for words in (source, cue, content)]
    return Statement(
        Statement.identify(article.id, *parts),
        article.id,
        article.lang,
        Quote(quote),
        Authority(authority),
        Modality(modality),
        0.91,
        Source(Part.of(article.text, parts[0]).text, parts[0], actor.ref() if actor else None),
        Part.of(article.text, parts[1]),
        Part.of(article.text, parts[2]),
    )


WIRE = article(
    "wire",
    "en",
    "Norland and Westisle agreed on Tuesday to keep talking about the strait ferry. "
    "“We will reopen the line before winter,” Lina Varga said. "
    "She denied that tolls would rise. "
    "Officials said the draft still has gaps. "
    "The next round will be held on 4 March. "
    "It remains unclear who will pay for the second pier.",
    title="Ferry talks to go on",
    url="https://wire.example/ferry",
    outlet="Sample Wire",
    outlet_actor="sample-wire",
    published="2031-02-18T09:00:00+00:00",
)
COPY = article(
    "copy",
    "en",
    "(Sample Wire) Norland and Westisle agreed on Tuesday to keep talking about the strait ferry. "
    "“We will reopen the line before winter,” Lina Varga said.",
    title="Norland, Westisle keep talking",
    url="https://post.example/ferry?a=1&b=2",
    outlet="Sample Post",
    outlet_actor="sample-post",
    published="2031-02-18T11:30:00+00:00",
    credits=(Credit("Sample Wire", "sample-wire", Span(1, 12)),),
)
JAPANESE = article(
    "ja-wire",
    "ja",
    "ノルランドとウェスティルは火曜日、海峡フェリーについて協議を続けることで合意した。"
    "バルガ運輸相は「冬の前に航路を再開する」と述べた。",
    title="フェリー協議、継続へ",
    url="https://ja.example/1",
    outlet="サンプル日報",
    published="2031-02-18T21:00:00+09:00",
)
RUSSIAN = article(
    "ru",
    "ru",
    "Паромная линия может открыться раньше срока, сообщает Far Agency. По некоторым данным, билеты подорожают вдвое.",
    title="Паром: что известно",
    url="https://ru.example/1",
    outlet="Пример дня",
    published="2031-02-19",
)
UKRAINIAN = article(
    "uk",
    "uk",
    "На правах реклами. Поромна компанія запрошує на першу подорож через протоку.",
    title="Подорож протокою",
    url="https://uk.example/1",
    outlet="Зразок",
    disclosures=(Disclosure(DisclosureKind.SPONSORED, "На правах реклами", Span(0, 17)),),
)
EDITORIAL = article(
    "editorial",
    "en",
    "The talks were a failure for both capitals. "
    "Norland should publish the draft. "
    "The ferry carried 900 people a day. "
    "Analyst Jon Berg said the deal was a dangerous gift to the tolls lobby.",
    title="Editorial: A ferry to nowhere",
    url="javascript:alert(1)",
    outlet="Sample Post",
    outlet_actor="sample-post",
    published="2031-02-20T06:00:00+00:00",
)
ARTICLES = [WIRE, COPY, JAPANESE, RUSSIAN, EDITORIAL, UKRAINIAN]

STATEMENTS = [
    statement(WIRE, "Lina Varga", "said", "We will reopen the line before winter", modality="promised", quote="direct",
              actor=MINISTER),
    statement(WIRE, "She", "denied", "tolls would rise", modality="denied", actor=MINISTER),
    statement(WIRE, "Officials", "said", "the draft still has gaps", authority="anonymous"),
    statement(COPY, "Lina Varga", "said", "We will reopen the line before winter", modality="promised", quote="direct",
              actor=MINISTER),
    statement(JAPANESE, "バルガ運輸相", "述べた", "冬の前に航路を再開する", modality="promised", quote="direct",
              actor=MINISTER),
    statement(RUSSIAN, "Far Agency", "сообщает", "Паромная линия может открыться раньше срока", authority="outlet",
              modality="hedged", actor=OUTSIDE),
    statement(RUSSIAN, "", "По некоторым данным", "билеты подорожают вдвое", authority="unspecified",
              modality="hedged"),
    statement(EDITORIAL, "Analyst Jon Berg", "said", "the deal was a dangerous gift to the tolls lobby",
              actor=UNKNOWN),
]  # fmt: skip

QUESTIONS = [
    Question("q-step", QuestionKind.NEXT_STEP, "The next round will be held on 4 March.", "en",
             (Evidence("wire", spans(WIRE, "The next round will be held on 4 March.")),), closes="2031-03-04"),
    Question("q-open", QuestionKind.OPEN, "It remains unclear who will pay for the second pier.", "en",
             (Evidence("wire", spans(WIRE, "It remains unclear who will pay for the second pier.")),)),
]  # fmt: skip

RETELLINGS = [
    Retelling("copy", "wire", RetellingKind.WORDING, 0.97, (Alignment(Span(14, 150), Span(0, 136)),),
              "credit:Sample Wire"),
    Retelling("ja-wire", "wire", RetellingKind.TRANSLATION, 0.8,
              tuple(Alignment(mine, theirs) for mine, theirs in zip(JAPANESE.sentences, WIRE.sentences, strict=False)),
              "time:3h"),
    Retelling("ru", "actor:far-agency", RetellingKind.CITATION, 0.6, (Alignment(Span(0, 66), None),),
              "citation:Far Agency"),
]  # fmt: skip

STORY = Story(
    "story-ferry", "Ferry talks to go on", tuple(one.id for one in ARTICLES),
    ("wire", "actor:far-agency", "editorial", "uk"), ("sample-wire", "sample-post"), ("en", "ja", "ru", "uk"),
    "2031-02-18T09:00:00+00:00", "2031-02-20T06:00:00+00:00",
)  # fmt: skip


@pytest.fixture
def gazetteer():
    outlet = Entry(AGENCY, type="agency", owner="Norland Press Union", owner_as_of="2030")
    return Gazetteer.of(
        [
            Entry(LAND),
            Entry(ISLE),
            Entry(MINISTER),
            outlet,
            Entry(PAPER, type="newspaper"),
            Entry(OUTSIDE),
            Entry(THIRD),
            Entry(DAILY),
        ]
    )


@pytest.fixture
def ledger():
    other = Story("story-other", "Another matter", (), (), (), (), None, None)
    return Ledger(list(ARTICLES), list(STATEMENTS), list(QUESTIONS), list(RETELLINGS), [STORY, other])


@pytest.fixture
def empty():
    return Ledger()


@pytest.fixture
def write(gazetteer):
    """Brief a ledger."""

    def write(view, lang="en", story=None):
        return brief(view, gazetteer, BriefingOptions(lang, story))

    return write


@pytest.fixture
def large():
    """A hundred articles of fifteen long statements each, none of them a copy."""
    found, said = [], []
    point = "о паромной линии и о пристани, которую никто не видел, потому что её ещё не построили"
    for number in range(100):
        outlet = f"Зразок {number % 30}"
        body = " ".join(f"Довод {number}-{at} {point}." for at in range(15))
        one = article(f"n{number}", "ru", body, title=f"Паром, день {number}", outlet=outlet)
        found.append(one)
        said += [statement(one, "", "", f"Довод {number}-{at} {point}", authority="unspecified") for at in range(15)]
    story = replace(STORY, articles=tuple(one.id for one in found), origins=tuple(one.id for one in found))
    return Ledger(found, said, [], [], [story])
