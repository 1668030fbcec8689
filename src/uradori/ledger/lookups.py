"""What a view looks up for the pages on one actor, one outlet, one kind of figure: the contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from uradori.model import Article, Claim, Dispute, Figure, Modality, Statement


@dataclass(frozen=True, slots=True)
class Topic:
    """A story as what an actor spoke on, and in how many statements."""

    story: str
    title: str
    statements: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is known of all that an actor said: how many statements put forward how, and by day (``""``: undated)."""

    modalities: dict[Modality, int]
    days: dict[str, int]

    @property
    def statements(self) -> int:
        """How many there are."""
        return sum(self.modalities.values())


@dataclass(frozen=True, slots=True)
class Placed:
    """The story an article is in, and whether as an origin."""

    story: str
    title: str
    origin: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an outlet published: how many articles, how many of them origins, and from when to when.

    ``retells`` and ``retold_by`` are outlets (ids of their actors, else names) with how many retellings, most first.
    """

    articles: int
    origins: int
    first: str | None
    last: str | None
    retells: tuple[tuple[str, int], ...]
    retold_by: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FigureKind:
    """What figures count, in which unit; how many there are, and of which days (None: no day is known)."""

    counts: str
    unit: str
    figures: int
    first: str | None
    last: str | None


class Lookups(Protocol):
    """Reads that stay fast in a large ledger: by speaker, by outlet, by what is counted. Newest first throughout."""

    def said_by(
        self, actor: str, modality: Modality | None = None, story: str | None = None, limit: int = 50, skip: int = 0
    ) -> list[Statement]:
        """Statements of *actor* in current articles, the last published first; undated ones at the end."""
        ...

    def spoken(self, actor: str) -> Spoken:
        """Counts over all statements of *actor*."""
        ...

    def topics(self, actor: str, latest: int = 2000) -> list[Topic]:
        """The stories of the *latest* statements of *actor*, the most spoken on first."""
        ...

    def shifts(self, actor: str, limit: int = 20) -> list[tuple[Dispute, Claim, Claim]]:
        """Disputes of *actor* with their own words: the dispute, the earlier claim and the later one."""
        ...

    def places(self, articles: Iterable[str]) -> dict[str, Placed]:
        """In which story each of *articles* is, where it is in one."""
        ...

    def outlets_of(self, articles: Iterable[str]) -> dict[str, str]:
        """The outlet (as in `outlets`) of each of the current *articles* that has one."""
        ...

    def outlets(self) -> dict[str, int]:
        """The outlets of current articles (ids of their actors, else names), and how many each has."""
        ...

    def shelf(self, outlet: str) -> Shelf:
        """Counts over all articles of *outlet*."""
        ...

    def published_by(self, outlet: str, limit: int = 50, skip: int = 0) -> list[Article]:
        """Current articles of *outlet*, the last published first."""
        ...

    def figure_kinds(self, counts: str | None = None) -> list[FigureKind]:
        """What the figures of current articles count, most figures first; only the kinds that count *counts*."""
        ...

    def counted(self, counts: str, unit: str, limit: int = 50, skip: int = 0) -> list[tuple[str, Figure]]:
        """Figures of one kind with the day they are of, the newest first; ``""`` where no day is known."""
        ...

    def figure_disputes(self, figures: Iterable[str]) -> list[tuple[Dispute, Figure, Figure]]:
        """Disputes and updates with a side among *figures*: the dispute, the earlier figure and the later one."""
        ...
