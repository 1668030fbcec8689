"""Chapter 5's loaded wording: what each outlet calls the same thing, side by side."""

import pytest
import situation_samples as samples

from uradori.briefing import render
from uradori.briefing.model import Lines
from uradori.model import Story

POST = samples.article(
    "n-post", "en", "2031-03-01", "Sample Post", None,
    "The war in Ukraine enters another year.", "The invasion of Ukraine and the war in Ukraine weigh on the port.",
    "“The special military operation goes on,” the envoy said.",
)  # fmt: skip
DAILY = samples.article(
    "n-daily", "ja", "2031-03-02", "サンプル日報", None, "ウクライナ侵攻は続く。", "港は特別軍事作戦の影響を受けた。",
)  # fmt: skip
STORY = Story("named", POST.title, ("n-post", "n-daily"), ("n-post", "n-daily"), (), ("en", "ja"), None, None)


@pytest.fixture
def ledger(empty):
    empty.found, empty.grouped = [POST, DAILY], [STORY]
    said = "The special military operation goes on"
    empty.said = [samples.direct(POST, "the envoy", "said", said)]
    return empty


def named(briefing):
    chapter = next(one for one in briefing.chapters if one.key == "sources")
    blocks = [block for block in chapter.blocks if isinstance(block, Lines) and block.form == "loaded"]
    return blocks[0] if blocks else None


def test_words_stand_by_outlet_with_how_often_and_whose_they_are(write, ledger):
    briefing = write(ledger)
    (group,) = named(briefing).groups
    assert group.title == "The war in Ukraine"
    assert [(briefing.card(line.passage.article).outlet, *line.facts, line.marks) for line in group.lines] == [
        ("Sample Post", "war in Ukraine ×2", ()),
        ("Sample Post", "invasion of Ukraine", ()),
        ("Sample Post", "special military operation", ("quoted",)),
        ("サンプル日報", "ウクライナ侵攻", ()),
        ("サンプル日報", "特別軍事作戦", ()),
    ]


def test_each_word_opens_onto_its_sentence(write, ledger):
    briefing = write(ledger)
    for line in named(briefing).groups[0].lines:
        text = briefing.card(line.passage.article).text
        assert line.passage.spans[0].cut(text) == line.text
        assert line.passage.window.end - line.passage.window.start > len(line.text)


def test_where_all_use_one_word_there_is_nothing_to_show(write, ledger):
    alone = samples.article("n-post", "en", "2031-03-01", "Sample Post", None, "The war in Ukraine enters a year.")
    ledger.found, ledger.said = [alone], []
    assert named(write(ledger)) is None


@pytest.mark.parametrize(("lang", "title"), [("en", "What each outlet calls it"), ("ja", "各社はそれを何と呼ぶか")])
def test_the_page_shows_them_in_both_languages(write, ledger, lang, title):
    assert title in render(write(ledger, lang), "html")
    assert title in render(write(ledger, lang), "md")
