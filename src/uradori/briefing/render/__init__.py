"""A briefing in a format: one file each, listed here."""

from collections.abc import Callable

from uradori.briefing.model import Briefing
from uradori.briefing.render.html import html
from uradori.briefing.render.json_form import json_form
from uradori.briefing.render.markdown import markdown
from uradori.errors import UsageError

FORMATS: dict[str, Callable[[Briefing], str]] = {"html": html, "md": markdown, "json": json_form}
"""What a briefing can be written as, by the suffix of its file."""


def render(briefing: Briefing, format: str) -> str:  # noqa: A002 - the command line's own word
    """*briefing* in *format*, one of ``FORMATS``; always encodable as UTF-8. Raises UsageError for any other format."""
    if format not in FORMATS:
        raise UsageError(f"no briefing format {format!r}; choose one of: {', '.join(FORMATS)}")
    # Half a surrogate pair can come in through JSON escapes, and no file could hold it.
    return FORMATS[format](briefing).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


__all__ = ["FORMATS", "render"]
