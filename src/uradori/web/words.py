"""What the desk says, in the reader's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from uradori.briefing.interface import Texts, interface


@cache
def texts_of(lang: str) -> Texts:
    """The desk's words in *lang*, over those of the briefing."""
    own = tomllib.loads((files("uradori.web") / "texts" / f"{lang}.toml").read_text("utf-8"))
    return Texts(lang, interface(lang).table | own)
