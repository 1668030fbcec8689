"""Chapter 5's claims: by independent origins, with wordings and disputes, and what a country's press leaves out."""

from dataclasses import replace

import pytest
import situation_samples as samples
from hypothesis import given
from hypothesis import strategies as st

from uradori.actors import Gazetteer, Label
from uradori.briefing import BriefingOptions, brief, render
from uradori.briefing.changing import change
from uradori.briefing.model import Lines
from uradori.model import Authority, Dispute, DisputeKind

TITLE, LEFT_OUT = "Claims, by independent origins", "Left out"


@pytest.fixture
def storm(empty):
    empty.found, empty.grouped = list(samples.ARTICLES), [samples.STORY]
    empty.claimed, empty.disputed = list(samples.CLAIMS), list(samples.DISPUTES)
    return empty


def block(briefing, title):
    chapter = next(one for one in briefing.chapters if one.key == "sources")
    return next((block for block in chapter.blocks if isinstance(block, Lines) and block.title == title), None)


def test_what_nobody_stands_for_comes_before_what_has_several_origins(write, storm):
    groups = {group.title: [line.id for line in group.lines] for group in block(write(storm), TITLE).groups}
    assert groups == {
        "On anonymous sources, or none stated, only": ["c-stopped"],
        "From several origins, and disputed": ["c-worked"],
    }
    assert next(iter(groups)).startswith("On anonymous")
    assert block(write(storm), TITLE).groups[0].lines[0].authority is Authority.ANONYMOUS


def test_a_claim_repeated_from_one_origin_is_told_so(write, storm):
    storm.claimed = [replace(samples.WORKED, origins=("day1",))]
    storm.disputed = []
    (group,) = block(write(storm), TITLE).groups
    assert group.title == "From one origin only"
    assert group.lines[0].facts == ("3 articles", "1 independent origin", "English")
    assert group.lines[0].marks == ()


def test_a_claim_shows_its_other_wordings_and_what_disputes_it(write, storm):
    briefing = write(storm)
    line = block(briefing, TITLE).groups[1].lines[0]
    assert line.text == "its pumps had not failed"
    assert "disputed" in line.marks
    assert [(side.role, side.text) for side in line.sides] == [
        ("polarity", "ウェスティルの排水ポンプは止まっていた"),
        ("wording", "its pumps worked all night"),
        ("wording", "Westisle denies that its pumps failed"),
    ]
    for side in line.sides:
        text = briefing.card(side.passage.article).text
        assert " … ".join(span.cut(text) for span in side.passage.spans) == side.text


def test_a_claim_is_shown_in_the_readers_language_where_it_has_such_a_wording(write, storm):
    both = replace(samples.WORKED, wordings=(*samples.WORKED.wordings, *samples.STOPPED.wordings))
    storm.claimed = [both]
    lines = [line for group in block(write(storm, "ja"), "主張と、独立した元の数").groups for line in group.lines]
    assert lines[0].passage.article == "japan"


def test_the_same_speaker_saying_otherwise_is_no_dispute_between_sides(write, storm):
    storm.disputed = [Dispute(DisputeKind.SHIFT, "c-worked", "c-stopped", "later")]
    lines = {line.id: line for group in block(write(storm), TITLE).groups for line in group.lines}
    assert list(lines) == ["c-worked"]
    assert lines["c-worked"].marks == ()
    assert lines["c-worked"].sides[0].role == "shift"


def test_an_undisputed_claim_of_one_article_is_left_to_chapter_two(write, storm):
    storm.claimed, storm.disputed = [replace(samples.STOPPED, authorities=(Authority.NAMED,))], []
    assert block(write(storm), TITLE) is None


def test_wordings_outside_the_story_are_left_aside(write, storm):
    storm.grouped = [replace(samples.STORY, articles=("day1", "japan"))]
    line = block(write(storm), TITLE).groups[1].lines[0]
    assert line.facts[0] == "1 article"
    assert [side.role for side in line.sides] == ["polarity"]


def test_a_countrys_press_that_leaves_a_claim_out_is_named_with_its_articles(write, storm):
    (group,) = block(write(storm), LEFT_OUT).groups
    assert [(line.id, line.facts) for line in group.lines] == [
        ("c-worked", ("Carried: Norland 2/2, Westisle 1/1", "Not carried: Thirdland 0/1")),
    ]


def test_nothing_is_left_out_where_one_country_only_carries_it(write, storm):
    storm.claimed = [replace(samples.WORKED, wordings=samples.WORKED.wordings[:1])]
    assert block(write(storm), LEFT_OUT) is None


@pytest.fixture
def labelled(gazetteer):
    """Brief with a gazetteer in which one index classes Sample Daily, and the two others have one owner."""
    label = Label("state-controlled", "Sample Index", "2030-01-01")
    known = gazetteer.entries
    changed = [
        replace(known["sample-daily"], labels=(label,), owner="Holding"),
        replace(known["sample-post"], owner="Sample Group"),
        replace(known["sample-wire"], owner="Sample Group"),
    ]
    with_them = Gazetteer.of((known | {entry.actor.id: entry for entry in changed}).values())
    return lambda view: brief(view, with_them, BriefingOptions("en"))


def test_a_class_of_outlets_that_leaves_a_claim_out_is_named_with_who_classes_them(labelled, storm):
    (group,) = block(labelled(storm), LEFT_OUT).groups
    assert group.lines[0].facts[-1] == "Not carried by outlets classed: state-controlled [Sample Index] 0/1"


def test_origins_of_one_owner_are_told_as_such(labelled, storm):
    line = block(labelled(storm), TITLE).groups[1].lines[0]
    assert line.facts[1:3] == ("2 independent origins", "Sample Post, Sample Wire: one owner (Sample Group)")


def test_one_utterance_in_other_words_shows_what_is_left_out_and_put_in(write, storm):
    storm.claimed = [replace(samples.WORKED, variants=((0, 1),)), samples.STOPPED]
    first = block(write(storm), TITLE).groups[1].lines[0]
    variant = next(side for side in first.sides if side.role == "variant")
    assert [(piece.kind, piece.text) for piece in variant.change] == [
        ("kept", "its pumps "),
        ("gone", "had not failed"),
        ("new", "worked all night"),
    ]
    assert "<del>had not failed</del><ins>worked all night</ins>" in render(write(storm), "html")
    assert "<del>had not failed</del>" in render(write(storm), "md")


def test_one_utterance_in_two_languages_is_told_as_such(write, storm):
    both = (samples.WORKED.wordings[0], *samples.STOPPED.wordings)
    storm.claimed = [replace(samples.WORKED, wordings=both, variants=((0, 1),))]
    (line,) = block(write(storm), TITLE).groups[0].lines
    assert [(side.role, side.change) for side in line.sides if side.role != "polarity"] == [("rendered", ())]


@given(st.text("ab 。水ミ"), st.text("ab 。水ミ"))
def test_the_kept_and_gone_pieces_spell_the_one_wording_and_the_kept_and_new_the_other(one, other):
    pieces = change(one, other)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == one
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == other


@pytest.mark.parametrize("article", [{"lang": "unsupported"}, {"outlet_actor": None}])
def test_articles_that_could_not_show_a_claim_do_not_count_as_leaving_it_out(write, storm, article):
    storm.found = [replace(one, **article) if one.id == "japan" else one for one in storm.found]
    assert block(write(storm), LEFT_OUT) is None


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_form_shows_the_claims(write, storm, lang):
    for form in ("html", "md", "json"):
        assert "its pumps worked all night" in render(write(storm, lang), form)
