"""Articles out of HTML pages, hostile ones too."""

from __future__ import annotations

import time

import pytest

from uradori.errors import UnreadableError
from uradori.reading.markup import MAX_MARKUP, extract

BODY = "".join(f"<p>On day {day} the minister said that the talks in Geneva would go on.</p>" for day in range(20))
PAGE = "<html lang='en'><head><title>Talks go on</title>{0}</head><body>{1}</body></html>"


def extracted(body=f"<article>{BODY}</article>", head="", url="https://post.example/1"):
    return extract(PAGE.format(head, body), "page.html", url)


def test_the_article_is_kept_and_the_boilerplate_is_not():
    nav = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
    found = extracted(f"{nav}<article>{BODY}</article><footer>All rights reserved.</footer>")
    assert found.text.startswith("On day 0 the minister said")
    assert found.text.count("\n") == 19
    assert "Home" not in found.text
    assert "Home" in found.visible
    assert (found.way, found.title, found.lang) == ("precise", "Talks go on", "en")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2025-08-15T10:00:00+09:00">', "2025-08-15T10:00:00+09:00"),
        (
            '<script type="application/ld+json">{"datePublished": "2025-08-15T10:00:00Z"}</script>',
            "2025-08-15T10:00:00+00:00",
        ),
        ('<meta name="pubdate" content="15 августа 2025 года">', "2025-08-15"),
        ("", None),
    ],
)
def test_the_time_of_publication_comes_from_the_metadata_or_is_unknown(head, published):
    assert extracted(head=head).published == published


def test_the_site_name_and_the_canonical_address_are_read():
    head = '<meta property="og:site_name" content="Sample Post"><link rel="canonical" href="https://post.example/1">'
    found = extracted(head=head, url=None)
    assert (found.site, found.canonical) == ("Sample Post", "https://post.example/1")


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body>" + "<div>" * 10_000 + BODY + "</div>" * 10_000,
        "<html><body><p>" + "<b>" * 10_000 + "He said so.",
        "<html><body>" + "<table><tr><td>" * 5000 + "x",
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]><html><body><p>&e9;</p></body></html>',
        "<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + BODY,
        "<html><body><p " + "".join(f"a{n}=''" for n in range(100_000)) + ">x</p>" + BODY,
        '<html><body><p x=">" ' + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + BODY,
        "<html><body><p>" + "<span>He</span> said " * 30_000,
        "<html><body>" + "<p></p>" * 200_000 + BODY,
        "<html><body>" + "<script>" * 200_000,
        "<html><body>" + "<!--" * 400_000,
        "<html><body>" + '<a b="' * 300_000,
    ],
)
def test_a_hostile_or_empty_page_is_refused_in_bounded_time(page):
    began = time.process_time()
    with pytest.raises(UnreadableError, match=r"^page\.html: (no article text found|hostile markup)"):
        extract(page, "page.html", None)
    assert time.process_time() - began < 5


def test_scripts_zero_bytes_and_json_in_attributes_do_no_harm():
    data = "<div data-props='" + '{"a": "b c d"}, ' * 5000 + "'></div>"
    found = extracted(f"{data}<article>{BODY}\0</article><script>{'var a < b; ' * 9000}</script>")
    assert found.text.count("the minister said") == 20


def test_a_script_in_the_title_stays_text():
    page = (
        f"<html><head><title><script>alert(1)</script>Talks</title></head><body><article>{BODY}</article></body></html>"
    )
    assert extract(page, "page.html", None).title == "<script>alert(1)</script>Talks"


def test_a_page_large_by_its_scripts_is_read():
    found = extracted(head="<script>" + "var a = 1;" * 2_000_000 + "</script>")
    assert found.text.startswith("On day 0")


def test_a_page_of_20_megabytes_is_refused_clearly():
    with pytest.raises(UnreadableError, match=r"20 million characters of markup, the limit is 2"):
        extracted("<article>" + BODY * (20_000_000 // len(BODY)) + "</article>")
    assert MAX_MARKUP == 2_000_000
