"""Dates of publication."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.reading.dates import dateline, normalise


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-08-15", "2025-08-15"),
        ("2025-08", "2025-08"),
        ("2025-08-15T10:00:00Z", "2025-08-15T10:00:00+00:00"),
        ("2025-08-15 10:00", "2025-08-15T10:00:00"),
        ("2025-08-15T10:00:00+09:00", "2025-08-15T10:00:00+09:00"),
        ("Fri, 15 Aug 2025 10:00:00 +0300", "2025-08-15T10:00:00+03:00"),
        ("2025年8月15日", "2025-08-15"),
        ("2025年8月15日 10時30分", "2025-08-15T10:30:00"),
        ("２０２５年８月１５日", "2025-08-15"),
        ("令和7年8月15日", "2025-08-15"),
        ("平成元年1月8日", "1989-01-08"),
        ("15 августа 2025 года, 12:30", "2025-08-15T12:30:00"),
        ("15 серпня 2025", "2025-08-15"),
        ("15.08.2025", "2025-08-15"),
        ("August 15, 2025 10:30 EDT", "2025-08-15T10:30:00-04:00"),
    ],
)
def test_a_full_date_becomes_iso_with_the_zone_it_has_and_no_other(written, iso):
    assert normalise(written) == iso


@pytest.mark.parametrize(
    "written", [None, "", "5/8/2025", "August 15", "2 hours ago", "yesterday", "2025-13-45", "8月15日", "x" * 500]
)
def test_what_is_no_full_date_is_not_made_one(written):
    assert normalise(written) is None


@pytest.mark.parametrize(
    ("text", "lang", "iso"),
    [
        ("【2025年8月15日】\n会談が始まった。", "ja", "2025-08-15"),
        ("令和7年8月15日\n会談が始まった。", "ja", "2025-08-15"),
        ("GENEVA, 15 August 2025 (Sample) — The talks began.", "en", "2025-08-15"),
        ("Заголовок\n15 августа 2025 года, 12:30\nПереговоры начались.", "ru", "2025-08-15T12:30:00"),
        ("Заголовок\n15 серпня 2025\nПереговори почалися.", "uk", "2025-08-15"),
        ("【モスクワ8月15日】会談が始まった。", "ja", None),
        ("On 24 February 2022, the talks began, and 15 August 2025 was far away.", "en", None),
        ("社長が死去した。\n1930年4月5日生まれ。", "ja", None),
        ("会談始まる\n2025年8月15日（金） 10:30", "ja", "2025-08-15T10:30:00"),
        ("", "en", None),
    ],
)
def test_a_dateline_is_read_and_a_date_in_the_story_is_not(text, lang, iso):
    assert dateline(text, lang) == iso


@given(st.text(max_size=60))
def test_any_text_gives_a_date_or_none(text):
    found = normalise(text)
    assert found is None or found[:4].isdigit()
