"""The public surface of the package."""

from __future__ import annotations

from pathlib import Path

import pytest

import uradori
from uradori.errors import LedgerError, UsageError

TEXT = 'Ingrid Solheim, the mayor of Fjordby, said: "The harbour will reopen on Monday." Fishermen welcomed it.'


def test_the_public_names_are_these() -> None:
    assert sorted(uradori.__all__) == [
        "Reading",
        "Statement",
        "UradoriError",
        "__version__",
        "brief",
        "open_ledger",
        "read",
        "statements",
    ]
    assert all(hasattr(uradori, name) for name in uradori.__all__)


def test_statements_of_a_text() -> None:
    (statement, *_) = uradori.statements(TEXT)
    assert statement.lang == "en"
    assert "Solheim" in statement.source.text
    for part in (statement.source, statement.cue, statement.content):
        assert part.text == " … ".join(TEXT[start:end] for start, end in part.spans)


def test_the_function_stays_a_function_when_its_room_is_imported() -> None:
    from uradori.statements import extract  # noqa: PLC0415 - the import is what is tested

    assert callable(extract)
    assert uradori.statements(TEXT, lang="en")


@pytest.mark.parametrize("text", ["", " \n", "Der Hafen wird am Montag wieder geöffnet, sagte sie. " * 4])
def test_a_text_without_a_supported_language_has_no_statements(text: str) -> None:
    assert uradori.statements(text) == []


def test_a_language_that_is_not_supported_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="fr: not a supported language"):
        uradori.statements(TEXT, lang="fr")


def test_reading_and_briefing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ledger = tmp_path / "ledger.db"
    with uradori.read(str(tmp_path / "a.txt"), str(tmp_path / "absent.txt"), ledger=ledger) as reading:
        assert [failure.input for failure in reading.summary.failures] == [str(tmp_path / "absent.txt")]
        found = list(reading.view.statements())
        page = uradori.brief(reading, lang="ja", format="md")
    assert "The harbour will reopen on Monday" in page
    with uradori.read(ledger=ledger) as again:
        assert list(again.view.statements()) == found


def test_reading_nothing_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        uradori.read()
    with pytest.raises(UsageError, match="no ledger there"):
        uradori.read(ledger=tmp_path / "absent.db")


def test_reading_into_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 50)
    with pytest.raises(LedgerError, match="not a ledger"):
        uradori.read(str(tmp_path / "a.txt"), ledger=tmp_path / "a.txt")
