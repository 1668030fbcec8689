"""What stands before every page: headers, hosts, limits, the token."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from uradori.web import DeskOptions, create_app
from uradori.web.guard import HEADERS, MOST_BYTES

OPTIONS = DeskOptions(Path("unused"), hosts=("testserver",))


@pytest.fixture
def serve(ledger: Path):
    def serve(**changes: object) -> TestClient:
        return TestClient(create_app(replace(OPTIONS, ledger=ledger, **changes)), follow_redirects=False)

    return serve


@pytest.mark.parametrize("path", ["/", "/stories.json", "/static/web/desk.css", "/nothing"])
def test_every_answer_has_the_headers_and_nothing_inline(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_a_host_that_is_not_named_is_refused(desk: TestClient) -> None:
    assert desk.get("/", headers={"host": "evil.example"}).status_code == 400


def test_what_is_too_large_or_has_no_length_is_refused(desk: TestClient) -> None:
    assert desk.post("/", content=b"x" * (MOST_BYTES + 1)).status_code == 413
    assert desk.post("/", content=iter([b"x"])).status_code == 411


def test_too_many_requests_are_told_to_wait(serve) -> None:
    client = serve(rate=3)
    found = [client.get("/stories.json") for _ in range(5)]
    assert [one.status_code for one in found] == [200, 200, 200, 429, 429]
    assert found[-1].headers["retry-after"] == "60"


def test_where_a_token_is_set_nobody_reads_without_it(serve) -> None:
    client = serve(token="a long secret")  # noqa: S106 - a made-up one
    assert client.get("/").headers["location"] == "/login"
    assert client.get("/stories.json").status_code == 401
    assert client.get("/openapi.json").status_code != 200
    assert client.get("/stories.json", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/stories.json", headers={"Authorization": "Bearer a long secret"}).status_code == 200


def test_a_feed_reader_gives_the_token_as_a_password_and_reads_the_feed_alone(serve) -> None:
    client = serve(token="a long secret")  # noqa: S106 - a made-up one
    asked = client.get("/alerts.atom")
    assert (asked.status_code, asked.headers["www-authenticate"]) == (401, 'Basic realm="Uradori"')
    assert client.get("/alerts.atom", auth=("anybody", "a long secret")).status_code == 200
    assert client.get("/alerts.atom", auth=("anybody", "wrong")).status_code == 401
    assert client.get("/alerts.atom", headers={"Authorization": "Basic !!"}).status_code == 401
    assert client.get("/alerts.json", auth=("anybody", "a long secret")).status_code == 401
    assert client.post("/notes", auth=("anybody", "a long secret")).status_code == 401


@pytest.mark.parametrize(
    ("headers", "lang"),
    [
        ({}, "en"),
        ({"accept-language": "ja,en;q=0.5"}, "ja"),
        ({"accept-language": "fr"}, "en"),
        ({"cookie": "lang=ja"}, "ja"),
    ],
)
def test_the_language_is_what_the_reader_wishes(desk: TestClient, headers: dict[str, str], lang: str) -> None:
    assert f'<html lang="{lang}">' in desk.get("/", headers=headers).text


def test_a_language_once_chosen_stays(desk: TestClient) -> None:
    desk.get("/?lang=ja")
    assert '<html lang="ja">' in desk.get("/").text


def test_a_problem_is_told_as_a_page_or_as_json(desk: TestClient) -> None:
    page, data = desk.get("/stories/none"), desk.get("/stories/none.json")
    assert (page.status_code, data.status_code) == (404, 404)
    assert "no story none" in page.text
    assert "no story none" in data.json()["detail"]
