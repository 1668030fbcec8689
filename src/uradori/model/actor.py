"""Who acts and speaks: persons, states, organisations, groups, outlets."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Office:
    """An office held: ``role`` is a key of the title tables (``president``), ``of`` an actor's id.

    ``since`` and ``until`` are ISO dates, cut short where only the year or month is known; None is "unknown"
    for ``since`` and "still held, as far as recorded" for ``until``.
    """

    role: str
    of: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of the gazetteer, or an actor met in an article that the gazetteer does not know.

    ``names`` maps a language code to names, the one to display first.
    """

    id: str
    kind: ActorKind
    names: dict[str, tuple[str, ...]]
    country: str | None = None
    offices: tuple[Office, ...] = ()
    domains: tuple[str, ...] = ()
    known: bool = True

    def ref(self) -> ActorRef:
        """The short form of this actor that statements carry."""
        return ActorRef(self.id, {lang: names[0] for lang, names in self.names.items() if names})


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as named in a record: its id, and one name a language."""

    id: str
    name: dict[str, str] = field(default_factory=dict)
