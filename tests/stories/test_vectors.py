"""Articles as weighted marks: products, sums and neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.stories.vectors import Counted, Space, Vector, dot, near, rarity, total, vector

vectors = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 9.0), max_size=5), min_size=1, max_size=5)


@given(vectors)
def test_a_space_multiplies_and_adds_as_one_by_one(given_vectors: list[Vector]) -> None:
    space = Space(given_vectors)
    first = space.vectors[0]
    assert space.products(first, space.vectors) == pytest.approx([dot(given_vectors[0], one) for one in given_vectors])
    for other, one in zip(space.vectors, given_vectors, strict=True):
        added = space.total(first, other)
        expected = total([given_vectors[0], one])
        assert space.products(added, [added]) == pytest.approx([dot(expected, expected)])


def test_rare_marks_say_more() -> None:
    weights = rarity(["s:ABKD", "s:KLNT"], Counted([["s:ABKD", "s:KLNT"], ["s:ABKD"], ["s:ABKD"]]))
    assert weights["s:KLNT"] > weights["s:ABKD"] > 0


def test_marks_held_more_often_weigh_more_but_not_as_often() -> None:
    found = vector({"a": 9, "b": 1}, {"a": 1.0, "b": 1.0})
    assert 1 < found["a"] / found["b"] < 9


def test_neighbours_are_found_in_every_group() -> None:
    same = {"s:KSTL": 1.0}
    assert near([same, same, same, {"s:BTN": 1.0}], ["en", "en", "ja", "ja"], 2) == [[1, 2], [0, 2], [0, 1], []]
