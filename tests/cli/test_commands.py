"""The commands, end to end: what they print, where, and how they end."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from uradori.cli.main import COMMANDS
from uradori.run import pipeline

STATEMENT = {
    "input": str,
    "article": str,
    "id": str,
    "lang": str,
    "quote": str,
    "authority": str,
    "modality": str,
    "confidence": float,
    "source": {"text": str, "spans": list, "actor": (dict, type(None))},
    "cue": {"text": str, "spans": list},
    "content": {"text": str, "spans": list},
    "within": (str, type(None)),
    "vague": (str, type(None)),
    "authority_words": list,
    "modality_words": list,
}
STORY = {
    "id": str,
    "title": str,
    "articles": list,
    "origins": list,
    "outlets": list,
    "languages": list,
    "first": (str, type(None)),
    "last": (str, type(None)),
}
RETELLING = {"article": str, "parent": str, "kind": str, "score": float, "evidence": list}


def conforms(record: Any, shape: Any) -> bool:
    """Whether *record* has exactly the fields of *shape*, in its order."""
    if isinstance(shape, dict):
        return list(record) == list(shape) and all(conforms(record[name], shape[name]) for name in shape)
    return isinstance(record, shape)


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_statements_of_a_text_have_the_shape_of_the_contract(run, articles: Path) -> None:
    result = run("statements", str(articles), "--format", "jsonl")
    assert result.exit_code == 0
    found = lines(result.stdout)
    assert found
    assert all(conforms(line, STATEMENT) for line in found)
    assert {line["lang"] for line in found} == {"en", "ja"}
    assert {line["input"] for line in found} == {str(articles / "harbour.txt"), "minato"}


def test_spans_are_offsets_into_the_file(run, articles: Path) -> None:
    path = articles / "harbour.txt"
    text = path.read_text("utf-8")
    for line in lines(run("statements", str(path), "--format", "jsonl").stdout):
        for role in ("source", "cue", "content"):
            cut = " … ".join(text[start:end] for start, end in line[role]["spans"])
            assert line[role]["text"] == cut


def test_a_least_confidence_leaves_out_what_is_less_sure(run, articles: Path) -> None:
    everything = lines(run("statements", str(articles), "--format", "jsonl").stdout)
    middle = sorted(line["confidence"] for line in everything)[len(everything) // 2]
    some = lines(run("statements", str(articles), "--min-confidence", f"{middle}", "--format", "jsonl").stdout)
    assert some == [line for line in everything if line["confidence"] >= middle]
    assert run("statements", str(articles), "--min-confidence", "2").exit_code == 2


def test_another_tier_is_another_generation(run, articles: Path, tmp_path: Path) -> None:
    path = str(articles / "harbour.txt")
    ledger = str(tmp_path / "ledger.db")
    run("read", path, "--ledger", ledger)
    fast = lines(run("statements", "--ledger", ledger, "--format", "jsonl").stdout)
    alone = lines(run("statements", path, "--tier", "accurate", "--format", "jsonl").stdout)
    run("read", path, "--ledger", ledger, "--tier", "accurate")
    accurate = lines(run("statements", "--ledger", ledger, "--format", "jsonl").stdout)
    assert accurate == alone
    assert fast != accurate
    assert run("read", path, "--tier", "slow").exit_code == 2


def test_an_actor_is_an_id_and_names(run, articles: Path) -> None:
    actors = [line["source"]["actor"] for line in lines(run("statements", str(articles), "--format", "jsonl").stdout)]
    assert any(actors)
    assert all(conforms(actor, {"id": str, "name": dict}) for actor in actors if actor)


def test_statements_can_be_kept_to_a_language(run, articles: Path) -> None:
    found = lines(run("statements", str(articles), "--lang", "ja", "--format", "jsonl").stdout)
    assert {line["lang"] for line in found} == {"ja"}


def test_csv_has_the_same_fields_as_jsonl(run, articles: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("statements", str(articles), "--format", "csv").stdout)))
    records = lines(run("statements", str(articles), "--format", "jsonl").stdout)
    assert [row["content.text"] for row in rows] == [record["content"]["text"] for record in records]
    assert [json.loads(row["cue.spans"]) for row in rows] == [record["cue"]["spans"] for record in records]
    assert [row["source.actor.id"] or None for row in rows] == [
        record["source"]["actor"] and record["source"]["actor"]["id"] for record in records
    ]


def test_a_table_is_readable_and_takes_no_markup_from_articles(run, folder: Path) -> None:
    (folder / "a.txt").write_text('The mayor said: "[bold]Ships[/bold] may enter the harbour again today."\n', "utf-8")
    result = run("statements", "a.txt")
    assert result.stdout.splitlines()[0].split() == ["time", "outlet", "authority", "source", "cue", "content"]
    assert "[bold]Ships[/bold]" in result.stdout


def test_stories_and_retellings_have_the_shapes_of_the_contract(run, folder: Path) -> None:
    text = "The harbour of Fjordby reopens on Monday after 12 weeks, the port office said. " * 6
    records = [
        {"id": "one", "outlet": "Fjord Press", "published": "2025-08-18T08:00:00Z", "text": text},
        {"id": "two", "outlet": "Coast Daily", "published": "2025-08-18T10:00:00Z", "text": text},
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    stories = lines(run("stories", "a.jsonl", "--format", "jsonl").stdout)
    retellings = lines(run("retellings", "a.jsonl", "--format", "jsonl").stdout)
    assert [len(story["articles"]) for story in stories] == [2]
    assert all(conforms(story, STORY) for story in stories)
    assert retellings
    assert all(conforms(retelling, RETELLING) for retelling in retellings)
    assert all(conforms(each, {"span": list, "parent_span": (list, type(None))}) for each in retellings[0]["evidence"])


@pytest.mark.parametrize("command", ["statements", "stories", "retellings", "brief"])
def test_a_command_on_sources_leaves_nothing_behind(run, folder: Path, articles: Path, command: str) -> None:
    before = sorted(folder.rglob("*"))
    assert run(command, str(articles)).exit_code == 0
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("command", ["statements", "stories", "retellings"])
@pytest.mark.parametrize("output", ["jsonl", "csv", "table"])
def test_the_ledger_shows_what_the_sources_showed(run, articles: Path, command: str, output: str) -> None:
    direct = run(command, str(articles), "--format", output)
    assert run("read", str(articles), "--ledger", "l.db").exit_code == 0
    assert run(command, "--ledger", "l.db", "--format", output).stdout == direct.stdout


def test_sources_with_a_ledger_are_kept_in_it_and_shown_alone(run, articles: Path) -> None:
    run("read", str(articles / "minato.jsonl"), "--ledger", "l.db")
    shown = run("statements", str(articles / "harbour.txt"), "--ledger", "l.db", "--format", "jsonl")
    assert {line["lang"] for line in lines(shown.stdout)} == {"en"}
    kept = run("statements", "--ledger", "l.db", "--format", "jsonl")
    assert {line["lang"] for line in lines(kept.stdout)} == {"en", "ja"}


def test_without_a_ledger_named_the_default_one_is_used(run, folder: Path, articles: Path) -> None:
    result = run("read", str(articles))
    assert str(folder / "home" / "ledger.db") in result.stdout
    assert lines(run("statements", "--format", "jsonl").stdout)


def test_read_tells_what_was_new_known_and_changed(run, articles: Path) -> None:
    assert "2 new, 0 known, 0 revisions" in run("read", str(articles), "--ledger", "l.db").stdout
    assert "0 new, 2 known, 0 revisions" in run("read", str(articles), "--ledger", "l.db").stdout
    with (articles / "harbour.txt").open("a", encoding="utf-8") as file:
        file.write("The port office confirmed it.\n")
    assert "0 new, 1 known, 1 revision" in run("read", str(articles), "--ledger", "l.db").stdout


def test_read_tells_of_languages_it_does_not_support(run, folder: Path) -> None:
    (folder / "de.txt").write_text(
        "Der Hafen wird am Montag wieder geöffnet, sagte die Bürgermeisterin.\n" * 3, "utf-8"
    )
    result = run("read", "de.txt", "--ledger", "l.db")
    assert result.exit_code == 0
    assert "1 in no supported language" in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("broken.txt", "Гавань открыта. ".encode() * 20 + b"\xd0 \xff", "UTF-8"),
        ("lines.jsonl", b'{"text": 5}\n', "text"),
        ("feed.xml", b"<rss><channel><item>", "feed"),
        ("page.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_a_faulty_input_is_named_and_the_rest_is_kept(
    run, folder: Path, articles: Path, name: str, content: bytes, why: str
) -> None:
    (folder / name).write_bytes(content)
    result = run("statements", name, str(articles), "--format", "jsonl")
    assert result.exit_code == 1
    assert result.stdout == run("statements", str(articles), "--format", "jsonl").stdout
    (message,) = [line for line in result.stderr.splitlines() if line.startswith("failed: ")]
    assert name in message
    assert why in message


def test_a_missing_file_and_a_dead_host_are_named(run, articles: Path) -> None:
    result = run("read", "absent.txt", "http://host.invalid/a.html", str(articles), "--ledger", "l.db")
    assert result.exit_code == 1
    assert "failed: absent.txt" in result.stderr
    assert "failed: http://host.invalid/a.html" in result.stderr
    assert "2 new" in result.stdout
    assert "2 failed" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["no-such-command"],
        ["statements", "--lang", "fr"],
        ["statements", "--format", "xml"],
        ["statements", "--ledger", "absent.db"],
        ["statements"],
        ["brief", "--out", "briefing.pdf"],
        ["brief", "good", "--story", "absent"],
        ["brief", "good", "--out", "no/such/folder/briefing.md"],
    ],
)
def test_wrong_usage_exits_with_2_and_prints_nothing_on_stdout(run, articles: Path, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error:" in result.stderr
    assert articles.exists()


def test_a_setting_that_makes_no_sense_is_wrong_usage(run, articles: Path) -> None:
    result = run("statements", str(articles), URADORI_TIMEOUT="soon")
    assert result.exit_code == 2
    assert "URADORI_TIMEOUT=soon" in result.stderr


def test_corrections_that_cannot_be_read_are_named(run, articles: Path) -> None:
    result = run("statements", str(articles), URADORI_CORRECTIONS="absent.jsonl")
    assert result.exit_code == 1
    assert "absent.jsonl" in result.stderr
    assert result.stdout == ""


def test_records_are_utf8_whatever_the_locale(articles: Path) -> None:
    program = "from uradori.cli.main import main; main(prog_name='uradori')"
    command = [sys.executable, "-c", program, "statements", str(articles), "--format", "jsonl"]
    result = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert any("港" in line["content"]["text"] for line in lines(result.stdout.decode("utf-8")))


def test_a_file_that_is_no_ledger_is_refused(run, articles: Path) -> None:
    result = run("read", str(articles), "--ledger", str(articles / "harbour.txt"))
    assert result.exit_code == 1
    assert "not a ledger" in result.stderr


def test_briefings_are_written_by_suffix(run, folder: Path, articles: Path) -> None:
    for suffix, mark in {"html": "<!doctype html>", "md": "#", "json": "{"}.items():
        result = run("brief", str(articles), "--lang", "ja", "--out", f"b.{suffix}")
        assert result.exit_code == 0
        assert result.stdout == ""
        assert (folder / f"b.{suffix}").read_text("utf-8").lower().startswith(mark)
    assert run("brief", str(articles), "--lang", "ja").stdout.rstrip() == (folder / "b.md").read_text("utf-8").rstrip()
    assert sorted(path.name for path in folder.iterdir()) == ["b.html", "b.json", "b.md", "good"]


def test_a_briefing_on_a_named_story(run, articles: Path) -> None:
    run("read", str(articles), "--ledger", "l.db")
    story = lines(run("stories", "--ledger", "l.db", "--format", "jsonl").stdout)[-1]
    page = json.loads(run_out(run, "brief", "--ledger", "l.db", "--story", story["id"]))
    assert page["story"] == story["id"]


def run_out(run, *arguments: str) -> str:
    assert run(*arguments, "--out", "page.json").exit_code == 0
    return Path("page.json").read_text("utf-8")


def test_an_interrupt_keeps_what_was_complete(run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = pipeline.read, []

    def interrupted(page, gazetteer):
        calls.append(page)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(page, gazetteer)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", interrupted)
        result = run("read", str(articles), "--ledger", "l.db")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert "1 new, 1 known" in run("read", str(articles), "--ledger", "l.db").stdout


def test_a_reader_that_leaves_early_ends_the_command_quietly(run, articles: Path, folder: Path) -> None:
    run("read", str(articles), "--ledger", "l.db")
    program = "from uradori.cli.main import main; main(prog_name='uradori')"
    command = [sys.executable, "-c", program, "statements", "--ledger", "l.db", "--format", "jsonl"]
    read_end, write_end = os.pipe()
    os.close(read_end)
    result = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, cwd=folder, check=False, text=True)
    os.close(write_end)
    assert result.stderr == ""
    assert result.returncode == 0


def test_doctor_finds_nothing_wrong_here(run, articles: Path) -> None:
    run("read", str(articles), "--ledger", "l.db")
    result = run("doctor", "--ledger", "l.db")
    assert result.exit_code == 0
    assert "WRONG" not in result.stdout
    assert "l.db: 2 articles" in result.stdout


def test_doctor_names_what_is_wrong(run, folder: Path) -> None:
    (folder / "l.db").write_text("scribbles " * 500)
    result = run("doctor", "--ledger", "l.db")
    assert result.exit_code == 1
    assert "WRONG ledger" in result.stdout


def test_demo_briefs_the_bundled_dossier_in_both_languages(run, folder: Path) -> None:
    result = run("demo", "--no-open")
    assert result.exit_code == 0, result.stderr
    for lang in ("ja", "en"):
        assert (folder / "demo" / f"briefing.{lang}.html").read_text("utf-8").startswith("<!doctype html>")
    assert len(lines(run("statements", "--ledger", "demo/ledger.db", "--format", "jsonl").stdout)) > 20


def test_help_lists_every_command_with_the_first_one_to_run_first(run) -> None:
    listed = run("--help").stdout.split("Commands:")[1].split()
    names = [command.name for command in COMMANDS]
    assert next(word for word in listed if word in names) == "demo"
    assert set(names) <= set(listed)
    for name in names:
        help_text = run(name, "--help")
        assert help_text.exit_code == 0
        assert "Examples:" in help_text.stdout
