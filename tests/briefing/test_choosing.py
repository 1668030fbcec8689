"""Which statements are shown, and with which sentence an article opens."""

import re

import pytest

from uradori.briefing.choosing import Shortfall, opening, points_only, shortfall, words_of
from uradori.lang import SUPPORTED
from uradori.model import ActorRef, Article, Authority, Modality, Part, Quote, Source, Span, Statement


def said(lang, source, content, confidence=0.9, quote="indirect", actor=None, at=0):
    return Statement(f"{source}{content}", "a", lang, Quote(quote), Authority.NAMED, Modality.ASSERTED, confidence,
                     Source(source, (), ActorRef(actor) if actor else None), Part("", ()),
                     Part(content, (Span(at, at + len(content)),)))  # fmt: skip


def page(lang, text, title=None):
    found = re.finditer(r"[^\s].*?(?:\.(?=\s|$)|。|$)", text, re.MULTILINE)
    sentences = tuple(Span(*match.span()) for match in found)
    return Article("a", "a", "a.txt", lang, text, sentences, "0" * 64, title=title)


@pytest.mark.parametrize("lang", SUPPORTED)
def test_every_language_has_its_words(lang):
    found = words_of(lang)
    assert 0 < found.fewest < found.opening
    assert not found.voices.fullmatch("")


def test_quotations_are_shown_from_a_lower_confidence():
    assert shortfall(said("en", "Jo", "the line opens again", 0.35), 0.5, ()) is Shortfall.FAINT
    assert shortfall(said("en", "Jo", "the line opens again", 0.35, "direct"), 0.5, ()) is None
    assert shortfall(said("en", "Jo", "the line opens again", 0.25, "direct"), 0.5, ()) is Shortfall.FAINT


@pytest.mark.parametrize(
    ("lang", "short", "long"),
    [
        ("en", "the ferry", "the ferry sails"),
        ("ja", "再開の方針", "航路を再開する方針"),
        ("ru", "о пароме", "паром скоро отправится"),
        ("uk", "про пором", "пором скоро вирушить"),
    ],
)
def test_fragments_are_left_out_unless_quoted(lang, short, long):
    assert shortfall(said(lang, "Jo", short), 0.5, ()) is Shortfall.FRAGMENT
    assert shortfall(said(lang, "Jo", short, quote="direct"), 0.5, ()) is None
    assert shortfall(said(lang, "Jo", long), 0.5, ()) is None


@pytest.mark.parametrize(("lang", "source"), [("en", "We"), ("ja", "私たち"), ("ru", "мы"), ("uk", "ви")])
def test_the_authors_and_the_readers_own_voice_is_no_speaker(lang, source):
    content = "航路は冬の前に再開する" if lang == "ja" else "a b c d e"
    assert shortfall(said(lang, source, content), 0.5, ()) is Shortfall.VOICE
    assert shortfall(said(lang, source, content, actor="x"), 0.5, ()) is None


def test_a_piece_of_the_same_speakers_statement_is_not_shown_beside_the_whole():
    whole = said("en", "Jo", "the line opens again before the winter comes")
    piece = said("en", "Jo", "before the winter comes", at=21)
    other = said("en", "Bo", "before the winter comes", at=21)
    assert shortfall(piece, 0.5, (whole, piece)) is Shortfall.PART
    assert shortfall(whole, 0.5, (whole, piece)) is None
    assert shortfall(other, 0.5, (whole, other)) is None


def test_languages_without_words_are_judged_by_confidence_alone():
    assert shortfall(said("unsupported", "we", "x"), 0.5, ()) is None


@pytest.mark.parametrize(
    ("lang", "source", "points"),
    [
        ("en", "he", True),
        ("en", "the harbour master", False),
        ("ja", "同大統領", True),
        ("ja", "同盟国の代表", False),
        ("ru", "она", True),
        ("ru", "стороны", True),
        ("ru", "мэр города", False),
        ("uk", "вони", True),
        ("uk", "мер міста", False),
        ("en", "- 8 March", True),
        ("en", "when the ferry at last came back to the pier that day", True),
    ],
)
def test_sources_that_only_point_name_nobody(lang, source, points):
    assert points_only(said(lang, source, "x")) is points
    assert not points_only(said(lang, source, "x", actor="known"))


@pytest.mark.parametrize(
    ("lang", "text", "title", "first"),
    [
        ("en", "Ferry back\nNORHAVEN, March 3 (SW) — The ferry sails again from Monday morning on.", "Ferry back",
         "The ferry sails again from Monday morning on."),
        ("en", "It is late.\nThe ferry sails again from Monday morning on.", None,
         "The ferry sails again from Monday morning on."),
        ("ja", "【北港＝サンプル通信】海峡フェリーは月曜日の朝から運航を再開する。", None,
         "海峡フェリーは月曜日の朝から運航を再開する。"),
        ("ja", "文・見本太郎（編集委員）\n海峡フェリーは月曜日の朝から運航を再開する。", None,
         "海峡フェリーは月曜日の朝から運航を再開する。"),
        ("ru", "СЕВЕРНЫЙ ПОРТ, 3 мар — Пример. Паром снова пойдёт через пролив с понедельника.", None,
         "Паром снова пойдёт через пролив с понедельника."),
        ("ru", "Новости Паром вернулся 3 марта 2031 года 12:30 Северогорск Паром снова пойдёт через пролив утром.",
         "Паром вернулся", "Паром снова пойдёт через пролив утром."),
        ("uk", "ПІВНІЧНИЙ ПОРТ, 3 березня («Зразок»). Пором знову піде через протоку з понеділка.", None,
         "Пором знову піде через протоку з понеділка."),
        ("en", "Late again.", "Late again.", "Late again."),
        ("unsupported", " Un mot. ", None, "Un mot."),
    ],
)  # fmt: skip
def test_articles_open_with_their_first_telling_sentence(lang, text, title, first):
    article = page(lang, text, title)
    assert opening(article).cut(text) == first


def test_a_text_without_sentences_has_no_opening():
    assert opening(page("en", "")) is None
