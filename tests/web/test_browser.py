"""The desk in a real browser: every page, in both languages, wide and narrow, by keyboard and by axe."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import httpx
import pytest

pytest.importorskip("playwright", reason="Playwright is not installed")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

NARROW, WIDE = 390, 1200


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


class Watched:
    """A page of a browser, with what went wrong on it: console errors, requests off the host."""

    def __init__(self, browser: Browser, address: str, width: int = WIDE, lang: str = "en") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale=lang)
        self.page: Page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("console", lambda one: self.wrong.append(one.text) if one.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda one: self.wrong.append(one.url) if _is_off(one.url, address) else None)
        self._address = address

    def open(self, path: str) -> Page:
        self.page.goto(self._address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page


def _is_off(url: str, address: str) -> bool:
    return not url.startswith((address, "data:"))


@pytest.fixture
def watch(browser: Browser, address: str) -> Iterator[type[Watched]]:
    opened: list[Watched] = []

    def watch(width: int = WIDE, lang: str = "en") -> Watched:
        opened.append(Watched(browser, address, width, lang))
        return opened[-1]

    yield watch
    for one in opened:
        one.context.close()
        assert one.wrong == []


def data(address: str, path: str) -> dict:
    return httpx.get(f"{address}{path}").json()


@pytest.fixture(scope="module")
def paths(address: str) -> list[str]:
    """An address of every page of the desk, on a story, an article and a claim that are there."""
    stories = data(address, "/stories.json")["stories"]
    story = data(address, f"/stories/{stories[0]['id']}.json")
    article = story["briefing"]["articles"][0]["id"]
    said = [one for one in data(address, f"/articles/{article}.json")["statements"] if one["claim"]]
    story, claim = f"/stories/{stories[0]['id']}", f"/claims/{said[0]['claim']}"
    return [
        *("/", story, f"/articles/{article}", claim, "/no-such-page"),
        *("/search", "/search?q=停戦+OR+ceasefire&since=2025-08-01", "/search?q=xyzzy"),
        *("/actors/donald-trump", "/actors/norway", "/outlets/reuters", "/outlets/The%20Delmarrow%20Courier"),
        *("/figures", "/figures/people", _pair(address, stories[0]["id"])),
        *(f"/articles/{article}/statements/{said[0]['id']}?who=a", f"{story}/review", f"{story}/merge"),
        *(f"{claim}/merge", "/review", "/alerts", "/basket", "/feeds", "/settings", "/login"),
    ]


def _pair(address: str, story: str) -> str:
    """Where an article of the story is compared with the one it retells."""
    for one in data(address, f"/stories/{story}.json")["briefing"]["articles"]:
        for parent in data(address, f"/articles/{one['id']}.json")["parents"]:
            if parent["article"]:
                return f"/compare/{one['id']}/{parent['article']}"
    raise AssertionError("no article of the story retells another")


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("width", [WIDE, NARROW, 360])
def test_every_page_fits_and_is_accessible(watch, paths: list[str], lang: str, width: int) -> None:
    watched = watch(width, lang)
    for path in paths:
        page = watched.open(path)
        assert page.locator("html").get_attribute("lang") == lang
        assert page.locator("h1").count() >= 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}]
        assert [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    watched.wrong = [one for one in watched.wrong if "404" not in one]


def test_a_script_in_a_title_is_inert(watch, address: str) -> None:
    watched = watch()
    stories = data(address, "/stories.json")["stories"]
    hostile = next(one for one in stories if "<script>" in one["title"])
    page = watched.open(f"/stories/{hostile['id']}")
    assert page.title() != "owned"
    assert page.locator("h1").inner_text().startswith("<script>")
    assert page.locator("h1 script, h1 img").count() == 0
    assert page.locator('a[href^="javascript:"]').count() == 0


def test_the_keys_lead_from_the_stories_to_a_sentence(watch) -> None:
    page = watch().open("/")
    page.keyboard.press("j")
    assert page.locator('.item[aria-current="true"]').count() == 1
    page.keyboard.press("o")
    page.wait_for_url("**/stories/*")
    page.keyboard.press("j")
    page.keyboard.press("o")
    assert page.locator("details.line[open]").count() == 1
    page.keyboard.press("?")
    assert page.locator("#keys[open]").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/")


def test_a_search_by_keyboard_leads_to_the_statement_in_its_article(watch) -> None:
    page = watch(lang="ja").open("/")
    page.keyboard.press("/")
    page.keyboard.type("停戦 NOT 即時")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert page.locator(".finds mark").count() >= 1
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/articles/*")


def test_shared_wording_lights_up_on_both_sides(watch, paths: list[str]) -> None:
    page = watch().open(next(path for path in paths if path.startswith("/compare/")))
    page.locator(".shared").first.hover()
    assert page.locator(".shared.lit").count() == 2


def test_a_statement_and_its_words_light_each_other_up(watch, paths: list[str]) -> None:
    page = watch().open(paths[2])
    page.locator(".piece.is-content").first.hover()
    assert page.locator(".said.lit").count() >= 1
    page.locator(".said a").first.focus()
    assert page.locator(".piece.lit").count() >= 1


def test_a_wrong_speaker_is_put_right_and_back(watch, paths: list[str], address: str) -> None:
    article = paths[2]
    page = watch().open(article)
    before = data(address, f"{article}.json")["statements"][0]
    page.get_by_role("link", name="Wrong speaker…").first.click()
    page.get_by_label("Somebody else: their name").fill("Sigrid Dahl")
    page.locator("#author").fill("Aiko")
    page.get_by_role("button", name="Correct the speaker").click()
    assert page.locator(".told").inner_text().startswith("The speaker is corrected.")
    assert data(address, f"{article}.json")["statements"][0]["source"] == "Sigrid Dahl"
    page.goto(f"{address}/review")
    assert page.locator(".log b").first.inner_text() == "Aiko"
    page.locator(".log").get_by_role("button", name="Undo").first.click()
    assert page.locator(".told").inner_text() == "Undone."
    assert data(address, f"{article}.json")["statements"][0] == before


def test_a_note_is_on_the_words_that_were_selected(watch, paths: list[str]) -> None:
    page = watch().open(paths[2])
    words = page.evaluate(
        """() => {
          const piece = document.querySelector("article.text .piece.is-content").firstChild;
          const range = document.createRange();
          range.setStart(piece, 1);
          range.setEnd(piece, 9);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.locator(".notes summary").click()
    page.get_by_label("Your note").fill("ask again")
    page.get_by_role("button", name="Keep the note").click()
    note = page.locator(".notes li").first
    assert note.locator("a").text_content() == words
    note.get_by_role("button", name="Take back").click()
    assert page.locator(".notes li").count() == 0


def test_open_all_opens_the_folds_too_and_print_folds_them_again(watch, paths: list[str]) -> None:
    page = watch().open(paths[1])
    closed = ".chapter details:not([open])"
    folds = page.locator(".chapter details.more:not([open])").count()
    assert folds
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".chapter details.more:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".chapter details.more:not([open])").count() == folds
    page.locator("button[data-open]").click()
    assert page.locator(closed).count() == 0
    page.locator("button[data-open]").click()
    assert page.locator(".chapter details[open]").count() == 0


def test_a_name_that_is_typed_offers_the_known_ones(watch, paths: list[str]) -> None:
    page = watch().open(next(path for path in paths if "?who=" in path).partition("?")[0])
    page.locator("input[name=actor]").first.check()
    page.get_by_label("Somebody else: their name").press_sequentially("kallas")
    page.get_by_label("Kaja Kallas").wait_for()
    assert page.locator("input[name=actor]:checked").get_attribute("value") == "kaja-kallas"


def test_a_line_of_a_story_opens_its_article_at_the_words(watch, paths: list[str]) -> None:
    page = watch().open(paths[1])
    line = page.locator(".form-quotes .line").first
    words = line.locator(".text").inner_text()
    line.locator("summary").click()
    line.locator(".leads a").first.click()
    page.wait_for_url("**/articles/*#at-*")
    lit = page.evaluate("[...CSS.highlights.get('here')][0].toString()")
    assert lit == words
    assert page.evaluate("[...CSS.highlights.get('here')][0].getBoundingClientRect().top < window.innerHeight")


def test_the_count_of_speakers_filters_the_lines(watch, paths: list[str]) -> None:
    page = watch().open(paths[1])
    page.locator("a[data-facet='speaker:known']").click()
    assert page.locator(".line:not([hidden]):not([data-speaker])").count() == 0
    assert page.locator(".line:not([hidden])").count() > 0
    page.locator(".result button").click()
    page.wait_for_function("!document.querySelector('.line[hidden]')")
