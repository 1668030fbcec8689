"""A chosen set of the ledger, written so that others can open it: one file a format, listed here."""

from collections.abc import Callable
from dataclasses import dataclass

from uradori.errors import UsageError
from uradori.export.annotation import annotation
from uradori.export.claim_review import claim_review
from uradori.export.csv import csv
from uradori.export.dossier import Choice, Dossier, Note, Pick
from uradori.export.follow_the_money import follow_the_money
from uradori.export.gather import gather
from uradori.export.html import html
from uradori.export.jsonl import jsonl
from uradori.export.markdown import markdown
from uradori.export.prov import prov


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a dossier: its name, the ending of its files, its media type, and what writes it."""

    name: str
    suffix: str
    media: str
    write: Callable[[Dossier], str]


FORMATS: tuple[Format, ...] = (
    Format("markdown", ".md", "text/markdown", markdown),
    Format("html", ".html", "text/html", html),
    Format("csv", ".csv", "text/csv", csv),
    Format("jsonl", ".jsonl", "application/x-ndjson", jsonl),
    Format("annotation", ".annotation.jsonld", "application/ld+json", annotation),
    Format("claimreview", ".claimreview.jsonld", "application/ld+json", claim_review),
    Format("ftm", ".ftm.json", "application/x-ndjson", follow_the_money),
    Format("prov", ".prov.json", "application/json", prov),
)
"""What a dossier can be written as."""


def format_named(name: str) -> Format:
    """The format of this name. Raises UsageError where there is none."""
    chosen = next((one for one in FORMATS if one.name == name), None)
    if chosen is None:
        raise UsageError(f"no export format {name!r}; choose one of: {', '.join(one.name for one in FORMATS)}")
    return chosen


def export(dossier: Dossier, format: str) -> str:  # noqa: A002 - the command line's own word
    """*dossier* in the format of this name; always encodable as UTF-8. Raises UsageError for any other name."""
    chosen = format_named(format)
    # Half a surrogate pair can come in through JSON escapes, and no file could hold it.
    return chosen.write(dossier).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


__all__ = ["FORMATS", "Choice", "Dossier", "Format", "Note", "Pick", "export", "format_named", "gather"]
