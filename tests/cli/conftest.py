"""Running a command as a person would, and articles to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from uradori.cli.main import main

Run = Callable[..., Result]

ENGLISH = (
    'The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen. "We are ready," she said.\n'
)
JAPANESE = "フィヨルドビーの市長は月曜日、「港は来週再開する」と述べた。漁業者は歓迎している。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, with a default ledger of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run ``uradori`` with these arguments; its exit code, stdout and stderr."""

    def run(*arguments: str, **environment: str) -> Result:
        env = {"URADORI_LEDGER": str(folder / "home" / "ledger.db")} | environment
        return CliRunner().invoke(main, arguments, env=env, prog_name="uradori")

    return run


@pytest.fixture
def articles(folder: Path) -> Path:
    """A folder with two good articles, and nothing else."""
    good = folder / "good"
    good.mkdir()
    (good / "harbour.txt").write_text(ENGLISH, "utf-8")
    line = {"id": "minato", "outlet": "港新聞", "lang": "ja", "published": "2025-08-18", "text": JAPANESE}
    (good / "minato.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", "utf-8")
    return good
