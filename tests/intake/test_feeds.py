"""Feeds and lists of feeds."""

from __future__ import annotations

from sample_web import Web, page, status

from uradori.errors import FetchError, FormatError, InputError, UnreadableError
from uradori.intake import IntakeOptions, open_source
from uradori.model import Markup, RawPage

LONG = "<p>The minister said the talks in Geneva would go on.</p><p>Nobody objected.</p>" * 8
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Sample Post - World</title><link>https://www.post.example/</link>{}</channel></rss>"""
WHOLE = f"""<item><title>Talks &amp; more</title><link>https://post.example/1</link>
<pubDate>Fri, 15 Aug 2025 10:00:00 +0900</pubDate><description>Short.</description>
<content:encoded><![CDATA[{LONG}]]></content:encoded></item>"""
TEASER = """<item><title>Second</title><link>https://post.example/2</link><description>A teaser only.</description>
<source url="https://agency.example/feed">Sample Agency</source></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Пример</title>
<link rel="self" href="https://primer.example/feed"/>
<entry><title>Первая</title><id>urn:1</id><updated>2025-08-15T10:00:00Z</updated>
<content type="html">&lt;p&gt;Переговоры идут.&lt;/p&gt;
&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Все ждут.&lt;/p&gt;</content>
</entry></feed>"""
HTML = "<!doctype html><html><body><p>The whole page.</p></body></html>"


def opened(path, content, **options):
    path.write_text(content, "utf-8")
    return list(open_source(str(path), IntakeOptions(**options)))


def test_an_entry_with_its_whole_text_is_a_page_of_plain_text(tmp_path):
    (entry,) = opened(tmp_path / "a.xml", RSS.format(WHOLE))
    assert entry.text.startswith("The minister said the talks in Geneva would go on.\nNobody objected.\n")
    assert (entry.markup, entry.title, entry.url) == (Markup.TEXT, "Talks & more", "https://post.example/1")
    assert entry.published == "2025-08-15T10:00:00+09:00"
    assert (entry.feed, entry.outlet, entry.originator) == (str(tmp_path / "a.xml"), "Sample Post - World", None)


def test_the_source_element_is_the_originator_and_not_the_outlet(tmp_path):
    (entry,) = opened(tmp_path / "a.rss", RSS.format(TEASER))
    assert (entry.text, entry.originator, entry.outlet) == ("A teaser only.", "Sample Agency", "Sample Post - World")


def test_a_source_element_that_names_the_linked_site_is_the_outlet(tmp_path):
    item = TEASER.replace("post.example/2", "agency.example/2")
    (entry,) = opened(tmp_path / "a.xml", RSS.format(item))
    assert (entry.outlet, entry.originator) == ("Sample Agency", None)


def test_an_entry_that_links_to_another_site_leaves_its_outlet_open(tmp_path):
    item = TEASER.replace("post.example/2", "third.example/2")
    (entry,) = opened(tmp_path / "a.xml", RSS.format(item))
    assert (entry.outlet, entry.originator) == (None, "Sample Agency")


def test_an_atom_feed_keeps_its_own_address_and_leaves_scripts_out(tmp_path):
    (entry,) = opened(tmp_path / "a.atom", ATOM)
    assert entry.text == "Переговоры идут.\nВсе ждут."
    assert (entry.input, entry.feed, entry.outlet) == ("urn:1", "https://primer.example/feed", "Пример")
    assert entry.published == "2025-08-15T10:00:00Z"


def test_an_entry_without_text_is_an_error_and_the_rest_is_kept(tmp_path):
    empty = "<item><title>Empty</title><link>https://post.example/3</link></item>"
    error, entry = opened(tmp_path / "a.xml", RSS.format(empty + WHOLE))
    assert isinstance(error, UnreadableError)
    assert error.input == "https://post.example/3"
    assert isinstance(entry, RawPage)


def test_followed_links_give_their_pages_with_what_the_feed_said_of_them():
    feed = page(RSS.format(TEASER + WHOLE), "application/rss+xml")
    web = Web({"post.example/feed": feed, "post.example/2": page(HTML)})
    second, first = open_source("https://post.example/feed", web.options(follow=True))
    assert (second.text, second.markup) == (HTML, Markup.HTML)
    assert (second.feed, second.originator) == ("https://post.example/feed", "Sample Agency")
    assert "post.example/1" not in web.paths()
    assert first.url == "https://post.example/1"


def test_a_link_that_fails_leaves_the_other_entries():
    web = Web({"post.example/feed": page(RSS.format(TEASER + WHOLE), "text/html")})
    error, entry = open_source("https://post.example/feed", web.options(follow=True))
    assert isinstance(error, FetchError)
    assert isinstance(entry, RawPage)


def test_an_entry_that_links_back_to_a_feed_is_not_followed_in_circles():
    web = Web({"post.example/2": page(RSS.format(TEASER), "application/rss+xml")})
    (error,) = open_source("https://post.example/2", web.options(follow=True))
    assert isinstance(error, FormatError)
    assert "is feed; expected html or text" in error.reason


def test_a_feed_of_a_billion_entities_is_harmless(tmp_path):
    bomb = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    doctype = f'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{bomb}]>'
    content = doctype + RSS.format(WHOLE.replace("Short.", "&m;")).partition("?>")[2]
    found = opened(tmp_path / "a.xml", content)
    assert all(isinstance(one, InputError) or len(one.text) < 10_000 for one in found)


def test_each_feed_of_a_list_is_fetched_and_one_that_fails_leaves_the_rest(tmp_path):
    web = Web({"dead.example/feed": status(404), "post.example/feed": page(RSS.format(WHOLE), "application/xml")})
    path = tmp_path / "list.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="News & more"><outline xmlUrl="https://dead.example/feed"/>'
        '<outline xmlUrl="https://post.example/feed"/><outline xmlUrl="https://post.example/feed"/></outline></body></opml>'
    )
    error, entry = open_source(str(path), web.options())
    assert isinstance(error, FetchError)
    assert error.input == "https://dead.example/feed"
    assert entry.feed == "https://post.example/feed"


def test_a_list_that_names_itself_is_not_opened_in_circles():
    opml = '<opml><body><outline xmlUrl="https://post.example/list"/></body></opml>'
    web = Web({"post.example/list": page(opml, "text/x-opml")})
    (error,) = open_source("https://post.example/list", web.options())
    assert isinstance(error, FormatError)
    assert "is opml; expected feed" in error.reason
