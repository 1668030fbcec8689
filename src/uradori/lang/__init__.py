"""The supported languages: one folder each, mostly data.

A language's knowledge lies in TOML tables in its folder, one table a subject (``cues``, ``titles``,
``credits``, ...). The room that needs a subject asks for its table in the article's language and reads it into
its own types; nothing outside this package asks which language it is.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

SUPPORTED: tuple[str, ...] = ("ja", "en", "ru", "uk")
"""Codes of the languages Uradori reads, in the order the interface shows them."""


@cache
def table(lang: str, subject: str) -> dict[str, Any]:
    """The table of *subject* in language *lang* (``table("ja", "cues")``), as parsed TOML; never to be changed.

    Raises FileNotFoundError where the language has no such table: every language has every subject.
    """
    return tomllib.loads((files(__name__) / lang / f"{subject}.toml").read_text("utf-8"))
