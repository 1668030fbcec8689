"""Names of outlets in several scripts, and where texts name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.model import Span
from uradori.stories.outlets import Names, abbreviates, alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Kestrel Courier", "the kestrel courier"),
        ("The Kestrel Courier", "«Кестрел курьер»"),
        ("The Kestrel Courier", "газеты «Кестрел курьера»"),
        ("Kestrel Courier", "ケストレル・クーリエ紙"),
        ("Агентство Волна", "ヴォルナ通信"),
        ("東浜新聞", "東浜新聞社"),
        ("Видання «Хвиля»", "Хвилі"),
    ],
)
def test_spellings_of_one_outlet_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kestrel Courier", "Kestrel Herald"),
        ("Kestrel Courier", "Courier"),
        ("東浜新聞", "東浜通信"),
        ("Волна", "Хвиля"),
        ("News", "Press"),
        ("", "Courier"),
    ],
)
def test_other_outlets_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("ABC", "Alpha Bravo Courier"),
        ("TKC", "The Kestrel Courier"),
        ("PRT", "Protoka"),
        ("Kestrel", "Kestrel Courier"),
    ],
)
def test_letters_and_words_of_a_name_abbreviate_it(short: str, name: str) -> None:
    assert abbreviates(short, name)


@pytest.mark.parametrize(
    ("short", "name"),
    [("XYZ", "Alpha Bravo Courier"), ("CBA", "Alpha Bravo Courier"), ("Kestrel Courier", "Kestrel Courier"), ("", "A")],
)
def test_other_letters_do_not(short: str, name: str) -> None:
    assert not abbreviates(short, name)


def named(text: str, *names: str) -> list[tuple[str, str, bool]]:
    found = Names(names).mentions(text, [Span(0, len(text))])
    return [(mention.name, mention.span.cut(text), mention.bracketed) for mention in found]


@pytest.mark.parametrize(
    ("text", "written", "bracketed"),
    [
        ("so wrote the Kestrel Courier's reporter", "Kestrel Courier", False),
        ("об этом сообщает «Кестрел курьер».", "Кестрел курьер", False),
        ("ケストレル・クーリエ紙が報じた。", "ケストレル・クーリエ", False),
        ("座礁した。（ケストレル・クーリエ）", "ケストレル・クーリエ", True),
        ("BATUMI (Kestrel Courier) - A ferry", "Kestrel Courier", True),
    ],
)
def test_an_outlet_is_found_where_a_text_names_it(text: str, written: str, *, bracketed: bool) -> None:
    ((_, found, in_brackets),) = named(text, "The Kestrel Courier")
    assert found.startswith(written)
    assert in_brackets is bracketed


@pytest.mark.parametrize(
    "text",
    ["Волна насилия поднялась.", "Волна, ветер, шторм", "In Berlin nobody knew.", "the wave"],
)
def test_a_word_that_is_also_a_name_needs_quote_marks(text: str) -> None:
    assert named(text, "Волна") == []
    assert named("пишет «Волна»", "Волна") == [("Волна", "Волна", False)]


def test_outside_the_spans_given_only_brackets_are_read() -> None:
    text = "Kestrel Courier was right. (Kestrel Courier)"
    assert [mention.bracketed for mention in Names(["Kestrel Courier"]).mentions(text)] == [True]


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=4))
def test_any_names_in_any_text_are_found_inside_it(text: str, names: list[str]) -> None:
    for mention in Names(names).mentions(text, [Span(0, len(text))]):
        assert mention.name in names
        assert 0 <= mention.span.start < mention.span.end <= len(text)
