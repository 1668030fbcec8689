"""Markdown and JSON: the golden page, footnotes, escapes, and the data whole."""

import json
import re
from pathlib import Path

import pytest

from uradori.briefing import FORMATS, render
from uradori.errors import UsageError
from uradori.markup import escape

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_markdown_is_the_golden_page(write, ledger, lang):
    assert render(write(ledger, lang), "md") == (GOLDEN / f"briefing.{lang}.md").read_text("utf-8")


def test_every_footnote_is_referred_to_once(write, ledger):
    page = render(write(ledger), "md")
    assert re.findall(r"\[\^(\d+)\](?!:)", page) == re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE)


def test_markdown_of_an_empty_ledger_says_so(write, empty):
    assert "uradori read SOURCE" in render(write(empty), "md")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("1.5 million", "1.5 million"),
        ("[x](javascript:y)", r"\[x\](javascript:y)"),
        ("a*b*", r"a\*b\*"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("a\n\n# b", r"a \# b"),
        ("|x|", r"\|x\|"),
    ],
)
def test_markdown_escapes_what_it_would_read(text, written):
    assert escape(text) == written


def test_json_holds_every_article_and_spans_that_cut_to_the_text(write, ledger):
    data = json.loads(render(write(ledger), "json"))
    texts = {card["id"]: card["text"] for card in data["articles"]}
    assert set(texts) == {one.id for one in ledger.found}
    lines = [
        line
        for chapter in data["chapters"]
        for block in chapter["blocks"]
        if block["block"] == "lines"
        for group in block["groups"]
        for line in group["lines"]
    ]
    assert lines
    for line in lines:
        passage = line["passage"]
        assert " … ".join(texts[passage["article"]][start:end] for start, end in passage["spans"]) == line["text"]


def test_an_unknown_format_is_a_usage_error_that_names_the_known_ones(write, ledger):
    with pytest.raises(UsageError, match=", ".join(FORMATS)):
        render(write(ledger), "pdf")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_ledger_is_written_the_same_twice(write, ledger, form):
    assert render(write(ledger), form) == render(write(ledger), form)
