"""Names come out alike in the scripts they are written in."""

import pytest

from uradori.stories.skeleton import skeletons


@pytest.mark.parametrize(
    "spellings",
    [
        ("Jakarta", "Джакарты", "ジャカルタ"),
        ("Trump", "Трампом", "トランプ"),
        ("Zelensky", "Зеленського", "ゼレンスキー"),
        ("Parker", "Паркер", "パーカー"),
        ("Guterres", "Гутерресу", "グテーレス"),
        ("Lavrov", "Лаврова", "ラブロフ"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    shared = set.intersection(*(set(skeletons(name)) for name in spellings))
    assert shared


def test_different_names_share_none() -> None:
    assert not set(skeletons("Jakarta")) & set(skeletons("Манила"))


@pytest.mark.parametrize("name", ["Io", "Ян", "ー", "é"])
def test_names_of_too_few_consonants_have_none(name: str) -> None:
    assert skeletons(name) == ()


def test_a_case_ending_is_read_both_ways() -> None:
    assert set(skeletons("Вьетнам")) >= set(skeletons("Vietnam"))
