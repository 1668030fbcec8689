"""Loaded wording: found with spans in every language, the longer of two, and only for the same thing."""

from __future__ import annotations

import re

import pytest

from uradori.lang import SUPPORTED, table
from uradori.model import Article, Span
from uradori.stories import loaded
from uradori.stories.loaded import needed


def found(lang: str, text: str) -> list[tuple[str, str | None, str, str]]:
    article = Article("a", "a", "a.txt", lang, text, (Span(0, len(text)),), "5e")
    return [(one.referent, one.of, one.word, one.span.cut(text)) for one in loaded(article)]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Russia’s full-scale invasion", [("ukraine-war", None, "invasion", "Russia’s full-scale invasion")]),
        ("en", "the Kyiv regime fell", [("government", "UA", "regime", "Kyiv regime")]),
        ("en", "the Ukrainian government met", [("government", "UA", "government", "Ukrainian government")]),
        ("en", "illegal migrants", [("migrants", None, "illegal migrants", "illegal migrants")]),
        ("en", "Hamas fighters", [("fighters", "hamas", "fighters", "Hamas fighters")]),
        ("en", "occupied Crimea", [("territory", "crimea", "occupied", "occupied Crimea")]),
        ("ja", "ロシアによるウクライナ侵略", [("ukraine-war", None, "侵略", "ロシアによるウクライナ侵略")]),
        ("ja", "特別軍事作戦を続ける", [("ukraine-war", None, "特別軍事作戦", "特別軍事作戦")]),
        ("ja", "キエフ政権は拒んだ", [("government", "UA", "政権", "キエフ政権")]),
        ("ru", "в ходе СВО", [("ukraine-war", None, "СВО", "СВО")]),
        ("ru", "киевский режим", [("government", "UA", "режим", "киевский режим")]),
        ("ru", "вторжение России в Украину", [("ukraine-war", None, "вторжение", "вторжение России в Украину")]),
        ("uk", "повномасштабне вторгнення", [("ukraine-war", None, "вторгнення", "повномасштабне вторгнення")]),
        ("uk", "окупованого Криму", [("territory", "crimea", "окупація", "окупованого Криму")]),
    ],
)
def test_words_are_found_where_they_stand(lang: str, text: str, words: list[tuple[str, str | None, str, str]]) -> None:
    assert found(lang, text) == words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "the trade war with the harbour authorities"),
        ("en", "a conflict of interest, a warm regimen"),
        ("ja", "港の政府倉庫で戦争映画を上映した"),
        ("ru", "свои люди и свобода, режим дня"),
        ("uk", "свої люди, режим дня, криза жанру"),
        ("unsupported", "the war in Ukraine"),
    ],
)
def test_other_things_are_left_alone(lang: str, text: str) -> None:
    assert found(lang, text) == []


def test_of_two_words_in_one_place_the_longer_counts_and_order_is_that_of_the_text() -> None:
    text = "Migrants and illegal migrants, then the war in Ukraine"
    assert [word for _, _, word, _ in found("en", text)] == ["migrants", "illegal migrants", "war"]


def test_every_language_has_the_same_referents_and_the_same_holders() -> None:
    def kinds(lang: str) -> dict[str, set[str]]:
        return {one["key"]: set(one.get("of", ())) for one in table(lang, "loaded")["referent"]}

    assert all(kinds(lang) == kinds("en") for lang in SUPPORTED)


@pytest.mark.parametrize("lang", SUPPORTED)
def test_every_pattern_compiles_and_matches_no_empty_text(lang: str) -> None:
    for referent in table(lang, "loaded")["referent"]:
        for pattern in referent["words"].values():
            for names in referent.get("of", {"": ""}).values():
                assert not re.fullmatch(pattern.replace("{of}", names), "", re.IGNORECASE)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("Kyiv|Kiev|Zelensk(?:y|iy)", ("kyiv", "kiev", "zelensk")),
        ("wars? in", ("war",)),
        (r"a \w+ regime", ("regime",)),
        ("(?:full-scale )*invasion", ("invasion",)),
        ("(?:a|b)", ()),
        ("режим[а-я]*|", ()),
    ],
)
def test_every_match_has_one_of_the_runs_needed(pattern, found):
    assert needed(pattern) == found
