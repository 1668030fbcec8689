"""Credits: whom a text names as where it comes from."""

import json
from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.actors.entries import Entry
from uradori.actors.gazetteer import Gazetteer, load
from uradori.lang import SUPPORTED
from uradori.model import ActorKind
from uradori.reading.credits import NOWHERE, split_source
from uradori.reading.credits import credits as credits_of

CURRENT_EVENTS = Path(__file__).parents[3] / "shared/data/wp_current_events/current_events_en_2022-01_2026-03.jsonl"


def credited(text: str, lang: str) -> list[tuple[str | None, str]]:
    return [(credit.actor, credit.span.cut(text)) for credit in credits_of(text, lang, load())]


@pytest.mark.parametrize(
    ("lang", "text", "actor", "words"),
    [
        ("en", "LISBON (AP) — The ferries run again.", "associated-press", "LISBON (AP) —"),
        ("en", "OSLO, March 3 (Reuters) - The port reopened.", "reuters", "OSLO, March 3 (Reuters) -"),
        ("en", "Paris (AFP) – The museum is shut.", "afp", "Paris (AFP) –"),
        ("en", "The bridge stays shut. (AFP)", "afp", "(AFP)"),
        ("en", "The bridge stays shut – Reuters", "reuters", "– Reuters"),
        ("en", "AFP via France 24", "afp", "AFP"),
        ("en", "The visit, as first reported by Axios, is off.", "axios", "as first reported by Axios"),
        ("en", "A clerk told Russian state news agency RIA that", "ria-novosti", "told Russian state news agency RIA"),
        ("en", "Interfax has previously reported delays.", "interfax", "Interfax has previously reported"),
        ("en", "By Jane Roe, Associated Press", "associated-press", "By Jane Roe, Associated Press"),
        (
            "en",
            "The Associated Press contributed to this report.",
            "associated-press",
            "The Associated Press contributed",
        ),
        ("en", "© 2025 AFP", "afp", "© 2025 AFP"),
        ("en", "Reuters was first to report the sale.", "reuters", "Reuters was first to report"),
        ("en", "He wrote in the New York Times that it failed.", "the-new-york-times", "wrote in the New York Times"),
        ("en", "Interviewed by CNN, he denied it.", "cnn", "Interviewed by CNN"),
        ("ja", "橋は開通した。NHKニュース", "nhk", "NHKニュース"),
        ("ja", "時事通信の調べで分かった。", "jiji", "時事通信の調べで"),
        ("ru", "По подсчетам Bloomberg, доходы упали.", "bloomberg", "По подсчетам Bloomberg"),
        ("ru", "Об этом «РИА Новости» рассказал мэр.", "ria-novosti", "«РИА Новости» рассказал"),
        ("uk", "Про це передає кореспондент Укрінформу.", "ukrinform", "передає кореспондент Укрінформу"),
        ("uk", "Про це йдеться у матеріалі The Guardian.", "the-guardian", "у матеріалі The Guardian"),
        ("ja", "【ロイター】橋は開通した。", "reuters", "【ロイター】"),
        ("ja", "【モスクワ共同】橋は開通した。", "kyodo", "【モスクワ共同】"),
        ("ja", "【北京時事】橋は開通した。", "jiji", "【北京時事】"),
        ("ja", "[東京 25日 ロイター] - 橋は開通した。", "reuters", "[東京 25日 ロイター]"),
        ("ja", "橋は開通したと述べた。(共同)", "kyodo", "(共同)"),
        ("ja", "13日AFP通信によると、橋は開通した。", "afp", "AFP通信によると"),
        ("ja", "ロイター通信が橋の開通を伝えた。", "reuters", "ロイター通信が"),
        ("ja", "読売新聞は25日、橋が開通したと報じた。", "yomiuri", "読売新聞は"),
        ("ja", "市長は時事通信の取材に対し、開通は近いと答えた。", "jiji", "時事通信の取材に対し"),
        ("ja", "ロシアの国営タス通信によると、橋は開通した。", "tass", "国営タス通信によると"),
        ("ja", "橋は開通した。\nNHKニュース", "nhk", "NHKニュース"),
        ("ja", "情報源:産経新聞", "sankei", "情報源:産経新聞"),
        ("ru", "Мост открыт, передает ТАСС.", "tass", "передает ТАСС"),
        ("ru", "КАЗАНЬ, 15 авг — РИА Новости. Мост открыт.", "ria-novosti", "КАЗАНЬ, 15 авг — РИА Новости."),
        ("ru", "КАЗАНЬ, 15 августа. /ТАСС/. Мост открыт.", "tass", "/ТАСС/"),
        ("ru", "Казань. 15 августа. INTERFAX.RU - Мост открыт.", "interfax", "Казань. 15 августа. INTERFAX.RU"),
        ("ru", "Мэр рассказал «Коммерсанту» о мосте.", "kommersant", "рассказал «Коммерсанту»"),
        ("ru", "По данным «Новой газеты», мост открыт.", "novaya-gazeta", "По данным «Новой газеты»"),
        ("ru", "Мэр заявил агентству Reuters, что мост открыт.", "reuters", "заявил агентству Reuters"),
        ("ru", "Голос Америки сообщает об открытии моста.", "voa", "Голос Америки сообщает"),
        ("uk", "Про це повідомляє Укрінформ.", "ukrinform", "Про це повідомляє Укрінформ"),
        ("uk", "КИЇВ, 3 березня — Укрінформ. Міст відкрито.", "ukrinform", "КИЇВ, 3 березня — Укрінформ."),
        ("uk", "За даними «Української правди», міст відкрито.", "ukrainska-pravda", "За даними «Української правди»"),
        ("uk", "Про це повідомили в УНІАН.", "unian", "Про це повідомили в УНІАН"),
        ("uk", "Мер розповів Укрінформу про міст.", "ukrinform", "розповів Укрінформу"),
    ],
)
def test_a_credit_is_found_with_the_words_that_make_it(lang: str, text: str, actor: str, words: str) -> None:
    assert credited(text, lang) == [(actor, words)]


@pytest.mark.parametrize(
    ("lang", "text", "actor"),
    [
        ("en", "Pictures verified by Reuters show the quay.", "reuters"),
        ("en", "In a statement to Axios, the owner denied it.", "axios"),
        ("en", "An AFP correspondent at the scene saw smoke.", "afp"),
        ("en", "Reuters: Ferry aground off Batumi", "reuters"),
        ("ja", "米紙ニューヨーク・タイムズは社説で批判した。", "the-new-york-times"),
        ("ja", "船長はロイターとのインタビューで、故障だったと述べた。", "reuters"),
        ("ja", "AP通信記者が現場で煙を確認した。", "associated-press"),
        ("ru", "Документ оказался в распоряжении Reuters.", "reuters"),
        ("ru", "В беседе с корреспондентом ТАСС капитан это отрицал.", "tass"),
        ("uk", "Відео, яке перевірила CNN, знято біля порту.", "cnn"),
        ("uk", "ЗМІ, зокрема CNN, повідомляли про аварію.", "cnn"),
    ],
)
def test_what_an_outlet_saw_got_or_was_told_credits_it(lang: str, text: str, actor: str) -> None:
    assert [found for found, _ in credited(text, lang)] == [actor]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Reuters' journalist was hurt on the quay."),
        ("en", "The debate will be broadcast on CNN."),
        ("ja", "ロイターの記者が砲撃で負傷した。"),
        ("ja", "朝日新聞の記事を書いた記者が訴えられた。"),
        ("ru", "Журналист Reuters ранен под обстрелом."),
        ("ru", "«Интерфакс» отмечает 30-летие."),
        ("uk", "Влада закрила бюро CNN у столиці."),
        ("en", "The Associated Press (AP) is a cooperative of newspapers."),
        ("en", "Time said nothing about it; the times reported here are local."),
        ("en", "Dapper AFPS reported nothing."),
        ("ja", "十勝毎日新聞によると、橋は開通した。"),
        ("ja", "両国が共同で声明を伝えた。"),
        ("ja", "ステータスによると、橋は開通した。"),
        ("ja", "【速報】橋が開通【写真あり】"),
        ("ja", "【カイロ=山田太郎】橋は開通した。"),
        ("ja", "日本放送協会(NHK)は1950年に設立された。"),
        ("ru", "Проект сообщает о себе сам, дождь пишет по стеклу."),
        ("uk", "Тексти повідомляє диктор."),
    ],
)
def test_words_that_only_look_like_an_outlet_or_a_credit_are_left_alone(lang: str, text: str) -> None:
    assert credited(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The bridge is open, Tass said, citing CNN."),
        ("ru", "Мост открыт, сообщает ТАСС со ссылкой на CNN."),
        ("uk", "Міст відкрито, передає ТАСС з посиланням на CNN."),
        ("ja", "タス通信はCNNを引用し、橋が開通したと報じた。"),
    ],
)
def test_a_chain_names_the_deeper_origin_last(lang: str, text: str) -> None:
    assert [actor for actor, _ in credited(text, lang)] == ["tass", "cnn"]


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("en", "According to the BBC and The Guardian, it is open.", ["bbc", "the-guardian"]),
        ("ja", "読売新聞・朝日新聞によると、橋は開通した。", ["yomiuri", "asahi"]),
        ("ja", "【AFP=時事】橋は開通した。", ["afp", "jiji"]),
        ("ru", "Мост открыт, сообщают Bloomberg и CNN.", ["bloomberg", "cnn"]),
        ("uk", "Міст відкрито, повідомляють Reuters та Укрінформ.", ["reuters", "ukrinform"]),
    ],
)
def test_each_outlet_of_a_list_is_credited_by_the_same_words(lang: str, text: str, actors: list[str]) -> None:
    found = credited(text, lang)
    assert [actor for actor, _ in found] == actors
    assert len({words for _, words in found}) == 1


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "LIMA (Andean Wire) - The bridge is open.", "Andean Wire"),
        ("en", "Harbour Gazette via Coastal Post", "Harbour Gazette"),
        ("ja", "[リマ 3日 アンデス通信] - 橋は開通した。", "アンデス通信"),
        ("ru", "КАЗАНЬ, 3 марта - Волжский вестник. Мост открыт.", "Волжский вестник"),
        ("uk", "ЛУЦЬК, 3 березня — Поліський вісник. Міст відкрито.", "Поліський вісник"),
    ],
)
def test_an_unknown_outlet_in_an_unmistakable_form_is_credited_by_its_name(lang: str, text: str, name: str) -> None:
    (credit,) = credits_of(text, lang, load())
    assert (credit.originator, credit.actor) == (name, None)


def test_a_sign_off_of_the_house_style_credits_its_agency() -> None:
    text = "The port is open.\nReporting by Jane Roe in Oslo; Editing by John Doe"
    assert credited(text, "en") == [("reuters", "Reporting by Jane Roe in Oslo; Editing by John Doe")]


def test_the_name_is_kept_as_written() -> None:
    (credit,) = credits_of("Мэр рассказал «Коммерсанту» о мосте.", "ru", load())
    assert credit.originator == "Коммерсанту"


def test_whom_the_carrier_credits_comes_first_with_an_empty_span() -> None:
    first, second = credits_of("The bridge is open, Tass said.", "en", load(), ("Agence France-Presse",))
    assert (first.originator, first.actor, first.span) == ("Agence France-Presse", "afp", NOWHERE)
    assert second.actor == "tass"


def test_whom_text_and_carrier_both_credit_is_credited_once_where_the_text_does() -> None:
    text = "PARIS (AFP) — The bridge is open."
    (credit,) = credits_of(text, "en", load(), ("Agence France-Presse",))
    assert credit.span.cut(text) == "PARIS (AFP) —"


def test_a_carrier_nobody_knows_is_credited_by_name() -> None:
    (credit,) = credits_of("The bridge is open.", "en", load(), ("Harbour Gazette",))
    assert (credit.originator, credit.actor) == ("Harbour Gazette", None)


def test_a_text_in_an_unsupported_language_has_only_the_carriers_credit() -> None:
    assert [credit.actor for credit in credits_of("Most je otvoren (AFP)", "unsupported", load(), ("Reuters",))] == [
        "reuters"
    ]


def test_a_gazetteer_without_outlets_credits_nobody() -> None:
    entries = [entry for entry in load().entries.values() if entry.actor.kind is ActorKind.STATE]
    assert credits_of("PARIS (AFP) is far, Reuters reported.", "en", Gazetteer.of(entries)) == ()


def test_a_name_two_outlets_bear_is_credited_to_neither() -> None:
    known = load().entries["afp"].actor
    twin = Entry(type(known)(id="twin", kind=ActorKind.OUTLET, names=known.names))
    (credit,) = credits_of("Lyon (AFP) – Open.", "en", Gazetteer.of([load().entries["afp"], twin]))
    assert (credit.originator, credit.actor) == ("AFP", None)


@given(
    text=st.text() | st.text("(AFP)ロイター【】によると/ТАСС\ue000\ue001 \nвіaсообщает«»,.—via"),
    lang=st.sampled_from(SUPPORTED),
)
def test_any_text_is_read_and_spans_lie_inside_it(text: str, lang: str) -> None:
    for credit in credits_of(text, lang, load()):
        assert 0 <= credit.span.start < credit.span.end <= len(text)


@pytest.mark.parametrize("lang", SUPPORTED)
@pytest.mark.parametrize("unit", ["\n", " ", "- ", "【", "(", "A ", "А, "])
def test_a_hostile_text_is_read_in_time_that_grows_with_its_length_only(lang: str, unit: str) -> None:
    begun = process_time()
    assert credits_of(unit * 10_000, lang, load()) == ()
    assert process_time() - begun < 3


@pytest.mark.parametrize(
    ("source", "outlet", "originator"),
    [
        ("AFP via France 24", "France 24", "AFP"),
        (" Reuters via Yahoo! News ", "Yahoo! News", "Reuters"),
        ("AFP経由ハフポスト", "ハフポスト", "AFP"),
        ("ТАСС через Газета.Ru", "Газета.Ru", "ТАСС"),
        ("The Globe and Mail", "The Globe and Mail", None),
        ("RFE/RL", "RFE/RL", None),
        ("Via", "Via", None),
        ("(Reuters)", "Reuters", None),
        ("Reuters/CNN", "CNN", "Reuters"),
        ("CNN/Reuters", "CNN", "Reuters"),
        ("The Guardian, Axios", "The Guardian", "Axios"),
        ("The Guardian/Axios", "Axios", "The Guardian"),
        ("CNN via AFP", "CNN", "AFP"),
        ("AFP via Harbour Gazette", "Harbour Gazette", "AFP"),
        ("Harbour Gazette via AFP", "AFP", "Harbour Gazette"),
        ("Harbour Gazette, Evening", "Harbour Gazette, Evening", None),
        ("", "", None),
    ],
)
def test_a_source_field_is_split_into_outlet_and_originator(source: str, outlet: str, originator: str | None) -> None:
    assert split_source(source) == (outlet, originator)


@pytest.mark.skipif(not CURRENT_EVENTS.exists(), reason="needs the shared data beside the repository")
def test_the_sources_named_most_often_in_world_news_are_known() -> None:
    counts: Counter[str] = Counter()
    with CURRENT_EVENTS.open(encoding="utf-8") as lines:
        for line in lines:
            for event in json.loads(line)["events"]:
                counts.update(event["sources"])
    common = [split_source(source)[0] for source, _ in counts.most_common(150)]
    unknown = [outlet for outlet in common if not load().named(outlet, "en")]
    assert len(unknown) <= 4, unknown  # dates and a numbered duplicate stand among the sources


def test_every_outlet_has_a_name_in_each_language_a_type_and_a_state_it_works_from() -> None:
    gazetteer = load()
    outlets = gazetteer.of_kind(ActorKind.OUTLET)
    assert len(outlets) >= 230
    for outlet in outlets:
        assert all(outlet.names.get(lang) for lang in SUPPORTED), outlet.id
        state = gazetteer.get(outlet.country or "")
        assert state is not None, outlet.id
        assert state.kind is ActorKind.STATE, outlet.id
        entry = gazetteer.entries[outlet.id]
        assert entry.type in {"newspaper", "agency", "broadcaster", "site", "magazine"}, outlet.id
        assert (entry.owner is None) == (entry.owner_as_of is None), outlet.id


def test_no_two_outlets_share_a_domain() -> None:
    counts = Counter(domain for outlet in load().of_kind(ActorKind.OUTLET) for domain in outlet.domains)
    assert [domain for domain, count in counts.items() if count > 1] == []
