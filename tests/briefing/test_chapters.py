"""What a briefing holds: chapters, lines with their evidence, copies counted once."""

from dataclasses import replace

import pytest

from uradori.briefing.model import Figures, Lines, Table, Tree
from uradori.errors import UsageError
from uradori.model import Authority, Evidence, Span


def chapter(briefing, key):
    return next(one for one in briefing.chapters if one.key == key)


def lines(briefing, *keys):
    return [
        line
        for one in briefing.chapters
        if not keys or one.key in keys
        for block in one.blocks
        if isinstance(block, Lines)
        for group in block.groups
        for line in group.lines
    ]


def figures(briefing, key):
    found = [block.figures for block in chapter(briefing, key).blocks if isinstance(block, Figures)]
    return {figure.label: figure.value for block in found for figure in block}


def test_the_chapters_that_are_there_are_numbered_without_holes(write, ledger):
    assert [(one.number, one.key) for one in write(ledger).chapters] == [
        (1, "overview"), (2, "said"), (3, "sources"), (4, "assessments"), (5, "watch"),
    ]  # fmt: skip


def test_every_line_cuts_to_its_text_from_the_article_in_the_briefing(write, ledger):
    briefing = write(ledger)
    found = lines(briefing)
    assert len(found) > 20
    for line in found:
        text = briefing.card(line.passage.article).text
        assert " … ".join(span.cut(text) for span in line.passage.spans) == line.text
        assert all(line.passage.window.covers(span) for span in line.passage.spans)


def test_copies_and_translations_of_a_statement_are_one_line(write, ledger):
    said = [line for line in lines(write(ledger), "said") if line.actor == "lina-varga"]
    promise = said[0]
    assert [line.text for line in said] == ["We will reopen the line before winter", "tolls would rise"]
    assert {copy.article for copy in promise.copies} == {"copy", "ja-wire"}
    assert promise.origins == 1


def test_the_line_shown_of_copies_is_the_origins_even_where_the_copy_is_dated_earlier(write, ledger):
    early = {"copy": "2031-02-17T00:00:00+00:00"}
    ledger.found = sorted(
        (replace(one, published=early.get(one.id, one.published)) for one in ledger.found), key=lambda one: one.id
    )
    assert next(line for line in lines(write(ledger), "said") if line.copies).passage.article == "wire"


def test_same_words_in_unrelated_articles_are_one_line_with_two_origins(write, ledger):
    ledger.edges = [edge for edge in ledger.edges if edge.article != "copy"]
    ledger.grouped[0] = replace(ledger.grouped[0], origins=(*ledger.grouped[0].origins, "copy"))
    promise = next(line for line in lines(write(ledger), "said") if line.copies)
    assert promise.origins == 2


def test_named_speakers_come_first_and_unstated_sources_last(write, ledger):
    titles = [block.title for block in chapter(write(ledger), "said").blocks]
    assert titles == ["Named speakers", "Outlets", "Anonymous sources", "Source not stated"]


def test_speakers_are_named_in_the_language_of_the_reader(write, ledger):
    groups = chapter(write(ledger, "ja"), "said").blocks[0].groups
    assert [(group.title, group.lang, group.note) for group in groups] == [("リナ・バルガ", "ja", "ノルランド")]


def test_assessments_are_marked_and_stand_in_no_other_chapter(write, ledger):
    briefing = write(ledger)
    judged = lines(briefing, "assessments")
    assert [line.text for line in judged] == [
        "the deal was a dangerous gift to the tolls lobby",
        "The talks were a failure for both capitals.",
        "Norland should publish the draft.",
    ]
    assert all("opinion" in line.marks for line in judged)
    assert not {line.id for line in judged} & {line.id for line in lines(briefing, "said")}


def test_overview_counts_match_the_lines_of_chapter_two(write, ledger):
    briefing = write(ledger)
    said = lines(briefing, "said")
    counted = figures(briefing, "overview")
    assert counted["denied"] == sum(line.modality == "denied" for line in said) == 1
    assert counted["announced or promised"] == sum(line.modality == "promised" for line in said) == 1
    assert counted["hedged"] == sum(line.modality == "hedged" for line in said) == 2
    assert (counted["articles"], counted["independent origins"], counted["languages"]) == (6, 4, 4)


def test_leads_are_origins_that_are_neither_opinion_nor_paid_for(write, ledger):
    leads = chapter(write(ledger), "overview").blocks[1].groups[0].lines
    assert [line.passage.article for line in leads] == ["wire"]


def test_tree_puts_each_article_once_below_what_it_retells(write, ledger):
    tree = next(block for block in chapter(write(ledger), "sources").blocks if isinstance(block, Tree))
    assert [(node.article or node.name, node.depth) for node in tree.nodes] == [
        ("wire", 0), ("copy", 1), ("ja-wire", 1), ("Far Agency", 0), ("ru", 1), ("editorial", 0), ("uk", 0),
    ]  # fmt: skip
    assert [tree.nodes[node.parent].name for node in tree.nodes if node.parent is not None] == [
        "Sample Wire", "Sample Wire", "Far Agency",
    ]  # fmt: skip


def test_articles_that_retell_each_other_in_a_circle_are_still_in_the_tree(write, ledger):
    back = replace(ledger.edges[0], article="wire", parent="copy")
    ledger.edges.append(back)
    ledger.grouped[0] = replace(ledger.grouped[0], origins=("actor:far-agency", "editorial", "uk"))
    tree = next(block for block in chapter(write(ledger), "sources").blocks if isinstance(block, Tree))
    articles = [node.article for node in tree.nodes if node.article]
    assert sorted(articles) == sorted(one.id for one in ledger.found)


def test_retellings_show_both_passages_and_outside_parents_none(write, ledger):
    tree = next(block for block in chapter(write(ledger), "sources").blocks if isinstance(block, Tree))
    retold = {node.article: node.line for node in tree.nodes if node.line}
    assert retold["copy"].against.article == "wire"
    assert retold["copy"].reason == "credit:Sample Wire"
    assert retold["ru"].against is None
    assert retold["ru"].source == "Far Agency"


def test_outlets_are_listed_with_type_country_and_owner(write, ledger):
    table = next(block for block in chapter(write(ledger), "sources").blocks if isinstance(block, Table))
    assert ("Sample Wire", "agency", "Norland", "Norland Press Union (2030)", "–", "English", "1", "1") in table.rows


def test_paid_pages_are_marked_on_every_line_of_theirs(write, ledger):
    own = [line for line in lines(write(ledger)) if line.passage.article == "uk"]
    assert own
    assert all("paid" in line.marks for line in own)


def test_next_steps_stand_by_date_before_open_questions(write, ledger):
    watched = lines(write(ledger), "watch")
    assert [(line.marks[0], line.closes) for line in watched] == [("next_step", "2031-03-04"), ("open", None)]


def test_a_next_step_whose_day_has_passed_comes_last(write, ledger):
    ledger.found = [replace(one, published="2031-03-05T00:00:00Z") for one in ledger.found]
    later = replace(
        ledger.asked[0],
        id="q-later",
        text="Elsewhere",
        closes="2031-04-01",
        evidence=(Evidence("wire", (Span(5, 40),)),),
    )
    ledger.asked = [*ledger.asked, later]
    watched = [line for line in lines(write(ledger), "watch") if "next_step" in line.marks]
    assert [line.closes for line in watched] == ["2031-04-01", "2031-03-04"]
    assert "passed" in watched[1].marks


def test_a_title_that_asks_is_no_open_question(write, ledger):
    ledger.found[0] = replace(ledger.found[0], title="It remains unclear who will pay for the second pier.")
    assert [line.marks[0] for line in lines(write(ledger), "watch")] == ["next_step"]


def test_what_is_left_out_is_kept_aside_with_the_reason(write, ledger):
    ledger.said[1] = replace(ledger.said[1], confidence=0.4)
    found = chapter(write(ledger), "said")
    assert [(line.text, line.marks[0]) for line in found.aside] == [("tolls would rise", "faint")]
    assert "tolls would rise" not in [line.text for line in lines(write(ledger), "said")]
    assert figures(write(ledger), "overview").get("denied") is None


def test_outlets_and_states_never_stand_among_named_persons(write, ledger):
    ledger.said[5] = replace(ledger.said[5], authority=Authority.NAMED)
    titles = {block.title: [group.title for group in block.groups] for block in chapter(write(ledger), "said").blocks}
    assert titles["Outlets"] == ["Far Agency"]
    assert titles["Named speakers"] == ["Lina Varga"]


def test_an_unresolved_pronoun_is_no_named_speaker(write, ledger):
    said = ledger.said[1]
    ledger.said[1] = replace(said, source=replace(said.source, actor=None))
    titles = {block.title: [group.title for group in block.groups] for block in chapter(write(ledger), "said").blocks}
    assert titles["Speakers not identified"] == [None]
    assert titles["Named speakers"] == ["Lina Varga"]


def test_the_undated_are_said_to_be_so_once(write, ledger):
    timeline = chapter(write(ledger), "overview").blocks[-1]
    assert [(group.title, len(group.lines)) for group in timeline.groups] == [(None, 5), ("No date given", 1)]


def test_where_no_article_is_dated_the_page_says_so_above_and_not_in_the_list(write, ledger):
    ledger.found = [replace(one, published=None) for one in ledger.found]
    timeline = chapter(write(ledger), "overview").blocks[-1]
    assert [(group.title, len(group.lines)) for group in timeline.groups] == [(None, 6)]


def test_an_unsafe_address_is_dropped(write, ledger):
    assert {card.id: card.url for card in write(ledger).articles}["editorial"] is None


def test_the_largest_story_is_the_default_and_the_others_are_listed(write, ledger):
    briefing = write(ledger)
    assert briefing.story == "story-ferry"
    assert [other.id for other in briefing.others] == ["story-other"]


def test_the_title_is_that_of_the_version_in_the_readers_language(write, ledger):
    assert (write(ledger, "ja").title, write(ledger, "ja").title_lang) == ("フェリー協議、継続へ", "ja")
    assert (write(ledger, "en").title, write(ledger, "en").title_lang) == ("Ferry talks to go on", "en")


def test_credits_show_the_sentence_that_credits(write, ledger):
    credit = next(line for line in lines(write(ledger), "sources") if "credit" in line.marks)
    assert credit.text.startswith("(Sample Wire) Norland and Westisle agreed")


def test_a_story_without_articles_gives_no_chapters(write, ledger):
    assert write(ledger, story="story-other").chapters == ()


def test_unknown_story_and_language_are_usage_errors(write, ledger):
    with pytest.raises(UsageError, match="no-such"):
        write(ledger, story="no-such")
    with pytest.raises(UsageError, match="fr"):
        write(ledger, lang="fr")


def test_a_ledger_without_stories_is_briefed_as_a_whole(write, ledger):
    ledger.grouped = []
    briefing = write(ledger)
    assert briefing.story is None
    assert len(briefing.articles) == 6
    assert briefing.title == "Ferry talks to go on"


def test_a_single_article_in_an_unsupported_language_is_briefed(write, empty, ledger):
    empty.found = [replace(ledger.found[0], lang="unsupported", title=None, published="soon", sentences=())]
    briefing = write(empty)
    assert [one.key for one in briefing.chapters] == ["overview", "sources"]
    assert briefing.title == "wire.txt"
