"""What of an article can be compared with one in another language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_samples import Versions

from uradori.lang import SUPPORTED, table
from uradori.model import ActorRef, Article, Authority, Modality, Part, Quote, Source, Span, Statement
from uradori.stories.marks import content, marks_of


def statement(article: Article, actor: ActorRef) -> Statement:
    """A statement of *article* whose source is *actor*."""
    source = Source("", (Span(0, 5),), actor)
    nothing = Part("", ())
    return Statement(
        actor.id,
        article.id,
        article.lang,
        Quote.DIRECT,
        Authority.NAMED,
        Modality.ASSERTED,
        1.0,
        source,
        nothing,
        nothing,
    )


@pytest.mark.parametrize(
    ("lang", "text", "mark"),
    [
        ("en", "It cost 8.5 million euros.", "n:8500000"),
        ("ru", "Это стоило 8,5 млн евро.", "n:8500000"),
        ("uk", "Це коштувало 8,5 мільйона євро.", "n:8500000"),
        ("ja", "費用は850万ユーロ。", "n:8500000"),
        ("ja", "費用は８５０万ユーロ。", "n:8500000"),
        ("en", "some 1,240 orchards", "n:1240"),
        ("ru", "около 1 240 садов", "n:1240"),
        ("en", "at 03:40 sharp", "n:3.4"),
    ],
)
def test_numbers_are_read_as_their_value(lang: str, text: str, mark: str) -> None:
    assert mark in marks_of(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "a court in North Korea ruled"),
        ("ja", "北朝鮮の裁判所"),
        ("ru", "суд в Северной Корее"),
        ("uk", "суд у Північній Кореї"),
    ],
)
def test_states_are_known_in_every_language_and_case(lang: str, text: str) -> None:
    assert "t:KP" in marks_of(text, lang)


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert not [mark for mark in marks_of("Growers met. Nobody spoke.", "en") if mark.startswith("s:")]


def test_words_of_every_day_are_left_out() -> None:
    assert "w:would" not in marks_of("they would plant", "en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Police arrested two suspects in September."),
        ("ja", "警察は9月、容疑者2人を逮捕した。"),
        ("ru", "Полиция арестовала двух подозреваемых в сентябре."),
        ("uk", "Поліція арештувала двох підозрюваних у вересні."),
    ],
)
def test_everyday_matters_and_spelt_numbers_are_alike_in_every_language(lang: str, text: str) -> None:
    assert {"c:police", "c:arrest", "c:suspect", "n:2", "n:9"} <= set(marks_of(text, lang))


def test_a_longer_word_is_not_taken_for_a_short_one() -> None:
    assert "c:war" not in marks_of("a warehouse of wares", "en")
    assert "c:war" in marks_of("the wars before", "en")


def test_every_language_has_a_word_for_every_matter() -> None:
    matters = {lang: table(lang, "concepts") for lang in SUPPORTED}
    assert len({frozenset(each) for each in matters.values()}) == 1
    assert all(words and all(words) for each in matters.values() for words in each.values())


def test_only_speakers_known_in_several_languages_are_marks(ferry: Versions) -> None:
    known = ActorRef("davit-kalandia", {"en": "Davit Kalandia", "ru": "Давит Каландия"})
    met = ActorRef("tomas-vellner", {"en": "Tomas Vellner"})
    found = content(ferry["en"], tuple(statement(ferry["en"], actor) for actor in (known, met)))
    assert [mark.name for mark in found.marks if mark.name.startswith("a:")] == ["a:davit-kalandia"]


@given(st.text(), st.sampled_from([*SUPPORTED, "unsupported"]))
def test_any_text_has_marks_without_an_error(text: str, lang: str) -> None:
    assert all(mark[1] == ":" and len(mark) > 2 for mark in marks_of(text, lang))
