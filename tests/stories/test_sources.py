"""Outlets that only the other articles of the ledger show to be outlets, credited and cited in any script."""

import pytest
from story_samples import FERRY, Maker

from uradori.model import Article, Authority, Modality, Part, Quote, Retelling, RetellingKind, Source, Span, Statement
from uradori.stories import group

OUTLET = "The Kestrel Courier"
FIRST = "2025-03-04T06:00:00Z"
LATER = "2025-03-04T12:00:00Z"


def said(article: Article, cue: str, content: str) -> Statement:
    """A statement of *article* with this cue and content, and a source that was not understood."""
    spans = [(Span(article.text.index(part), article.text.index(part) + len(part)),) for part in (cue, content)]
    return Statement(
        Statement.identify(article.id, (), *spans),
        article.id,
        article.lang,
        Quote.INDIRECT,
        Authority.UNSPECIFIED,
        Modality.ASSERTED,
        1.0,
        Source("", (), None),
        *(Part.of(article.text, each) for each in spans),
    )


def edges(retellings: tuple[Retelling, ...], kind: RetellingKind) -> list[tuple[str, str]]:
    return [(one.article, one.parent) for one in retellings if one.kind is kind]


@pytest.fixture
def report(article: Maker) -> Article:
    """The article of the outlet that others cite; it signs with an abbreviation."""
    text = FERRY["en"].replace("The ferry", "BATUMI (TKC) - The ferry", 1)
    made: Article = article("a", "en", text, outlet=OUTLET, known=False, published=FIRST, credits=["TKC"])
    return made


@pytest.mark.parametrize(
    ("lang", "text", "cue", "content"),
    [
        (
            "en",
            "Panic off Batumi\nAccording to the Kestrel Courier, 17 passengers were hurt.",
            "According to",
            "17 pas",
        ),
        ("ru", "Паника у Батуми\nПострадали 17 пассажиров, пишет «Кестрел курьер».", "пишет", "Пострадали 17"),
        ("uk", "Паніка біля Батумі\nПостраждали 17 пасажирів, повідомляє «Кестрел кур’єр».", "повідомляє", "Постраж"),
        (
            "ja",
            "バトゥミ沖で混乱\n乗客17人が負傷したと、ケストレル・クーリエ紙が報じた。",
            "報じた",
            "乗客17人が負傷した",
        ),
    ],
)
def test_an_outlet_of_the_ledger_is_the_parent_in_any_script(
    report: Article, article: Maker, lang: str, text: str, cue: str, content: str
) -> None:
    retold = article("b", lang, text, outlet="Echo", known=False, published=LATER)
    found = group([report, retold], [said(retold, cue, content)])
    assert edges(found.retellings, RetellingKind.CITATION) == [(retold.id, report.id)]
    assert not [origin for story in found.stories for origin in story.origins if origin.startswith("actor:")]


def test_an_abbreviation_that_an_outlet_signs_with_is_that_outlet(report: Article, article: Maker) -> None:
    text = "バトゥミ沖でフェリー座礁\n【バトゥミTKC】214人を乗せたフェリー「ロザリンド」が座礁した。"
    retold = article("b", "ja", text, outlet="浜風通信", known=False, published=LATER)
    found = group([report, retold], []).retellings
    assert edges(found, RetellingKind.CREDIT) == [(retold.id, report.id)]


def test_the_abbreviation_of_another_is_not(article: Maker) -> None:
    own = article("a", "en", FERRY["en"] + "\n(XYZ)", outlet=OUTLET, known=False, published=FIRST, credits=["XYZ"])
    assert edges(group([own], []).retellings, RetellingKind.CREDIT) == [(own.id, "actor:xyz")]


def test_an_article_later_than_the_credit_is_not_what_it_means(report: Article, article: Maker) -> None:
    text = "Ferry Rosalind aground off Batumi\nThe ferry Rosalind has 214 people on board. (The Kestrel Courier)"
    early = article("b", "en", text, outlet="Echo", known=False, published="2025-03-03")
    found = group([report, early], []).retellings
    assert edges(found, RetellingKind.CREDIT) == [(early.id, "actor:the-kestrel-courier")]


def test_a_chain_of_credits_is_followed_link_by_link(report: Article, article: Maker) -> None:
    middle_text = "\n".join([*FERRY["ru"].split("\n")[:4], "(«Кестрел курьер»)"])
    middle = article("b", "ru", middle_text, outlet="Волна", known=False, published=LATER)
    last_text = "Пором біля Батумі\nНа поромі «Розалінд» 214 людей, пише газета «Волна»."
    last = article("c", "uk", last_text, outlet="Хвиля", known=False, published="2025-03-05")
    found = group([report, middle, last], [said(last, "пише", "На поромі «Розалінд» 214 людей")])
    assert edges(found.retellings, RetellingKind.CREDIT) == [(middle.id, report.id)]
    assert edges(found.retellings, RetellingKind.CITATION) == [(last.id, middle.id)]
    assert found.stories[0].origins == (report.id,)


def test_an_explainer_has_every_article_it_credits_as_parent(report: Article, article: Maker) -> None:
    others = [
        article("b", "ru", FERRY["ru"], outlet="Волна", known=False, published="2025-03-04T07:00:00Z"),
        article(
            "c",
            "en",
            "\n".join(FERRY["en"].split("\n")[2:]),
            outlet="Morning Echo",
            known=False,
            published="2025-03-04T08:00:00Z",
        ),
    ]
    lines = FERRY["uk"].split("\n")
    text = "\n".join([*lines[:2], "(«Кестрел кур’єр»)", "(«Волна»)", "(Morning Echo)", lines[2]])
    explainer = article("d", "uk", text, outlet="Хвиля", known=False, published="2025-03-05")
    found = group([report, *others, explainer], []).retellings
    assert {parent for child, parent in edges(found, RetellingKind.CREDIT) if child == explainer.id} == {
        report.id,
        *(other.id for other in others),
    }


def test_a_copy_of_a_copy_comes_from_the_one_it_credits(report: Article, article: Maker) -> None:
    copy = article("b", "en", report.text, outlet="Morning Echo", known=False, published="2025-03-04T08:00:00Z")
    again = article(
        "c",
        "en",
        f"{report.text}\n(Morning Echo)",
        outlet="Gull",
        known=False,
        published=LATER,
        credits=["Morning Echo"],
    )
    found = group([report, copy, again], []).retellings
    assert edges(found, RetellingKind.WORDING) == sorted([(copy.id, report.id), (again.id, copy.id)])


def test_a_name_in_passing_is_no_source(report: Article, article: Maker) -> None:
    text = "Ferry Rosalind aground off Batumi\nThe ferry carries 214 people and a reporter of The Kestrel Courier."
    other = article("b", "en", text, outlet="Echo", known=False, published=LATER)
    assert group([report, other], []).retellings == ()
