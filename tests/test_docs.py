"""The README and the docs name what exists, link to what is there, and show what the product does."""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

from uradori.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
WITH_COMMANDS = [page for page in PAGES if "$ uradori" in page.read_text("utf-8")]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture(scope="module")
def report() -> ModuleType:
    spec = importlib.util.spec_from_file_location("report", ROOT / "bench" / "report.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(page: Path) -> list[list[str]]:
    lines = re.findall(r"^\$ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    words = [shlex.split(line) for line in lines]
    return [line[line.index("uradori") + 1 :] for line in words if "uradori" in line]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_appears_in_the_readme(command: click.Command) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert f"uradori {command.name}" in text or f"make {command.name}" in text


def test_every_runtime_dependency_has_its_line_in_choices() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in project["dependencies"]}
    rows = re.findall(r"^\| `([\w.-]+)` \| .{20,} \|$", (ROOT / "docs" / "choices.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(needed)


def test_the_changelog_has_an_entry_for_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert re.search(rf"^## \[{re.escape(version)}\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_and_picture_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path) if path else page
        assert found.exists(), f"{name(page)} links to {target}"
        assert not anchor or anchor in anchors(found), f"{name(page)} links to {target}"


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_commands_in_the_docs_exist_with_their_options(page: Path) -> None:
    for command, *arguments in commands(page):
        found = main.get_command(click.Context(main), command)
        assert found, f"{name(page)}: uradori {command}"
        found.make_context(f"uradori {command}", arguments)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_name_no_place_on_anybodys_machine(page: Path) -> None:
    assert not re.findall(r"(?<![\w.])/(?:home|root|work|Users|tmp)/", page.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples_and_transcripts_show_what_the_product_does_now(page: Path, report: ModuleType) -> None:
    written = page.read_text("utf-8")
    assert report.renewed(written, ("said", "ran")) == written, "out of date: run `python bench/report.py`"


def test_a_block_is_written_anew_and_the_text_around_it_kept(report: ModuleType) -> None:
    page = "Before.\n<!-- said:en -->\n> “We are ready,” the mayor said.\nold\n<!-- /said -->\nAfter.\n"
    fresh = report.renewed(page)
    assert fresh.startswith("Before.\n<!-- said:en -->\n> “We are ready,” the mayor said.\n\n```text\ndirect · ")
    assert fresh.endswith("```\n<!-- /said -->\nAfter.\n")
    assert "old" not in fresh
    assert report.renewed(fresh) == fresh


def test_a_table_of_figures_stays_where_its_bench_has_not_run(
    report: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MEASURED", tmp_path)
    page = "<!-- figures:attribution -->\n| measured | before |\n<!-- /figures -->\n"
    assert report.renewed(page) == page


def test_a_table_of_figures_is_made_of_what_the_bench_wrote(
    report: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "throughput.json").write_text(
        '{"characters": 3000, "start_up_cpu_s": 1.5,'
        ' "languages": [{"lang": "ja", "articles": 40, "text_ms": 12.5, "page_ms": 14.0, "start_up_s": 1.2}]}',
        "utf-8",
    )
    monkeypatch.setattr(report, "MEASURED", tmp_path)
    fresh = report.renewed("<!-- figures:throughput -->\n<!-- /figures -->\n")
    assert "| Japanese | 40 | 12.5 | 14.0 | 1.2 |" in fresh
    assert "1.5 s CPU" in fresh
