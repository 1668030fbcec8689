"""Figures, claims and disputes as the commands print them, from a ledger filled by hand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from uradori.ledger import Grouped, open_ledger
from uradori.model import (
    ActorRef,
    Article,
    Authority,
    Bound,
    Claim,
    Claimant,
    Dispute,
    DisputeKind,
    Figure,
    Modality,
    Span,
    Spans,
    Wording,
)

ENGLISH = "At least 1,200 people left the port of Fjordby by Monday, the mayor said. The pier is safe."
JAPANESE = "港湾局は、フィヨルドビーの桟橋は安全ではないと発表した。避難者は900人。"


def article(text: str, lang: str, published: str) -> Article:
    ident = Article.identify(lang, None, text)
    return Article(ident, lang, f"{lang}.txt", lang, text, (Span(0, len(text)),), "5e", published=published)


def at(text: str, *words: str) -> Spans:
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)


ONE, TWO = article(ENGLISH, "en", "2025-08-18T08:00:00+00:00"), article(JAPANESE, "ja", "2025-08-19")
LEAST = Figure("fig-en", ONE.id, "en", at(ENGLISH, "1,200"), 1200.0, None, Bound.AT_LEAST, "person", "displaced",
               at(ENGLISH, "people"), at(ENGLISH, "Fjordby"), "2025-08-18",
               Claimant("the mayor", at(ENGLISH, "the mayor"), ActorRef("mayor", {"en": "The Mayor"})),
               Modality.ASSERTED, "statement-1")  # fmt: skip
OTHER = Figure("fig-ja", TWO.id, "ja", at(JAPANESE, "900"), 900.0, 950.5, Bound.EXACT, "person", "displaced",
               at(JAPANESE, "避難者"), (), None, Claimant(), Modality.ASSERTED)  # fmt: skip
SAFE = Claim("safe", (Wording(ONE.id, "en", at(ENGLISH, "The pier is safe"), None),), (), (ONE.id,),
             (Authority.OUTLET,), ("unsafe",), "2025-08-18T08:00:00+00:00")  # fmt: skip
UNSAFE = Claim("unsafe", (Wording(TWO.id, "ja", at(JAPANESE, "桟橋は安全ではない"), "statement-2"),), (), (TWO.id,),
               (Authority.ORGANISATION,), ("safe",), "2025-08-19")  # fmt: skip


@pytest.fixture
def ledger(folder: Path) -> str:
    path = folder / "port.db"
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("by hand")
        for each, figure in ((ONE, LEAST), (TWO, OTHER)):
            writer.add_article(each)
            writer.add_findings(each.id, (), (), (), [figure])
        disputes = [
            Dispute(DisputeKind.POLARITY, "safe", "unsafe", "not:安全"),
            Dispute(DisputeKind.UPDATED, "fig-en", "fig-ja", "later:1d"),
        ]
        writer.add_grouping(Grouped(claims=(SAFE, UNSAFE), disputes=tuple(disputes)))
        writer.commit()
    return str(path)


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_figures_have_the_shape_of_the_contract(run, ledger: str) -> None:
    first, second = lines(run("figures", "--ledger", ledger, "--format", "jsonl").stdout)
    assert first == {
        "input": "en.txt",
        "article": ONE.id,
        "id": "fig-en",
        "lang": "en",
        "spans": [[9, 14]],
        "value": 1200.0,
        "value_max": None,
        "bound": "at least",
        "unit": "person",
        "counts": "displaced",
        "thing": {"text": "people", "spans": [[15, 21]]},
        "scope": {"text": "Fjordby", "spans": [[39, 46]]},
        "as_of": "2025-08-18",
        "claimant": {
            "text": "the mayor",
            "spans": [[58, 67]],
            "actor": {"id": "mayor", "name": {"en": "The Mayor"}},
        },
        "modality": "asserted",
        "statement": "statement-1",
    }
    assert list(second) == list(first)
    assert second["claimant"] == {"text": "", "spans": [], "actor": None}


def test_claims_have_the_shape_of_the_contract(run, ledger: str) -> None:
    first, _ = lines(run("claims", "--ledger", ledger, "--format", "jsonl").stdout)
    start = ENGLISH.index("The pier")
    assert first == {
        "id": "safe",
        "wordings": [{"article": ONE.id, "lang": "en", "spans": [[start, start + 16]], "statement": None}],
        "origins": [ONE.id],
        "authorities": ["outlet"],
        "disputed_by": ["unsafe"],
        "first": "2025-08-18T08:00:00+00:00",
        "variants": [],
    }


def test_disputes_show_the_passages_of_both_sides(run, ledger: str) -> None:
    polarity, updated = lines(run("disputes", "--ledger", ledger, "--format", "jsonl").stdout)
    assert list(polarity) == ["kind", "one", "other", "reason", "evidence"]
    assert (polarity["kind"], polarity["one"], polarity["other"]) == ("polarity", "safe", "unsafe")
    (wording,) = polarity["evidence"]["other"]
    assert (wording["article"], JAPANESE[slice(*wording["spans"][0])]) == (TWO.id, "桟橋は安全ではない")
    assert updated["evidence"] == {
        "one": [{"article": ONE.id, "spans": [[9, 14]]}],
        "other": [{"article": TWO.id, "spans": [[*OTHER.spans[0]]]}],
    }


@pytest.mark.parametrize(("command", "kept"), [("figures", 1), ("claims", 1), ("disputes", 2)])
def test_records_can_be_kept_to_a_language(run, ledger: str, command: str, kept: int) -> None:
    assert len(lines(run(command, "--ledger", ledger, "--lang", "ja", "--format", "jsonl").stdout)) == kept
    assert run(command, "--ledger", ledger, "--lang", "uk", "--format", "jsonl").stdout == ""


@pytest.mark.parametrize("command", ["figures", "claims", "disputes"])
def test_csv_has_a_row_for_every_record(run, ledger: str, command: str) -> None:
    records = lines(run(command, "--ledger", ledger, "--format", "jsonl").stdout)
    rows = list(csv.DictReader(io.StringIO(run(command, "--ledger", ledger, "--format", "csv").stdout)))
    assert len(rows) == len(records) == 2
    key = "reason" if command == "disputes" else "id"
    assert [row[key] for row in rows] == [record[key] for record in records]


def test_tables_show_the_words(run, ledger: str) -> None:
    figures = run("figures", "--ledger", ledger).stdout
    assert ">= 1,200 person" in figures
    assert "900–950.5 person" in figures
    assert "The pier is safe" in run("claims", "--ledger", ledger).stdout
    assert "ja.txt: 桟橋は安全ではない" in run("disputes", "--ledger", ledger).stdout


@pytest.mark.parametrize("command", ["figures", "claims", "disputes"])
def test_where_there_is_nothing_that_is_said_on_stderr(run, folder: Path, command: str) -> None:
    with open_ledger(folder / "empty.db"):
        pass
    result = run(command, "--ledger", "empty.db", "--format", "jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"no {command}\n")
