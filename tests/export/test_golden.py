"""Every format writes its golden file; ``UPDATE_GOLDEN=1`` writes them anew, to be read before they count."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from uradori.errors import UsageError
from uradori.export import FORMATS, export

GOLDEN = Path(__file__).parent.parent / "golden" / "export"


def agree(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_is_its_golden_file(whole, form) -> None:
    agree(f"harbour{form.suffix}", export(whole, form.name))


def test_a_page_in_japanese_is_its_golden_file(whole) -> None:
    agree("harbour.ja.md", export(replace(whole, lang="ja"), "markdown"))


def test_an_unknown_format_is_wrong_usage(whole) -> None:
    with pytest.raises(UsageError, match="no export format 'pdf'"):
        export(whole, "pdf")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_half_a_surrogate_pair_stops_no_format(whole, form) -> None:
    assert export(replace(whole, title="half \ud83d", author="Kari \udc00"), form.name).encode()
