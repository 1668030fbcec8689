from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.model import Span
from uradori.statements.quotes import quotations
from uradori.statements.tagger.spans import content_spans, trimmed, whole_words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" , the talks. ", "the talks"),
        ("“the talks”", "“the talks”"),
        ("“the talks", "the talks"),
        ("the talks (again)", "the talks (again)"),
        ("(the talks", "the talks"),
        ("fell by 5%.", "fell by 5%"),
        ("、会談した。", "会談した"),
    ],
)
def test_marks_at_the_edges_go_unless_they_have_a_partner(text: str, kept: str) -> None:
    assert [span.cut(text) for span in trimmed(text, [Span(0, len(text))])] == [kept]


def test_marks_alone_are_nothing() -> None:
    assert trimmed(" .,— ", [Span(0, 5)]) == ()


def test_a_piece_that_is_nearly_a_quotation_is_its_words() -> None:
    text = "She said: “We are ready.” Then she left."
    piece = Span(text.index("“"), text.index(" Then"))
    assert [s.cut(text) for s in content_spans(text, [piece], quotations(text))] == ["We are ready."]


@given(st.text(st.sampled_from("ab “”\"'«».,\n"), max_size=60), st.data())
def test_content_spans_are_inside_in_order_and_apart(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pieces = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    found = content_spans(text, pieces, quotations(text))
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        at = end


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("the minister said", "inist", "minister"),
        ("заявил министр", "мини", "министр"),
        ("刑務所長は述べた", "務所", "刑務所長"),
        ("ロシア軍が", "ロシ", "ロシア"),
        ("カノー氏の話", "カノ", "カノー"),
        ("と述べた。", "述べ", "述べ"),
        ("a b", " ", " "),
    ],
)
def test_words_are_never_cut(text: str, cut: str, whole: str) -> None:
    start = text.index(cut)
    assert whole_words(text, Span(start, start + len(cut))).cut(text) == whole
