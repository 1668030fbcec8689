"""The HTML page: escaped, self-contained, complete, and of a reasonable size."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from uradori.briefing import render
from uradori.model import Authority, Modality, Part, Quote, Span

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Collects tags with their attributes, and checks that they nest."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.stack = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, self.getpos()

    def all(self, name):
        return [attrs for tag, attrs in self.tags if tag == name]


@pytest.fixture(params=["en", "ja"])
def page(request, write, ledger):
    return render(write(ledger, request.param), "html")


def test_page_nests_and_ids_are_unique(page):
    parsed = Page(page)
    assert parsed.stack == []
    ids = [attrs["id"] for _, attrs in parsed.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_inner_links_lead_somewhere_and_outer_ones_only_to_articles(page, ledger):
    parsed = Page(page)
    ids = {attrs["id"] for _, attrs in parsed.tags if "id" in attrs}
    hrefs = {attrs["href"] for attrs in parsed.all("a")}
    assert {href[1:] for href in hrefs if href.startswith("#")} <= ids
    outer = {href for href in hrefs if not href.startswith("#")}
    assert outer == {one.url for one in ledger.found if one.url.startswith("https:")}


def test_nothing_is_loaded_from_anywhere(page):
    parsed = Page(page)
    assert not [attrs for _, attrs in parsed.tags if "src" in attrs or "srcset" in attrs or "style" in attrs]
    assert not parsed.all("link")
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    policy = next(attrs["content"] for attrs in parsed.all("meta") if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")


def test_every_line_opens_and_bears_its_badges(page):
    opened = re.findall(r'<details class="line".*?</details>', page, re.DOTALL)
    assert len(opened) > 20
    for line in opened:
        assert "<mark>" in line
        assert 'class="outlet"' in line
        if 'class="text title"' in line:  # an article in time: of a title nobody says who vouches for it
            assert re.search(r"mark-(?:origin|retelling)", line)
        else:
            assert re.search(r"authority-\w+", line)
            assert re.search(r"modality-\w+", line)


def test_retellings_show_both_passages_side_by_side_in_the_tree(page):
    edges = re.findall(r'<details class="edge".*?</details>', page, re.DOTALL)
    assert len(edges) == 3
    assert sum('class="pair"' in edge for edge in edges) == 2
    assert all(edge.count("<blockquote") == 2 for edge in edges if 'class="pair"' in edge)


def test_a_quotation_is_followed_by_its_version_in_the_readers_language(write, ledger):
    promise = re.search(
        r'<details class="line" id="said-.*?</details>', render(write(ledger, "ja"), "html"), re.DOTALL
    )[0]
    assert re.search(r'class="version"><span lang="ja">冬の前に航路を再開する</span>', promise)
    assert 'class="version"' not in render(write(ledger, "en"), "html")


def test_a_speaker_of_many_lines_shows_the_best_and_folds_the_rest(write, ledger):
    wire = ledger.found[0]
    ledger.said = [
        replace(ledger.said[0], id=f"s{at}", confidence=0.5 + at / 100,
                quote=Quote.DIRECT if at == 9 else Quote.INDIRECT,
                content=Part.of(wire.text, (Span(at * 12, at * 12 + 40),)))
        for at in range(10)
    ]  # fmt: skip
    page = render(write(ledger), "html")
    group = page[page.index('id="said-0-0"') : page.index('<section class="chapter chapter-sources"')]
    open_part, folded = group.split('<details class="more">')
    assert open_part.count('<details class="line"') == 6
    assert folded.count('<details class="line"') == 4
    assert "quote-direct" in open_part


def test_no_path_of_a_folder_is_shown(write, ledger):
    ledger.found = [replace(one, input=f"/home/somebody/{one.id}.txt", title=None, url=None) for one in ledger.found]
    page = render(write(ledger), "html")
    assert "/home/somebody" not in page
    assert "read from wire.txt" in page


def test_texts_bear_their_own_language(page):
    assert re.search(r'<span class="text[^"]*" lang="ru"', page)
    assert re.search(r'<blockquote lang="uk"', page)


def test_hostile_texts_are_escaped(write, ledger):
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}</style>"
    wire = ledger.found[0]
    ledger.found[0] = replace(
        wire, title=attack, outlet=attack, outlet_actor=None, url=f"https://wire.example/{attack}"
    )
    ledger.found[1] = replace(ledger.found[1], text=attack + ledger.found[1].text[len(attack) :])
    ledger.grouped[0] = replace(ledger.grouped[0], title=attack)
    page = render(write(ledger), "html")
    parsed = Page(page)
    assert parsed.stack == []
    assert len(parsed.all("script")) == 1
    assert not parsed.all("img")
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "http://[x",
        "file:///etc/x",
        "https://",
    ],
)
def test_addresses_that_are_not_of_the_web_are_not_linked(write, ledger, url):
    ledger.found = [replace(one, url=url) for one in ledger.found]
    links = Page(render(write(ledger), "html")).all("a")
    assert all(attrs["href"].startswith("#") for attrs in links)


def test_half_a_surrogate_pair_can_be_written(write, ledger):
    ledger.found[0] = replace(ledger.found[0], title="broken \ud83d title")
    for form in ("html", "md", "json"):
        assert "broken" in render(write(ledger), form).encode("utf-8").decode("utf-8")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_an_empty_ledger_says_so(write, empty, lang):
    page = render(write(empty, lang), "html")
    assert Page(page).stack == []
    assert "uradori read SOURCE" in page
    assert "<nav" not in page


def test_a_hundred_articles_stay_below_a_megabyte_and_a_half(write, large):
    page = render(write(large), "html")
    assert len(page.encode()) < 1_500_000
    assert Page(page).stack == []
    assert "further lines are in the JSON form" in page


def test_the_json_form_of_a_hundred_articles_is_complete(write, large):
    assert render(write(large), "json").count('"modality": "asserted"') >= 1500


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_colours_stand_out_from_their_ground(page, scheme):
    style = page[page.index("<style>") : page.index("</style>")]
    roots = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", roots[0 if scheme == "light" else 1]))
    for ink in ("ink", "soft", "red", "blue", "green", "amber", "violet"):
        for ground in ("paper", "sheet", "wash"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert _contrast(colours["ink"], colours["mark"]) >= 4.5


def test_every_authority_is_told_by_more_than_its_colour(page):
    style = page[page.index("<style>") : page.index("</style>")]
    signs = [re.search(rf'\.authority-{one}::before {{ content: "(.+?)"', style) for one in Authority]
    assert len({sign.group(1) for sign in signs}) == len(Authority)


def test_filters_offer_every_authority_and_modality(page):
    values = {attrs.get("value") for attrs in Page(page).all("option")}
    assert {*Authority, *Modality} <= values


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
