"""Which sentences and statements are assessments, in each language."""

import re
from dataclasses import replace

import pytest

from uradori.briefing.judging import experts_among, is_assessment, is_opinion, judging_sentences, marks
from uradori.lang import SUPPORTED
from uradori.model import ActorRef, Article, Authority, Modality, Part, Quote, Source, Span, Statement


def page(lang, text, title=None, url=None):
    sentences = tuple(Span(*match.span()) for match in re.finditer(r"[^\s].*?(?:\.(?=\s|$)|。)", text))
    return Article("a", "a", "a.txt", lang, text, sentences, "0" * 64, title=title, url=url)


def said(lang, source, content, authority="named", modality="asserted"):
    return Statement("s", "a", lang, Quote.INDIRECT, Authority(authority), Modality(modality), 0.9,
                     Source(source, ()), Part("", ()), Part(content, (Span(0, 1),)))  # fmt: skip


@pytest.mark.parametrize("lang", SUPPORTED)
def test_every_language_has_its_marks(lang):
    found = marks(lang)
    assert found.paths
    assert not found.judgement.search("")


@pytest.mark.parametrize(
    ("lang", "source", "content"),
    [
        ("en", "political analyst Jo Berg", "the ferry deal was a mistake"),
        ("ja", "海運に詳しい専門家", "今回の合意は失敗だった"),
        ("ru", "политолог Иван Пример", "паромное соглашение стало провалом"),
        ("uk", "аналітикиня Олена Зразок", "паромна угода стала поразкою"),
    ],
)
def test_experts_who_judge_are_assessments_and_who_report_are_not(lang, source, content):
    assert is_assessment(said(lang, source, content))
    assert not is_assessment(said(lang, source, "3"))
    assert not is_assessment(said(lang, "Lina Varga", content))
    assert is_assessment(said(lang, "Sample Post", content, authority="outlet"))


def test_an_expert_stays_one_where_the_text_no_longer_says_so():
    first = said("en", "analyst Jo Berg", "the ferry deal was a mistake")
    actor = ActorRef("jo-berg", {"en": "Jo Berg"})
    first = replace(first, source=replace(first.source, actor=actor))
    later = replace(said("en", "he", "the pier should wait"), source=Source("he", (), actor))
    experts = experts_among([first])
    assert experts == {"jo-berg"}
    assert is_assessment(later, experts)
    assert not is_assessment(later)


@pytest.mark.parametrize(
    ("lang", "content"),
    [
        ("en", "the mayor said the line should reopen"),
        ("ja", "市長は航路を再開すべきだと評価する一方で慎重だった"),
        ("ru", "мэр заявил, что линию необходимо открыть"),
        ("uk", "мер заявив, що лінію слід відкрити"),
    ],
)
def test_what_an_outlet_reports_in_leaning_words_is_no_assessment(lang, content):
    assert not is_assessment(said(lang, "Sample Post", content, authority="outlet"))


def test_an_experts_forecast_is_an_assessment():
    assert is_assessment(said("en", "Analysts", "the line opens in May", "anonymous", "predicted"))


@pytest.mark.parametrize(
    ("lang", "title", "url"),
    [
        ("en", "Opinion: no more ferries", None),
        ("ja", "【社説】フェリー協議の行方", None),
        ("ru", "Колонка. Паром в никуда", None),
        ("uk", "Від редакції: пором у нікуди", None),
        ("en", "No more ferries", "https://post.example/opinion/2031/ferries"),
    ],
)
def test_opinion_pages_say_so_in_title_or_address(lang, title, url):
    assert is_opinion(page(lang, "x.", title, url))


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Public opinion turns against ferries"),
        ("ja", "主張が対立、フェリー協議"),
        ("ru", "О мнении жителей"),
        ("uk", "Що думка міста?"),
    ],
)
def test_news_about_opinions_is_no_opinion_page(lang, title):
    assert not is_opinion(page(lang, "x.", title, "http://[bad"))


def test_only_judging_sentences_of_opinion_pages_count():
    article = page("ja", "協議は失敗だった。船は三隻ある。", "社説 海の道")
    assert [span.cut(article.text) for span in judging_sentences(article, ())] == ["協議は失敗だった。"]


def test_news_pages_judge_only_in_their_own_voice():
    article = page("en", "The talks were a failure. In our view the deal was a mistake.")
    assert [span.cut(article.text) for span in judging_sentences(article, ())] == [
        "In our view the deal was a mistake."
    ]


def test_sentences_with_somebody_elses_words_are_left_out():
    article = page("en", "He called it a failure. The deal was a mistake.", "Editorial: ferries")
    quoted = said("en", "He", "a failure")
    assert [span.cut(article.text) for span in judging_sentences(article, (quoted,))] == ["The deal was a mistake."]


def test_pages_in_other_languages_are_left_alone():
    article = page("unsupported", "Un échec.")
    assert not is_opinion(article)
    assert judging_sentences(article, ()) == ()
    assert not is_assessment(said("unsupported", "expert", "failure"))
