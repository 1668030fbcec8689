"""The words of the full-text index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.ledger.words import article_and_sentence, index_text, phrase_of, sentence_row, words_of
from uradori.model import Span


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("停戦合意。", "停戦 戦合 合意 意 "),
        ("G7サミット", "G7 サミ ミッ ット ト "),
        ("The U.S. said", "The U S said"),
        ("ＮＡＴＯ１２", "NATO12"),
        ("ｶﾞｽ", "ガス ス "),
        ("snake_case", "snake case"),
        ("", ""),
        ("…!?", ""),
    ],
)
def test_runs_without_spaces_become_pairs(text: str, indexed: str) -> None:
    assert index_text(text) == indexed


def test_words_know_their_place() -> None:
    words = words_of("米NATO会談", start=10)
    assert [(word.folded, word.span) for word in words] == [
        ("米", Span(10, 11)),
        ("nato", Span(11, 15)),
        ("会談", Span(15, 17)),
        ("談", Span(16, 17)),
    ]


def test_a_word_whose_folding_changes_its_length_stands_for_its_whole_run() -> None:
    assert {word.span for word in words_of("ｶﾞｽ")} == {Span(0, 3)}


def test_a_single_character_is_the_beginning_of_a_word() -> None:
    phrase = phrase_of("露")
    assert phrase
    assert phrase.match() == '"露"*'
    assert phrase.find(words_of("米露の会談")) == [Span(1, 3)]


@given(st.text())
def test_every_text_finds_itself(text: str) -> None:
    phrase = phrase_of(text)
    assert phrase is None or phrase.find(words_of(text))


@given(st.text())
def test_words_lie_inside_the_text_in_order(text: str) -> None:
    spans = [word.span for word in words_of(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)


@given(st.integers(1, 2**38), st.integers(0, 2**24 - 1))
def test_rows_of_the_index_lead_back_to_article_and_sentence(article: int, sentence: int) -> None:
    assert article_and_sentence(sentence_row(article, sentence)) == (article, sentence)
