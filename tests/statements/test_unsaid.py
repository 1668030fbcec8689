"""Sayings that did not happen, and negations that leave one standing; sentences of our own, the cue in brackets."""

from __future__ import annotations

import pytest

from uradori.model import Span
from uradori.statements.tagger import Tagged
from uradori.statements.unsaid import unsaid, with_said

UNSAID = {
    "en": [
        "ended talks [without announcing] a deal",
        "He [did not say] whether",
        "He did not [say] whether",
        "She [declined] to say who",
        "She declined to [name] the points",
        "officials refused to [confirm] that",
        "has yet to [announce]",
        "neither side [said] what",
        "Nobody at the talks [said] that",
        "He hasn't publicly [confirmed] it",
        "stopped short of [saying] that",
        "The ministry was unable to [confirm] the report",
        "would not immediately [confirm] that",
        "No one has [claimed] responsibility",
    ],
    "ru": [
        "переговоры завершились, не [объявив] о сделке",
        "он не [сообщил], что",
        "не стал [уточнять], о чём",
        "отказался [подтвердить], что",
        "пока не [сообщается], кто",
        "Никто не [сказал], что",
        "так и не [объявил] о",
        "не смогли [подтвердить] информацию",
        "не [назвал] имён",
        "отказалась официально [комментировать] слухи",
    ],
    "uk": [
        "завершилися, не [повідомивши] про угоду",
        "він не [сказав], що",
        "не став [уточнювати], про що",
        "відмовився [підтвердити], що",
        "поки не [повідомляється], хто",
        "Ніхто не [сказав], що",
        "так і не [оголосив] про",
        "не змогли [підтвердити] інформацію",
        "не [назвав] імен",
    ],
    "ja": [
        "停戦を[発表せずに]終えた",
        "合意の内容を[明らかに]しなかった",
        "時期は[明言]を避けた",
        "理由を[述べ]ていない",
        "[発表]していない",
        "[コメント]を控えた",
        "詳細には[言及]しなかった",
        "[語らなかった]",
        "[明かさなかった]",
        "[公表されていない]",
        "[確認]できていない",
        "[答え]なかった",
        "[回答]を拒んだ",
        "[述べる]のを避けた",
    ],
}

SAID = {
    "en": [
        "he [denied] that it",
        "did not only [say] X",
        "It goes without [saying] that",
        "could not help but [say] that",
        "could not resist [pointing out] that",
        "He did not [deny] that",
        "does not [believe] that",
        "He never fails to [mention] it",
        '"Never," he [said]',
        'not complicated," he [said]',
        "he [said] that they did not announce",
        "He did not hesitate to [say] that",
        "did not simply [say] that",
        "[refused] to withdraw",
        "He [said] without elaborating that",
        "never tired of [saying] that",
    ],
    "ru": [
        "не раз [говорил], что",
        "не только [сказал], что",
        "не мог не [сказать], что",
        "[опроверг], что",
        "не [считает], что",
        "нельзя не [отметить], что",
        "не предел», — [говорится] в",
        "не просто [сказал], что",
        "[отказался] выводить войска",
        "[сказал], что не будет",
    ],
    "uk": [
        "не раз [казав], що",
        "не лише [сказав], що",
        "не міг не [сказати], що",
        "[спростував], що",
        "не [вважає], що",
        "не можна не [відзначити], що",
        "не просто [сказав], що",
        "[відмовився] виводити",
        "[сказав], що не буде",
        "не тільки [заявив], що",
    ],
    "ja": [
        "と[述べた]",
        "と[述べずには]いられない",
        "としか[述べて]いない",
        "と[述べなければ]ならない",
        "と[述べた]だけでなく",
        "と[否定した]",
        "とは[考えていない]",
        "を[認めていない]",
        "行わない方針を[明らかにした]",
        "知らないと[述べた]",
        "[説明しない]わけにはいかない",
    ],
}


def cue_of(marked: str) -> tuple[str, Span]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), Span(start, end)


@pytest.mark.parametrize(("lang", "marked"), [(lang, row) for lang, rows in UNSAID.items() for row in rows])
def test_a_negated_saying_is_none(lang: str, marked: str) -> None:
    text, cue = cue_of(marked)
    assert unsaid(text, (cue,), lang)


@pytest.mark.parametrize(("lang", "marked"), [(lang, row) for lang, rows in SAID.items() for row in rows])
def test_other_negations_leave_a_saying_standing(lang: str, marked: str) -> None:
    text, cue = cue_of(marked)
    assert not unsaid(text, (cue,), lang)


def test_only_what_was_said_is_kept() -> None:
    text = "Berg said it rained. Dorn did not say why."
    berg = Tagged((Span(0, 4),), (Span(5, 9),), (Span(10, 19),), 0.9)
    dorn = Tagged((Span(21, 25),), (Span(34, 37),), (Span(38, 41),), 0.9)
    assert with_said([berg, dorn], text, "en") == [berg]
