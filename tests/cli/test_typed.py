"""What the command line tells a person to type can be typed where they stand, and a desk says what it serves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import uvicorn

from uradori.cli.typed import typed


@pytest.fixture
def program(tmp_path: Path, monkeypatch) -> Path:
    """The program in a virtual environment below the folder that the person stands in, and on no PATH."""
    made = tmp_path / ".venv" / "bin" / "uradori"
    made.parent.mkdir(parents=True)
    made.write_text("#!/bin/sh\n")
    made.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(made)])
    monkeypatch.setenv("PATH", str(tmp_path))
    return made


def test_a_program_on_the_path_is_called_by_its_name(program: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    assert typed() == "uradori"


def test_another_program_of_that_name_on_the_path_is_not_taken_for_it(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "uradori"
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    assert typed() == ".venv/bin/uradori"
    assert program.is_file()


def test_a_program_off_the_path_is_called_by_its_place(program: Path, tmp_path: Path, monkeypatch) -> None:
    assert typed() == ".venv/bin/uradori"
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert typed() == str(program)
    monkeypatch.chdir(program.parent)
    assert typed() == "./uradori"


def test_who_calls_it_from_another_program_is_told_its_name(monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["pytest"])
    assert typed() == "uradori"


def test_a_desk_says_which_ledger_it_serves_and_what_to_do_with_an_empty_one(run, folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(uvicorn, "run", lambda *_, **__: None)
    told = run("serve", "--ledger", "new.db").stderr
    assert "the ledger: new.db is empty; read into it: uradori read SOURCE... --ledger new.db\n" in told
    (folder / "demo").mkdir()
    (folder / "demo" / "ledger.db").write_bytes((folder / "new.db").read_bytes())
    assert "; or see the demo: uradori serve --ledger demo/ledger.db" in run("serve", "--ledger", "new.db").stderr
    assert "or see the demo" not in run("serve", "--ledger", "demo/ledger.db").stderr
    (folder / "one.txt").write_text("The mayor said on Monday that the harbour would reopen next week.")
    run("read", "one.txt", "--ledger", "new.db")
    assert "the ledger: new.db, 1 story\n" in run("serve", "--ledger", "new.db").stderr
