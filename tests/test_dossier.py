"""The bundled dossier is complete: formats, languages, sample marks, and a truth that fits its articles."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest

DOSSIER = Path(str(files("uradori") / "dossier"))
TRUTH: dict[str, Any] = json.loads((DOSSIER / "relations.json").read_text("utf-8"))
ARTICLES: dict[str, dict[str, Any]] = {article["id"]: article for article in TRUTH["articles"]}
RETELLINGS: list[dict[str, str]] = TRUTH["retellings"]

SHOWN = {
    "agency", "near-copy", "agency-credit", "dropped-credit", "translation", "credited-retelling", "chain", "anonymous",
    "hedged", "figures", "denial", "editorial", "analyst", "paid-content", "explainer", "next-steps", "open-question",
    "same-person-reference", "quote-over-paragraphs", "interrupted-quote", "unclosed-quote", "nested-quote",
    "short-name",
}  # fmt: skip
LENGTHS = {"ja": (400, 1500), "en": (150, 500), "ru": (150, 500), "uk": (150, 500)}
"""Shortest and longest text: characters in Japanese, words elsewhere; the explainer needs the most."""


class Page(HTMLParser):
    """What the tests ask of an HTML page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.lang: str | None = None
        self.meta: dict[str, str] = {}
        self.text: dict[str, str] = {"article": "", "title": "", "footer": ""}
        self.data_blocks: list[str] = []
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        self.left_open = tuple(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = values.get("lang")
        elif tag == "meta" and "content" in values:
            self.meta[values.get("property") or values.get("name", "")] = values["content"]
        elif tag == "script" and values.get("type") == "application/ld+json":
            self.data_blocks.append("")
        if tag not in {"meta", "link", "img"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> without a start"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self.data_blocks[-1] += data
        elif "p" in self._open and "footer" not in self._open:
            self.text["article"] += data
        for part in ("title", "footer"):
            if part in self._open:
                self.text[part] += data


def of_format(name: str) -> list[dict[str, Any]]:
    return [article for article in ARTICLES.values() if article["format"] == name]


def raw(article: dict[str, Any]) -> str:
    return (DOSSIER / str(article["file"])).read_text("utf-8")


def wire() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DOSSIER / "wire.jsonl").read_text("utf-8").splitlines()]


def moment(article: dict[str, Any]) -> datetime:
    published = datetime.fromisoformat(article["published"])
    assert published.tzinfo is not None
    return published.astimezone(UTC)


def ancestors(article: str) -> set[str]:
    parents = {edge["parent"] for edge in RETELLINGS if edge["article"] == article}
    return parents.union(*(ancestors(parent) for parent in parents))


def test_the_truth_names_every_file_of_the_folder_and_no_other() -> None:
    about = {"README.md", "SOURCES.md", "relations.json"}
    present = {path.name for path in DOSSIER.iterdir() if path.is_file()}
    assert present - about == {article["file"] for article in ARTICLES.values()}
    assert about <= present


def test_there_are_enough_articles_in_each_language_and_format() -> None:
    assert len(ARTICLES) == len(TRUTH["articles"])
    assert len(ARTICLES) >= 18
    languages = Counter(article["lang"] for article in ARTICLES.values())
    assert set(languages) == set(LENGTHS)
    assert min(languages.values()) >= 4
    formats = Counter(article["format"] for article in ARTICLES.values())
    assert formats["html"] >= 10
    assert formats["jsonl"] >= 5
    assert formats["rss"] == 2
    assert formats["txt"] >= 1
    assert set(formats) == {"html", "jsonl", "rss", "txt"}


def test_everything_the_demo_must_show_is_shown() -> None:
    assert {trait for article in ARTICLES.values() for trait in article["shows"]} == SHOWN


def test_addresses_lie_on_the_reserved_domain() -> None:
    for article in ARTICLES.values():
        if article["url"] is not None:
            assert urlsplit(article["url"]).scheme == "https"
            assert (urlsplit(article["url"]).hostname or "").endswith(".example")


def test_invented_outlets_bear_no_name_of_a_real_one() -> None:
    lines = (files("uradori") / "actors" / "data" / "outlets.jsonl").read_text("utf-8").splitlines()
    real = {name for line in lines for names in json.loads(line)["names"].values() for name in names}
    assert real
    assert not {article["outlet"] for article in ARTICLES.values()} & real


@pytest.mark.parametrize("article", of_format("html"), ids=lambda article: article["id"])
def test_a_page_is_whole_and_says_what_it_is(article: dict[str, Any]) -> None:
    page = Page(raw(article))
    assert page.left_open == ()
    assert page.lang == article["lang"]
    assert page.meta["article:published_time"] == article["published"]
    assert page.meta["og:site_name"] == article["outlet"]
    assert page.meta["og:url"] == article["url"]
    assert page.meta["og:title"] in page.text["title"]


@pytest.mark.parametrize("article", of_format("html"), ids=lambda article: article["id"])
def test_a_page_is_marked_as_a_sample_outside_its_article(article: dict[str, Any]) -> None:
    page = Page(raw(article))
    mark = page.meta["uradori-sample"]
    assert "Uradori" in mark
    assert mark in page.text["footer"]
    assert mark not in page.text["article"]


def test_one_page_describes_itself_in_json_ld() -> None:
    described = {article["id"]: Page(raw(article)).data_blocks for article in of_format("html")}
    blocks = [(name, json.loads(block)) for name, found in described.items() for block in found]
    assert [name for name, _ in blocks] == ["delmarrow-donetsk"]
    assert blocks[0][1]["datePublished"] == ARTICLES["delmarrow-donetsk"]["published"]


def test_the_wire_keeps_the_contract_and_marks_each_line() -> None:
    contract = {"id", "url", "outlet", "lang", "published", "title", "text"}
    for line in wire():
        assert set(line) == contract | {"sample"}
        assert line["sample"] is True
        known = ARTICLES[line["id"]]
        assert {key: line[key] for key in ("url", "outlet", "lang", "published")} == {
            key: known[key] for key in ("url", "outlet", "lang", "published")
        }
    assert {line["id"] for line in wire()} == {article["id"] for article in of_format("jsonl")}


def test_the_feed_carries_whole_articles_of_other_outlets() -> None:
    feed = feedparser.parse((DOSSIER / "protoka-feed.xml").read_bytes())
    assert not feed.bozo
    assert "Uradori" in feed.feed.description
    known = {article["url"]: article for article in of_format("rss")}
    assert {entry.link for entry in feed.entries} == set(known)
    for entry in feed.entries:
        article = known[entry.link]
        assert entry.source.title == article["outlet"]
        assert parsedate_to_datetime(entry.published) == moment(article)
        assert len(entry.content[0].value) > len(entry.summary)
        assert "uradori-sample" in {tag.term for tag in entry.tags}


def test_plain_texts_end_with_their_mark() -> None:
    for article in of_format("txt"):
        assert "Uradori" in raw(article).rstrip().splitlines()[-1]


def texts() -> dict[str, str]:
    found = {line["id"]: line["text"] for line in wire()}
    found |= {article["id"]: Page(raw(article)).text["article"] for article in of_format("html")}
    found |= {article["id"]: raw(article) for article in of_format("txt")}
    feed = feedparser.parse((DOSSIER / "protoka-feed.xml").read_bytes())
    by_url = {article["url"]: article["id"] for article in of_format("rss")}
    return found | {by_url[entry.link]: Page(entry.content[0].value).text["article"] for entry in feed.entries}


def test_articles_are_as_long_as_articles_are() -> None:
    found = texts()
    assert set(found) == set(ARTICLES)
    for name, text in found.items():
        lang = ARTICLES[name]["lang"]
        shortest, longest = LENGTHS[lang]
        assert shortest <= (len(text) if lang == "ja" else len(text.split())) <= longest, name


def test_the_paid_page_carries_its_notice() -> None:
    paid = [name for name, article in ARTICLES.items() if "paid-content" in article["shows"]]
    assert len(paid) == 1
    assert "本ページはプロモーションが含まれています" in texts()[paid[0]]


def test_each_retelling_joins_two_articles_and_follows_its_parent_in_time() -> None:
    assert len({(edge["article"], edge["parent"], edge["kind"]) for edge in RETELLINGS}) == len(RETELLINGS)
    for edge in RETELLINGS:
        assert edge["kind"] in {"wording", "credit", "citation", "translation"}
        assert moment(ARTICLES[edge["parent"]]) < moment(ARTICLES[edge["article"]]), edge


def test_the_agency_text_has_two_copies_and_two_translations_and_no_parent() -> None:
    edges = [edge for edge in RETELLINGS if edge["parent"] == "mnw-summit"]
    assert {edge["article"] for edge in edges if edge["kind"] == "wording"} == {"kenaitna-summit", "delmarrow-summit"}
    assert {edge["article"] for edge in edges if edge["kind"] == "translation"} == {"seirei-summit", "yauza-summit"}
    assert ancestors("mnw-summit") == set()


def test_near_copies_share_sentences_with_the_agency_text() -> None:
    found = texts()
    sentence = "A lunch with larger delegations, which had been on the schedule, did not take place."
    assert sentence in found["mnw-summit"]
    assert sentence in found["kenaitna-summit"]
    assert sentence in found["delmarrow-summit"]
    assert "(MNW)" in found["kenaitna-summit"]
    assert "MNW" not in found["delmarrow-summit"]
    assert "Meridian" not in found["delmarrow-summit"]


def test_two_chains_reach_the_paper_that_reported_first() -> None:
    assert ancestors("shiomi-donetsk") == {"wexcombe-terms", "delmarrow-donetsk"}
    assert ancestors("stvor-chain") == {"lybid-donetsk", "delmarrow-donetsk"}


def test_the_explainer_mixes_at_least_three_articles() -> None:
    parents = {edge["parent"] for edge in RETELLINGS if edge["article"] == "yomitoki-explainer"}
    assert len(parents) >= 3
    assert ARTICLES["yomitoki-explainer"]["lang"] == "ja"
