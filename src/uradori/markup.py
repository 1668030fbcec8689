"""Texts of others written into Markdown so that they stay text."""

from __future__ import annotations

import re
import unicodedata

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LINE_START = re.compile(r"^\s*(?=[-+=])|^\s*\d+(?=[.)](?:\s|$))", re.MULTILINE)


def escape(text: str) -> str:
    """*text* on one line, with nothing in it that Markdown would read."""
    return _LINE_START.sub(r"\g<0>\\", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def exact(text: str) -> str:
    """*text* escaped, with the blanks at its ends kept as one each."""
    return f"{' ' * text[:1].isspace()}{escape(text)}{' ' * text[-1:].isspace()}" if text.strip() else " " * bool(text)


def address(url: str) -> str:
    """*url* without the characters that could end an autolink."""
    return url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("\n", "").replace("\r", "")


def strong(text: str) -> str:
    """*text* as by `exact`, in bold."""
    return _set_off(text, "**")


def emphasised(text: str) -> str:
    """*text* as by `exact`, in italics."""
    return _set_off(text, "*")


def _set_off(text: str, mark: str) -> str:
    """*text* between two *mark*s, with the blanks and signs at its ends outside them.

    A mark that stands between a letter and a bracket, as in Japanese it often does, is no mark to Markdown.
    """
    inner = [at for at, each in enumerate(text) if unicodedata.category(each)[0] in "LMN"]
    if not inner:
        return exact(text)
    start, end = inner[0], inner[-1] + 1
    return f"{exact(text[:start])}{mark}{escape(text[start:end])}{mark}{exact(text[end:])}"
