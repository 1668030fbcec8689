"""What is settled between statements, on statements of our own."""

from __future__ import annotations

from uradori.model import Span, Spans
from uradori.statements.draft import Draft, Sense
from uradori.statements.settling import with_clear_edges, with_own_quotations, with_quotations, with_reported
from uradori.statements.tagger import Tagged

TEXT = "Berg said it rained. “We are wet,” Dorn added. Example Wire reported that Berg slept."
SENTENCES = (Span(0, 20), Span(21, 46), Span(47, len(TEXT)))
SAY = Sense("say", "say", "past")


def spans(words: str) -> Spans:
    at = TEXT.index(words)
    return (Span(at, at + len(words)),)


def tagged(source: str, cue: str, *content: str) -> Tagged:
    return Tagged(spans(source), spans(cue), tuple(spans(piece)[0] for piece in content), 0.9)


def draft(source: str, cue: str, content: str, *, quoted: bool = False, sense: Sense = SAY) -> Draft:
    return Draft(spans(source), spans(cue), spans(content), sense, quoted=quoted)


def test_a_quotation_stays_with_the_cue_beside_it() -> None:
    berg, dorn = tagged("Berg", "said", "it rained", "We are wet"), tagged("Dorn", "added", "We are wet")
    assert [row.content for row in with_own_quotations([berg, dorn], SENTENCES)] == [spans("it rained"), dorn.content]


def test_a_quotation_that_goes_on_without_a_cue_stays() -> None:
    berg = tagged("Berg", "said", "it rained", "We are wet")
    assert with_own_quotations([berg], SENTENCES) == [berg]


def test_edges_that_nearly_agree_are_those_of_the_rules() -> None:
    (row,) = with_clear_edges([tagged("Berg", "said", "it rained.")], [draft("Berg", "said", "it rained")])
    assert row.content == spans("it rained")
    (row,) = with_clear_edges([tagged("Berg", "said", "rained")], [draft("Berg", "said", "it rained")])
    assert row.content == spans("rained")


def test_fixed_words_of_hearsay_are_no_source() -> None:
    hearsay = draft("Berg", "said", "it rained", sense=Sense("said", "hearsay", "word"))
    (row,) = with_clear_edges([tagged("Berg", "said", "it rained")], [hearsay])
    assert (row.source, row.cue) == ((), spans("said"))


def test_a_quotation_that_nobody_has_said_is_kept() -> None:
    berg, quotation = tagged("Berg", "said", "it rained"), draft("Dorn", "added", "We are wet", quoted=True)
    assert [row.content for row in with_quotations([berg], [(quotation, 0.3)])] == [berg.content, quotation.content]
    assert with_quotations([berg], [(quotation, 0.1)]) == [berg]
    dorn = tagged("Dorn", "added", "We are wet")
    assert with_quotations([dorn], [(quotation, 0.3)]) == [dorn]


def test_who_is_reported_within_a_content_has_said_something_too() -> None:
    wire, inner = tagged("Example Wire", "reported", "Berg slept"), draft("Berg slept", "slept", "slept")
    assert len(with_reported([wire], [(inner, 0.8)])) == 2
    assert with_reported([wire], [(inner, 0.6)]) == [wire]
    assert with_reported([tagged("Berg", "said", "it rained")], [(inner, 0.8)]) == [tagged("Berg", "said", "it rained")]
