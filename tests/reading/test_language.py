"""Which language a text is in."""

from __future__ import annotations

import pytest

from uradori.model import UNSUPPORTED
from uradori.reading.language import identify, language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Он сказал.", "ru"),
        ("Він сказав.", "uk"),
        ("Зеленский прибыл в Вашингтон", "ru"),
        ("Зеленський прибув до Вашингтона", "uk"),
        ("大統領は述べた", "ja"),
        ("The ministers met on Tuesday.", "en"),
        ("习近平主席发表讲话", UNSUPPORTED),
        ("대통령은 회담을 열었다", UNSUPPORTED),
        ("Президентът каза, че ще дойде", UNSUPPORTED),
        ("Прэзідэнт сказаў, што прыедзе", UNSUPPORTED),
        ("Der Minister sagte, die Gespräche gingen weiter", UNSUPPORTED),
        ("Le président a dit que les pourparlers continuent", UNSUPPORTED),
    ],
)
def test_a_few_words_are_enough(text, lang):
    assert identify(text) == lang


@pytest.mark.parametrize("text", ["", "123", "§ 5"])
def test_a_text_that_tells_nothing_is_not_guessed(text):
    assert identify(text) is None
    assert language(text) == UNSUPPORTED
    assert language(text, hint="uk") == "uk"


@pytest.mark.parametrize(("stated", "lang"), [("ja", "ja"), ("en-US", "en"), ("uk_UA", "uk"), ("de", UNSUPPORTED)])
def test_what_the_carrier_states_is_believed(stated, lang):
    assert language("Он сказал это вчера.", stated) == lang


def test_a_hint_does_not_overrule_the_text():
    assert language("Він сказав це вчора в Києві.", hint="ru") == "uk"
