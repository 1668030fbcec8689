"""HTML and Markdown: whatever stands in an article stays text."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files

import pytest
from harbour_samples import BAD, ENGLISH, JAPANESE, LEFT, ONE, SAID, TWO
from harbour_samples import at as at_words
from lxml import html

from uradori.errors import UsageError
from uradori.export import Choice, Note, Pick, export
from uradori.export.page import words
from uradori.export.sections import cited, sections
from uradori.markup import strong
from uradori.model import TargetKind

LANGUAGES = ("en", "ja")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_from_an_article_becomes_markup(whole, lang: str) -> None:
    page = html.fromstring(export(replace(whole, lang=lang), "html").encode(), parser=html.HTMLParser(encoding="utf-8"))
    assert not page.xpath("//script | //img | //iframe | //object | //*[@style] | //@*[starts-with(name(), 'on')]")
    assert {link.partition(":")[0] for link in page.xpath("//@href | //@cite | //@src")} <= {"https"} | {
        link for link in page.xpath("//@href") if link.startswith("#")
    }
    assert "<script>alert(1)</script>" in page.text_content()


def test_the_policy_allows_the_style_of_the_page_and_nothing_else(whole) -> None:
    page = export(whole, "html")
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in page
    assert "url(" not in style


def test_every_reference_in_the_page_leads_somewhere(whole) -> None:
    page = html.fromstring(export(whole, "html"))
    idents = page.xpath("//@id")
    assert len(idents) == len({*idents})
    assert {link[1:] for link in page.xpath("//@href[starts-with(., '#')]")} <= {*idents}


def test_the_cited_words_are_marked_in_their_sentence(whole) -> None:
    page = html.fromstring(export(whole, "html").encode(), parser=html.HTMLParser(encoding="utf-8"))
    quotes = page.xpath("//blockquote/p")
    assert any(
        quote.text_content() == "The United States denied that the harbour would reopen."
        and quote.xpath("string(mark)") == "that the harbour would reopen."
        for quote in quotes
    )


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_page_has_the_snapshot_and_the_time_of_every_article(whole, form: str) -> None:
    page = export(whole, form)
    for article in (ONE, BAD):
        assert article.snapshot in page
    assert "18 Aug 2025 09:30 UTC" in page
    assert "20 Aug 2025 06:00 UTC" in page


def test_markdown_holds_no_markup_of_others(whole) -> None:
    page = export(whole, "markdown")
    assert not re.search(r"(?<!\\)<(?!https?://)", page)
    assert "[x](javascript" not in page


def test_a_figure_given_later_is_told_from_one_given_before(choose) -> None:
    page = export(choose(Choice(picks=(Pick(TargetKind.FIGURE, LEFT.id),))), "markdown")
    assert "*Given later as:*" in page
    assert "Given before as" not in page


def test_what_was_picked_comes_first_as_itself_and_in_that_order(choose) -> None:
    picks = (
        Pick(TargetKind.ARTICLE, ONE.id, author="Kari", at="2025-08-20T10:00:00-08:00"),
        Pick(TargetKind.STATEMENT, SAID.id),
        Pick(TargetKind.PASSAGE, TWO.id, at_words(JAPANESE, "月曜")),
        Pick(TargetKind.CLAIM, "c1a1"),
        Pick(TargetKind.STORY, "57a1"),
    )
    dossier = choose(Choice(picks=picks))
    first, *_ = sections(dossier)
    assert first.key == "chosen"
    assert [(one.kind, one.title) for one in first.entries] == [
        ("article", "Harbour to reopen"),
        ("statement", "the harbour would reopen on Monday"),
        ("passage", "月曜"),
        ("claim", "the harbour would reopen on Monday"),
        ("story", "Harbour to reopen"),
    ]
    assert first.entries[0].chosen == "Chosen by: Kari, 20 Aug 2025 18:00 UTC"
    assert "the mayor of Fjordby" in first.entries[0].passages[0].segments[0].text
    assert "Ingrid Solheim, the mayor of Fjordby" in first.entries[1].facts
    for page in (export(dossier, "markdown"), export(dossier, "html")):
        places = [page.index(words) for words in ("1. Article", "2. Statement", "3. Passage", "4. Claim", "5. Story")]
        assert places == sorted(places)
    assert {one.snapshot.article.id: one.chosen for one in cited(dossier)} == {ONE.id: True, TWO.id: False}


def test_a_note_stands_once_beside_what_it_is_on_and_says_so(choose) -> None:
    passage = at_words(ENGLISH, "At least 1,200 people")
    notes = (
        Note(SAID.id, "on the statement"),
        Note("c1a1", "on the claim"),
        Note(ONE.id, "on the article"),
        Note(ONE.id, "on the passage", spans=passage),
    )
    alone = choose(Choice(picks=(Pick(TargetKind.CLAIM, "c1a1"),), notes=notes))
    (claim,) = sections(alone)[0].entries
    assert [(one.about, one.text) for one in claim.notes] == [("Note on this claim", "on the claim")]
    assert [one.about for one in claim.passages[0].notes] == ["Note on this statement"]
    picks = (
        Pick(TargetKind.CLAIM, "c1a1"),
        Pick(TargetKind.STATEMENT, SAID.id),
        Pick(TargetKind.PASSAGE, ONE.id, passage),
    )
    page = export(choose(Choice(picks=picks, notes=notes)), "markdown")
    for about, text in (
        ("**Note on this statement**", "on the statement"),
        ("**Note on this claim**", "on the claim"),
        ("**Note on this article**", "on the article"),
        ("**Note on “At least 1,200 people**”", "on the passage"),
    ):
        assert page.count(f"{about}: {text}") == 1, about


def test_the_sentence_of_a_quote_is_counted(whole) -> None:
    page = export(whole, "markdown")
    assert "18 Aug 2025 06:00 UTC, sentence\u00a03 <https" in page
    assert "Characters" not in page


def test_bold_is_markdowns_own_and_holds_beside_japanese_brackets(whole) -> None:
    page = export(whole, "markdown")
    assert "said **the harbour would reopen on Monday**." in page
    assert "denied **that the harbour would reopen**." in page
    assert "「**港は月曜に再開する**」と述べた。" in page
    assert "*Harbour to reopen*, Fjord Press" in page


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("「港は再開」", "「**港は再開**」"),
        (" 1. plan ", " **1\\. plan** "),
        ("1.5 million", "**1.5 million**"),
        ("…", "…"),
        ("a*b", "**a\\*b**"),
    ],
)
def test_signs_at_the_ends_stay_outside_of_bold(text: str, bold: str) -> None:
    assert strong(text) == bold


def test_the_tables_of_words_have_the_same_keys() -> None:
    def keys(table: dict, above: str = "") -> set[str]:
        deeper = (
            keys(value, f"{above}{name}.") if isinstance(value, dict) else {above + name}
            for name, value in table.items()
        )
        return set().union(*deeper)

    assert len({frozenset(keys(words(lang))) for lang in LANGUAGES}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_that_the_briefing_has_too_are_the_same(lang: str) -> None:
    briefing = tomllib.loads((files("uradori.briefing") / "texts" / f"{lang}.toml").read_text("utf-8"))
    for section in ("authority", "modality"):
        assert words(lang)[section] == briefing[section]
    assert words(lang)["kind"].items() <= briefing["kind"].items()


@pytest.mark.parametrize("lang", ["fr", "../en", ""])
def test_a_language_without_words_is_wrong_usage(lang: str) -> None:
    with pytest.raises(UsageError, match="no dossier in"):
        words(lang)
