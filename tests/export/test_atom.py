"""The feed of changes: RFC 4287 to the letter, and nothing in it that runs."""

from __future__ import annotations

import re
from datetime import datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from uradori.errors import UsageError
from uradori.export.atom import ATOM, XHTML, Change, ChangeKind, Feed, Sentence, atom
from uradori.export.quoting import Segment

FEED = Feed("claim:c1a1", "港は再開するか", "2025-08-21T12:00:00+00:00", "uradori 0.0", "ja",
            "https://desk.example/alerts/1.atom", "https://desk.example/claims/c1a1")  # fmt: skip
DENIAL = Sentence(
    (Segment("The ministry denied ", cited=False), Segment("that the harbour would reopen.", cited=True)),
    "en", "Fjord Press", "Harbour <b>shut</b>", "https://fjord-press.example/2", "2025-08-20",
    "the ministry", "denied by",
)  # fmt: skip
BEFORE = Sentence((Segment("港は再開する。", cited=True),), "ja", "港新聞", url="javascript:alert(1)")
CHANGES = (
    Change("1", ChangeKind.STATEMENT, "A new statement", "2025-08-19T10:00:00+09:00", (BEFORE,)),
    Change("2", ChangeKind.DENIAL, "<script>alert(1)</script> denied", "2025-08-20T10:00:00Z", (DENIAL, BEFORE),
           "https://desk.example/claims/c1a1#denial"),
)  # fmt: skip


def conforms(feed: etree._Element) -> None:
    """The rules of RFC 4287, sections 4.1.1 and 4.1.2, and the constructs that they use."""

    def all_of(element: etree._Element, name: str) -> list[etree._Element]:
        return element.findall(f"{{{ATOM}}}{name}")

    assert feed.tag == f"{{{ATOM}}}feed"
    entries = all_of(feed, "entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (only,) = all_of(element, name)
            assert name == "title" or only.text
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", all_of(element, "id")[0].text)
        assert datetime.fromisoformat(all_of(element, "updated")[0].text).tzinfo
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in all_of(element, "link")]
        alternates = [link for link in links if link[0] == "alternate"]
        assert len(alternates) == len({*alternates})
        assert all(link.get("href") for link in all_of(element, "link"))
    assert all_of(feed, "author")[0].findtext(f"{{{ATOM}}}name")
    idents = [all_of(entry, "id")[0].text for entry in entries]
    assert len(idents) == len({*idents})
    for entry in entries:
        (content,) = all_of(entry, "content")
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == [f"{{{XHTML}}}div"]
        assert all(category.get("term") for category in all_of(entry, "category"))


def test_a_feed_conforms_and_is_read_without_complaint() -> None:
    written = atom(FEED, CHANGES)
    conforms(etree.fromstring(written.encode()))
    read = feedparser.parse(written.encode())
    assert not read.bozo
    assert read.version == "atom10"
    assert [entry.title for entry in read.entries][1] == "A new statement"
    assert read.feed.updated == "2025-08-20T10:00:00Z", "that of the newest change"


def test_an_entry_carries_the_sentences_that_show_the_change() -> None:
    entry = feedparser.parse(atom(FEED, CHANGES).encode()).entries[0]
    content = entry.content[0].value
    for words in (
        "The ministry denied <strong>that the harbour would reopen.</strong>",
        "港は再開する。",
        "denied by",
        "港新聞",
    ):
        assert words in content
    assert entry.link == "https://desk.example/claims/c1a1#denial"
    assert [link.href for link in entry.links if link.rel == "via"] == ["https://fjord-press.example/2"]
    assert [tag.term for tag in entry.tags] == ["denial"]


def test_hostile_texts_are_text() -> None:
    feed = etree.fromstring(atom(FEED, CHANGES).encode())
    assert not feed.findall(f".//{{{XHTML}}}script")
    assert feed.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == "<script>alert(1)</script> denied"
    assert "javascript" not in {value.partition(":")[0] for value in feed.xpath("//@href")}


def test_a_change_without_a_sentence_is_none() -> None:
    with pytest.raises(UsageError, match="no sentence shows it"):
        Change("3", ChangeKind.ORIGIN, "3 more origins", "2025-08-20", ())


def test_a_feed_without_changes_conforms() -> None:
    written = atom(Feed("empty", "Nothing yet", "2025-08-21T12:00:00Z", "uradori 0.0"), ())
    conforms(etree.fromstring(written.encode()))
    assert not feedparser.parse(written.encode()).bozo


anything = st.text(max_size=40) | st.text(st.characters(categories=["Cc", "Cs", "Cn", "Lo"]), max_size=20)


@given(anything, anything, anything, anything, anything)
def test_no_text_breaks_a_feed(title: str, ident: str, words: str, url: str, at: str) -> None:
    segments = (Segment(words, cited=True), Segment(title, cited=False))
    shown = Sentence(segments, words, title, ident, f"https://{url}", at)
    change = Change(ident, ChangeKind.REVISION, words, at, (shown,), url)
    conforms(etree.fromstring(atom(Feed(ident, title, at, "uradori 0.0", words, url, url), (change,)).encode()))
