"""Settings from an environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from uradori.config import SETTINGS, Settings, environment_of, settings_from
from uradori.errors import UsageError
from uradori.model import Tier


def test_without_an_environment_everything_has_its_default() -> None:
    assert settings_from({}) == Settings()
    assert settings_from({}).ledger.name == "ledger.db"


def test_every_setting_is_read_from_its_variable() -> None:
    environment = {
        "URADORI_LEDGER": "/data/talks.db",
        "URADORI_CORRECTIONS": "mine.jsonl",
        "URADORI_LANG": "ja",
        "URADORI_TIER": "accurate",
        "URADORI_FOLLOW": "no",
        "URADORI_ALLOW_PRIVATE": "Yes",
        "URADORI_MAX_MEGABYTES": "2.5",
        "URADORI_TOKEN": "a secret",
        "URADORI_HOSTS": "desk.example, news.example",
        "URADORI_RATE": "9",
        "URADORI_TIMEOUT": "3",
        "HOME": "/nowhere",
    }
    assert settings_from(environment) == Settings(
        Path("/data/talks.db"),
        Path("mine.jsonl"),
        "ja",
        Tier.ACCURATE,
        False,
        True,
        2.5,
        "a secret",
        ("desk.example", "news.example"),
        9,
        3.0,
    )
    assert len(SETTINGS) == 11


def test_settings_can_be_written_back_into_an_environment() -> None:
    hosts = ("a.example", "b.example")
    changed = Settings(Path("talks.db"), None, "ja", Tier.ACCURATE, False, True, 2.5, None, hosts, 9, 3.0)
    assert settings_from(environment_of(changed)) == changed
    assert settings_from(environment_of(Settings())) == Settings()


def test_an_empty_value_counts_as_not_given() -> None:
    assert settings_from({"URADORI_LEDGER": ""}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URADORI_LANG", "fr"),
        ("URADORI_FOLLOW", "maybe"),
        ("URADORI_TIMEOUT", "0"),
        ("URADORI_TIMEOUT", "soon"),
        ("URADORI_TIMEOUT", "nan"),
        ("URADORI_MAX_MEGABYTES", "inf"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"{name}={value}"):
        settings_from({name: value})


def test_a_misspelt_setting_is_named() -> None:
    with pytest.raises(UsageError, match=r"URADORI_LEDGRE: no such setting.*URADORI_LEDGER"):
        settings_from({"URADORI_LEDGRE": "x"})
