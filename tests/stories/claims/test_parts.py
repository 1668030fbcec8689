"""What is read of a thing said: the same values whatever the language."""

from __future__ import annotations

import numpy as np
import pytest

from uradori.model import Span
from uradori.stories.claims import Said, compare
from uradori.stories.claims.clashes import clashes
from uradori.stories.claims.parts import parts

DAY = "2025-03-06T10:00:00Z"


def said(text: str, lang: str, cue: str = "") -> Said:
    return Said(text, (Span(0, len(text)),), lang, DAY, cue=cue)


STANDINGS = [
    (
        {"done"},
        "the two sides had signed the lease",
        "両者は賃貸契約に署名した",
        "стороны подписали договор аренды",
        "сторони підписали договір оренди",
    ),
    (
        {"may"},
        "the two sides may sign the lease",
        "両者は賃貸契約に署名するかもしれない",
        "стороны могут подписать договор аренды",
        "сторони можуть підписати договір оренди",
    ),
    (
        {"should"},
        "the two sides must sign the lease",
        "両者は賃貸契約に署名すべきだ",
        "стороны должны подписать договор аренды",
        "сторони мусять підписати договір оренди",
    ),
    (
        {"want"},
        "the two sides want to sign the lease",
        "両者は賃貸契約への署名を望んでいる",
        "стороны хотят подписать договор аренды",
        "сторони хочуть підписати договір оренди",
    ),
    (
        {"intend", "will"},
        "the two sides plan to sign the lease",
        "両者は賃貸契約に署名する方針だ",
        "стороны планируют подписать договор аренды",
        "сторони планують підписати договір оренди",
    ),
    (
        {"attempt"},
        "the two sides tried to sign the lease",
        "両者は賃貸契約に署名しようとした",
        "стороны пытались подписать договор аренды",
        "сторони намагалися підписати договір оренди",
    ),
]


@pytest.mark.parametrize(("values", "en", "ja", "ru", "uk"), STANDINGS)
def test_how_a_thing_stands_is_one_value_in_all_languages(values: set[str], en: str, ja: str, ru: str, uk: str) -> None:
    for lang, text in {"en": en, "ja": ja, "ru": ru, "uk": uk}.items():
        assert parts(said(text, lang)).standing == values, lang


def test_what_will_be_is_not_what_was() -> None:
    to_come = {"en": "they will leave", "ja": "彼らは去る", "ru": "они уйдут", "uk": "вони підуть"}
    done = {"en": "they had left", "ja": "彼らは去った", "ru": "они ушли", "uk": "вони пішли"}
    for lang, text in to_come.items():
        for other, past in done.items():
            assert clashes(parts(said(text, lang)), parts(said(past, other)))["standing"], (lang, other)


@pytest.mark.parametrize(
    ("text", "lang", "turned"),
    [
        ("the bridge will not open", "en", 1),
        ("the bridge is not only old", "en", 0),
        ("nobody was hurt", "en", 1),
        ("橋は開通しない", "ja", 1),
        ("橋は開通するかもしれない", "ja", 0),
        ("橋を開通させなければならない", "ja", 0),
        ("мост не откроют", "ru", 1),
        ("никто не пострадал", "ru", 1),
        ("погибли не менее десяти человек", "ru", 0),
        ("міст не відкриють", "uk", 1),
        ("ніхто не постраждав", "uk", 1),
        ("загинули не менше десяти людей", "uk", 0),
    ],
)
def test_a_negation_counts_once_and_idle_phrases_do_not(text: str, lang: str, turned: int) -> None:
    assert parts(said(text, lang)).negations == turned


def test_a_clause_beside_the_main_one_does_not_tell_how_it_stands() -> None:
    assert parts(said("the mine closed, which could not be foreseen", "en")).negations == 0
    assert parts(said("шахту закрыли, хотя она могла работать", "ru")).standing == {"done"}


def test_the_cue_tells_how_a_thing_stands() -> None:
    assert parts(said("the mine be closed", "en", cue="demanded")).standing == {"should"}
    assert parts(said("the mine had closed", "en", cue="denied")).negations == 1


@pytest.mark.parametrize(
    ("text", "lang", "hours"),
    [
        ("a 72-hour truce", "en", 72),
        ("three days", "en", 72),
        ("3日間の停戦", "ja", 72),
        ("три дня", "ru", 72),
        ("три доби", "uk", 72),
    ],
)
def test_lengths_of_time_are_hours(text: str, lang: str, hours: float) -> None:
    assert parts(said(text, lang)).lengths == (hours,)


@pytest.mark.parametrize(
    ("text", "lang", "number"),
    [
        ("a hundred and seventeen whales", "en", 117),
        ("two thirds of the whales", "en", 2 / 3),
        ("クジラの3分の1", "ja", 1 / 3),
        ("クジラの半分", "ja", 0.5),
        ("сто семнадцать китов", "ru", 117),
        ("сто сімнадцять китів", "uk", 117),
    ],
)
def test_numbers_in_words(text: str, lang: str, number: float) -> None:
    assert parts(said(text, lang)).numbers == pytest.approx((number,))


def test_a_share_is_its_percentage() -> None:
    one, other = parts(said("half of the harvest was lost", "en")), parts(said("収穫の50%が失われた", "ja"))
    assert not clashes(one, other)["numbers"]


def test_a_time_of_day_is_no_number() -> None:
    assert parts(said("午前7時35分に始まった", "ja")).numbers == ()


def test_another_who_does_it_is_another_claim() -> None:
    one, other = said("Norway beat Denmark in the final", "en"), said("в финале Дания победила Норвегию", "ru")
    verdict = compare(one, other)
    assert not verdict.same
    assert verdict.reasons == ("actor",)


def test_two_kinds_of_people_are_two() -> None:
    one, other = said("the pilots have gone on strike", "en"), said("ストに入ったのは整備士だ", "ja")
    assert clashes(parts(one), parts(other))["people"]


def test_seller_and_buyer_tell_of_one_deed() -> None:
    one = said("Poland sold the ships to Latvia", "en")
    other = said("Latvia bought the ships from Poland", "en")
    found = clashes(parts(one), parts(other))
    assert not found["turned"]
    assert not found["roles"]


def test_a_ban_is_what_is_not_allowed() -> None:
    one = said("phones will be banned in schools", "en")
    assert not clashes(parts(one), parts(said("телефоны в школах не разрешат", "ru")))["turned"]
    assert clashes(parts(one), parts(said("телефоны в школах не запретят", "ru")))["turned"]


def test_a_translation_is_nearer_than_another_matter() -> None:
    one = parts(said("the harvest of cocoa fell by a third", "en")).gist
    near = parts(said("урожай какао сократился на треть", "ru")).gist
    away = parts(said("президент прибыл с визитом в столицу", "ru")).gist
    assert float(one @ near) > float(one @ away)
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-3)
    assert not parts(said("", "en")).gist.any()
