"""The sets that claims are measured on: contrast pairs of our own, and documents in four languages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from uradori.lang import SUPPORTED
from uradori.model import Modality, Span
from uradori.stories.claims import Said

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "attribution"))
import corpora  # noqa: E402 - the annotated documents are read as that bench reads them

CONTRAST = Path(__file__).parent / "contrast"
GROUPS = ("en", "ja", "ru", "uk", "cross", "fresh-1", "fresh-2")


class Pair(NamedTuple):
    """Two things said, the kind of what they differ in, and whether they are one claim."""

    name: str
    kind: str
    same: bool
    one: Said
    other: Said

    @property
    def dev(self) -> bool:
        """Whether the pair may be looked at: even numbers may."""
        return int(self.name.split("-")[1]) % 2 == 0


def said(row: dict[str, Any]) -> Said:
    """The statement of a row of a contrast set."""
    start = row["text"].index(row["content"])
    span = Span(start, start + len(row["content"]))
    return Said(row["text"], (span,), row["lang"], row["published"], None, row["source"], row["cue"])


def contrast(group: str) -> Iterator[Pair]:
    """The pairs of one set: those in four languages within each, and once for each two languages in both orders.

    The rows of ``cross`` have their like within each language in the sets of that language.
    """
    for line in (CONTRAST / f"{group}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if group in SUPPORTED:
            sides = [(row["a"], row["b"])]
        else:
            sides = [(row["a"][x], row["b"][y]) for x, y in product(SUPPORTED, repeat=2) if x != y or group != "cross"]
        for one, other in sides:
            yield Pair(row["id"], row["kind"], row["same"], said(one), said(other))


class Document(NamedTuple):
    """One document: its statements by language, each with its id."""

    name: str
    statements: dict[str, dict[str, Said]]


def gold() -> list[Document]:
    """The gold documents of the shared folder: one statement has one id in all languages."""
    return _documents({lang: corpora.documents(f"gold.{lang}") for lang in SUPPORTED})


def own(split: str) -> list[Document]:
    """Our own annotation of documents; its ids tell nothing between languages."""
    return _documents({lang: corpora.own(split, lang) for lang in SUPPORTED})


def _documents(rows: dict[str, list[dict[str, Any]]]) -> list[Document]:
    found: dict[str, Document] = {}
    for lang, each in rows.items():
        for row in each:
            one = found.setdefault(row["id"], Document(row["id"], {}))
            one.statements[lang] = {part["id"]: _statement(row["text"], lang, part) for part in row["attributions"]}
    return [one for one in found.values() if len(one.statements) == len(SUPPORTED)]


def line(one: Said) -> int:
    """The line of its text on which a thing is said: the lines of a document are the same in all languages."""
    return one.text.count("\n", 0, one.spans[0].start)


def _statement(text: str, lang: str, row: dict[str, Any]) -> Said:
    def cut(part: str) -> str:
        return " ".join(text[start:end] for start, end in row[part])

    spans = tuple(Span(*each) for each in row["content"])
    modality = Modality(row["modality"]) if "modality" in row else None
    return Said(text, spans, lang, None, None, cut("source"), cut("cue"), modality)
