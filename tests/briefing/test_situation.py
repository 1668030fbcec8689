"""Chapter 3: figures by what they count, what is updated and disputed, copies once, and the chart."""

import re
from dataclasses import replace

import pytest
import situation_samples as samples

from uradori.briefing import render
from uradori.briefing.interface import interface
from uradori.briefing.model import Chart, Lines, Point, Series
from uradori.briefing.render.drawing import draw
from uradori.model import Alignment, Retelling, RetellingKind


@pytest.fixture
def storm(empty):
    empty.found, empty.grouped = list(samples.ARTICLES), [samples.STORY]
    empty.counted, empty.disputed = list(samples.FIGURES), list(samples.DISPUTES)
    return empty


def situation(briefing):
    return next(one for one in briefing.chapters if one.key == "situation")


def rows(briefing):
    block = next(block for block in situation(briefing).blocks if isinstance(block, Lines))
    return {group.title: list(group.lines) for group in block.groups}


def row(briefing, ident):
    return next(line for lines in rows(briefing).values() for line in lines if line.id == ident)


def test_figures_stand_by_what_they_count_then_scope_and_time(write, storm):
    found = rows(write(storm))
    assert list(found) == ["Killed", "Displaced"]
    assert [line.id for line in found["Killed"]] == ["f1", "f2", "f3", "f4"]


def test_a_row_says_how_many_where_who_and_when_and_opens_onto_its_words(write, storm):
    briefing = write(storm)
    line = row(briefing, "f1")
    assert line.facts == ("at least 12 people", "Norland", "Lina Varga", "1 Mar 2031")
    assert row(briefing, "f3").facts[0] == "55–60 people"
    assert row(briefing, "f3").facts[3] == "not dated"
    text = briefing.card("day1").text
    assert line.text == line.passage.spans[0].cut(text) == "12"
    assert line.passage.window.cut(text).startswith("The storm killed at least 12 people")


def test_rows_are_in_the_readers_language(write, storm):
    assert row(write(storm, "ja"), "f1").facts == ("12人以上", "Norland", "リナ・バルガ", "2031年3月1日")


def test_updated_and_disputed_figures_say_from_what_and_by_what(write, storm):
    briefing = write(storm)
    sides = {ident: [(side.role, side.text) for side in row(briefing, ident).sides] for ident in ("f1", "f2", "f3")}
    assert sides == {
        "f1": [("superseded", "31 people (Lina Varga)")],
        "f2": [("updated", "at least 12 people (Lina Varga)"), ("disputed", "55–60 people (Aid workers)")],
        "f3": [("disputed", "31 people (Lina Varga)")],
    }
    assert row(briefing, "f2").marks == ("updated", "disputed")


def test_a_dispute_with_a_figure_of_another_story_is_left_out(write, storm):
    storm.disputed = [replace(samples.DISPUTES[0], one="elsewhere")]
    assert row(write(storm), "f2").marks == ()


def test_a_figure_in_a_translation_is_counted_once(write, storm):
    aligned = (Alignment(samples.JAPAN.sentences[0], samples.DAY2.sentences[0]),)
    storm.edges = [Retelling("japan", "day2", RetellingKind.TRANSLATION, 0.9, aligned, "time:1d")]
    storm.grouped = [replace(samples.STORY, origins=("day1", "day2", "post"))]
    killed = rows(write(storm))["Killed"]
    assert [line.id for line in killed] == ["f1", "f2", "f3"]
    assert [copy.article for copy in killed[1].copies] == ["japan"]
    assert killed[1].origins == 1


def test_a_translation_that_changes_the_number_is_no_copy(write, storm):
    aligned = (Alignment(samples.JAPAN.sentences[0], samples.DAY2.sentences[0]),)
    storm.edges = [Retelling("japan", "day2", RetellingKind.TRANSLATION, 0.9, aligned, "time:1d")]
    storm.grouped = [replace(samples.STORY, origins=("day1", "day2", "post"))]
    storm.counted[-1] = replace(samples.FIGURES[-1], value=13.0)
    assert [line.id for line in rows(write(storm))["Killed"]] == ["f1", "f2", "f3", "f4"]


def test_a_chart_has_the_figures_of_each_source_in_time(write, storm):
    (chart,) = [block for block in situation(write(storm)).blocks if isinstance(block, Chart)]
    assert [(one.name, [point.value for point in one.points]) for one in chart.series] == [
        ("Lina Varga", [12, 31, 31]), ("Aid workers", [55]),
    ]  # fmt: skip
    assert "figures: 4, sources: 2" in chart.desc


def test_a_single_article_has_its_figures_and_no_chart(write, storm):
    storm.grouped = [samples.one_article()]
    briefing = write(storm)
    assert [block.block for block in situation(briefing).blocks] == ["lines"]
    assert row(briefing, "f1").marks == ()
    assert "<svg" not in render(briefing, "html")


def test_without_figures_there_is_no_such_chapter(write, storm):
    storm.counted = []
    assert "situation" not in [one.key for one in write(storm).chapters]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_picture_says_in_words_what_it_shows(write, storm, lang):
    page = render(write(storm, lang), "html")
    (svg,) = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    named = re.search(r'role="img" aria-labelledby="(\S+) (\S+)"', svg)
    assert f'<title id="{named[1]}">' in svg
    assert f'<desc id="{named[2]}">' in svg
    assert "style=" not in svg
    assert svg.count("<title>") == 4


def test_every_form_holds_the_figures(write, storm):
    assert "**at least 12 people · Norland · Lina Varga · 1 Mar 2031**" in render(write(storm), "md")
    assert '"facts": ["at least 12 people"' in render(write(storm), "json")


def chart(*values):
    points = tuple(Point(f"2031-03-{at + 1:02}", value, None, f"{value}") for at, value in enumerate(values))
    return Chart("Killed", "so many", (Series("Varga", points),))


def test_a_picture_starts_at_zero_and_keeps_every_point_inside():
    drawing = draw(chart(12.0, 31.0, 55.0), interface("en"))
    assert not drawing.log
    assert next(label for _, label in drawing.up) == "0"
    marks = drawing.series[0].marks
    assert [mark.y for mark in marks] == sorted((mark.y for mark in marks), reverse=True)
    assert all(drawing.left < mark.x < drawing.right and 0 < mark.y < drawing.bottom for mark in marks)


def test_values_far_apart_are_drawn_by_powers_of_ten():
    drawing = draw(chart(12.0, 900.0, 45_000.0), interface("en"))
    assert drawing.log
    assert [label.upper() for _, label in drawing.up] == ["10", "100", "1K", "10K", "100K"]


def test_a_zero_among_far_values_keeps_the_plain_scale():
    drawing = draw(chart(0.0, 900.0, 45_000.0), interface("en"))
    assert not drawing.log
    assert drawing.series[0].marks[0].y == drawing.bottom


@pytest.mark.parametrize("values", [(0.0, 0.0, 0.0), (1e12, 3.0, 5.0), (0.001, 0.002, 0.0005), (7.0, 7.0, 7.0)])
def test_any_values_can_be_drawn(values):
    drawing = draw(chart(*values), interface("ja"))
    assert all(0 <= mark.y <= drawing.bottom for mark in drawing.series[0].marks)
    assert 2 <= len(drawing.up) <= 7
