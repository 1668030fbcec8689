"""On what a passage rests: on what its article cites for it, else on what its article comes from."""

from uradori.model import Alignment, Retelling, RetellingKind, Span
from uradori.stories import Rests

HERE, THERE = (Span(0, 10),), (Span(50, 60),)


def edge(
    article: str, parent: str, kind: RetellingKind, score: float, *spans: Span, to: Span | None = None
) -> Retelling:
    return Retelling(article, parent, kind, score, tuple(Alignment(span, to) for span in spans), "")


def test_a_cited_paper_is_the_origin_of_what_it_is_cited_for_alone() -> None:
    rests = Rests([edge("b", "a", RetellingKind.CITATION, 0.1, *HERE)])
    assert rests.origins([("b", HERE), ("a", THERE)]) == ("a",)
    assert rests.origins([("b", THERE)]) == ("b",)


def test_a_paper_outside_is_one_origin_for_all_who_cite_it() -> None:
    told = [edge(one, "actor:x", RetellingKind.CITATION, 0.1, *HERE) for one in ("b", "c")]
    assert Rests(told).origins([("b", HERE), ("c", HERE)]) == ("actor:x",)


def test_a_chain_of_citations_is_followed_to_its_end() -> None:
    told = [
        edge("c", "b", RetellingKind.CITATION, 0.1, *HERE, to=HERE[0]),
        edge("b", "a", RetellingKind.CITATION, 0.1, *HERE),
    ]
    assert Rests(told).origins([("c", HERE), ("b", HERE)]) == ("a",)


def test_of_two_papers_named_for_a_passage_the_one_that_cites_the_other_is_no_origin() -> None:
    told = [
        edge("c", "b", RetellingKind.CITATION, 0.1, *HERE),
        edge("c", "a", RetellingKind.CITATION, 0.1, *HERE),
        edge("b", "a", RetellingKind.CITATION, 0.1, *THERE),
    ]
    assert Rests(told).origins([("c", HERE)]) == ("a",)


def test_a_copied_article_has_the_origin_of_what_it_copies_but_for_a_borrowed_passage() -> None:
    told = [
        edge("b", "a", RetellingKind.WORDING, 0.9, *THERE),
        edge("b", "c", RetellingKind.WORDING, 0.2, *HERE),
    ]
    assert Rests(told).origins([("b", THERE)]) == ("a",)
    assert Rests(told).origins([("b", HERE)]) == ("c",)


def test_a_ring_of_retellings_ends_where_it_began() -> None:
    told = [edge("a", "b", RetellingKind.CREDIT, 0.9, *HERE), edge("b", "a", RetellingKind.CREDIT, 0.9, *HERE)]
    assert Rests(told).origins([("a", HERE)]) == ("b",)
