"""Open questions and next steps that articles name, in their own words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.lang import SUPPORTED
from uradori.model import Article, QuestionKind, Span
from uradori.outlook import questions


def article(lang: str, text: str, published: str | None = "2025-08-15T09:00:00+09:00") -> Article:
    sentences = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    return Article("a", "a", "a", lang, text, sentences, "", published=published)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "It remains unclear whether the port will reopen."),
        ("en", "It remains to be seen how the lenders respond."),
        ("en", "No date has been set for the second round."),
        ("en", "Will the truce hold beyond the winter?"),
        ("ja", "停戦が冬を越えて続くかどうかは不明だ。"),
        ("ja", "港の再開の見通しは立っていない。"),
        ("ja", "焦点は、貸し手が応じるかどうかだ。"),
        ("ja", "停戦は冬を越えて続くのだろうか。"),
        ("ru", "Остаётся неясным, когда порт откроется вновь."),
        ("ru", "Пока неизвестно, согласятся ли кредиторы."),
        ("ru", "Удастся ли сохранить перемирие до весны?"),
        ("uk", "Невідомо, чи погодяться кредитори."),
        ("uk", "Залишається незрозумілим, коли порт відкриється."),
        ("uk", "Чи вдасться зберегти перемир'я до весни?"),
    ],
)
def test_open_questions_are_found_in_the_articles_words(lang: str, sentence: str) -> None:
    (found,) = questions(article(lang, sentence))
    assert (found.kind, found.text, found.lang) == (QuestionKind.OPEN, sentence, lang)
    assert found.evidence[0].spans == (Span(0, len(sentence)),)


@pytest.mark.parametrize(
    ("lang", "sentence", "closes"),
    [
        ("en", "The ministers will meet in Geneva on 22 August.", "2025-08-22"),
        ("en", "A vote is scheduled for Sept. 3, 2026, after talks due to resume.", "2026-09-03"),
        ("en", "The court is due to rule tomorrow.", "2025-08-16"),
        ("en", "The delegation is expected to visit Oslo soon.", None),
        ("ja", "両外相は22日にジュネーブで会談する予定だ。", "2025-08-22"),
        ("ja", "次回の会合は10日に開かれる見通しだ。", "2025-09-10"),
        ("ja", "首相は2026年1月5日に演説を行う予定。", "2026-01-05"),
        ("ru", "Переговоры министров пройдут 22 августа в Женеве.", "2025-08-22"),
        ("ru", "Завтра состоится заседание совета.", "2025-08-16"),
        ("ru", "Делегация планирует посетить Осло.", None),
        ("uk", "Зустріч міністрів відбудеться 3 січня в Женеві.", "2026-01-03"),
        ("uk", "Делегація планує відвідати Осло.", None),
    ],
)
def test_next_steps_close_on_the_day_they_name(lang: str, sentence: str, closes: str | None) -> None:
    (found,) = questions(article(lang, sentence))
    assert (found.kind, found.closes) == (QuestionKind.NEXT_STEP, closes)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "“It is unclear whether we will reopen,” the harbour master said."),
        ("en", "Why did you come to Geneva?"),
        ("en", "The ministers met on 22 July and went home."),
        ("en", "We are scheduled to meet them at noon."),
        ("en", "The talks were clear and the date was known."),
        ("ja", "「再開するかどうかは不明だ」と港長は語った。"),
        ("ja", "会談は10日に開かれる予定だった。"),
        ("ja", "首脳会談の計画には触れなかった。"),
        ("ru", "«Пока неизвестно, согласятся ли кредиторы», — сказал министр."),
        ("ru", "Мы планируем посетить Осло, и нам предстоит обсудить тарифы."),
        ("ru", "Встреча прошла 22 июля."),
        ("uk", "«Невідомо, чи погодяться кредитори», — сказав міністр."),
        ("uk", "На завтра очікується дощ."),
    ],
)
def test_quotations_speakers_and_the_past_are_left_alone(lang: str, sentence: str) -> None:
    assert questions(article(lang, sentence)) == ()


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ru", "Встреча министров обороны не запланирована, сообщили в ведомстве."),
        ("ru", "Когда состоится следующая встреча министров, в ведомстве не знают."),
        ("uk", "Зустріч міністрів оборони не запланована, повідомили у відомстві."),
        ("en", "The ministers are not due to meet on 22 August."),
        ("ja", "両国の国防相が２２日に会談する予定はない。"),
    ],
)
def test_a_step_that_is_denied_is_not_announced(lang: str, sentence: str) -> None:
    assert [q for q in questions(article(lang, sentence)) if q.kind is QuestionKind.NEXT_STEP] == []


def test_an_open_question_does_not_close_on_the_day_it_was_spoken_of() -> None:
    spoken = "ゼレンスキー大統領は18日、会談の日程は決まっていないと語りました。"
    (found,) = questions(article("ja", spoken, "2025-08-20"))
    assert found.closes is None
    (ahead,) = questions(article("ja", "25日に会談が開かれるかは不明だ。", "2025-08-20"))
    assert ahead.closes == "2025-08-25"


def test_a_day_gone_by_announces_nothing() -> None:
    assert questions(article("en", "The talks are scheduled for 5 May 2020.")) == ()


def test_two_days_leave_the_closing_open() -> None:
    (found,) = questions(article("en", "The council will meet on 20 August and vote on 22 August."))
    assert found.closes is None


def test_without_a_publication_only_a_full_date_closes() -> None:
    assert questions(article("en", "They will meet on 22 August.", None))[0].closes is None
    assert questions(article("en", "They will meet on 22 August 2025.", None))[0].closes == "2025-08-22"


def test_a_date_that_no_calendar_has_closes_nothing() -> None:
    assert questions(article("ja", "両外相は2月31日に会談する予定だ。"))[0].closes is None


def test_a_repeated_sentence_is_one_question() -> None:
    assert len(questions(article("ja", "詳細は不明だ。\n詳細は不明だ。"))) == 1


def test_an_unsupported_language_has_none() -> None:
    assert questions(article("unsupported", "It remains unclear whether it will.")) == ()


@given(st.text(), st.sampled_from(SUPPORTED), st.sampled_from([None, "2025-08-15", "2025-12-31T23:59:59Z", "soon"]))
def test_any_text_is_read_without_an_error(text: str, lang: str, published: str | None) -> None:
    for found in questions(article(lang, text, published)):
        (evidence,) = found.evidence
        assert evidence.spans[0].cut(text) == found.text
