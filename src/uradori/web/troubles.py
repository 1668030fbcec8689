"""Troubles with reading, told in the reader's language where they are common ones."""

from __future__ import annotations

import re

from uradori.briefing.interface import Texts
from uradori.errors import uncoded

_BETWEEN = re.compile(r"(?<=\]); |; (?=\S+://\S*: )")
"""Between two failures of one reading: behind a code, or before the next address; a reason may have semicolons too."""

_NAMED = re.compile(r"(?P<name>\S+): (?P<reason>.*)", re.DOTALL)


def why(texts: Texts, written: str) -> str:
    """What went wrong with one input, as it was written down: in the words for its code, else as it is."""
    reason, code = uncoded(written)
    return texts(f"trouble.{code}") if code else reason


def whys(texts: Texts, written: str) -> str:
    """What went wrong with a reading: ``input: reason`` for each, as an errand has it."""
    return "; ".join(_one(texts, each) for each in _BETWEEN.split(written))


def _one(texts: Texts, written: str) -> str:
    reason, code = uncoded(written)
    named = _NAMED.fullmatch(reason)
    return f"{named['name']}: {texts(f'trouble.{code}')}" if code and named else why(texts, written)
