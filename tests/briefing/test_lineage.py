"""Lineage: origins of articles and passages, and which passages are one."""

from hypothesis import given
from hypothesis import strategies as st

from uradori.briefing.lineage import Lineage, Saying
from uradori.model import Alignment, Retelling, RetellingKind, Span


def edge(article, parent, kind="wording", *evidence):
    return Retelling(article, parent, RetellingKind(kind), 0.9, tuple(evidence), "unknown")


def saying(article, start, end, text, actor=None):
    return Saying(article, (Span(start, end),), text, actor)


def test_roots_follow_what_carries_an_article_up_to_its_origin():
    lineage = Lineage(["a", "b", "c"], [edge("b", "a"), edge("c", "b"), edge("c", "a", "citation")], ["a"])
    assert [lineage.root(article) for article in "abc"] == ["a", "a", "a"]
    assert lineage.carrier("c").parent == "b"


def test_a_circle_of_retellings_ends():
    lineage = Lineage(["a", "b"], [edge("a", "b"), edge("b", "a")], [])
    assert lineage.root("a") == "b"


def test_a_borrowed_passage_goes_back_to_its_lender_and_the_rest_to_the_article():
    borrowed = Retelling("b", "a", RetellingKind.WORDING, 0.2, (Alignment(Span(0, 20), Span(5, 25)),), "time:1h")
    lineage = Lineage(["a", "b"], [borrowed], ["a", "b"])
    assert lineage.roots_of(saying("b", 0, 10, "borrowed")) == {"a"}
    assert lineage.roots_of(saying("b", 30, 40, "own")) == {"b"}


def test_a_citation_gives_its_origin_only_to_the_words_it_covers():
    lineage = Lineage(["a"], [edge("a", "actor:x", "citation", Alignment(Span(0, 10), None))], ["a", "actor:x"])
    assert lineage.roots_of(saying("a", 2, 8, "cited")) == {"actor:x"}
    assert lineage.roots_of(saying("a", 20, 30, "own")) == {"a"}


def test_statements_of_other_speakers_in_aligned_passages_stay_apart():
    sayings = [
        saying("a", 0, 40, "The pier will be open by the first snow", "x"),
        saying("a", 50, 90, "No tolls at all", "y"),
        saying("b", 0, 40, "До первого снега причал откроют", "x"),
        saying("b", 50, 90, "Пошлин не будет", "y"),
    ]
    lineage = Lineage(["a", "b"], [edge("b", "a", "translation", Alignment(Span(0, 90), Span(0, 90)))], ["a"])
    assert lineage.bundles(sayings) == [[0, 2], [1, 3]]


def test_short_replies_in_the_same_words_are_not_taken_for_copies():
    lineage = Lineage(["a", "b"], [], ["a", "b"])
    assert lineage.bundles([saying("a", 0, 11, "We will see"), saying("b", 0, 11, "We will see")]) == [[0], [1]]


def test_same_words_count_despite_width_case_and_punctuation():
    lineage = Lineage(["a", "b"], [], ["a", "b"])
    one, other = "The ferry line will reopen in ２０３１.", "“the ferry line will reopen in 2031”"
    assert lineage.bundles([saying("a", 0, 35, one), saying("b", 0, 35, other)]) == [[0, 1]]


ARTICLES = st.sampled_from("abcd")
TEXTS = st.sampled_from(["the same long words, twice over", "short"])


@given(st.lists(st.tuples(ARTICLES, st.integers(0, 90), TEXTS)), st.lists(st.tuples(ARTICLES, ARTICLES)))
def test_bundles_hold_every_saying_once(found, links):
    sayings = [saying(article, at, at + 10, text) for article, at, text in found]
    edges = [edge(one, other, "wording", Alignment(Span(0, 50), Span(0, 50))) for one, other in links]
    bundles = Lineage(list("abcd"), edges, ["a"]).bundles(sayings)
    assert sorted(index for bundle in bundles for index in bundle) == list(range(len(sayings)))
