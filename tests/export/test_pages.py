"""HTML and Markdown: whatever stands in an article stays text."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files

import pytest
from harbour_samples import BAD, LEFT, ONE
from lxml import html

from uradori.errors import UsageError
from uradori.export import Choice, export
from uradori.export.page import words

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
    assert "2025-08-18 09:30:00+00:00" in page
    assert "2025-08-20 06:00:00+00:00" in page


def test_markdown_holds_no_markup_of_others(whole) -> None:
    page = export(whole, "markdown")
    assert not re.search(r"(?<!\\)<(?!/?[bi]>|https?://)", page)
    assert "[x](javascript" not in page


def test_a_figure_given_later_is_told_from_one_given_before(choose) -> None:
    page = export(choose(Choice(figures=(LEFT.id,))), "markdown")
    assert "*Given later as:*" in page
    assert "Given before as" not in page


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
