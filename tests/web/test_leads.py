"""A story's page leads on: to articles where a line stands, to speakers, claims, figures and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from uradori.actors import load
from uradori.briefing import BriefingOptions, brief
from uradori.briefing.model import Passage
from uradori.briefing.render.html import html
from uradori.ledger import open_ledger
from uradori.model import Span
from uradori.web import DeskOptions, create_app
from uradori.web.links import desk_link


@pytest.fixture(scope="module")
def client(ledger: Path) -> Iterator[TestClient]:
    with TestClient(create_app(DeskOptions(ledger, hosts=("testserver",)))) as client:
        yield client


@pytest.fixture(scope="module")
def story(client: TestClient) -> str:
    return max(client.get("/stories.json").json()["stories"], key=lambda one: one["articles"])["id"]


def links(page: str, begin: str) -> list[str]:
    return re.findall(rf'href="({begin}[^"#]*)', page)


def test_every_kind_of_page_is_led_to_and_answers(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}?lang=en").text
    for begin in ("/articles/", "/actors/", "/claims/", "/figures/", "/outlets/", "/compare/"):
        found = [one for one in links(page, begin) if one.count("/") >= 2]
        assert found, begin
        assert client.get(found[0]).status_code == 200, found[0]


def test_a_line_leads_to_its_words_in_the_article(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}?lang=en").text
    data = client.get(f"/stories/{story}.json?lang=en").json()["briefing"]
    said = next(one for one in data["chapters"] if one["key"] == "said")
    line = said["blocks"][0]["groups"][0]["lines"][0]
    spans, article = line["passage"]["spans"], line["passage"]["article"]
    assert f'href="/articles/{article}#at-{spans[0][0]}-{spans[-1][1]}"' in page
    assert f'href="/actors/{line["actor"]}"' in page
    text = "".join(piece["text"] for piece in client.get(f"/articles/{article}.json").json()["pieces"])
    assert text[spans[0][0] : spans[0][1]] in line["text"]


def test_all_articles_are_listed_at_the_top(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}?lang=en").text
    listed = page[page.index('id="articles"') : page.index('id="badges"')]
    articles = client.get(f"/stories/{story}.json").json()["briefing"]["articles"]
    assert len(links(listed, "/articles/")) == len(articles) > 1


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_badge_on_the_page_is_explained_at_its_top(client: TestClient, story: str, lang: str) -> None:
    page = client.get(f"/stories/{story}?lang={lang}").text
    key = page[page.index('id="badges"') :].partition("</details>")[0]
    used = set(re.findall(r'class="badge ((?:authority|modality|quote|kind|mark)-\w+)"', page))
    assert used <= set(re.findall(r'class="badge ([\w-]+)"', key))


def test_a_file_leads_to_no_desk(story: str, ledger: Path) -> None:
    with open_ledger(ledger) as store:
        page = html(brief(store.view(), load(), BriefingOptions("en", story)))
    assert not links(page, "/")
    assert "Open in the desk" not in page


def test_addresses_hold_whatever_an_id_holds() -> None:
    assert unquote(desk_link("outlet", "a/b?#c")) == "/outlets/a/b?#c"
    assert desk_link("outlet", "a/b?#c").count("/") == 2
    assert desk_link("passage", Passage("x", (), Span(0, 1))) == "/articles/x"
    assert desk_link("passage", Passage("x", (Span(3, 5), Span(8, 9)), Span(0, 20))) == "/articles/x#at-3-9"


def test_an_article_without_a_title_is_called_the_same_everywhere(client: TestClient, story: str) -> None:
    articles = client.get(f"/stories/{story}.json").json()["briefing"]["articles"]
    untitled = [one for one in articles if one["text"].startswith(one["title"])]
    assert untitled
    for one in untitled:
        assert client.get(f"/articles/{one['id']}.json").json()["title"] == one["title"]
    members = client.get(f"/stories/{story}/review.json").json()["members"]
    assert {one["id"]: one["title"] for one in members} == {one["id"]: one["title"] for one in articles}
    review = client.get(f"/stories/{story}/review?lang=en").text
    assert "Untitled" not in review
    assert not re.search(r">\s*[0-9a-f]{20}\s*<", review)


def test_outlets_are_counted_the_same_on_both_pages(client: TestClient, story: str) -> None:
    card = next(one for one in client.get("/stories.json").json()["stories"] if one["id"] == story)
    overview = client.get(f"/stories/{story}.json?lang=en").json()["briefing"]["chapters"][0]
    (outlets,) = [one["value"] for one in overview["blocks"][0]["figures"] if one["label"] == "outlets"]
    assert outlets == len(card["outlets"])


def test_a_claim_on_nameless_sources_has_no_line_of_an_outlet(client: TestClient, story: str) -> None:
    data = client.get(f"/stories/{story}.json?lang=en").json()["briefing"]
    blocks = [block for one in data["chapters"] for block in one["blocks"] if block["block"] == "lines"]
    groups = [
        group for block in blocks for group in block["groups"] if "anonymous sources, or none" in str(group["title"])
    ]
    assert groups
    assert {line["authority"] for group in groups for line in group["lines"]} <= {"anonymous", "unspecified"}


def test_the_graph_of_a_claim_has_its_times_in_utc_and_a_legend(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}?lang=en").text
    for claim in dict.fromkeys(links(page, "/claims/")):
        data = client.get(f"{claim}.json").json()
        shifted = [one for one in data["nodes"] if one["published"] and "+09:00" in one["published"]]
        if shifted and data["edges"]:
            shown = client.get(f"{claim}?lang=en").text
            assert "All times are in UTC." in shown
            assert "an origin that is counted" in shown
            assert all(f'class="edge {one["kind"]}"' in shown for one in data["edges"])
            assert '"times": {' in shown
            return
    raise AssertionError("no claim of the story is retold in another zone")
