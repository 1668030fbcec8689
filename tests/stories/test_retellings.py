"""Retellings: which article comes from which, what shows it, and who is left as origin."""

import pytest
from story_samples import FERRY, Maker, Versions

from uradori.actors.gazetteer import load
from uradori.model import (
    ActorRef,
    Article,
    Authority,
    Modality,
    Part,
    Quote,
    Retelling,
    RetellingKind,
    Source,
    Span,
    Statement,
)
from uradori.stories import carriers, group, strongest_first
from uradori.stories.origins import acyclic, origins

LINES = FERRY["en"].split("\n")


def citing(article: Article, outlet: str, content: str, authority: Authority = Authority.OUTLET) -> Statement:
    """A statement of *article* that gives *outlet* as its authority for the words *content*."""
    start = article.text.index(content)
    spans = (Span(start, start + len(content)),)
    return Statement(
        id=Statement.identify(article.id, (), (), spans),
        article=article.id,
        lang=article.lang,
        quote=Quote.INDIRECT,
        authority=authority,
        modality=Modality.ASSERTED,
        confidence=1.0,
        source=Source(outlet, (), ActorRef(outlet)),
        cue=Part("", ()),
        content=Part.of(article.text, spans),
    )


def test_versions_in_four_languages_are_translations_of_one(ferry: Versions) -> None:
    found = group(list(ferry.values()), []).retellings
    assert {one.kind for one in found} == {RetellingKind.TRANSLATION}
    assert len(found) == 3
    assert len({one.parent for one in found}) == 1


def test_without_any_cue_the_direction_is_said_to_be_unknown(ferry: Versions) -> None:
    assert {one.reason for one in group(list(ferry.values()), []).retellings} == {"unknown"}


def test_the_earliest_version_is_the_original(article: Maker) -> None:
    original = article("z", "ru", FERRY["ru"], published="2025-03-04T08:00:00Z")
    version = article("a", "en", FERRY["en"], published="2025-03-04T10:00:00Z")
    (found,) = group([version, original], []).retellings
    assert (found.article, found.parent, found.reason) == (version.id, original.id, "time:2h")


def test_an_outlet_writes_in_the_language_of_its_country(article: Maker) -> None:
    versions = [article(lang, lang, FERRY[lang], outlet="Reuters") for lang in ("ja", "en", "uk")]
    found = group(versions, [], load()).retellings
    assert {(one.parent, one.reason) for one in found} == {(versions[1].id, "language:en")}


def test_aligned_sentences_are_the_evidence_of_a_translation(article: Maker) -> None:
    original = article("a", "en", FERRY["en"], published="2025-03-04")
    version = article("b", "ja", FERRY["ja"], published="2025-03-06")
    (found,) = group([original, version], []).retellings
    shown = [
        (one.span.cut(version.text), one.parent_span.cut(original.text)) for one in found.evidence if one.parent_span
    ]
    assert (FERRY["ja"].split("\n")[3], LINES[3]) in shown


def test_a_copy_retells_the_earlier_text_in_the_passages_shown(article: Maker) -> None:
    original = article("b", "en", FERRY["en"], outlet="Coast", published="2025-03-04T06:00:00Z")
    copy = article("a", "en", "\n".join(["Panic on the ferry", *LINES[1:]]), outlet="Echo", published="2025-03-05")
    found = group([copy, original], [])
    (retelling,) = found.retellings
    assert (retelling.article, retelling.parent, retelling.kind) == (copy.id, original.id, RetellingKind.WORDING)
    assert retelling.score > 0.8
    assert found.stories[0].origins == (original.id,)
    for one in retelling.evidence:
        assert one.parent_span is not None
        assert one.span.cut(copy.text) == one.parent_span.cut(original.text)


def test_an_undated_excerpt_comes_from_the_longer_text(article: Maker) -> None:
    whole = article("z", "en", FERRY["en"])
    excerpt = article("a", "en", "\n".join(LINES[1:4]))
    (found,) = group([excerpt, whole], []).retellings
    assert (found.article, found.parent) == (excerpt.id, whole.id)
    assert found.reason.startswith("containment:")


def test_a_credit_outweighs_the_times(article: Maker) -> None:
    agency = article("a", "en", FERRY["en"], outlet="Havasu", published="2025-03-04T09:00:00Z")
    paper = article(
        "b", "en", FERRY["en"] + "\n(Havasu)", outlet="Echo", published="2025-03-04T08:30:00Z", credits=["Havasu"]
    )
    found = group([agency, paper], [])
    wording = [one for one in found.retellings if one.kind is RetellingKind.WORDING]
    assert [(one.article, one.parent, one.reason) for one in wording] == [(paper.id, agency.id, "credit:Havasu")]
    assert found.stories[0].origins == (agency.id,)


def test_copies_of_an_absent_agency_have_one_origin_outside(article: Maker) -> None:
    papers = [
        article(name, "en", f"{FERRY['en']}\n(Havasu)", outlet=name, published=f"2025-03-0{day}", credits=["Havasu"])
        for day, name in enumerate(("Coast", "Echo", "Morning"), start=4)
    ]
    found = group(papers, [])
    assert found.stories[0].origins == ("actor:havasu",)
    edges = [one for one in found.retellings if one.kind is RetellingKind.CREDIT]
    assert {one.parent for one in edges} == {"actor:havasu"}
    assert len(edges) == 3


def test_an_outlet_does_not_retell_itself(article: Maker) -> None:
    own = article("a", "en", FERRY["en"] + "\n(Havasu)", outlet="Havasu", credits=["Havasu"])
    assert group([own], []).retellings == ()


def test_a_cited_report_in_the_ledger_is_the_parent(article: Maker) -> None:
    report = article("a", "en", FERRY["en"], outlet="coast", published="2025-03-04")
    text = "Help for Georgia\nBatumi closed its port.\nCoast said that Helicopters from Trabzon took 62 people to land."
    retold = article("b", "en", text, outlet="Echo", published="2025-03-05")
    said = citing(retold, "coast", "Helicopters from Trabzon took 62 people")
    found = [one for one in group([report, retold], [said]).retellings if one.kind is RetellingKind.CITATION]
    assert [(one.article, one.parent, one.reason) for one in found] == [(retold.id, report.id, "citation:coast")]
    (evidence,) = found[0].evidence
    assert evidence.parent_span is not None
    assert evidence.parent_span.cut(report.text) == LINES[3]


def test_a_cited_outlet_that_is_not_in_the_ledger_is_named(article: Maker) -> None:
    text = "Storm expected\nThe Daily Gull reported that 40 boats stayed in port, and named them one by one."
    paper = article("b", "en", text, outlet="Echo")
    said = citing(paper, "the-daily-gull", "40 boats stayed in port, and named them one by one.")
    found = group([paper], [said])
    (retelling,) = found.retellings
    assert (retelling.parent, retelling.kind) == ("actor:the-daily-gull", RetellingKind.CITATION)
    assert found.stories[0].origins == ("actor:the-daily-gull",)


def test_one_cited_line_leaves_an_article_its_own_origin(article: Maker) -> None:
    paper = article("b", "en", FERRY["en"] + "\nIt sank, Gull says.", outlet="Echo")
    found = group([paper], [citing(paper, "gull", "It sank")])
    assert [one.parent for one in found.retellings] == ["actor:gull"]
    assert found.stories[0].origins == (paper.id,)


def test_the_same_quotation_alone_is_no_retelling(article: Maker) -> None:
    speech = (
        "“We lost the engine at three in the morning and nobody on the bridge knew which of the valves to close first.”"
    )
    one = article(
        "a", "en", f"Captain speaks in Batumi\nVellner told us: {speech}\nHe then left for Tbilisi with his crew."
    )
    two = article(
        "b", "en", f"Ferry captain heard\n{speech} That was all Vellner would say as the Batumi inquiry opened."
    )
    assert group([one, two], []).retellings == ()


@pytest.mark.parametrize("kind", list(RetellingKind))
def test_rings_are_broken(kind: RetellingKind) -> None:
    ring = [
        Retelling(a, b, kind, score, (), "unknown")
        for a, b, score in (("1", "2", 0.9), ("2", "3", 0.8), ("3", "1", 0.7))
    ]
    kept = acyclic(ring)
    assert [(one.article, one.parent) for one in kept] == [("1", "2"), ("2", "3")]
    assert origins(["1", "2", "3"], kept) == ("3",)


def test_a_carrier_is_the_strongest_retelling_of_the_whole() -> None:
    passage = Retelling("1", "2", RetellingKind.CREDIT, 0.4, (), "credit:A")
    cited = Retelling("1", "3", RetellingKind.CITATION, 0.9, (), "citation:b")
    copied = Retelling("1", "4", RetellingKind.WORDING, 0.7, (), "unknown")
    borrowed = Retelling("5", "4", RetellingKind.WORDING, 0.2, (), "unknown")
    found = [cited, borrowed, copied, passage]
    assert carriers(found) == {"1": copied}
    assert strongest_first(found) == [passage, copied, borrowed, cited]
