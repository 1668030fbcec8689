"""A dossier as a page for people: what both HTML and Markdown show, and the words they say it in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from uradori.errors import UsageError
from uradori.export.dossier import Note, Snapshot
from uradori.export.quoting import Segment
from uradori.model import TargetKind
from uradori.moments import has_time, parse_time, written


@dataclass(frozen=True, slots=True)
class Remark:
    """A note as the page shows it: ``about`` says what it is on, ``by`` who wrote it and when."""

    about: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article in their sentence, and which sentence that is (``place``).

    ``about`` is who says them and how, ``label`` what they are here for.
    """

    segments: tuple[Segment, ...]
    place: str
    snapshot: Snapshot
    about: tuple[str, ...] = ()
    label: str | None = None
    notes: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: its words, the facts about it, the passages it rests on and those against it, the notes on it.

    ``anchor`` is its name in the page, ``chosen`` by whom and when it was picked.
    """

    kind: TargetKind
    id: str
    anchor: str
    title: str
    lang: str
    facts: tuple[str, ...]
    passages: tuple[Passage, ...]
    against: tuple[Passage, ...] = ()
    notes: tuple[Remark, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; ``key`` is that of its words."""

    key: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """An article in the list at the end, with what it retells and the notes on it; ``chosen`` if it was picked."""

    snapshot: Snapshot
    retells: tuple[str, ...]
    notes: tuple[Remark, ...]
    chosen: bool


@cache
def words(lang: str) -> dict[str, Any]:
    """The page's own words in *lang*. Raises UsageError for a language that no table is in."""
    table = files("uradori.export") / "texts" / f"{lang}.toml"
    if not lang.isalpha() or not table.is_file():
        raise UsageError(f"no dossier in {lang!r}; choose one of: en, ja")
    return tomllib.loads(table.read_text("utf-8"))


def moment(time: str | None, lang: str) -> str:
    """A date or a time, in UTC and to the minute; as it is written where it is neither, the word for it if unknown."""
    table = words(lang)
    when = parse_time(time)
    if time is None or when is None:
        return time or str(table["unknown"])
    timed = has_time(time)
    return written(when, table["time"]["day"], table["time"]["locale"], with_time=timed) + " UTC" * timed


def remarks(notes: tuple[Note, ...], kind: TargetKind, snapshot: Snapshot | None, lang: str) -> tuple[Remark, ...]:
    """*notes* on a thing of this *kind*; one on a passage of an article says which. Quotations are no notes."""
    table = words(lang)["note_on"]
    return tuple(
        Remark(
            table["passage"].format(words=snapshot.words(one.spans)) if snapshot and one.spans else table[kind],
            ", ".join(filter(None, (one.author, moment(one.at, lang) if one.at else ""))),
            one.text,
        )
        for one in notes
        if not one.quoted
    )
