from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.statements.quotes import CLOSERS, quotations

MARKS = "".join(CLOSERS) + '”»›」』’"“ \n.,!?。、abcДжї述べた—'


def inner(text: str, depth: int = 0) -> list[str]:
    return [q.inner.cut(text) for q in quotations(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("Он сказал: «да» и „нет“.", ["да", "нет"]),
        ("彼は「はい」と『いいえ』を並べた。", ["はい", "いいえ"]),
        ("It's the ministers’ view that it isn’t so.", []),
        ('The 6" pipe is 2" short.', []),
    ],
)
def test_every_kind_of_mark_is_known(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_a_quotation_inside_another_is_one_deeper() -> None:
    text = "彼は「彼女が『行く』と言った」と話した。"
    assert inner(text, 0) == ["彼女が『行く』と言った"]
    assert inner(text, 1) == ["行く"]


def test_straight_marks_can_be_reopened_inside_one_another() -> None:
    text = '"They want the "first step" from us," she said.'
    assert inner(text, 0) == ['They want the "first step" from us,']
    assert inner(text, 1) == ["first step"]


def test_one_mark_may_close_two_quotations() -> None:
    text = "«Они назвали это «ошибкой», — сказал министр."
    assert inner(text, 0) == ["Они назвали это «ошибкой"]


def test_an_unclosed_quotation_ends_with_its_line() -> None:
    text = "“We shall wait and see.\nNobody else spoke. He left."
    (only,) = quotations(text)
    assert not only.closed
    assert only.inner.cut(text) == "We shall wait and see."


def test_a_quotation_over_lines_ends_at_its_closing_mark() -> None:
    text = '"One line here.\nAnd the second," she said.'
    (only,) = quotations(text)
    assert only.closed
    assert only.inner.cut(text) == "One line here.\nAnd the second,"


def test_paragraphs_that_reopen_the_quotation_are_two() -> None:
    text = "“One paragraph.\n“And another,” she said."
    assert inner(text) == ["One paragraph.", "And another,"]


@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS), st.characters()), max_size=120))
def test_any_text_gives_quotations_inside_it_and_in_order(text: str) -> None:
    found = quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    for quotation in found:
        assert 0 <= quotation.outer.start < quotation.inner.start < quotation.inner.end <= quotation.outer.end
        assert quotation.outer.end <= len(text)
