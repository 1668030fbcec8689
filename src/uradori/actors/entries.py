"""Entries of the gazetteer: the lines of its data files, and of a user's corrections, read into records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel import Locale

from uradori.errors import FormatError, UnreadableError
from uradori.lang import SUPPORTED
from uradori.model import Actor, ActorKind, Office

WOMEN = "women.jsonl"
"""Which of the persons in the shipped files are women; the others there are men."""

LABELS = "labels.jsonl"
"""How others class the outlets in the shipped files by who controls them; made by bench/credits/labels.py."""

FILES: tuple[tuple[str, ActorKind], ...] = (
    ("states.jsonl", ActorKind.STATE),
    ("organisations.jsonl", ActorKind.ORGANISATION),
    ("people_a.jsonl", ActorKind.PERSON),
    ("people_b.jsonl", ActorKind.PERSON),
    ("outlets.jsonl", ActorKind.OUTLET),
)
"""The files of the gazetteer, and what each line of them is."""

Names = Mapping[str, tuple[str, ...]]
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """How an outlet is classed: the judgement of ``by``, as of the ISO date ``as_of``; shown with both, never a fact.

    ``label`` is a type of State Media Monitor's: ``state-controlled``, ``captured-public``, ``captured-private``,
    ``independent-state-funded-and-managed``, ``independent-state-funded``, ``independent-state-managed``,
    ``independent-public``.
    """

    label: str
    by: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor, with what the gazetteer knows of it beyond the record that travels.

    ``short`` are short names by language; ``demonyms``, ``capital`` and ``seats`` the words that stand for a state;
    ``head`` the role that leads it. ``body`` says which national body an organisation is (``foreign-ministry``).
    ``type`` is an outlet's (newspaper, agency, ...), ``owner`` who owns it, as of the year ``owner_as_of``.
    ``labels`` say who classes it how. ``gender`` is "f" or "m", where known.
    """

    actor: Actor
    short: Names = field(default_factory=dict)
    demonyms: Names = field(default_factory=dict)
    capital: Names = field(default_factory=dict)
    seats: Names = field(default_factory=dict)
    head: str | None = None
    body: str | None = None
    type: str | None = None
    owner: str | None = None
    owner_as_of: str | None = None
    labels: tuple[Label, ...] = ()
    gender: str | None = None


def shipped() -> dict[str, Entry]:
    """The entries of the shipped files, by id."""
    return {ident: _entry(kind, fields) for ident, (kind, fields) in _shipped_fields().items()}


def corrected(corrections: Path) -> dict[str, Entry]:
    """The shipped entries with the file of *corrections* laid over them, by id.

    Raises UnreadableError where the file cannot be read, FormatError naming file and line where a line is no entry.
    """
    try:
        text = corrections.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(str(corrections), f"cannot read the corrections: {error}") from error
    known = dict(_shipped_fields())
    for place, line in _lines(text, str(corrections)):
        ident = line.get("id")
        if not isinstance(ident, str) or not ident:
            raise FormatError(place, "a correction needs an id")
        kind, fields = known.get(ident, (None, {}))
        fields = {**fields, **line}
        try:
            known[ident] = (kind or _kind(fields), fields)
            _entry(*known[ident])
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise FormatError(place, f"not an entry of the gazetteer ({error!r})") from error
    return {ident: _entry(kind, fields) for ident, (kind, fields) in known.items()}


@cache
def _shipped_fields() -> Mapping[str, tuple[ActorKind, Fields]]:
    folder = files(__package__) / "data"
    fields: dict[str, tuple[ActorKind, Fields]] = {}
    for name, kind in FILES:
        gender = {"gender": "m"} if kind is ActorKind.PERSON else {}
        for _, line in _lines((folder / name).read_text("utf-8"), name):
            fields[line["id"]] = kind, gender | line
    for _, line in _lines((folder / WOMEN).read_text("utf-8"), WOMEN):
        kind, known = fields[line["id"]]
        fields[line["id"]] = kind, known | line
    for _, line in _lines((folder / LABELS).read_text("utf-8"), LABELS):
        outlet = line.pop("outlet")
        kind, known = fields[outlet]
        fields[outlet] = kind, known | {"labels": [*known.get("labels", ()), line]}
    return fields


def _lines(text: str, name: str) -> Iterator[tuple[str, Fields]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            fields = json.loads(line)
        except json.JSONDecodeError as error:
            raise FormatError(place, f"not JSON: {error.msg}") from error
        if not isinstance(fields, dict):
            raise FormatError(place, "a line must be a JSON object")
        yield place, fields


def _kind(fields: Fields) -> ActorKind:
    """What sort of actor a new correction is: as it says, else by the fields that only one sort has."""
    if "kind" in fields:
        return ActorKind(fields["kind"])
    if "code" in fields or "capital" in fields:
        return ActorKind.STATE
    if "domains" in fields or "type" in fields:
        return ActorKind.OUTLET
    return ActorKind.PERSON if "offices" in fields else ActorKind.ORGANISATION


def _entry(kind: ActorKind, fields: Fields) -> Entry:
    ident: str = fields["id"]
    names = _names(fields.get("names", {}))
    if "code" in fields:
        names = {lang: (*_territory(lang, fields["code"]), *names.get(lang, ())) for lang in SUPPORTED}
    if not any(names.values()):
        raise ValueError(f"{ident} has no name")
    actor = Actor(
        id=ident,
        kind=kind,
        names={lang: tuple(dict.fromkeys(given)) for lang, given in names.items()},
        country=ident if kind is ActorKind.STATE else fields.get("country"),
        offices=tuple(Office(o["role"], o["of"], o.get("since"), o.get("until")) for o in fields.get("offices", ())),
        domains=tuple(fields.get("domains", ())),
    )
    as_of = fields.get("owner_as_of")
    return Entry(
        actor,
        short=_names(fields.get("short", {})),
        demonyms=_names(fields.get("demonyms", {})),
        capital=_names(fields.get("capital", {})),
        seats=_names(fields.get("seats", {})),
        head=fields.get("head"),
        body=fields.get("body"),
        type=fields.get("type"),
        owner=fields.get("owner"),
        owner_as_of=None if as_of is None else str(as_of),
        labels=tuple(Label(each["label"], each["by"], each["as_of"]) for each in fields.get("labels", ())),
        gender=fields.get("gender"),
    )


def _names(given: Mapping[str, str | list[str]]) -> dict[str, tuple[str, ...]]:
    return {lang: (names,) if isinstance(names, str) else tuple(names) for lang, names in given.items()}


def _territory(lang: str, code: str) -> tuple[str, ...]:
    """CLDR's name of a state; one in brackets behind it is a second name."""
    name: str = Locale(lang).territories[code]
    return tuple(part.strip() for part in name.rstrip(")").split("("))
