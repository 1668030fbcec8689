"""What people have written, as pages show it: judgements, notes, and links to what they are about."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import quote

from uradori.model import Claim, Judgement, Note, Statement, Story, Target, TargetKind, Verdict, outsider
from uradori.notebook.anchors import Places
from uradori.notebook.speakers import in_force
from uradori.web.desk import Desk


@dataclass(frozen=True)
class Pointed:
    """What something is about: its words, and where the desk shows it."""

    kind: TargetKind
    text: str
    link: str | None


@dataclass(frozen=True)
class Decided:
    """A judgement in the log; ``counts`` is whether it is in force."""

    id: str
    verdict: Verdict
    author: str
    at: str
    reason: str
    targets: tuple[Pointed, ...]
    counts: bool


@dataclass(frozen=True)
class Noted:
    """A note on a passage, a statement, a claim or an article."""

    id: str
    text: str
    author: str
    at: str
    on: Pointed


def link_of(target: Target) -> str | None:
    """Where the desk shows *target*, as it was when it was pointed to."""
    ident, revision = quote(target.id, safe=""), quote(target.revision, safe="")
    return {
        TargetKind.ARTICLE: f"/articles/{ident}" if outsider(target.id) is None else None,
        TargetKind.PASSAGE: f"/articles/{revision}",
        TargetKind.STATEMENT: f"/articles/{revision}/statements/{ident}",
        TargetKind.FIGURE: f"/articles/{revision}",
        TargetKind.QUESTION: f"/articles/{revision}",
        TargetKind.CLAIM: f"/claims/{ident}",
        TargetKind.STORY: f"/stories/{ident}",
        TargetKind.ACTOR: f"/actors/{ident}",
        TargetKind.SEARCH: target.id if target.id.startswith("/search?") else None,
        TargetKind.JUDGEMENT: None,
    }[target.kind]


def pointed(target: Target) -> Pointed:
    """*target* as a page shows it."""
    return Pointed(target.kind, target.text or target.id, link_of(target))


@dataclass(frozen=True)
class About:
    """A record that people may have written of: its ``ids``, and the keys of the articles it stands in."""

    kind: TargetKind
    ids: Collection[str]
    keys: Collection[str]

    def holds(self, target: Target, places: Places) -> bool:
        """Whether *target* is it: by its id, or by being found again at the same words."""
        if target.id in self.ids:
            return True
        find: dict[TargetKind, Callable[[Target], Statement | Claim | Story | None]] = {
            TargetKind.STATEMENT: places.statement,
            TargetKind.CLAIM: places.claim,
            TargetKind.STORY: places.story,
        }
        if target.kind is not self.kind or target.key not in self.keys:
            return False
        found = find[self.kind](target)
        return found is not None and found.id in self.ids


def decided(desk: Desk, about: About | None = None) -> tuple[Decided, ...]:
    """The judgements, the newest first; with *about*, those on that record."""
    made = desk.notebook.judgements()
    standing = {one.id for one in in_force(made)}
    undone = _undone(made)
    places = _places(desk, about)
    return tuple(
        Decided(
            one.id,
            one.verdict,
            one.author,
            one.at,
            one.reason,
            tuple(pointed(target) for target in one.targets),
            one.id in standing or (one.verdict is Verdict.UNDO and one.id not in undone),
        )
        for one in reversed(made)
        if about is None or any(about.holds(target, places) for target in one.targets)
    )


def noted(desk: Desk, about: About) -> tuple[Noted, ...]:
    """The notes on a record."""
    places = _places(desk, about)
    return tuple(
        note_of(one)
        for one in desk.notebook.notes()
        if one.target.kind is about.kind and about.holds(one.target, places)
    )


def note_of(one: Note) -> Noted:
    """A note as a page shows it."""
    return Noted(one.id, one.text, one.author, one.at, pointed(one.target))


def _places(desk: Desk, about: About | None) -> Places:
    """Where records are looked for: a statement that was judged to be none only the machine still knows."""
    return Places(desk.machine if about and about.kind is TargetKind.STATEMENT else desk.view)


def _undone(made: list[Judgement]) -> set[str]:
    """The ids of judgements that an undoing, itself not undone, names."""
    undone: set[str] = set()
    for one in reversed(made):
        if one.verdict is Verdict.UNDO and one.id not in undone:
            undone.add(one.targets[0].id)
    return undone
