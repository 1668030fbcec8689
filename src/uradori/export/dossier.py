"""Records of a dossier: what is chosen, and what a chosen thing is cited with.

A dossier is plain data, gathered once from a view of the ledger; every format writes the same one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from uradori.actors import Entry
from uradori.ledger.base import Provenance
from uradori.model import (
    Article,
    Claim,
    Dispute,
    Evidence,
    Figure,
    Part,
    Retelling,
    Spans,
    Statement,
    Story,
    host_of,
    outsider,
    safe_url,
)


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote: ``on`` is the id of a chosen record, ``spans`` where in an article, if it is one."""

    on: str
    text: str
    author: str | None = None
    at: str | None = None
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes into a dossier: a story with all that was found in it, and records by their ids.

    ``least`` is the confidence from which a statement of the story is taken;
    those named are taken as they are. ``author`` answers for the choice; ``lang`` is the language of the page's own
    words.
    """

    story: str | None = None
    articles: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    least: float = 0.5
    title: str | None = None
    author: str | None = None
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An article as it was read: its text and the hash of its bytes, when it was retrieved, and by what it was read."""

    article: Article
    outlet: str | None
    provenance: Provenance

    @property
    def url(self) -> str | None:
        """The article's address, where it may be linked."""
        return safe_url(self.article.url)

    @property
    def publisher(self) -> str:
        """Who published it, as well as that is known: the outlet, its host, else what it was read from."""
        return self.outlet or host_of(self.url) or self.article.input

    @property
    def title(self) -> str:
        """The article's title, or its first sentence where it has none."""
        first = self.article.sentences[0].cut(self.article.text).strip() if self.article.sentences else ""
        return self.article.title or first or self.article.input

    def words(self, spans: Spans) -> str:
        """The words of the article at *spans*, pieces joined by " … "."""
        return Part.of(self.article.text, spans).text


@dataclass(frozen=True)
class Dossier:
    """A chosen set with everything that cites it.

    ``snapshots`` holds every article that a record here points at, and those that they retell; ``opposing`` the claims
    and figures that were not chosen but stand against one that was. ``entries`` are the actors named, ``made`` when it
    was put together, and ``maker`` by which version of the program.
    """

    title: str
    author: str | None
    lang: str
    made: str
    maker: str
    story: Story | None
    snapshots: dict[str, Snapshot]
    cited: tuple[str, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    retellings: tuple[Retelling, ...]
    disputes: tuple[Dispute, ...]
    opposing: dict[str, Claim | Figure]
    entries: dict[str, Entry]
    notes: tuple[Note, ...]

    def notes_on(self, *idents: str) -> tuple[Note, ...]:
        """The notes on the records with these ids, in the order they were given."""
        return tuple(note for note in self.notes if note.on in idents)

    def places(self, ident: str) -> tuple[Evidence, ...]:
        """Where the claim or figure with this id stands, chosen or opposing; nothing where it is unknown."""
        found = self._by_id.get(ident)
        if isinstance(found, Figure):
            return (Evidence(found.article, found.spans),)
        return tuple(Evidence(each.article, each.spans) for each in found.wordings) if found else ()

    @cached_property
    def _by_id(self) -> dict[str, Claim | Figure]:
        return {**self.opposing, **{one.id: one for one in self.claims}, **{one.id: one for one in self.figures}}

    def name(self, ident: str) -> str:
        """The name of an actor in the dossier's language, else in English, else in any; its id where it has none."""
        entry = self.entries.get(ident)
        names = entry.actor.ref().name if entry else {}
        return next((names[lang] for lang in (self.lang, "en", *sorted(names)) if lang in names), ident)

    def origin(self, ident: str) -> str:
        """The name of an origin: an article's publisher, or an originator that is not in the ledger."""
        snapshot = self.snapshots.get(ident)
        return snapshot.publisher if snapshot else self.name(outsider(ident) or ident)
