"""Mentions resolved in context, in the four languages."""

import pytest

from uradori.actors import Resolver, load
from uradori.model import ActorKind

PUTIN, TRUMP, LAVROV, ZELENSKY = "vladimir-putin", "donald-trump", "sergei-lavrov", "volodymyr-zelensky"


@pytest.mark.parametrize(
    ("lang", "mention", "ident"),
    [
        ("en", "Putin", PUTIN),
        ("en", "Vladimir Putin", PUTIN),
        ("en", "Vladimir Vladimirovich Putin", PUTIN),
        ("en", "V. Putin", PUTIN),
        ("en", "the Kremlin leader", PUTIN),
        ("en", "the Russian leader", PUTIN),
        ("en", "Russia's foreign minister", LAVROV),
        ("en", "U.S. President Donald Trump", TRUMP),
        ("en", "President Donald J. Trump, speaking on Friday", TRUMP),
        ("en", "Kremlin spokesman Dmitry Peskov", "dmitry-peskov"),
        ("en", "Putin's spokesman", "dmitry-peskov"),
        ("en", "the U.S. secretary of state", "marco-rubio"),
        ("en", "the German leader", "friedrich-merz"),
        ("en", "von der Leyen", "ursula-von-der-leyen"),
        ("en", "the U.N. chief", "antonio-guterres"),
        ("en", "Turkish President Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("en", "the White House", "united-states"),
        ("en", "Moscow", "russia"),
        ("en", "Ukraine's Foreign Ministry", "ukraine-foreign-ministry"),
        ("en", "the Norwegian government", "norway"),
        ("en", "the Pentagon", "pentagon"),
        ("en", "a Kremlin statement", "russia"),
        ("en", "a spokesman for the State Department", "us-state-department"),
        ("en", "The New York Times", "the-new-york-times"),
        ("ja", "プーチン氏", PUTIN),
        ("ja", "プーチン大統領", PUTIN),
        ("ja", "ロシアのプーチン大統領", PUTIN),
        ("ja", "プーチン露大統領", PUTIN),
        ("ja", "ウラジーミル・プーチン大統領", PUTIN),
        ("ja", "ドナルド・トランプ米大統領", TRUMP),
        ("ja", "ロシア大統領府のペスコフ報道官", "dmitry-peskov"),
        ("ja", "ルビオ国務長官", "marco-rubio"),
        ("ja", "石破首相", "shigeru-ishiba"),
        ("ja", "習近平国家主席", "xi-jinping"),
        ("ja", "中国の習主席", "xi-jinping"),
        ("ja", "国連のグテレス事務総長", "antonio-guterres"),
        ("ja", "金正恩朝鮮労働党総書記", "kim-jong-un"),
        ("ja", "ロシア外務省", "russian-foreign-ministry"),
        ("ja", "米国務省", "us-state-department"),
        ("ja", "ホワイトハウス", "united-states"),
        ("ja", "日本政府", "japan"),
        ("ja", "ＮＡＴＯ", "nato"),
        ("ja", "共同通信", "kyodo"),
        ("ru", "российский президент", PUTIN),
        ("ru", "президент России Владимир Путин", PUTIN),
        ("ru", "Владимир Владимирович Путин", PUTIN),
        ("ru", "В. В. Путин", PUTIN),
        ("ru", "В.Путин", PUTIN),
        ("ru", "С.В.Лавров", LAVROV),
        ("ru", "Путина", PUTIN),
        ("ru", "Путину", PUTIN),
        ("ru", "Путиным", PUTIN),
        ("ru", "президента США Дональда Трампа", TRUMP),
        ("ru", "американского лидера", TRUMP),
        ("ru", "глава российского МИДа", LAVROV),
        ("ru", "пресс-секретарь президента РФ Дмитрий Песков", "dmitry-peskov"),
        ("ru", "Марии Захаровой", "maria-zakharova"),
        ("ru", "госсекретарь США", "marco-rubio"),
        ("ru", "Москва", "russia"),
        ("ru", "Белом доме", "united-states"),
        ("ru", "МИД РФ", "russian-foreign-ministry"),
        ("ru", "Reuters", "reuters"),
        ("uk", "президент України Володимир Зеленський", ZELENSKY),
        ("uk", "Зеленського", ZELENSKY),
        ("uk", "Зеленським", ZELENSKY),
        ("uk", "російського президента", PUTIN),
        ("uk", "Трампом", TRUMP),
        ("uk", "очільник МЗС України", "andrii-sybiha"),
        ("uk", "Сибігу", "andrii-sybiha"),
        ("uk", "речник Кремля Дмитро Пєсков", "dmitry-peskov"),
        ("uk", "Урсула фон дер Ляєн", "ursula-von-der-leyen"),
        ("uk", "Банкова", "ukraine"),
        ("uk", "Генштаб ЗСУ", "ukraine-general-staff"),
        ("uk", "Києва", "ukraine"),
    ],
)
def test_a_mention_alone_stands_for(alone, lang, mention, ident):
    assert alone(lang, mention) == ident


@pytest.mark.parametrize(
    ("lang", "mention"),
    [
        ("en", "officials"),
        ("en", "a source"),
        ("en", "U.S. officials"),
        ("en", "an aide to President Donald Trump"),
        ("en", "a lawyer for Trump"),
        ("en", "Trump supporters"),
        ("en", "the foreign ministry"),
        ("en", "the president"),
        ("en", "he"),
        ("en", "Putin and Trump"),
        ("en", "China and Russia"),
        ("en", "a spokeswoman for Hillary Clinton"),
        ("en", "Brazil's Senate"),
        ("en", ""),
        ("en", "—"),
        ("ja", "関係者"),
        ("ja", "米政府高官"),
        ("ja", "プーチン大統領の側近"),
        ("ja", "外務省"),
        ("ja", "同氏"),
        ("ja", "毎日新聞・産経新聞"),
        ("ru", "источник"),
        ("ru", "чиновники"),
        ("ru", "адвокат Трампа"),
        ("uk", "посадовці"),
        ("uk", "джерело"),
        ("uk", "він"),
    ],
)
def test_words_that_name_nobody_or_more_than_one_stand_for_nobody(alone, lang, mention):
    assert alone(lang, mention) is None


@pytest.mark.parametrize(
    ("on", "ident"),
    [("2016-05-01", "barack-obama"), ("2018-05-01", TRUMP), ("2023-05-01", "joe-biden"), ("2025-05-01", TRUMP)],
)
def test_an_office_is_held_by_its_holder_on_the_articles_date(alone, on, ident):
    assert alone("en", "the U.S. president", on=on) == ident


@pytest.mark.parametrize(
    ("lang", "mention"),
    [
        ("en", "Melania Trump"),
        ("en", "Donald Trump Jr."),
        ("en", "Igor Putin"),
        ("en", "Dr. Elena Lavrova-Putin"),
        ("ja", "メラニア・トランプ氏"),
        ("ja", "林真理子氏"),
        ("ru", "Мелания Трамп"),
        ("ru", "Людмила Путина"),
        ("uk", "Олексій Зеленський"),
    ],
)
def test_another_given_name_is_another_person(resolver, lang, mention):
    context = resolver.begin(mention, lang, "2025-08-16")
    found = context.resolve(mention, 0)
    assert [actor.id for actor in context.unknown] == [found.id]
    assert not context.unknown[0].known
    assert context.unknown[0].kind is ActorKind.PERSON


def test_a_surname_that_several_bear_is_nobodys(alone):
    assert alone("en", "Kim") is None
    assert alone("ja", "金氏") is None


def test_the_office_named_tells_bearers_of_one_surname_apart(alone):
    assert alone("ja", "林官房長官") == "yoshimasa-hayashi"
    assert alone("en", "North Korean leader Kim") == "kim-jong-un"


def test_a_surname_is_whose_the_article_says_in_full(who):
    text = "Kim Yo Jong issued a statement in the morning. Kim said the drills would not be forgotten."
    assert who("en", text, "Kim Yo Jong", "Kim") == ["kim-yo-jong"] * 2
    text = "In the capital, aides waited for Kim Jong Un. Late at night Kim said he was ready."
    assert who("en", text, "Kim said he"[:3]) == ["kim-jong-un"]


def test_a_surname_is_not_the_famous_bearers_where_the_article_names_another(who):
    text = "Olga Lavrov runs a bakery in Riga. Business is slow, Lavrov said."
    assert who("en", text, "Olga Lavrov", "Lavrov") == ["olga-lavrov"] * 2


def test_beside_a_relative_the_surname_stays_the_known_bearers(who):
    text = "Donald Trump arrived with Melania Trump. Trump said the flight was pleasant."
    assert who("en", text, "Melania Trump", "Trump") == ["melania-trump", TRUMP]


def test_a_surname_met_before_its_bearer_held_any_office_is_not_theirs(alone):
    assert alone("en", "Sybiha", on="2001-01-01") != "andrii-sybiha"
    assert alone("en", "Sybiha") == "andrii-sybiha"


@pytest.mark.parametrize(
    ("lang", "text", "mentions", "ident"),
    [
        (
            "en",
            "Harun Wibowo Santoso, the spokesman for Indonesia's disaster agency, spoke. Santoso was brief. He left.",
            ("Harun Wibowo Santoso, the spokesman for Indonesia's disaster agency", "Santoso", "He"),
            "harun-wibowo-santoso",
        ),
        (
            "ja",
            "国家防災庁のハルン・ウィボウォ・サントソ報道官は数を発表した。サントソ氏は増えると述べた。同氏は忍耐を求めた。",
            ("国家防災庁のハルン・ウィボウォ・サントソ報道官", "サントソ氏", "同氏"),
            "ハルン・ウィボウォ・サントソ",
        ),
        (
            "ru",
            "По словам Ивана Сидорчука, вода уходит. Сидорчук добавил, что помощь идет. Он просил не спешить.",
            ("Ивана Сидорчука", "Сидорчук", "Он"),
            "иван-сидорчук",
        ),
        (
            "uk",
            "Речник служби Остап Гнатенко назвав цифру. За словами Гнатенка, вона зросте. Він просив зачекати.",
            ("Речник служби Остап Гнатенко", "Гнатенка", "Він"),
            "остап-гнатенко",
        ),
    ],
)
def test_an_unknown_speaker_is_one_new_actor_throughout(resolver, lang, text, mentions, ident):
    context = resolver.begin(text, lang, "2018-10-01")
    assert [context.resolve(mention, text.index(mention)).id for mention in mentions] == [ident] * len(mentions)
    assert [actor.id for actor in context.unknown] == [ident]


@pytest.mark.parametrize(
    ("lang", "text", "mentions", "idents"),
    [
        (
            "en",
            "Vladimir Putin spoke. He was brief. The president then left. Lavrov stayed behind. He was glad.",
            ("Vladimir Putin", "He", "The president", "Lavrov", "He"),
            [PUTIN, PUTIN, PUTIN, LAVROV, LAVROV],
        ),
        (
            "en",
            "In Anchorage, Donald Trump shook hands on the tarmac. He said it had been a good day.",
            ("He",),
            [TRUMP],
        ),
        (
            "en",
            "Giorgia Meloni met Friedrich Merz. She said Europe was united.",
            ("She",),
            ["giorgia-meloni"],
        ),
        (
            "ja",
            "プーチン大統領は会見した。同大統領は成果を強調した。一方、ゼレンスキー大統領は反発した。同氏は声明を出した。",
            ("プーチン大統領", "同大統領", "ゼレンスキー大統領", "同氏"),
            [PUTIN, PUTIN, ZELENSKY, ZELENSKY],
        ),
        (
            "ja",
            "ロシア外務省は否定した。同省は会談も認めなかった。ニューヨーク・タイムズは続報を出した。同紙は日付も伝えた。",
            ("ロシア外務省", "同省", "ニューヨーク・タイムズ", "同紙"),
            ["russian-foreign-ministry"] * 2 + ["the-new-york-times"] * 2,
        ),
        (
            "ru",
            "Лавров прибыл утром. Он отметил прогресс. Мария Захарова уточнила детали. Она назвала дату.",
            ("Лавров", "Он", "Мария Захарова", "Она"),
            [LAVROV, LAVROV, "maria-zakharova", "maria-zakharova"],
        ),
        (
            "ru",
            "Газета The Washington Post сообщила о встрече. Издание назвало место.",
            ("The Washington Post", "Издание"),
            ["the-washington-post"] * 2,
        ),
        (
            "uk",
            "Зеленський виступив. Він подякував партнерам. МЗС України видало ноту. Відомство чекає.",
            ("Зеленський", "Він", "МЗС України", "Відомство"),
            [ZELENSKY, ZELENSKY, "ukraine-foreign-ministry", "ukraine-foreign-ministry"],
        ),
        (
            "en",
            "The IAEA confirmed the outage. The agency sent a team. It will report on Monday.",
            ("The IAEA", "The agency", "It"),
            ["iaea"] * 3,
        ),
    ],
)
def test_anaphors_stand_for_what_was_spoken_of_last(who, lang, text, mentions, idents):
    assert who(lang, text, *mentions) == idents


def test_a_pronoun_is_not_given_to_the_other_gender(who):
    text = "Maria Zakharova held a briefing. He was not there."
    assert who("en", text, "Maria Zakharova", "He") == ["maria-zakharova", None]


def test_the_ministry_is_not_just_any_organisation(who):
    assert who("en", "The IMF cut its forecast. The ministry disagreed.", "The IMF", "The ministry") == ["imf", None]


def test_a_word_that_only_opens_sentences_is_no_name(who):
    assert who("en", "Advocates warn of delays. Many advocates want more.", "Advocates") == [None]


def test_an_unknown_organisation_is_a_new_actor_of_its_kind(resolver):
    text = "The Harbour Safety Council met."
    context = resolver.begin(text, "en", None)
    assert context.resolve("The Harbour Safety Council", 0).id == "harbour-safety-council"
    assert context.unknown[0].kind is ActorKind.ORGANISATION


def test_the_callers_kind_decides_what_a_new_actor_is(resolver):
    context = resolver.begin("Zorblat said so.", "en", None)
    context.resolve("Zorblat Plinth", 0, ActorKind.OUTLET)
    assert [actor.kind for actor in context.unknown] == [ActorKind.OUTLET]


def test_a_reference_carries_a_name_in_every_language(resolver):
    found = resolver.begin("Putin", "en").resolve("Putin", 0)
    assert found.name == {
        "en": "Vladimir Putin",
        "ja": "ウラジーミル・プーチン",
        "ru": "Владимир Путин",
        "uk": "Володимир Путін",
    }


def test_articles_do_not_share_what_they_said(resolver):
    first = resolver.begin("Zorblat Plinth spoke.", "en")
    first.resolve("Zorblat Plinth", 0)
    second = resolver.begin("Plinth spoke to Sam.", "en")
    assert second.unknown == ()
    assert second.resolve("he", 0) is None


def test_an_honorific_behind_a_described_name_is_no_part_of_it() -> None:
    text = "米国のトランプ氏は待つと述べた。先に発言したプーチン氏は何も言わなかった。"
    mentions = Resolver(load()).begin(text, "ja", "2025-08-16")
    found = [mentions.resolve(each, text.index(each)) for each in ("米国のトランプ氏", "先に発言したプーチン氏")]
    assert [each and each.id for each in found] == ["donald-trump", "vladimir-putin"]
