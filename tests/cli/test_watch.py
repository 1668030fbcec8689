"""``uradori watch``: feeds are read, and each change reaches each webhook once, with its sentences."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from uradori.ledger import open_ledger
from uradori.model import Target, TargetKind
from uradori.notebook import Notebook, anchors, notebook_path

ITEM = """<item><title>Ferry news</title><link>{base}/ferry</link><guid>{base}/ferry</guid>
<pubDate>Mon, 18 Aug 2025 08:00:00 GMT</pubDate></item>"""
PAGE = (
    "<!doctype html><html lang='en'><head><title>Ferry news</title></head><body><article><h1>Ferry news</h1>"
    "<p>The mayor of Fjordby, Ingrid Solheim, said on Tuesday that the ferry would sail again next week.</p>"
    "<p>The harbour master welcomed the decision, and the crew is already on board, according to the company.</p>"
    "</article></body></html>"
)


@dataclass
class Site:
    """A web server on this machine: a feed with one article, and a webhook that answers as it is told to."""

    base: str = ""
    answers: list[int] = field(default_factory=list)
    taken: list[dict] = field(default_factory=list)

    def page(self, path: str) -> tuple[int, str, str]:
        feed = f"<rss version='2.0'><channel><title>F</title>{ITEM.format(base=self.base)}</channel></rss>"
        found = {"/feed.xml": ("application/rss+xml", feed), "/ferry": ("text/html", PAGE)}.get(path)
        return (200, *found) if found else (404, "text/plain", "")

    def take(self, body: bytes) -> int:
        answer = self.answers.pop(0) if self.answers else 204
        if answer < 300:
            self.taken.append(json.loads(body))
        return answer


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, media, text = made.page(self.path)
            self._answer(status, media, text.encode())

        def do_POST(self) -> None:
            assert self.headers["content-type"] == "application/json"
            self._answer(made.take(self.rfile.read(int(self.headers["content-length"]))), "text/plain", b"")

        def _answer(self, status: int, media: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(body) if status != 204 else 0))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing to tell."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield made
        server.shutdown()
        thread.join()


@pytest.fixture
def ledger(run, folder: Path, articles: Path, site: Site) -> Path:
    """A ledger in which the mayor and a search are followed, and a feed is listed."""
    run("read", str(articles), "--ledger", "l.db")
    path = folder / "l.db"
    with open_ledger(path) as store, Notebook(notebook_path(path)) as notebook:
        said = next(one for one in store.view().statements() if "Solheim" in one.source.text)
        notebook.follow(anchors.actor_of(said.source.actor.id, "Ingrid Solheim"), "Aiko")
        notebook.follow(Target(TargetKind.SEARCH, "/search?q=crew", text="crew"), "Aiko")
        notebook.add_feed(f"{site.base}/feed.xml", "F", "Aiko")
    return path


@pytest.fixture
def watch(run, ledger: Path) -> Callable:
    def watch(*arguments: str, **environment: str):
        environment = {"URADORI_ALLOW_PRIVATE": "yes"} | environment
        return run("watch", "--ledger", str(ledger), "--once", *arguments, **environment)

    return watch


def kinds(changes: list[dict]) -> list[str]:
    return sorted({one["kind"] for one in changes if "harbour would reopen" not in json.dumps(one)})


def test_each_change_reaches_the_webhook_once_with_its_sentences(watch, site: Site, ledger: Path) -> None:
    result = watch("--webhook", f"{site.base}/hook", "--desk", "https://desk.example/")
    assert result.exit_code == 0, result.output
    assert kinds(site.taken) == ["found", "statement"]
    change = next(one for one in site.taken if "ferry would sail" in json.dumps(one))
    cited = "".join(part["text"] for part in change["evidence"][0]["segments"] if part["cited"])
    assert "the ferry would sail again next week" in cited
    assert change["evidence"][0]["url"] == f"{site.base}/ferry"
    assert change["link"].startswith("https://desk.example/articles/")
    count = len(site.taken)
    assert watch("--webhook", f"{site.base}/hook").exit_code == 0
    assert len(site.taken) == count
    with Notebook(notebook_path(ledger)) as notebook:
        last, well = notebook.attempts(f"{site.base}/feed.xml")
        assert last == well


def test_what_is_not_taken_waits_and_later_is_asked_again(watch, site: Site) -> None:
    site.answers = [503]
    assert watch("--webhook", f"{site.base}/hook").exit_code == 0
    assert kinds(site.taken) == ["found", "statement"]
    site.answers = [400]
    result = watch("--webhook", f"{site.base}/other")
    assert result.exit_code == 1
    assert "not sent: " in result.stderr
    before = len(site.taken)
    assert watch("--webhook", f"{site.base}/other").exit_code == 0
    assert len(site.taken) == 2 * before


def test_a_private_address_is_refused(watch, site: Site) -> None:
    result = watch("--webhook", f"{site.base}/hook", URADORI_ALLOW_PRIVATE="no")
    assert result.exit_code == 1
    assert "private network" in result.stderr
    assert site.taken == []


def test_without_a_webhook_changes_are_printed_once(watch) -> None:
    printed = [json.loads(line) for line in watch("--lang", "ja").stdout.splitlines()]
    assert kinds(printed) == ["found", "statement"]
    assert any(one["title"].startswith("Ingrid Solheim：「") for one in printed)
    assert watch().stdout == ""


def test_a_ledger_without_feeds_says_so(run, folder: Path) -> None:
    result = run("watch", "--ledger", str(folder / "new.db"), "--once")
    assert result.exit_code == 0
    assert "no feeds" in result.stderr
