"""Settings: one table with default, help and parser; read from a mapping that the caller hands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

from uradori.errors import UsageError
from uradori.model import Tier

PREFIX = "URADORI_"
"""What the name of a setting begins with in the environment: ``URADORI_LEDGER`` for ``ledger``."""

INTERFACE_LANGUAGES = ("ja", "en")
"""Languages the briefing's own words can be in."""


def _default_ledger() -> Path:
    return platformdirs.user_data_path("uradori", appauthor=False) / "ledger.db"


def _interface_language(value: str) -> str:
    if value not in INTERFACE_LANGUAGES:
        raise ValueError(f"must be one of {', '.join(INTERFACE_LANGUAGES)}")
    return value


def _tier(value: str) -> Tier:
    if value not in set(Tier):
        raise ValueError(f"must be one of {', '.join(Tier)}")
    return Tier(value)


def _switch(value: str) -> bool:
    if value.lower() not in {"1", "0", "yes", "no", "true", "false", "on", "off"}:
        raise ValueError("must be yes or no")
    return value.lower() in {"1", "yes", "true", "on"}


def _above_zero(value: str) -> float:
    if not 0 < float(value) < float("inf"):
        raise ValueError("must be a number above zero")
    return float(value)


def _count(value: str) -> int:
    if int(value) < 1:
        raise ValueError("must be a whole number above zero")
    return int(value)


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _told(what: str, parse: Callable[[str], Any]) -> dict[str, Any]:
    return {"help": what, "parse": parse}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is. Each is documented in docs/reference.md (a test holds that)."""

    ledger: Path = field(
        default_factory=_default_ledger, metadata=_told("the ledger used when no --ledger is given", Path)
    )
    corrections: Path | None = field(
        default=None, metadata=_told("a JSONL file that adds to the gazetteer or corrects it", Path)
    )
    lang: str = field(
        default="en", metadata=_told("language of the briefing's own words: ja or en", _interface_language)
    )
    tier: Tier = field(
        default=Tier.FAST,
        metadata=_told("how much work finding statements takes: fast, or accurate (about ten times slower)", _tier),
    )
    follow: bool = field(
        default=True,
        metadata=_told("fetch the page a feed entry links to if the entry is cut short: yes or no", _switch),
    )
    allow_private: bool = field(
        default=False, metadata=_told("fetch from private and loopback addresses too: yes or no", _switch)
    )
    max_megabytes: float = field(default=50.0, metadata=_told("largest input read, in megabytes", _above_zero))
    token: str | None = field(
        default=None,
        repr=False,
        metadata=_told("what a reader of the desk must know, where other machines can reach it", str),
    )
    hosts: tuple[str, ...] = field(
        default=(), metadata=_told("other host names that the desk answers to, separated by commas", _names)
    )
    rate: int = field(
        default=3000, metadata=_told("requests that one address may make of the desk in a minute", _count)
    )
    timeout: float = field(default=20.0, metadata=_told("longest wait for a host, in seconds", _above_zero))


SETTINGS: tuple[Field[Any], ...] = fields(Settings)
"""The table: name, default and, in the metadata, help and parser of each setting."""


def settings_from(environment: Mapping[str, str]) -> Settings:
    """The settings that *environment* gives, the defaults for the rest; empty values count as not given.

    Raises UsageError for a value that makes no sense, and for a name with the prefix that is no setting.
    """
    given = {name: value for name, value in environment.items() if name.startswith(PREFIX) and value}
    table = {PREFIX + setting.name.upper(): setting for setting in SETTINGS}
    for name in given:
        if name not in table:
            raise UsageError(f"{name}: no such setting; there are {', '.join(table)}")
    return Settings(**{table[name].name: _parse(table[name], name, value) for name, value in given.items()})


def environment_of(settings: Settings) -> dict[str, str]:
    """*settings* as ``settings_from`` reads them; those that are not set are empty."""
    return {PREFIX + setting.name.upper(): _written(getattr(settings, setting.name)) for setting in SETTINGS}


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ",".join(value)
        case _:
            return str(value)


def _parse(setting: Field[Any], name: str, value: str) -> Any:
    try:
        return setting.metadata["parse"](value)
    except ValueError as error:
        raise UsageError(f"{name}={value}: {error}") from error
