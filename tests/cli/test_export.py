"""``uradori export``, end to end: formats, choices, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from uradori.export import FORMATS
from uradori.ledger import open_ledger
from uradori.model import Verdict
from uradori.notebook import Notebook, anchors, notebook_path


@pytest.fixture
def ledger(run, articles: Path) -> str:
    run("read", str(articles), "--ledger", "l.db")
    return "l.db"


def records(run, command: str, ledger: str) -> list[dict]:
    return [json.loads(line) for line in run(command, "--ledger", ledger, "--format", "jsonl").stdout.splitlines()]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_written_and_printed(run, folder: Path, ledger: str, form) -> None:
    story = records(run, "stories", ledger)[0]["id"]
    printed = run("export", "--ledger", ledger, "--story", story, "--format", form.name)
    assert printed.exit_code == 0
    assert printed.stdout
    written = run("export", "--ledger", ledger, "--story", story, "--format", form.name, "--out", f"d{form.suffix}")
    assert (written.exit_code, written.stdout) == (0, "")
    assert (folder / f"d{form.suffix}").stat().st_size > 100


def test_records_are_chosen_by_their_ids(run, ledger: str) -> None:
    one, *others = [record["id"] for record in records(run, "statements", ledger)]
    chosen = ("--statements", f"{one},{others[0]}", "--statements", one)
    printed = run("export", "--ledger", ledger, *chosen, "--format", "csv").stdout
    rows = [row for row in csv.DictReader(io.StringIO(printed)) if row["record"] == "statement"]
    assert {row["id"] for row in rows} == {one, others[0]}


def test_a_claim_is_chosen_by_its_id(run, ledger: str) -> None:
    claim = records(run, "claims", ledger)[0]
    printed = run("export", "--ledger", ledger, "--claims", claim["id"], "--format", "jsonl").stdout
    found = [line for line in map(json.loads, printed.splitlines()) if line["record"] == "claim"]
    assert [line["wordings"] for line in found] == [claim["wordings"]]


def test_what_people_judged_to_be_none_is_left_out(run, folder: Path, ledger: str) -> None:
    story = records(run, "stories", ledger)[0]["id"]
    said = records(run, "statements", ledger)
    with Notebook(notebook_path(folder / ledger)) as notebook, open_ledger(folder / ledger) as store:
        (one, article), *_ = [(one, store.view().article(one.article)) for one in store.view().statements()]
        notebook.judge(Verdict.NOT_A_STATEMENT, (anchors.statement_of(article, one),), "Aiko")
    printed = run("export", "--ledger", ledger, "--story", story, "--min-confidence", "0", "--format", "jsonl").stdout
    assert one.id in {each["id"] for each in said}
    assert one.id not in printed


def test_the_page_speaks_the_language_asked_for(run, ledger: str) -> None:
    claim = records(run, "claims", ledger)[0]["id"]
    page = run("export", "--ledger", ledger, "--claims", claim, "--lang", "ja", "--title", "港", "--author", "K").stdout
    assert page.startswith("# 港\n")
    assert "選定: K" in page


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "nothing is chosen"),
        (("--story", "absent"), "no story absent"),
        (("--claims", "absent"), "no claim absent"),
        (("--format", "pdf"), "pdf"),
    ],
)
def test_what_cannot_be_exported_is_wrong_usage(run, ledger: str, arguments: tuple[str, ...], why: str) -> None:
    result = run("export", "--ledger", ledger, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr
