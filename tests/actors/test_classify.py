"""What a mention is, by its words alone."""

import pytest

from uradori.actors import MentionClass, classify


@pytest.mark.parametrize(
    ("kind", "lang", "mentions"),
    [
        (
            MentionClass.PERSON,
            "en",
            ("Putin", "Jane Q. Sample", "Mr. Sample", "the U.S. president", "a Kremlin spokesman"),
        ),
        (MentionClass.PERSON, "ja", ("プーチン氏", "山田太郎さん", "ロシア大統領", "見本・花子教授")),
        (MentionClass.PERSON, "ru", ("Путиным", "эксперт Иван Сидоров", "глава МИД РФ")),
        (MentionClass.PERSON, "uk", ("Зеленського", "аналітик Петро Зразко", "президент США")),
        (MentionClass.PERSON_ANAPHOR, "en", ("he", "She", "the president", "the minister")),
        (MentionClass.PERSON_ANAPHOR, "ja", ("彼", "彼女", "同氏", "同大統領", "同外相")),
        (MentionClass.PERSON_ANAPHOR, "ru", ("он", "она", "министр", "этот президент")),
        (MentionClass.PERSON_ANAPHOR, "uk", ("він", "вона", "президент")),
        (MentionClass.ANONYMOUS, "en", ("officials", "a senior U.S. official", "two sources", "experts", "residents")),
        (MentionClass.ANONYMOUS, "ja", ("関係者", "米政府高官", "専門家", "外交筋", "住民ら")),
        (MentionClass.ANONYMOUS, "ru", ("источники", "чиновник", "эксперты", "очевидцам", "источник в Кремле")),
        (MentionClass.ANONYMOUS, "uk", ("джерело", "посадовців", "експертами", "місцеві жителі")),
        (MentionClass.DOCUMENT, "en", ("the report", "a statement by the court", "the poll", "a letter")),
        (MentionClass.DOCUMENT, "ja", ("報告書", "共同声明", "世論調査")),
        (MentionClass.DOCUMENT, "ru", ("в заявлении", "доклад", "опрос")),
        (MentionClass.DOCUMENT, "uk", ("у звіті", "заява", "опитування")),
        (MentionClass.ORGANISATION, "en", ("NATO", "the Ministry of Defence", "the Harbour Council")),
        (MentionClass.ORGANISATION, "ja", ("国連", "ロシア外務省", "気象庁")),
        (MentionClass.ORGANISATION, "ru", ("НАТО", "МИД РФ", "Минобороны")),
        (MentionClass.ORGANISATION, "uk", ("НАТО", "МЗС України", "уряд")),
        (MentionClass.ORGANISATION_ANAPHOR, "en", ("it", "the ministry")),
        (MentionClass.ORGANISATION_ANAPHOR, "ja", ("同省", "同社")),
        (MentionClass.ORGANISATION_ANAPHOR, "ru", ("ведомство",)),
        (MentionClass.ORGANISATION_ANAPHOR, "uk", ("відомство",)),
        (MentionClass.OUTLET, "en", ("Reuters", "The New York Times", "a Reuters report")),
        (MentionClass.OUTLET, "ja", ("ロイター通信", "朝日新聞", "共同通信の報道")),
        (MentionClass.OUTLET, "ru", ("ТАСС", "РИА Новости", "Reuters")),
        (MentionClass.OUTLET, "uk", ("Укрінформ", "The Guardian")),
        (MentionClass.OUTLET_ANAPHOR, "en", ("the newspaper",)),
        (MentionClass.OUTLET_ANAPHOR, "ja", ("同紙", "同通信")),
        (MentionClass.OUTLET_ANAPHOR, "ru", ("издание",)),
        (MentionClass.OUTLET_ANAPHOR, "uk", ("видання",)),
        (MentionClass.STATE, "en", ("Moscow", "the White House", "Japan")),
        (MentionClass.STATE, "ja", ("ロシア", "ホワイトハウス", "日本政府")),
        (MentionClass.STATE, "ru", ("Кремль", "США")),
        (MentionClass.STATE, "uk", ("Київ", "Кремля")),
        (MentionClass.STATE_ANAPHOR, "ja", ("同国",)),
        (MentionClass.UNCLEAR, "en", ("", "half of them")),
    ],
)
def test_mentions_of_each_class(kind, lang, mentions):
    assert {mention: classify(mention, lang) for mention in mentions} == dict.fromkeys(mentions, kind)
