from __future__ import annotations

import pytest

from uradori.model import Span, Vagueness
from uradori.reading import sentences
from uradori.statements.vague import vagueness

VAGUE = [
    ("en", "We made great progress with President Berg", Vagueness.PROGRESS),
    ("en", "the talks were constructive and productive", Vagueness.PROGRESS),
    ("en", "the two sides reached an agreement", Vagueness.AGREEMENT),
    ("en", "the visit had been a great success", Vagueness.SUCCESS),
    ("ja", "会談は有意義だった", Vagueness.PROGRESS),
    ("ja", "双方は合意に達した", Vagueness.AGREEMENT),
    ("ja", "訪問は大きな成果を上げた", Vagueness.SUCCESS),
    ("ru", "на переговорах достигнут прогресс", Vagueness.PROGRESS),
    ("ru", "стороны договорились", Vagueness.AGREEMENT),
    ("ru", "визит прошёл успешно", Vagueness.SUCCESS),
    ("uk", "переговори були конструктивними", Vagueness.PROGRESS),
    ("uk", "сторони домовилися", Vagueness.AGREEMENT),
    ("uk", "візит пройшов успішно", Vagueness.SUCCESS),
]
PARTICULAR = [
    ("en", "we made progress: 300 prisoners will go home"),
    ("en", "the two sides agreed to open the border"),
    ("en", "there was no progress in the talks"),
    ("en", "the talks were productive, and a second round begins on Monday"),
    ("en", "the talks were constructive thanks to Anna Berg"),
    ("en", "it rained all day"),
    ("ja", "双方は停戦で合意した"),
    ("ja", "協議に進展はなかった"),
    ("ja", "捕虜300人の交換で合意した"),
    ("ru", "стороны договорились об обмене пленными"),
    ("ru", "прогресса на переговорах нет"),
    ("ru", "достигнут прогресс, следующая встреча пройдёт 5 мая"),
    ("uk", "сторони домовилися про обмін полоненими"),
    ("uk", "жодного прогресу на переговорах немає"),
    ("uk", "переговори були конструктивними, наступна зустріч відбудеться у травні"),
]


def judged(text: str, lang: str, source: tuple[Span, ...] = ()) -> Vagueness | None:
    end = sentences(text, lang)[0].end
    return vagueness(text, (Span(0, end),), source, sentences(text, lang), lang)


@pytest.mark.parametrize(("lang", "text", "claim"), VAGUE)
def test_a_claim_without_a_particular_is_vague(lang: str, text: str, claim: Vagueness) -> None:
    assert judged(text, lang) is claim


@pytest.mark.parametrize(("lang", "text"), PARTICULAR)
def test_a_particular_or_no_claim_is_not(lang: str, text: str) -> None:
    assert judged(text, lang) is None


def test_a_particular_may_stand_in_the_next_sentence() -> None:
    assert judged("The talks were productive. They agreed to free 300 prisoners.", "en") is None
    assert judged("The talks were productive.\nThey agreed to free 300 prisoners.", "en") is Vagueness.PROGRESS


def test_the_sources_own_name_is_no_particular() -> None:
    text = "the talks that Berg led were constructive"
    assert judged(text, "en") is None
    assert judged(text, "en", (Span(15, 19),)) is Vagueness.PROGRESS
