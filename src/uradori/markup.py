"""Texts of others written into Markdown so that they stay text."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def escape(text: str) -> str:
    """*text* on one line, with nothing in it that Markdown would read."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def exact(text: str) -> str:
    """*text* escaped, with the blanks at its ends kept as one each."""
    return f"{' ' * text[:1].isspace()}{escape(text)}{' ' * text[-1:].isspace()}" if text.strip() else " " * bool(text)


def address(url: str) -> str:
    """*url* without the characters that could end an autolink."""
    return url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("\n", "").replace("\r", "")
