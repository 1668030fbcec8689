"""Figures of one story held against one another: what is sure enough to be shown."""

from dataclasses import replace

from uradori.actors import load
from uradori.figures import figures
from uradori.model import ActorRef, Claimant, DisputeKind, Markup, RawPage, Story
from uradori.reading import read
from uradori.stories import revisions


def given(key, text, published, actor=None):
    article = read(RawPage(key, text, "s", Markup.TEXT, lang="en", published=published), load())
    one = figures(article, ())[0]
    return article, replace(one, claimant=Claimant(actor, (), ActorRef(actor))) if actor else one


def disputes_of(*rows):
    ids = tuple(article.id for article, _ in rows)
    story = Story("s", "", ids, ids, (), ("en",), None, None)
    return revisions([figure for _, figure in rows], [article for article, _ in rows], [story])


POLICE = "In Nairobi, Kenya, 5,000 people marched on Saturday."
ORGANISERS = "In Nairobi, Kenya, 50,000 people marched on Saturday."


def test_two_known_claimants_at_one_time_dispute():
    first = given("a", POLICE, "2024-06-22T16:00:00Z", "police")
    second = given("b", ORGANISERS, "2024-06-22T17:00:00Z", "organisers")
    (dispute,) = disputes_of(first, second)
    assert dispute.kind is DisputeKind.FIGURE
    assert (dispute.one, dispute.other) == (first[1].id, second[1].id)


def test_one_claimant_with_a_later_figure_updates():
    first = given("a", POLICE, "2024-06-22T16:00:00Z", "police")
    (dispute,) = disputes_of(first, given("b", ORGANISERS, "2024-06-23T17:00:00Z", "police"))
    assert dispute.kind is DisputeKind.UPDATED


def test_without_a_time_or_a_claimant_nothing_is_told():
    assert disputes_of(given("a", POLICE, None, "police"), given("b", ORGANISERS, None, "organisers")) == ()
    first = given("a", POLICE, "2024-06-22T16:00:00Z")
    assert disputes_of(first, given("b", ORGANISERS, "2024-06-22T17:00:00Z")) == ()


def test_other_stories_are_not_compared():
    (one, mine), (other, theirs) = (
        given("a", POLICE, "2024-06-22T16:00:00Z", "police"),
        given("b", ORGANISERS, "2024-06-22T17:00:00Z", "organisers"),
    )
    stories = [Story(each.id, "", (each.id,), (each.id,), (), ("en",), None, None) for each in (one, other)]
    assert revisions([mine, theirs], [one, other], stories) == ()


def test_nothing_from_nothing():
    assert revisions([], [], []) == ()
