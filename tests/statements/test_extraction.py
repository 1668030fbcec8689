from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from statement_samples import Extract, article

from uradori.actors import Resolver
from uradori.lang import SUPPORTED
from uradori.model import UNSUPPORTED, Authority, Modality, Quote, Tier, Vagueness
from uradori.statements import extract

DIRECT = [
    ("en", '"The talks were long and useful," Foreign Minister Anna Berg told reporters on Monday.', "Anna Berg"),
    ("en", 'Foreign Minister Anna Berg said: "The talks were long and useful."', "Anna Berg"),
    ("en", "“The talks were long and useful,” said Anna Berg, the foreign minister.", "Anna Berg"),
    ("ja", "ベルク外相は「協議は長く有益だった」と述べた。", "ベルク外相"),
    ("ja", "「協議は長く有益だった」とベルク外相は語った。", "ベルク外相"),
    ("ja", "「協議は長く有益だった。」ベルク外相は言った。", "ベルク外相"),
    ("ru", "«Переговоры были долгими и полезными», — заявила министр Анна Берг.", "Анна Берг"),
    ("ru", "Министр Анна Берг заявила: «Переговоры были долгими и полезными».", "Анна Берг"),
    ("uk", "«Переговори були довгими й корисними», — заявила міністерка Анна Берг.", "Анна Берг"),
    ("uk", "Міністерка Анна Берг сказала: «Переговори були довгими й корисними».", "Анна Берг"),
]


@pytest.mark.parametrize(("lang", "text", "source"), DIRECT)
def test_direct_speech_keeps_the_words_inside_the_marks(statements: Extract, lang: str, text: str, source: str) -> None:
    (only,) = statements(text, lang)
    assert only.quote is Quote.DIRECT
    assert only.authority is Authority.NAMED
    assert source in only.source.text
    assert not set('"“”«»「」') & set(only.content.text)


INDIRECT = [
    ("en", "Anna Berg said that the border would stay closed.", "Anna Berg", "the border would stay closed"),
    ("ja", "ベルク外相は国境を閉鎖し続けると述べた。", "ベルク外相", "国境を閉鎖し続ける"),
    ("ru", "Анна Берг заявила, что граница останется закрытой.", "Анна Берг", "граница останется закрытой"),
    ("uk", "Анна Берг заявила, що кордон залишиться закритим.", "Анна Берг", "кордон залишиться закритим"),
]


@pytest.mark.parametrize(("lang", "text", "source", "content"), INDIRECT)
def test_indirect_speech_is_the_clause(statements: Extract, lang: str, text: str, source: str, content: str) -> None:
    (only,) = statements(text, lang)
    assert only.quote is Quote.INDIRECT
    assert (only.source.text, only.content.text) == (source, content)


def test_a_quotation_cut_by_its_cue_is_one_statement(statements: Extract) -> None:
    (only,) = statements('"We are ready," Anna Berg said, "but we shall not wait for ever."', "en")
    assert list(only.content.spans) == sorted(only.content.spans)
    assert only.content.text == "We are ready … but we shall not wait for ever."


def test_a_quotation_goes_on_over_paragraphs(statements: Extract) -> None:
    text = '"We are ready," Anna Berg said.\n"Nobody should doubt that."'
    (only,) = statements(text, "en")
    assert only.content.text == "We are ready … Nobody should doubt that."


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Officials said that the border would stay closed."),
        ("ja", "関係者によると、国境は閉鎖されたままだという。"),
        ("ru", "По словам высокопоставленного чиновника, граница останется закрытой."),
        ("uk", "За словами посадовців, кордон залишиться закритим."),
    ],
)
def test_unnamed_officials_are_anonymous(statements: Extract, lang: str, text: str) -> None:
    (only,) = statements(text, lang)
    assert only.authority is Authority.ANONYMOUS
    assert only.source.actor is None


@pytest.mark.parametrize(
    ("lang", "tier", "text"),
    [
        ("ja", Tier.FAST, "被害はさらに広がる恐れがあるとみられる。"),
        ("ru", Tier.FAST, "По некоторым данным, стороны обсудили обмен пленными."),
        ("ru", Tier.ACCURATE, "По некоторым данным, стороны обсудили обмен пленными."),
        ("uk", Tier.ACCURATE, "За деякими даними, сторони обговорили обмін полоненими."),
    ],
)
def test_hearsay_names_nobody(resolver: Resolver, lang: str, tier: Tier, text: str) -> None:
    (only,) = extract(article(text, lang), resolver, tier=tier).statements
    assert only.authority is Authority.UNSPECIFIED
    assert only.source.spans == ()
    assert only.modality is Modality.HEDGED


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", 'The so-called "snow line" runs along the river.'),
        ("en", 'Her novel "The Long Winter" came out in May.'),
        ("ja", "映画「長い冬」は五月に公開された。"),
        ("ru", "Фильм «Долгая зима» вышел в мае."),
        ("uk", "Фільм «Довга зима» вийшов у травні."),
    ],
)
def test_titles_and_scare_quotes_are_no_statements(statements: Extract, lang: str, text: str) -> None:
    assert statements(text, lang) == []


def test_a_subject_left_unsaid_in_japanese_is_the_one_before(statements: Extract) -> None:
    text = "ベルク外相は会談は有益だったと述べた。「国境は閉鎖したままにする」と強調した。"
    first, second = statements(text, "ja")
    assert second.source.spans == first.source.spans
    assert second.content.text == "国境は閉鎖したままにする"


def test_a_pronoun_is_the_person_before(statements: Extract) -> None:
    first, second = statements('Anna Berg said the talks were useful. "We are ready," she added.', "en")
    assert second.source.text == "she"
    assert first.source.actor is not None
    assert second.source.actor == first.source.actor


def test_denials_and_demands_are_told_apart(statements: Extract) -> None:
    (denied,) = statements("Anna Berg denied that a deal had been reached.", "en")
    assert denied.modality is Modality.DENIED
    (demanded,) = statements("ベルク外相は国境を開くよう求めた。", "ja")
    assert demanded.modality is Modality.DEMANDED


def test_an_unsupported_language_has_no_statements(resolver: Resolver) -> None:
    text = article("Anna Berg said that the border would stay closed.", "en")
    assert extract(replace(text, lang=UNSUPPORTED), resolver).statements == ()


WORDS = [
    "said",
    "«",
    "»",
    "“",
    "”",
    '"',
    "「",
    "」",
    "と述べた。",
    "は",
    "、",
    "заявил",
    ", что",
    "— сказав",
    "за словами",
    "according to",
    "He",
    "Путин",
    "関係者によると",
    "\n",
    ". ",
    ": ",
    "という。",
    "that",
    "not",
    "…",
    "‘",
    "’",
    " ",
    "\u3000",
    "„",
    "（",
    "）",
    "100",
    "が",
]


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("lang", SUPPORTED)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map("".join)))
@example(text="「")
@example(text='"said"said"')
def test_any_text_gives_statements_with_spans_inside_it(resolver: Resolver, lang: str, tier: Tier, text: str) -> None:
    if not text.strip():
        return
    found = extract(article(text, lang), resolver, tier=tier, least=0.0).statements
    assert len({statement.id for statement in found}) == len(found)
    for statement in found:
        assert 0 <= statement.confidence <= 1
        for part in (statement.source, statement.cue, statement.content):
            assert all(0 <= span.start < span.end <= len(text) for span in part.spans)
            assert all(first.end <= second.start for first, second in pairwise(part.spans))
            assert part.text == " … ".join(span.cut(text) for span in part.spans)
        assert statement.cue.spans
        assert statement.content.spans


@pytest.mark.parametrize(("lang", "text", "_source"), DIRECT)
def test_a_passage_gives_the_same_statements_in_a_longer_page(
    statements: Extract,
    lang: str,
    text: str,
    _source: str,
) -> None:
    alone = statements(text, lang)
    longer = statements(f"{text}\n\n2025\n", lang)
    assert [s.content.spans for s in alone] == [s.content.spans for s in longer]


def test_each_turn_of_a_transcript_is_a_direct_statement(statements: Extract) -> None:
    text = (
        "Question: Will the border stay closed for the whole winter?\n"
        "A. Berg: We shall open it when the other side does the same.\n"
        "Question: And if nothing happens until then?\n"
        "A. Berg: Then we told you that you must wait, and so must we."
    )
    found = statements(text, "en")
    assert [s.source.text for s in found] == ["Question", "A. Berg", "Question", "A. Berg"]
    assert {s.quote for s in found} == {Quote.DIRECT}
    assert found[1].content.text == "We shall open it when the other side does the same."
    assert found[0].source.actor is None


def test_two_names_before_colons_make_no_transcript(statements: Extract) -> None:
    text = "A. Berg: the minister who stayed\nC. Dorn: the minister who left in the spring"
    assert [s for s in statements(text, "en") if s.confidence == 0.9] == []


@pytest.mark.parametrize(
    ("lang", "text"), [("en", 'Anna Berg said: "We shall wait for ever. '), ("ja", "外相は述べた：「待つ。　")]
)
def test_an_open_quotation_before_trailing_space_is_not_lost(statements: Extract, lang: str, text: str) -> None:
    assert [s.quote for s in statements(text, lang)] == [Quote.DIRECT]


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize(("lang", "text", "source"), DIRECT)
def test_both_tiers_know_who_is_quoted(resolver: Resolver, tier: Tier, lang: str, text: str, source: str) -> None:
    (only,) = extract(article(text, lang), resolver, tier=tier).statements
    assert source in only.source.text
    assert only.quote is Quote.DIRECT


def test_an_attribution_within_another_is_a_statement_of_its_own(statements: Extract) -> None:
    outer, inner = statements("Example Wire reported that Anna Berg said the border would stay closed.", "en")
    assert (outer.source.text, inner.source.text) == ("Example Wire", "Anna Berg")
    assert (outer.within, inner.within) == (None, outer.id)


def test_a_claim_of_progress_without_particulars_is_vague(statements: Extract) -> None:
    (vague,) = statements("Anna Berg said that the talks had been constructive.", "en")
    assert vague.vague is Vagueness.PROGRESS
    (clear,) = statements("Anna Berg said that the talks had freed 300 prisoners.", "en")
    assert clear.vague is None


def test_the_words_that_show_authority_and_modality_are_kept(statements: Extract) -> None:
    text = "Officials said that the border might stay closed."
    (only,) = statements(text, "en")
    assert [span.cut(text) for span in only.authority_words] == ["Officials"]
    shown = [span.cut(text) for span in only.modality_words]
    assert shown == (["might"] if only.modality is Modality.HEDGED else ["said"])
