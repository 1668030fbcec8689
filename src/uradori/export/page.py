"""A dossier as a page for people: the same entries for HTML and for Markdown, in the dossier's language."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from uradori.errors import UsageError
from uradori.export.dossier import Dossier, Note, Snapshot
from uradori.export.quoting import Segment, window
from uradori.model import Claim, DisputeKind, Evidence, Figure, Spans, Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article in their sentence; ``about`` is who says them and how, ``label`` what they are here for."""

    segments: tuple[Segment, ...]
    spans: Spans
    snapshot: Snapshot
    about: tuple[str, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing chosen: its words, the facts about it, the passages it rests on and those against it, the notes."""

    id: str
    title: str
    lang: str
    facts: tuple[str, ...]
    passages: tuple[Passage, ...]
    against: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one sort; ``key`` is the sort, a key of the words."""

    key: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """An article in the list at the end, with what it retells and the notes on it."""

    snapshot: Snapshot
    retells: tuple[str, ...]
    notes: tuple[Note, ...]


@cache
def words(lang: str) -> dict[str, Any]:
    """The page's own words in *lang*. Raises UsageError for a language that no table is in."""
    table = files("uradori.export") / "texts" / f"{lang}.toml"
    if not lang.isalpha() or not table.is_file():
        raise UsageError(f"no dossier in {lang!r}; choose one of: en, ja")
    return tomllib.loads(table.read_text("utf-8"))


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """What was chosen, sort by sort; sorts of which there is nothing are left out."""
    statements = {one.id: one for one in dossier.statements}
    worded = {each.statement for claim in dossier.claims for each in claim.wordings}
    alone = [one for one in dossier.statements if one.id not in worded]
    made = (
        Section("claims", tuple(_claim(dossier, one, statements) for one in dossier.claims)),
        Section("statements", tuple(_statement(dossier, one) for one in alone)),
        Section("figures", tuple(_figure(dossier, one) for one in dossier.figures)),
    )
    return tuple(one for one in made if one.entries)


def cited(dossier: Dossier) -> Iterator[Cited]:
    """Every article that the dossier points at."""
    table = words(dossier.lang)
    retold: defaultdict[str, defaultdict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for edge in dossier.retellings:
        retold[edge.article][dossier.origin(edge.parent)][table["kind"][edge.kind]] = None
    for ident, snapshot in dossier.snapshots.items():
        retells = tuple(f"{name} ({', '.join(kinds)})" for name, kinds in retold[ident].items())
        yield Cited(snapshot, retells, dossier.notes_on(ident))


def moment(time: str | None, lang: str) -> str:
    """A time as it is kept, with a blank for the T; the word for it where it is unknown."""
    return time.replace("T", " ") if time else str(words(lang)["unknown"])


def _claim(dossier: Dossier, claim: Claim, statements: dict[str, Statement]) -> Entry:
    first, table = claim.title(dossier.lang), words(dossier.lang)
    names = Counter(map(dossier.origin, claim.origins))
    origins = ", ".join(f"{name} ×{times}" if times > 1 else name for name, times in names.items())
    said = [each.statement for each in claim.wordings if each.statement]
    return Entry(
        id=claim.id,
        title=dossier.snapshots[first.article].words(first.spans),
        lang=first.lang,
        facts=(f"{table['origins']}: {len(claim.origins)}" + (f" ({origins})" if origins else ""),),
        passages=tuple(
            _passage(dossier, Evidence(each.article, each.spans), _about(dossier, statements.get(each.statement or "")))
            for each in claim.wordings
        ),
        against=_against(dossier, claim.id),
        notes=dossier.notes_on(claim.id, *said),
    )


def _statement(dossier: Dossier, one: Statement) -> Entry:
    return Entry(
        id=one.id,
        title=one.content.text,
        lang=one.lang,
        facts=_about(dossier, one),
        passages=(_passage(dossier, Evidence(one.article, one.content.spans)),),
        notes=dossier.notes_on(one.id),
    )


def _figure(dossier: Dossier, one: Figure) -> Entry:
    snapshot, table = dossier.snapshots[one.article], words(dossier.lang)
    upper = f"–{one.value_max:,g}" if one.value_max is not None else ""
    counted = [f"{one.value:,.15g}{upper} {one.unit}", one.counts, snapshot.words(one.scope)]
    facts = [*counted, table["as_of"].format(day=one.as_of) if one.as_of else "", one.claimant.text]
    return Entry(
        id=one.id,
        title=" ".join(filter(None, (snapshot.words(one.spans), snapshot.words(one.thing)))),
        lang=one.lang,
        facts=(*filter(None, facts), table["modality"][one.modality]),
        passages=(_passage(dossier, Evidence(one.article, one.spans)),),
        against=_against(dossier, one.id),
        notes=dossier.notes_on(one.id),
    )


def _about(dossier: Dossier, one: Statement | None) -> tuple[str, ...]:
    """Who says it, and how: the words of the text, the name they stand for, authority and modality."""
    if one is None:
        return ()
    table = words(dossier.lang)
    name = dossier.name(one.source.actor.id) if one.source.actor else ""
    who = f"{one.source.text} ({name})" if name and name not in one.source.text else one.source.text or name
    return (*filter(None, [who]), table["authority"][one.authority], table["modality"][one.modality])


def _against(dossier: Dossier, ident: str) -> tuple[Passage, ...]:
    """The first passage of everything that stands against the record with this id, and how it does."""
    table = words(dossier.lang)
    found = []
    for dispute in dossier.disputes:
        if ident in {dispute.one, dispute.other}:
            places = dossier.places(dispute.other if dispute.one == ident else dispute.one)
            earlier = dispute.kind is DisputeKind.UPDATED and dispute.other == ident
            label = table["dispute"]["superseded" if earlier else dispute.kind]
            found += [_passage(dossier, place, label=label) for place in places[:1]]
    return tuple(found)


def _passage(dossier: Dossier, place: Evidence, about: tuple[str, ...] = (), label: str | None = None) -> Passage:
    snapshot = dossier.snapshots[place.article]
    return Passage(window(snapshot.article, place.spans), place.spans, snapshot, about, label)
