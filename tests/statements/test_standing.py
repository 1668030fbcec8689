"""How network and tables share the decision, with logits of our own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from uradori.actors import MentionClass
from uradori.model import ActorKind, Authority, Modality, Quote, Span
from uradori.statements.draft import Sense
from uradori.statements.quotes import quotations
from uradori.statements.standing import quote_kind, standing
from uradori.statements.tagger import Tagged

TEXT = "Officials denied that the border might stay closed."
FOUND = Tagged((Span(0, 9),), (Span(10, 16),), (Span(22, 50),), 0.9)
DENY = Sense("deny", "say", "past")


def leaning(classes: type, to: str, by: float) -> np.ndarray:
    return np.array([by if member == to else 0.0 for member in classes], np.float32)


def test_the_words_of_a_source_weigh_where_the_network_is_undecided() -> None:
    how = standing(TEXT, FOUND, "en", MentionClass.ANONYMOUS, None, None)
    assert (how.authority, how.authority_words) == (Authority.ANONYMOUS, FOUND.source)


def test_a_network_that_is_sure_wins_over_the_words() -> None:
    sure = replace(FOUND, authority=leaning(Authority, "organisation", 9))
    assert standing(TEXT, sure, "en", MentionClass.ANONYMOUS, None, None).authority is Authority.ORGANISATION


def test_nameless_people_are_no_document() -> None:
    sure = replace(FOUND, authority=leaning(Authority, "document", 9))
    assert standing(TEXT, sure, "en", MentionClass.ANONYMOUS, None, None).authority is not Authority.DOCUMENT


@pytest.mark.parametrize(
    ("kind", "authority"),
    [(ActorKind.PERSON, "named"), (ActorKind.OUTLET, "outlet"), (ActorKind.STATE, "organisation"), (None, "anonymous")],
)
def test_an_office_stands_as_whoever_it_was_resolved_to(kind: ActorKind | None, authority: str) -> None:
    assert standing(TEXT, FOUND, "en", MentionClass.PERSON, kind, None).authority == authority


def test_no_source_is_unspecified_whatever_the_network_says() -> None:
    unsaid = replace(FOUND, source=(), authority=leaning(Authority, "named", 9))
    how = standing(TEXT, unsaid, "en", MentionClass.UNCLEAR, None, None)
    assert (how.authority, how.authority_words) == (Authority.UNSPECIFIED, FOUND.cue)


def test_the_table_of_verbs_weighs_on_modality() -> None:
    how = standing(TEXT, FOUND, "en", MentionClass.ANONYMOUS, None, DENY)
    assert (how.modality, how.modality_words) == (Modality.DENIED, FOUND.cue)
    sure = replace(FOUND, modality=leaning(Modality, "asked", 9))
    assert standing(TEXT, sure, "en", MentionClass.ANONYMOUS, None, DENY).modality is Modality.ASKED


def test_a_hedge_in_the_content_is_what_shows_that_it_is_hedged() -> None:
    hedged = replace(FOUND, modality=leaning(Modality, "hedged", 9))
    how = standing(TEXT, hedged, "en", MentionClass.ANONYMOUS, None, None)
    assert how.modality is Modality.HEDGED
    assert [span.cut(TEXT) for span in how.modality_words] == ["might"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [("the pier is safe", Quote.DIRECT), ("pier is safe” for now", Quote.MIXED), ("she", Quote.INDIRECT)],
)
def test_quote_kind_is_how_much_stands_in_quote_marks(content: str, kind: Quote) -> None:
    text = "“the pier is safe” for now, she said"
    at = text.index(content)
    assert quote_kind((Span(at, at + len(content)),), quotations(text)) is kind
