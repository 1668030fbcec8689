"""Words of the interface: one table a language in ``texts/``, and how it writes times and counts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_interval

from uradori.errors import UsageError
from uradori.moments import has_time, parse_time, written

_THIN_DASH = re.compile("[\u2009\u202f ]?–[\u2009\u202f ]?")
"""A dash with or without thin spaces: releases of the locale data differ in it, pages do not."""

INTERFACES: tuple[str, ...] = ("en", "ja")
"""Languages the interface speaks."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The interface's words in one language."""

    lang: str
    table: dict[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The words under the dotted *key*, with *values* filled in; ``n`` chooses between singular and plural.

        Raises KeyError for a key the table lacks: the tables are tested for completeness.
        """
        entry: Any = self.table
        for step in key.split("."):
            entry = entry[step]
        if isinstance(entry, dict):
            entry = entry["one" if values.get("n") == 1 else "other"]
        return str(entry).format(**values)

    def has(self, key: str) -> bool:
        """Whether there are words under *key*, of the form ``section.name``."""
        section, _, name = key.partition(".")
        return name in self.table.get(section, {})

    def moment(self, time: str | None, year: int | None = None) -> str:
        """An ISO date or time for display, times in UTC; one that cannot be parsed as it is written.

        Within *year* its number is left out: the page has said it once.
        """
        if time is None:
            return self("time.unknown")
        when = parse_time(time)
        if when is None:
            return time
        key = "time.day_of_year" if when.year == year else "time.day"
        return written(when, self(key), self("time.locale"), with_time=has_time(time))

    def period(self, first: str | None, last: str | None) -> str:
        """From the day of *first* to the day of *last*, as briefly as the language allows."""
        start, end = parse_time(first), parse_time(last)
        if start is None or end is None:
            return " – ".join(dict.fromkeys(time for time in (first, last) if time)) or self("time.unknown")
        interval = str(format_interval(start.date(), end.date(), "yMMMd", locale=self("time.locale")))
        return _THIN_DASH.sub("–", interval)


@cache
def interface(lang: str) -> Texts:
    """The interface's words in *lang*. Raises UsageError for a language the interface does not speak."""
    if lang not in INTERFACES:
        raise UsageError(f"no interface in {lang!r}; choose one of: {', '.join(INTERFACES)}")
    return Texts(lang, tomllib.loads((files(__package__) / "texts" / f"{lang}.toml").read_text("utf-8")))


def time_order(time: str | None) -> tuple[bool, str]:
    """A sort key: oldest first, the undated last."""
    when = parse_time(time)
    return (when is None, when.isoformat() if when else "")
