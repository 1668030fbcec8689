"""What goes into a dossier: what was chosen, and all that cites it."""

from __future__ import annotations

import pytest
from harbour_samples import BAD, DENIED, FEWER, LEFT, MADE, ONE, SAID, TOLD, TWO, UNSURE, WHOLE, WILD

from uradori.actors import load
from uradori.errors import UsageError
from uradori.export import Choice, gather
from uradori.ledger.view import SqliteView


def test_a_story_brings_what_was_found_in_its_articles(choose) -> None:
    found = choose(Choice(story="57a1"))
    assert {one.id for one in found.statements} == {SAID.id, DENIED.id, TOLD.id}
    assert [one.id for one in found.claims] == ["c1a1", "c1a2"]
    assert [one.id for one in found.figures] == [LEFT.id, FEWER.id]
    assert [*found.snapshots] == [ONE.id, TWO.id]
    assert found.title == "Harbour to reopen"
    assert len(found.disputes) == 2


def test_how_sure_a_statement_must_be_is_the_callers_to_say(choose) -> None:
    assert UNSURE.id in {one.id for one in choose(Choice(story="57a1", least=0.0)).statements}
    assert choose(Choice(story="57a1", least=0.95)).statements == ()


def test_a_claim_brings_its_wordings_and_what_stands_against_it(choose) -> None:
    found = choose(Choice(claims=("c1a1",)))
    assert {one.id for one in found.statements} == {SAID.id, TOLD.id}
    assert [one.id for one in found.claims] == ["c1a1"]
    assert [*found.opposing] == ["c1a2"]
    assert found.origin("actor:reuters") == "Reuters"
    assert found.title == "the harbour would reopen on Monday"


def test_a_statement_chosen_by_name_is_taken_however_unsure(choose) -> None:
    found = choose(Choice(statements=(UNSURE.id,)))
    assert [one.id for one in found.statements] == [UNSURE.id]
    assert found.cited == (TWO.id,)
    assert [*found.snapshots] == [ONE.id, TWO.id], "what it retells is there too"


def test_a_figure_brings_the_one_it_was_updated_by(choose) -> None:
    found = choose(Choice(figures=(LEFT.id,)))
    assert [*found.opposing] == [FEWER.id]
    assert found.places(FEWER.id)[0].article == TWO.id


def test_an_article_alone_is_cited_as_a_whole(choose) -> None:
    found = choose(Choice(articles=(BAD.id,)))
    assert (found.statements, found.claims, found.figures) == ((), (), ())
    assert found.cited == (BAD.id,)
    assert found.snapshots[BAD.id].url is None


def test_only_what_is_chosen_is_read(store) -> None:
    class Part(SqliteView):
        """A view that shows no whole ledger."""

        def _all(self, found):
            raise AssertionError(found)

        def _in_order(self, sql, articles):
            assert articles is not None
            return super()._in_order(sql, articles)

    view = store.view()
    part = Part(view._connection, "part")
    named = Choice(statements=(WILD.id,)), Choice(claims=("c1a1",)), Choice(figures=(LEFT.id,))
    for choice in (WHOLE, *named):
        assert gather(part, load(), choice, MADE).snapshots


def test_when_an_article_was_retrieved_is_what_its_carrier_says_else_when_it_was_kept(whole) -> None:
    assert whole.snapshots[ONE.id].provenance.retrieved == "2025-08-18T09:30:00+00:00"
    assert whole.snapshots[TWO.id].provenance.retrieved == "2025-08-20T06:00:00+00:00"
    assert {one.provenance.extractor for one in whole.snapshots.values()} == {"uradori 0.3.0 fast"}


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        (Choice(), "nothing is chosen"),
        (Choice(story="absent"), "no story absent"),
        (Choice(claims=("absent",)), "no claim absent"),
        (Choice(statements=("absent",)), "no statement absent"),
        (Choice(figures=("absent",)), "no figure absent"),
        (Choice(articles=("absent",)), "no article absent"),
    ],
)
def test_what_is_not_there_cannot_be_chosen(choose, choice: Choice, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        choose(choice)
