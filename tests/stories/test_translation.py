"""Translations, whole and partial, and reports of one event that are none."""

import pytest
from story_samples import FERRY, Maker, Versions

from uradori.model import Article, RetellingKind
from uradori.stories import group

REPORTS = {
    "en": """Ferry runs aground off Georgia, 17 hurt
Passengers of the Rosalind waited for hours on Tuesday before a helicopter came for the first of them.
"I held my son and counted the waves," said Nino Abashidze, 34, who was on her way to Poti.
In Batumi the harbour was closed, and 8 buses took 214 people to schools and a sports hall.
Prime Minister Irakli Kobakhidze promised an inquiry and thanked Turkey.""",
    "ja": """ジョージア沖でフェリー座礁、負傷者17人
沿岸警備隊によると、バトゥミ沖で座礁した「ロザリンド」の船体には長さ4メートルの亀裂があり、油が漏れている。
ギオルギ・ロミゼ隊長は、214人全員の下船を確認したと述べた。
トルコは救難機2機を派遣した。
同じ海域では2019年にも貨物船が沈没している。""",
    "ru": """В Грузии паром сел на мель у Батуми
Страховая компания «Арден» оценила ущерб от аварии парома «Розалинд» в 3 млн евро.
Её представитель Леван Джапаридзе сказал, что судно не проходило осмотр с 2022 года.
Из 214 пассажиров 90 ехали из Трабзона.
Паром поднимут буксиры из Стамбула, если стихнет ветер.""",
}
"""Three reports of the project's own on the event of the ferry samples, none of which knows of another."""


def translations(articles: list[Article]) -> list[tuple[str, str]]:
    found = group(articles, []).retellings
    return [(one.article, one.parent) for one in found if one.kind is RetellingKind.TRANSLATION]


def test_reports_of_one_event_are_not_translations(article: Maker, ferry: Versions) -> None:
    strangers = [article(f"report-{lang}", lang, text) for lang, text in REPORTS.items()]
    assert translations(strangers) == []
    assert translations([*strangers, ferry["uk"]]) == []


def test_among_them_the_translations_are_found(article: Maker, ferry: Versions) -> None:
    strangers = [article(f"report-{lang}", lang, text) for lang, text in REPORTS.items()]
    known = {one.id for one in ferry.values()}
    found = translations([*strangers, *ferry.values()])
    assert len(found) == 3
    assert {ident for pair in found for ident in pair} == known


@pytest.mark.parametrize("lang", ["ja", "ru", "uk"])
def test_an_abridged_translation_with_a_line_of_another_is_found(article: Maker, lang: str) -> None:
    lines = FERRY[lang].split("\n")
    strange = REPORTS["ja"].split("\n")[3] if lang == "ja" else REPORTS["ru"].split("\n")[4]
    original = article("z", "en", FERRY["en"], published="2025-03-04")
    retold = article(
        "a", lang, "\n".join([lines[0], lines[1], lines[3], strange, lines[4], lines[5]]), published="2025-03-06"
    )
    assert translations([original, retold]) == [(retold.id, original.id)]


def test_a_few_lines_with_the_same_facts_are_no_translation(article: Maker) -> None:
    flashes = [article(lang, lang, "\n".join(text.split("\n")[:2])) for lang, text in FERRY.items()]
    assert translations(flashes) == []


def test_what_appears_months_later_is_no_translation(article: Maker) -> None:
    original = article("a", "en", FERRY["en"], published="2025-03-04")
    late = article("b", "ru", FERRY["ru"], published="2025-09-04")
    assert translations([original, late]) == []
