"""Where sentences begin and end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.lang import SUPPORTED
from uradori.model import UNSUPPORTED
from uradori.reading import sentences


def cut(text, lang):
    return [span.cut(text) for span in sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["Mr. Hill of the U.S. Treasury met J. R. Ford in Washington, D.C.", "The talks cost $3.5 million."]),
        ("en", ["He left.", '"We go," he said.', '"They left."', "Why?", "Because."]),
        ("en", ["Arrivals end at 5 p.m. on Friday.", "They wait… until noon.", "No. 5 is last."]),
        ("en", ['"Why?" he asked.', "(He did not say.)", "It was over!"]),
        ("en", ["1. The talks go on.", "They end soon."]),
        ("ru", ["В. В. Петров прибыл в г. Москву в 2025 г.", "Он заявил: «Мы готовы!» — и ушел."]),
        ("ru", ["Потери — 5 тыс. человек и 3 млн. руб.", "Петров ушел и т. д.", "Так."]),
        ("uk", ["У 2025 р. він прибув до м. Київ.", "В. О. Коваль сказав: «Так!»", "Це все."]),
        ("ja", ["「そうだ。行く」と述べた。", "なぜ？と問う。", "本当か！？", "（共同）"]),
        ("ja", ["値は3．5％で、U.S. Steelは残った。", "Yahoo!ニュースによる。"]),
        (UNSUPPORTED, ["他走了。", "He left.", "Он ушел."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(lang, expected):
    glue = "" if lang == "ja" else " "
    assert cut(glue.join(expected), lang) == expected


def test_a_line_break_always_ends_a_sentence():
    assert cut("Headline without a stop\nMr.\r\n\r\n「開いた\n次の行", "en") == [
        "Headline without a stop",
        "Mr.",
        "「開いた",
        "次の行",
    ]


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("ja", "彼は「未完だ。次の文。その次。", 3),
        ("en", 'He said: "We go. They stay. All end.', 3),
        ("ru", "Он сказал: «Мы идем. Они ждут. Все.", 3),
        ("ja", "閉じる」だけ。次の文。", 2),
    ],
)
def test_a_quote_that_never_closes_swallows_nothing(lang, text, count):
    assert len(cut(text, lang)) == count


def test_a_closing_quote_stays_with_its_sentence():
    assert cut("He said: “We go.” Then he left.", "en") == ["He said: “We go.”", "Then he left."]


PIECES = st.sampled_from(
    [*"。！？.!?…「」『』（）【】\"“”«»'()", " ", "\n", "\u2028", "г", "U.S", "Mr", "と", "The", "5", "в", "。」"]
)


@pytest.mark.parametrize("lang", [*SUPPORTED, UNSUPPORTED])
@given(text=st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_spans_are_ordered_and_cover_every_character_that_is_no_space(lang, text):
    spans = sentences(text, lang)
    assert all(span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in covered for place, letter in enumerate(text) if not letter.isspace())
    assert all(span.cut(text) == span.cut(text).strip() for span in spans)


@pytest.mark.parametrize(
    "text", ["「" * 20_000, "」" * 20_000, "。" * 20_000, ". A" * 20_000, "「。」" * 10_000, "a" * 60_000]
)
def test_hostile_text_takes_no_more_than_a_moment(text):
    began = time.process_time()
    sentences(text, "ja")
    assert time.process_time() - began < 2
