"""The heaviest sequence of marks that two texts hold in the same order."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from uradori.stories.alignment import chain
from uradori.stories.marks import Mark


def sequence(names: str) -> list[Mark]:
    return [Mark(name, at) for at, name in enumerate(names)]


def test_marks_in_the_same_order_all_count() -> None:
    found = chain(sequence("abcd"), sequence("axbcd"), dict.fromkeys("abcd", 1.0))
    assert [name for *_, name in found] == list("abcd")


def test_one_heavy_mark_outweighs_two_light_ones() -> None:
    found = chain(sequence("cab"), sequence("abc"), {"a": 1.0, "b": 1.0, "c": 5.0})
    assert [name for *_, name in found] == ["c"]


def test_no_shared_marks_give_no_chain() -> None:
    assert chain(sequence("ab"), sequence("cd"), {}) == []


letters = st.text("abcd", max_size=6)


@given(letters, letters, st.dictionaries(st.sampled_from("abcd"), st.integers(1, 9), min_size=1))
def test_no_rising_sequence_is_heavier(left: str, right: str, weights: dict[str, int]) -> None:
    found = chain(sequence(left), sequence(right), {name: float(weight) for name, weight in weights.items()})
    pairs = [
        (at, other, name)
        for at, name in enumerate(left)
        for other, twin in enumerate(right)
        if name == twin and name in weights and left[:at].count(name) < 4 and right[:other].count(name) < 4
    ]
    heaviest = max(
        sum(weights[name] for *_, name in chosen)
        for size in range(min(4, len(pairs)) + 1)
        for chosen in combinations(pairs, size)
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen))
    )
    assert sum(weights[name] for *_, name in found) >= heaviest
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
