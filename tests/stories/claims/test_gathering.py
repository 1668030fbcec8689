"""What becomes one claim, what stays apart, and what is disputed."""

from __future__ import annotations

import time
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uradori.lang import SUPPORTED, table
from uradori.model import ActorRef, Article, Authority, Modality, Quote, Source, Span, Statement
from uradori.model.claim import DisputeKind
from uradori.model.statement import Part
from uradori.stories.claims import Said, claims, compare, counterparts, disputes
from uradori.stories.claims.disputes import marked

_NUMBER = count()
DAY = "2025-03-06T10:00:00Z"


def said(text: str, lang: str = "en", published: str | None = DAY) -> Said:
    return Said(text, (Span(0, len(text)),), lang, published)


def article(text: str, lang: str = "en", published: str | None = DAY) -> Article:
    name = f"a{next(_NUMBER)}"
    return Article(name, name, name, lang, text, (Span(0, len(text)),), "0", published=published)


def statement(one: Article, modality: Modality = Modality.ASSERTED, actor: str | None = None) -> Statement:
    spans = (Span(0, len(one.text)),)
    ref = ActorRef(actor, {"en": actor}) if actor else None
    return Statement(
        f"s-{one.id}",
        one.id,
        one.lang,
        Quote.INDIRECT,
        Authority.NAMED,
        modality,
        0.9,
        Source(actor or "", (), ref),
        Part("", ()),
        Part.of(one.text, spans),
    )


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("The blast in Karachi killed 384 people", "The blast in Karachi killed 832 people", "en"),
        ("The two sides agreed to a ceasefire in Gaza", "The two sides did not agree to a ceasefire in Gaza", "en"),
        ("The presidents will meet in Geneva", "The presidents may meet in Geneva", "en"),
        ("The presidents will meet on Monday in Geneva", "The presidents will meet on Thursday in Geneva", "en"),
        ("Russia attacked Ukraine from the sea", "Ukraine attacked Russia from the sea", "en"),
        ("救援部隊1万3000人を送る", "救援部隊3000人を送る", "ja"),
        ("Евросоюз снял санкции с Мали", "Евросоюз ввел санкции против Мали", "ru"),
        ("Стан Навального в колонії поліпшився", "Стан Навального в колонії погіршився", "uk"),
    ],
)
def test_what_differs_in_one_thing_stays_apart(one: str, other: str, lang: str) -> None:
    verdict = compare(said(one, lang), said(other, lang))
    assert not verdict.same
    assert verdict.reasons


def test_a_number_in_words_is_that_in_figures_in_another_language() -> None:
    one = said("More than 12,000 people fled Sudan, the United Nations said")
    assert compare(one, said("Из Судана бежали более 12 тысяч человек, сообщила ООН", "ru")).same


def test_numbers_keep_languages_apart() -> None:
    one = said("More than 12,000 people fled Sudan, the United Nations said")
    verdict = compare(one, said("Из Судана бежали более 120 тысяч человек, сообщила ООН", "ru"))
    assert not verdict.same
    assert "number" in verdict.reasons


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([*SUPPORTED, "xx"]), st.sampled_from(SUPPORTED))
def test_any_text_compares_alike_both_ways(one: str, other: str, left: str, right: str) -> None:
    a, b = said(one, left, None), said(other, right, "no date")
    first, second = compare(a, b), compare(b, a)
    assert (first.same, first.opposite) == (second.same, second.opposite)
    assert first.score == pytest.approx(second.score, abs=1e-4)
    assert 0 <= first.score <= 1


def test_nothing_makes_no_claims() -> None:
    assert claims([], []) == ()
    assert counterparts([], [said("x")]) == ()


def test_a_single_statement_is_a_claim_and_a_single_assertion_none() -> None:
    one, plain = article("Iran will attend the talks in Oman", published=None), article("Prices rose in Japan again.")
    found = claims([one, plain], [statement(one)])
    assert [each.wordings[0].article for each in found] == [one.id]
    assert found[0].first is None


def test_copies_are_one_claim_soon() -> None:
    copies = [article("Iran will attend the talks in Oman on Friday") for _ in range(5000)]
    began = time.perf_counter()
    found = claims(copies, [statement(each) for each in copies])
    assert time.perf_counter() - began < 10
    assert [len(each.wordings) for each in found] == [5000]


def test_a_clock_that_is_wrong_leaves_copies_one_claim() -> None:
    copies = [article("Iran will attend the talks in Oman", published=f"2025-03-0{day}T00:00:00Z") for day in (6, 7)]
    assert [len(each.wordings) for each in claims(copies, [statement(each) for each in copies])] == [2]


def test_a_correction_that_turns_the_claim_round_disputes_it() -> None:
    one = article("Iran has accepted the ceasefire offer of the United States")
    other = article("Iran has rejected the ceasefire offer of the United States", published="2025-03-07T10:00:00Z")
    made = [statement(one), statement(other)]
    found = claims([one, other], made)
    assert len(found) == 2
    (dispute,) = disputes(found, [one, other], made)
    assert (dispute.kind, dispute.one, dispute.other) == (DisputeKind.POLARITY, found[0].id, found[1].id)
    assert marked(found, [dispute])[0].disputed_by == (found[1].id,)


@pytest.mark.parametrize(
    ("text", "actor", "modality", "kind"),
    [
        ("Iran has rejected the ceasefire offer of the United States", "iran", Modality.ASSERTED, DisputeKind.SHIFT),
        ("Iran has not accepted the ceasefire offer of the United States", None, Modality.DENIED, DisputeKind.DENIAL),
    ],
)
def test_kinds_of_dispute(text: str, actor: str | None, modality: Modality, kind: DisputeKind) -> None:
    one = article("Iran has accepted the ceasefire offer of the United States")
    other = article(text, published="2025-03-07T10:00:00Z")
    made = [statement(one, actor=actor), statement(other, modality, actor)]
    assert [each.kind for each in disputes(claims([one, other], made), [one, other], made)] == [kind]


def test_remarks_on_one_event_do_not_dispute() -> None:
    one = article("The blast in Karachi in Pakistan killed nobody near the old harbour and its many markets")
    other = article("Residents of Karachi in Pakistan say that the blast woke the children of the southern districts")
    made = [statement(one), statement(other)]
    assert disputes(claims([one, other], made), [one, other], made) == ()


def test_all_languages_share_the_keys() -> None:
    shared = set(table("en", "claims")["concepts"])
    for lang in SUPPORTED:
        assert set(table(lang, "claims")["concepts"]) == shared
        assert set(table(lang, "claims")["modes"]) == set(table("en", "claims")["modes"])
