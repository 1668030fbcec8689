"""Pages from the web: manners, limits, and the ways to fail."""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
from contextlib import contextmanager

import httpx
import pytest
from sample_web import Web, page, status

from uradori.errors import FetchError, FormatError, Trouble, UnreadableError, uncoded
from uradori.intake import Fetcher, IntakeOptions, Validators, Visits, WebOptions, open_source
from uradori.intake.address import is_public
from uradori.model import Markup, RawPage

URL = "https://news.example/a"
HTML = "<!doctype html><html><body><p>He left.</p></body></html>"


def failure(web, url=URL, **options):
    (error,) = open_source(url, web.options(**options))
    assert isinstance(error, FetchError | FormatError | UnreadableError), error
    assert error.input.startswith(url)
    return error


def fetched(web, url=URL, **options):
    (got,) = open_source(url, web.options(**options))
    assert isinstance(got, RawPage), got
    return got


def test_a_page_is_fetched_and_dated():
    web = Web({"news.example/a": page(HTML)})
    got = fetched(web)
    assert (got.text, got.url, got.input, got.markup) == (HTML, URL, URL, Markup.HTML)
    assert got.fetched.endswith("+00:00")
    assert web.paths() == ["news.example/robots.txt", "news.example/a"]
    assert "uradori" in web.asked[1].headers["user-agent"]


def test_the_connection_goes_to_the_address_that_was_checked_under_the_name_of_the_host():
    web = Web({"news.example/a": page(HTML)})
    fetched(web)
    request = web.asked[1]
    assert request.url.host == "93.184.216.34"
    assert request.headers["host"] == "news.example"
    assert request.extensions["sni_hostname"] == "news.example"


def test_the_charset_of_the_response_is_used():
    web = Web({"news.example/a": page("<html>да</html>".encode("koi8-r"), "text/html; charset=koi8-r")})
    assert fetched(web).text == "<html>да</html>"


def test_a_packed_page_is_unpacked():
    web = Web({"news.example/a": page(gzip.compress(HTML.encode()), content_encoding="gzip")})
    assert fetched(web).text == HTML


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (b"x" * 2000, {}, "too large"),
        (gzip.compress(b"x" * 100_000), {"content_encoding": "gzip"}, "too large"),
        (b"not packed", {"content_encoding": "gzip"}, "cannot be read or unpacked"),
    ],
)
def test_a_body_beyond_the_limit_or_damaged_is_refused(body, headers, words):
    web = Web({"news.example/a": page(body, **headers)})
    assert words in failure(web, max_bytes=1000).reason


def test_a_packing_that_was_not_asked_for_is_refused():
    web = Web({"news.example/a": page(b"x", content_encoding="br")})
    assert "packed as br" in failure(web).reason


def test_robots_are_obeyed_and_asked_for_once_a_site():
    robots = page("User-agent: *\nDisallow: /private", "text/plain")
    web = Web({"news.example/robots.txt": robots, "news.example/a": page(HTML), "news.example/private/b": page(HTML)})
    options = web.options()
    (allowed,) = open_source(URL, options)
    (refused,) = open_source("https://news.example/private/b", options)
    assert isinstance(allowed, RawPage)
    assert isinstance(refused, FetchError)
    assert "robots.txt forbids" in refused.reason
    assert web.paths() == ["news.example/robots.txt", "news.example/a"]


def test_a_site_whose_robots_file_fails_is_left_alone():
    web = Web({"news.example/robots.txt": status(503), "news.example/a": page(HTML)})
    assert "robots.txt cannot be had" in failure(web, retries=0).reason
    assert "news.example/a" not in web.paths()


@pytest.mark.parametrize(
    ("code", "words"), [(404, "no such page"), (403, "refuses us"), (410, "taken down"), (418, "status 418")]
)
def test_a_status_of_failure_is_explained(code, words):
    assert words in failure(Web({"news.example/a": status(code)})).reason


def test_a_dead_host_is_named_without_being_asked_again():
    web = Web({}, hosts={"news.example": socket.gaierror(-2, "Name or service not known")})
    assert "news.example does not resolve" in failure(web).reason
    assert web.slept == []


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (httpx.ConnectError("refused"), "refuses the connection"),
        (httpx.ReadTimeout("slow"), "no answer within"),
        (httpx.RemoteProtocolError("cut"), "broke off"),
    ],
)
def test_each_way_a_connection_fails_is_told_apart(raised, words):
    assert words in failure(Web({"news.example/robots.txt": raised})).reason


def test_the_next_address_of_a_host_is_tried_where_one_does_not_answer():
    web = Web({"news.example/robots.txt": [httpx.ConnectError("down"), status(404)], "news.example/a": page(HTML)})
    web.hosts["news.example"] = ["93.184.216.34", "93.184.216.35"]
    assert fetched(web).text == HTML
    assert web.asked[1].url.host == "93.184.216.35"


def test_a_busy_server_is_asked_again_after_the_pause_it_names():
    web = Web({"news.example/a": [status(429, retry_after="7"), status(503), page(HTML)]})
    assert fetched(web).text == HTML
    assert web.slept == [7.0, 1.0]


def test_a_server_that_stays_busy_is_given_up():
    web = Web({"news.example/a": status(503)})
    assert "status 503" in failure(web).reason
    assert web.slept == [0.5, 1.0]


def test_a_pause_beyond_the_bound_is_not_waited_for():
    web = Web({"news.example/a": status(429, retry_after="3600")})
    assert "wait 3600 s" in failure(web).reason
    assert web.slept == []


def test_redirects_are_followed_and_the_last_address_kept():
    web = Web({"news.example/a": status(301, location="//www.news.example/b"), "www.news.example/b": page(HTML)})
    got = fetched(web)
    assert (got.url, got.input) == ("https://www.news.example/b", URL)
    assert "www.news.example/robots.txt" in web.paths()


def test_a_circle_of_redirects_ends():
    assert "more than 5 redirects" in failure(Web({"news.example/a": status(302, location="/a")})).reason


@pytest.mark.parametrize(
    ("web", "code"),
    [
        (Web({}, hosts={"news.example": socket.gaierror(-2, "Name or service not known")}), Trouble.UNRESOLVED),
        (Web({}, hosts={"news.example": "10.0.0.1"}), Trouble.PRIVATE),
        (Web({"news.example/a": httpx.ConnectError("refused")}), Trouble.REFUSED),
        (Web({"news.example/a": httpx.ReadTimeout("slow")}), Trouble.TIMEOUT),
        (Web({"news.example/a": status(404)}), Trouble.NOT_FOUND),
        (Web({"news.example/a": status(401)}), Trouble.FORBIDDEN),
        (Web({"news.example/a": status(418)}), Trouble.STATUS),
        (Web({"news.example/a": page("<x/>", "application/rss+xml")}), Trouble.NO_FEED),
    ],
)
def test_a_common_trouble_has_a_code_that_survives_being_written_down(web, code):
    found = failure(web)
    assert found.code is code
    assert uncoded(found.coded) == (found.reason, code)
    assert uncoded("ended [sic]") == ("ended [sic]", None)


@pytest.mark.parametrize("target", ["ftp://news.example/x", "file:///etc/passwd"])
def test_a_redirect_away_from_the_web_is_refused(target):
    assert "only http and https" in failure(Web({"news.example/a": status(302, location=target)})).reason


def test_a_redirect_into_a_private_network_is_refused():
    web = Web({"news.example/a": status(302, location="http://inside.example/")}, {"inside.example": "10.0.0.1"})
    assert "private network" in failure(web).reason
    assert "inside.example/" not in web.paths()


@pytest.mark.parametrize("addresses", ["127.0.0.1", "169.254.169.254", "::1", ["93.184.216.34", "192.168.0.1"]])
def test_a_host_with_any_private_address_is_refused_unless_allowed(addresses):
    web = Web({"news.example/a": page(HTML)}, {"news.example": addresses})
    assert "private network" in failure(web).reason
    assert web.asked == []
    assert fetched(web, allow_private=True).text == HTML


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse, not to listen on
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("not an address", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize("url", ["ftp://news.example/a", "file:///etc/passwd", "http://", "https://news.example:port/"])
def test_only_addresses_of_the_web_are_fetched(url):
    web = Web({})
    assert isinstance(failure(web, url), FetchError)
    assert web.asked == []


def test_an_unchanged_page_is_not_read_again_and_that_is_noticed():
    visits, notices = Visits(), []
    web = Web({"news.example/a": [page(HTML, etag='"v1"', last_modified="Fri, 15 Aug 2025 10:00:00 GMT"), status(304)]})
    assert fetched(web, visits=visits).text == HTML
    assert visits.validators == {URL: Validators('"v1"', "Fri, 15 Aug 2025 10:00:00 GMT")}
    assert list(open_source(URL, web.options(visits=visits, notice=notices.append))) == []
    assert web.asked[-1].headers["if-none-match"] == '"v1"'
    assert web.asked[-1].headers["if-modified-since"] == "Fri, 15 Aug 2025 10:00:00 GMT"
    assert notices == [f"{URL}: not changed since the last visit"]


def test_what_is_no_article_is_refused_by_its_type():
    web = Web({"news.example/a": page(b"\x89PNG", "image/png")})
    assert "image/png" in failure(web).reason


def test_plain_text_and_json_lines_are_read_from_the_web():
    web = Web(
        {
            "news.example/a": page("He left.", "text/plain"),
            "news.example/b.jsonl": page('{"text": "She stayed."}', "application/octet-stream"),
        }
    )
    assert fetched(web).text == "He left."
    assert fetched(web, "https://news.example/b.jsonl").text == "She stayed."


class _Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.path == "/a"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=shift_jis")
        self.end_headers()
        self.wfile.write("<html><body><p>会談</p></body></html>".encode("shift_jis") if found else b"")

    def log_message(self, *_args):
        """Keep the test's output clean."""


@contextmanager
def _serving():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_page_comes_from_a_real_server_where_private_addresses_are_allowed():
    with _serving() as site:
        (got,) = open_source(f"{site}/a", IntakeOptions(web=WebOptions(allow_private=True)))
        (refused,) = open_source(f"{site}/a", IntakeOptions())
        (missing,) = open_source(f"{site}/b", IntakeOptions(web=WebOptions(allow_private=True)))
    assert "会談" in got.text
    assert "private network" in refused.reason
    assert "404" in missing.reason


def test_a_port_nobody_listens_on_is_a_dead_host():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/a"
        (error,) = open_source(url, IntakeOptions(web=WebOptions(allow_private=True)))
    assert isinstance(error, FetchError)
    assert "dead host" in error.reason


def test_records_are_handed_over():
    web = Web({"hook.example/in": [status(503), status(204)]})
    with Fetcher(web.options()) as fetcher:
        fetcher.post("https://hook.example/in", b"{}", "application/json")
    assert [one.method for one in web.asked] == ["POST", "POST"], "asked again, and without robots.txt"
    assert web.asked[-1].headers["content-type"] == "application/json"
    assert web.asked[-1].content == b"{}"


@pytest.mark.parametrize(
    ("answer", "why"), [(status(302, location="https://hook.example/b"), "status 302"), (status(404), "no such page")]
)
def test_what_is_not_taken_is_told(answer, why):
    web = Web({"hook.example/in": answer})
    with Fetcher(web.options()) as fetcher, pytest.raises(FetchError, match=why):
        fetcher.post("https://hook.example/in", b"{}", "application/json")


def test_nothing_is_handed_over_into_a_private_network():
    web = Web({"hook.example/in": status(204)}, hosts={"hook.example": "10.0.0.1"})
    with Fetcher(web.options()) as fetcher, pytest.raises(FetchError, match="private network"):
        fetcher.post("https://hook.example/in", b"{}", "application/json")
    assert web.asked == []
