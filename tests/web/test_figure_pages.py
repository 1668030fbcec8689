"""Figures: what is counted, and a series with what is updated and disputed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_samples import TEN, TWELVE, TestClient, make_client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with make_client(tmp_path_factory.mktemp("desk")) as client:
        yield client


def test_what_is_counted_is_listed_with_its_days(client: TestClient) -> None:
    (kind,) = client.get("/figures.json").json()["kinds"]
    assert (kind["counts"], kind["label"], kind["figures"]) == ("ships", "Ships", 2)
    assert (kind["first"], kind["last"]) == ("2025-08-01", "2025-08-03")
    assert 'href="/figures/ships"' in client.get("/figures").text


def test_a_series_says_who_gives_what_and_what_it_updates(client: TestClient) -> None:
    later, earlier = client.get("/figures/ships.json").json()["given"]
    assert (later["id"], later["value"], later["given_by"], later["actor"]) == (TWELVE.id, 12.0, "Jon Berg", "jon-berg")
    assert [(one["role"], one["quantity"]) for one in later["beside"]] == [("updated", "10")]
    assert (earlier["id"], earlier["given_by"], earlier["thing"]) == (TEN.id, "Sample Wire", "boats")
    assert [(one["role"], one["quantity"]) for one in earlier["beside"]] == [("superseded", "12")]


def test_a_series_is_a_table_and_two_days_of_two_figures_no_chart(client: TestClient) -> None:
    page = client.get("/figures/ships?unit=count").text
    assert "<table" in page
    assert "Updated from" in page
    assert 'class="chart"' not in page


def test_what_nothing_counts_is_not_found(client: TestClient) -> None:
    assert client.get("/figures/unicorns").status_code == 404
    assert client.get("/figures/ships?unit=km").status_code == 404


def test_the_pages_speak_japanese(client: TestClient) -> None:
    assert "すべての数字" in client.get("/figures/ships?lang=ja").text
    assert "数字" in client.get("/figures?lang=ja").text
