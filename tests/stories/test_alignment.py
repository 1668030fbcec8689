"""The heaviest pairs of places that stand in the same order in two texts."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from uradori.stories.alignment import Pair, rising


def test_pairs_in_the_same_order_all_count() -> None:
    pairs = [Pair(0, 0, 1.0), Pair(1, 2, 1.0), Pair(2, 3, 1.0)]
    assert rising(reversed(pairs)) == pairs


def test_one_heavy_pair_outweighs_two_light_ones() -> None:
    heavy = Pair(0, 2, 5.0)
    assert rising([heavy, Pair(1, 0, 1.0), Pair(2, 1, 1.0)]) == [heavy]


def test_a_place_is_used_once() -> None:
    assert rising([Pair(0, 0, 1.0), Pair(0, 1, 2.0), Pair(1, 1, 1.5)]) == [Pair(0, 0, 1.0), Pair(1, 1, 1.5)]


def test_no_pairs_give_none() -> None:
    assert rising([]) == []


places = st.integers(0, 5)
cells = st.dictionaries(st.tuples(places, places), st.integers(1, 9), max_size=9)


@given(cells)
def test_no_rising_run_is_heavier(weights: dict[tuple[int, int], int]) -> None:
    pairs = [Pair(at, other, float(weight)) for (at, other), weight in weights.items()]
    found = rising(pairs)
    heaviest = max(
        sum(pair.weight for pair in chosen)
        for size in range(min(6, len(pairs)) + 1)
        for chosen in combinations(sorted(pairs), size)
        if all(a.at < b.at and a.other < b.other for a, b in pairwise(chosen))
    )
    assert sum(pair.weight for pair in found) == heaviest
    assert all(a.at < b.at and a.other < b.other for a, b in pairwise(found))
