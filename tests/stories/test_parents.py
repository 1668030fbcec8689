"""Which of several texts an article was made of, where articles without a time stand, and chains of translations."""

import pytest
from story_samples import FERRY, Maker

from uradori.actors.gazetteer import load
from uradori.model import Article, Retelling, RetellingKind
from uradori.stories import group

LINES = FERRY["en"].split("\n")
TIMES = [f"2025-03-04T0{hour}:00:00Z" for hour in range(6, 10)]


def parents(found: tuple[Retelling, ...], child: Article, kind: RetellingKind) -> list[str]:
    return [one.parent for one in found if one.article == child.id and one.kind is kind]


def lines(*numbers: int) -> str:
    return "\n".join(LINES[number] for number in numbers)


def test_what_was_moved_on_the_way_tells_a_copy_of_a_copy(article: Maker) -> None:
    first = article("a", "en", FERRY["en"], outlet="Coast", published=TIMES[0])
    moved = article("b", "en", lines(0, 4, 1, 3, 2, 5), outlet="Echo", published=TIMES[1])
    copy = article("c", "en", lines(0, 4, 1, 3, 2), outlet="Gull", published=TIMES[2])
    found = group([first, moved, copy], []).retellings
    assert parents(found, copy, RetellingKind.WORDING) == [moved.id]


def test_two_papers_with_one_dateline_both_come_from_the_agency(article: Maker) -> None:
    agency = article("a", "en", FERRY["en"], outlet="Havasu", published=TIMES[0])
    heads = [
        "Nobody had seen the like on this coast before.",
        "Rescue came late, and the wind did the rest that night.",
    ]
    papers = [
        article(
            name,
            "en",
            f"{LINES[0]}\nBATUMI (Havasu) - {head}\n{lines(2, 3, 4, 5)}",
            outlet=name,
            published=time,
            credits=["Havasu"],
        )
        for name, head, time in zip(("Echo", "Gull"), heads, TIMES[1:3], strict=True)
    ]
    found = group([agency, *papers], []).retellings
    assert [parents(found, paper, RetellingKind.WORDING) for paper in papers] == [[agency.id], [agency.id]]


def test_an_article_without_a_time_stands_where_it_explains_most(article: Maker) -> None:
    first = article("z", "en", FERRY["en"], outlet="Coast", published=TIMES[0])
    between = article("y", "en", lines(0, 1, 2, 3, 5), outlet="Echo")
    last = article("x", "en", lines(0, 1, 3, 5), outlet="Gull", published=TIMES[1])
    found = group([first, between, last], []).retellings
    assert parents(found, between, RetellingKind.WORDING) == [first.id]
    assert parents(found, last, RetellingKind.WORDING) == [between.id]


def test_without_times_a_text_comes_from_the_agency(article: Maker) -> None:
    paper = article("a", "en", FERRY["en"], outlet="Echo")
    agency = article("b", "en", FERRY["en"], outlet="reuters")
    (found,) = group([paper, agency], [], load()).retellings
    assert (found.article, found.parent, found.reason) == (paper.id, agency.id, "agency:reuters")


def test_a_bracketed_outlet_that_only_its_article_shows_to_be_one_is_credited(article: Maker) -> None:
    coast = article("a", "en", FERRY["en"], outlet="Coast Daily Mirrorer", known=False, published=TIMES[0])
    echo = article("b", "en", FERRY["en"], outlet="Echo", known=False, published=TIMES[1])
    gull = article("c", "en", f"{FERRY['en']}\n(Coast Daily Mirrorer)", outlet="Gull", known=False, published=TIMES[2])
    found = group([coast, echo, gull], []).retellings
    assert parents(found, gull, RetellingKind.WORDING) == [coast.id]


@pytest.mark.parametrize("timed", [True, False])
def test_a_translation_of_a_shortened_text_is_told_where_times_allow_it(article: Maker, timed: bool) -> None:
    times = TIMES if timed else [None] * 3
    short = {lang: "\n".join(FERRY[lang].split("\n")[:4]) for lang in FERRY}
    first = article("a", "ru", FERRY["ru"], outlet="Coast", published=times[0])
    cut = article("b", "uk", short["uk"], outlet="Echo", published=times[1])
    again = article("c", "en", short["en"], outlet="Gull", published=times[2])
    found = group([first, cut, again], []).retellings
    assert parents(found, again, RetellingKind.TRANSLATION) == [cut.id if timed else first.id]


def test_a_translation_may_be_made_of_a_copy(article: Maker) -> None:
    first = article("a", "en", FERRY["en"], outlet="Coast", published=TIMES[0])
    copy = article("b", "en", lines(0, 1, 2, 3), outlet="Echo", published=TIMES[1])
    version = article("c", "ru", "\n".join(FERRY["ru"].split("\n")[:4]), outlet="Gull", published=TIMES[2])
    found = group([first, copy, version], []).retellings
    assert parents(found, version, RetellingKind.TRANSLATION) == [copy.id]


def test_a_message_quoted_whole_is_a_copy_only_with_what_leads_up_to_it(article: Maker) -> None:
    quoted = f"“{' '.join(LINES[1:5])}”"
    intro = "The harbour master of Batumi wrote a letter to the owners on Tuesday night, and it reads as follows:"
    first = article("a", "en", f"A letter\n{intro} {quoted}", outlet="Coast", published=TIMES[0])
    copy = article("b", "en", f"From Batumi\n{intro} {quoted}", outlet="Echo", published=TIMES[1])
    other = article("c", "en", f"Harbour news\nHere are his words: {quoted}", outlet="Gull", published=TIMES[2])
    found = group([first, copy, other], []).retellings
    assert parents(found, copy, RetellingKind.WORDING) == [first.id]
    assert parents(found, other, RetellingKind.WORDING) == []
