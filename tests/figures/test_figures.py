"""Figures: what counts as one, what it counts, and who gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uradori.actors import load
from uradori.figures import figures
from uradori.lang import SUPPORTED
from uradori.model import Bound, Markup, Modality, Part, Quote, RawPage, Source, Span, Statement
from uradori.model.statement import Authority
from uradori.reading import read


def article(text, lang, published="2025-03-10T10:00:00Z"):
    return read(RawPage("a", text, "s", Markup.TEXT, lang=lang, published=published), load())


def found(text, lang):
    return figures(article(text, lang), ())


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit", "counts"),
    [
        ("en", "At least 384 people were killed in the quake.", 384, "person", "killed"),
        ("en", "Norway will pay half a billion dollars for the gas.", 5e8, "USD", "money"),
        ("en", "The fire burned 1,234 hectares of forest.", 1234, "hectare", "area"),
        ("en", "Ukraine shot down two dozen drones overnight.", 24, "count", "drones"),
        ("en", "One in five children has a secret account.", 20, "%", "share"),
        ("ja", "地震で384人が死亡した。", 384, "person", "killed"),
        ("ja", "避難所に3万5000人が避難している。", 35000, "person", "displaced"),
        ("ja", "政府は約２０億円を支出する。", 2e9, "JPY", "money"),
        ("ja", "軍は無人機３０機を撃墜した。", 30, "count", "drones"),
        ("ru", "В результате удара погибли 12 человек.", 12, "person", "killed"),
        ("ru", "Площадь пожара составила 1 234 гектара.", 1234, "hectare", "area"),
        ("ru", "На ремонт выделено 1,5 млрд рублей.", 1.5e9, "RUB", "money"),
        ("uk", "Унаслідок обстрілу поранено п’ятьох людей.", 5, "person", "wounded"),
        ("uk", "Польща прийняла понад 1,15 млн біженців.", 1.15e6, "person", "displaced"),
        ("uk", "Знищено сорок два танки.", 42, "count", "vehicles"),
        ("en", "The trial of 47 activists begins.", 47, "person", "people"),
        ("en", "A bus carrying 12 police dogs burned.", 12, "count", "other"),
        ("en", "Three soldiers were shot dead.", 3, "person", "killed"),
        ("en", "He was fined 6 billion riel.", 6e9, "KHR", "money"),
        ("ja", "深さは2.5mから3mだった。", 2.5, "m", "distance"),
        ("ja", "時速12マイルで北上している。", 12, "mph", "speed"),
        ("ja", "出席者の3分の2以上が賛成した。", 66.67, "%", "share"),
        ("ru", "В больницу доставили 12 раненых детей.", 12, "person", "wounded"),
        ("ru", "Вложено пять с лишним миллиардов рублей.", 5e9, "RUB", "money"),
        ("ru", "Опрошены 20 учащихся средних школ.", 20, "person", "people"),
        ("uk", "План на шість ігор затверджено.", 6, "count", "other"),
        ("en", "The fire drove out two and a half million people.", 2.5e6, "person", "people"),
        ("ru", "На ремонт выделено два с половиной миллиона рублей.", 2.5e6, "RUB", "money"),
        ("uk", "Вигоріло два з половиною гектари лісу.", 2.5, "hectare", "area"),
    ],
)
def test_reads_quantities(lang, text, value, unit, counts):
    (one,) = found(text, lang)
    assert (one.value, one.unit, one.counts) == (value, unit, counts)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He was born in 1984 and died on 3 May 2020 at the age of 36."),
        ("en", "The talks lasted three days and ended at 10:30."),
        ("en", "They won 3-1 in the third round."),
        ("en", "It is one of the oldest texts, after Resolution 2231 and Boeing 737."),
        ("en", "Hundreds fled and dozens were hurt."),
        ("en", "For half an hour they read the 2024 law and the 2011 to 2014 budgets."),
        ("ja", "エアアジア8501便は125通りの上を飛んだ。"),
        ("uk", "Вони бачать один одного."),
        ("ja", "2020年5月3日午前10時、33歳の第2次内閣が始まった。"),
        ("ja", "数百人が逃げた。二人は3日間話した。"),
        ("ru", "Встреча прошла 12 марта 2025 года и длилась три часа."),
        ("ru", "Сотни людей вышли на улицы."),
        ("uk", "Переговори тривали два дні, до 14 березня 2025 року."),
    ],
)
def test_leaves_out_dates_durations_scores_and_names(lang, text):
    assert found(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "words", "bound"),
    [
        ("en", "More than 200 soldiers surrendered.", "More than 200", Bound.AT_LEAST),
        ("en", "Up to 10 inches of rain fell.", "Up to 10 inches", Bound.AT_MOST),
        ("ja", "千人以上の市民が参加した。", "千人以上", Bound.AT_LEAST),
        ("ru", "Пострадали около 300 человек.", "около 300", Bound.ABOUT),
        ("uk", "Щонайменше 12 людей загинули.", "Щонайменше 12", Bound.AT_LEAST),
    ],
)
def test_bounds_belong_to_the_words(lang, text, words, bound):
    (one,) = found(text, lang)
    assert (one.spans[0].cut(text), one.bound) == (words, bound)


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "Between 20 and 30 people were injured.", 20, 30),
        ("en", "Some 2-3 million people fled.", 2e6, 3e6),
        ("ja", "20〜30人がけがをした。", 20, 30),
        ("ru", "Пострадали от 20 до 30 человек.", 20, 30),
        ("uk", "Поранено від 20 до 30 людей.", 20, 30),
    ],
)
def test_ranges_have_both_ends(lang, text, low, high):
    (one,) = found(text, lang)
    assert (one.value, one.value_max) == (low, high)


def test_the_statement_that_holds_a_figure_gives_it():
    text = "Officials said that 40 people were killed. Eight cars burned."
    source, cue, content = Span(0, 9), Span(10, 14), Span(20, 41)
    one = article(text, "en")
    statement = Statement(
        id="s1",
        article=one.id,
        lang="en",
        quote=Quote.INDIRECT,
        authority=Authority.ANONYMOUS,
        modality=Modality.HEDGED,
        confidence=0.9,
        source=Source("Officials", (source,)),
        cue=Part.of(text, (cue,)),
        content=Part.of(text, (content,)),
    )
    killed, cars = figures(one, (statement,))
    assert (killed.claimant.text, killed.modality, killed.statement) == ("Officials", Modality.HEDGED, "s1")
    assert (cars.claimant.text, cars.statement, cars.counts) == ("", None, "vehicles")


@pytest.mark.parametrize(
    ("lang", "text", "source"),
    [
        ("en", "According to the mayor, 40 people were killed.", "the mayor"),
        ("ja", "国連によると、40人が死亡した。", "国連"),
        ("ru", "По данным ООН, погибли 40 человек.", "ООН"),
        ("uk", "За даними ООН, загинули 40 людей.", "ООН"),
    ],
)
def test_a_source_named_by_a_set_phrase_gives_the_figure(lang, text, source):
    (one,) = found(text, lang)
    assert one.claimant.text == source
    assert one.claimant.spans[0].cut(text) == source


def test_says_as_of_when():
    (one,) = found("As of March 3, 40 people were missing.", "en")
    assert one.as_of == "2025-03-03"


def test_states_named_in_the_sentence_are_the_scope():
    text = "In Ukraine 40 soldiers were killed."
    (one,) = found(text, "en")
    assert [span.cut(text) for span in one.scope] == ["Ukraine"]


def test_an_unsupported_language_has_no_figures():
    assert found("40 personnes ont été tuées.", "unsupported") == ()


_PIECES = st.sampled_from(
    [
        *("1,234", "3万", "５", "12", "$", "€", "%", "млн", "тыс.", "half a", "one in", "five"),
        *("人", "件", "から", "〜", "-", "killed", "死亡", "км", "²", "½", "①", "٣", "’"),
        *("to", "between", "and", "more than", "около", "від", "до", "at least", "約", "以上"),
        *(" ", ". ", "。", "\n", "people", "As of March 40"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SUPPORTED), st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=25).map("".join)))
def test_never_raises_and_spans_stand_in_order_inside_the_text(lang, text):
    one = article(f"x{text}", lang)
    rows = figures(one, ())
    ends = [0]
    for row in rows:
        (span,) = row.spans
        assert ends[-1] <= span.start < span.end <= len(one.text)
        others = (*row.thing, *row.scope, *row.claimant.spans)
        assert all(0 <= each.start < each.end <= len(one.text) for each in others)
        ends.append(span.end)
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Some papers timed the talk at 12 minutes, others at about 11."),
        ("ru", "Одни издания насчитали 12 минут, другие — около 11."),
        ("uk", "Одні видання нарахували 12 хвилин, інші — близько 11."),
        ("uk", "Розмова тривала дві з половиною години."),
        ("ru", "Дорога заняла два с половиной часа."),
        ("en", "The session lasted two and a half hours."),
    ],
)
def test_a_bare_number_goes_on_with_the_measure_before_it(lang, text):
    assert found(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "claimant"),
    [
        ("en", "On Aug. 12 he said 30 people were killed.", ""),
        ("en", "According to one of them, 30 people were killed.", ""),
        ("uk", "Про це повідомили 30 людей.", ""),
        ("uk", "Про це мер Брандт повідомив 30 людей.", "мер Брандт"),
        ("uk", "За словами одного з них, загинули 30 людей.", ""),
        ("ru", "По словам одного из них, погибли 30 человек.", ""),
        ("ru", "Ранее мэр Брандт сообщил о гибели 30 человек.", "мэр Брандт"),
        ("ja", "同日夜、市の消防によると、30人が死亡した。", "市の消防"),
    ],
)
def test_a_claimant_is_somebody_named(lang, text, claimant):
    assert found(text, lang)[0].claimant.text == claimant
