"""The gazetteer: the persons, states, organisations and outlets Uradori knows, with their names and dated offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from uradori.actors.entries import Entry, corrected, shipped
from uradori.actors.words import normalised
from uradori.lang import SUPPORTED
from uradori.model import Actor, ActorKind, Office

Key = TypeVar("Key")

LEADER = "leader"
"""The role of whoever leads a state, whatever the office is called there."""

HEADS = (
    *("supreme-leader", "president", "chancellor", "prime-minister", "monarch"),
    *("secretary-general", "director-general", "managing-director", "chair", "party-leader", "central-bank-governor"),
)
"""Where an entry does not name the office that leads, the first of these that has a holder does."""

HEAD_OF_BODY = {
    "foreign-ministry": "foreign-minister",
    "defence-ministry": "defence-minister",
    "finance-ministry": "finance-minister",
    "economy-ministry": "economy-minister",
    "interior-ministry": "interior-minister",
    "parliament": "parliament-speaker",
    "military": "armed-forces-chief",
    "general-staff": "armed-forces-chief",
    "intelligence": "intelligence-chief",
    "security-service": "intelligence-chief",
    "central-bank": "central-bank-governor",
}
"""The office that leads each kind of national body."""


def holds(office: Office, on: str | None) -> bool:
    """Whether *office* was held on the ISO date *on*; None asks for offices still held, as far as recorded.

    A date cut short covers all of its year or month; an unknown beginning does not exclude.
    """
    if on is None:
        return office.until is None
    begun = office.since is None or on[: len(office.since)] >= office.since[: len(on)]
    ended = office.until is not None and on[: len(office.until)] > office.until
    return begun and not ended


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All entries, and the indexes over them; made by :func:`load`, never changed."""

    entries: Mapping[str, Entry]
    _domains: Mapping[str, str]
    _holders: Mapping[tuple[str, str], tuple[str, ...]]
    _bodies: Mapping[tuple[str, str], str]

    @staticmethod
    def of(entries: Iterable[Entry]) -> Gazetteer:
        """The gazetteer of these entries."""
        by_id = {entry.actor.id: entry for entry in entries}
        domains: dict[str, str] = {}
        holders: dict[tuple[str, str], tuple[str, ...]] = {}
        bodies: dict[tuple[str, str], str] = {}
        for ident, entry in by_id.items():
            domains |= dict.fromkeys(entry.actor.domains, ident)
            for office in entry.actor.offices:
                _append(holders, (office.role, office.of), ident)
            if entry.body and entry.actor.country:
                bodies[entry.body, entry.actor.country] = ident
        return Gazetteer(by_id, domains, holders, bodies)

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """By language, the ids of those who bear a name; made when a name is first asked for."""
        names: dict[str, dict[str, tuple[str, ...]]] = {lang: {} for lang in SUPPORTED}
        for ident, entry in self.entries.items():
            for lang, index in names.items():
                for name in (*entry.actor.names.get(lang, ()), *entry.short.get(lang, ())):
                    _append(index, normalised(name), ident)
        return names

    def __iter__(self) -> Iterator[Actor]:
        """All actors, states first."""
        return (entry.actor for entry in self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def of_kind(self, kind: ActorKind) -> tuple[Actor, ...]:
        """All actors of *kind*."""
        return tuple(actor for actor in self if actor.kind is kind)

    def get(self, ident: str) -> Actor | None:
        """The actor with this id."""
        entry = self.entries.get(ident)
        return entry.actor if entry else None

    def named(self, name: str, lang: str) -> tuple[Actor, ...]:
        """The actors that bear *name* (full or short) in language *lang*; else those that bear it in any other."""
        key = normalised(name)
        for code in (lang, *SUPPORTED):
            if found := self._names.get(code, {}).get(key):
                return tuple(self.entries[ident].actor for ident in found)
        return ()

    def by_domain(self, host: str) -> Actor | None:
        """The outlet that publishes at *host*, or at a domain above it."""
        labels = host.lower().rstrip(".").split(".")
        for start in range(len(labels) - 1):
            if ident := self._domains.get(".".join(labels[start:])):
                return self.entries[ident].actor
        return None

    def holders(self, role: str, of: str, on: str | None = None) -> tuple[Actor, ...]:
        """All who held the office *role* of the actor *of* on the ISO date *on* (None: now), latest first."""
        found = [
            (office.since or "", actor)
            for ident in self._holders.get((role, of), ())
            for actor in (self.entries[ident].actor,)
            for office in actor.offices
            if office.role == role and office.of == of and holds(office, on)
        ]
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple({actor.id: actor for _, actor in found}.values())

    def holder(self, role: str, of: str, on: str | None = None) -> Actor | None:
        """Who held the office *role* of *of* on the ISO date *on*: on a day of change who came into it.

        None where nobody is recorded, or several and nothing tells them apart. ``leader`` asks for whoever leads.
        """
        if role == LEADER:
            head = self.entries[of].head if of in self.entries else None
            found = (self.holder(each, of, on) for each in ((head,) if head else HEADS))
            return next(filter(None, found), None)
        holders = self.holders(role, of, on)
        if len(holders) < 2:
            return holders[0] if holders else None
        first, second = (self._since(actor, role, of, on) for actor in holders[:2])
        return holders[0] if first > second else None

    def body(self, name: str, country: str) -> Actor | None:
        """The national body *name* (``foreign-ministry``, ``parliament``) of *country*, where it has an entry."""
        ident = self._bodies.get((name, country))
        return self.entries[ident].actor if ident else None

    @staticmethod
    def _since(actor: Actor, role: str, of: str, on: str | None) -> str:
        return max(o.since or "" for o in actor.offices if o.role == role and o.of == of and holds(o, on))


def _append(index: dict[Key, tuple[str, ...]], key: Key, ident: str) -> None:
    if ident not in index.get(key, ()):
        index[key] = (*index.get(key, ()), ident)


@cache
def _shipped() -> Gazetteer:
    return Gazetteer.of(shipped().values())


def load(corrections: Path | None = None) -> Gazetteer:
    """The gazetteer as shipped, or with the *corrections* of a user laid over it.

    A correction is a JSONL line in the format of the shipped files. An id that is new adds an actor; one that is
    known replaces the fields that the line names (``offices``, ``names``, ...) and keeps the others.
    Raises UnreadableError where the file cannot be read, FormatError naming file and line where a line is no entry.
    """
    if corrections is None:
        return _shipped()
    return Gazetteer.of(corrected(corrections).values())
