"""Shared wording of two articles, as a reader would mark it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.model import Article
from uradori.stories import shared_wording


def article(text: str, lang: str = "en") -> Article:
    return Article(Article.identify("k", None, text), "k", "k", lang, text, (), "5e")


def shared(one: str, other: str, lang: str = "en") -> list[tuple[str, str]]:
    left, right = article(one, lang), article(other, lang)
    return [
        (each.span.cut(one), each.parent_span.cut(other))
        for each in shared_wording(left, right)
        if each.parent_span is not None
    ]


def test_the_longest_stretch_is_shared_with_the_signs_around_it() -> None:
    found = shared(
        'He said: "The ferry line will open in May."', 'Later: "The Ferry line will open in May." So he said.'
    )
    assert found == [('"The ferry line will open in May."', '"The Ferry line will open in May."')]


def test_a_few_words_alike_are_no_passage() -> None:
    assert shared("the ferry line will close", "the ferry line may open") == []


def test_japanese_is_compared_by_characters() -> None:
    one, other = "前文。船便の会談が五月に始まると外相は述べた。", "船便の会談が五月に始まると外相は述べた。後文。"
    assert shared(one, other, "ja") == [(other[:20], other[:20])]


def test_languages_and_unknown_ones() -> None:
    text = "one two three four five six seven eight nine"
    assert shared(text, text, "unsupported") == [(text, text)]
    assert shared_wording(article(text, "en"), article(text, "ru")) == ()


@pytest.mark.parametrize("text", ["", "…!?", "word"])
def test_texts_with_next_to_nothing_share_nothing(text: str) -> None:
    assert shared(text, text) == []


PIECES = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", '"', ".", "(", ")", "'"]), max_size=60)


@given(PIECES, PIECES, st.sampled_from([" ", ""]), st.booleans())
def test_what_is_shared_is_the_same_words_and_each_place_once(
    one: list[str], other: list[str], between: str, japanese: bool
) -> None:
    joined = [between.join(pieces).replace("a", "a ").replace("b", " b") for pieces in (one, other)]
    if japanese:
        joined = [text.translate(str.maketrans("abcdef().", "船便会談五月「」。")) for text in joined]
    left, right = (article(text, "ja" if japanese else "en") for text in joined)
    found = shared_wording(left, right)
    for each in found:
        assert each.parent_span is not None
        words = [re.findall(r"\w+", part) for part in (each.span.cut(left.text), each.parent_span.cut(right.text))]
        assert words[0] == words[1]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
