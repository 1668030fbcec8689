"""The reference names every command, option and setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from uradori.cli.main import COMMANDS
from uradori.config import PREFIX, SETTINGS

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text("utf-8")


def section(command: str) -> str:
    _, found, rest = REFERENCE.partition(f"### `uradori {command}`\n")
    assert found, f"docs/reference.md has no section on {command}"
    return rest.split("\n### ")[0].split("\n## ")[0]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_documented_with_its_options(command) -> None:
    text = section(command.name)
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert parameter.opts[0] in text
    assert f"uradori {command.name}" in text


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_and_examples(command) -> None:
    assert command.help
    assert f"uradori {command.name}" in command.epilog


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_documented_in_its_own_words(setting) -> None:
    (row,) = [line for line in REFERENCE.splitlines() if line.startswith(f"| `{PREFIX}{setting.name.upper()}` ")]
    assert setting.metadata["help"] in row
