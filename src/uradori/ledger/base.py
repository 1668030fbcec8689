"""Contracts of a ledger: the Store owns it, one Writer adds to it, any number of Views read it.

Everything is append-only. What was found in an article belongs to a *generation*: a run of one version of the
extractors. A view shows, of every article, what its newest generation found; older ones stay in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self

from uradori.ledger.lookups import Lookups
from uradori.model import (
    Actor,
    Article,
    Authority,
    Claim,
    Dispute,
    Figure,
    Question,
    RawPage,
    Retelling,
    Span,
    Statement,
    Story,
)


class Added(StrEnum):
    """What became of an article offered to the ledger."""

    NEW = "new"
    KNOWN = "known"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: which, why, and when it was tried (ISO 8601)."""

    input: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A full-text find: the article, the sentence that matched, and the words in it (spans of the article's text)."""

    article: str
    sentence: Span
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search is for: a *query* (see query.py), and what articles and statements it is kept to.

    ``outlets`` are ids of outlets' actors, or names of those without; None means any. ``speakers`` are ids of actors;
    a statement whose source bears ``speaker_words`` counts too. ``since`` and ``until`` are ISO dates, both included.
    """

    query: str
    speakers: tuple[str, ...] = ()
    speaker_words: str = ""
    authority: Authority | None = None
    outlets: tuple[str, ...] | None = None
    languages: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def by_statement(self) -> bool:
        """Whether only sentences of some statements are wanted."""
        return bool(self.speakers or self.speaker_words or self.authority)


@dataclass(frozen=True, slots=True)
class Findings:
    """Hits, and the place from which the search goes on; None where nothing is left.

    ``cut_short`` says that much was looked at without enough hits; ``only_not`` that the query named nothing to find.
    """

    hits: tuple[Hit, ...]
    further: int | None
    cut_short: bool = False
    only_not: bool = False


class View(Lookups, Protocol):
    """Reads one state of a ledger; cannot write. ``articles`` arguments are article ids; None means all."""

    def close(self) -> None:
        """Let go of the state seen."""
        ...

    def articles(self, articles: Iterable[str] | None = None) -> Iterator[Article]:
        """Current articles (the newest revision of each key), oldest publication first."""
        ...

    def article(self, article: str) -> Article:
        """The article with this id, any revision. Raises UsageError if there is none."""
        ...

    def revisions(self, key: str) -> list[Article]:
        """All revisions of the article *key*, oldest first."""
        ...

    def statements(self, articles: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements of current articles, in article and text order."""
        ...

    def actor(self, actor: str) -> Actor | None:
        """An actor met in the articles that the gazetteer does not know."""
        ...

    def questions(self, articles: Iterable[str] | None = None) -> Iterator[Question]:
        """Open questions and announced next steps that current articles name."""
        ...

    def figures(self, articles: Iterable[str] | None = None) -> Iterator[Figure]:
        """Figures that current articles give, in article and text order."""
        ...

    def stories(self) -> list[Story]:
        """Stories of the newest grouping, largest first."""
        ...

    def story(self, story: str) -> Story:
        """The story with this id. Raises UsageError if there is none."""
        ...

    def retellings(self, articles: Iterable[str] | None = None) -> Iterator[Retelling]:
        """Retellings of the newest grouping whose retelling article is among *articles*."""
        ...

    def claims(self, articles: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims of the newest grouping with a wording in one of *articles*, each with all its wordings."""
        ...

    def disputes(self, articles: Iterable[str] | None = None) -> Iterator[Dispute]:
        """Disputes of the newest grouping with a side, a claim or a figure, in one of *articles*."""
        ...

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Sentences that answer *query* (words, "phrases", AND, OR, NOT, parentheses), the last read first.

        At most *limit*. Japanese works without spaces. A query without a single word finds nothing.
        """
        ...

    def find(self, wanted: Wanted, limit: int = 50, before: int | None = None) -> Findings:
        """As `search`, kept to what is *wanted*, from the place *before* on (``further`` of earlier findings)."""
        ...

    def failures(self) -> list[Failure]:
        """Inputs that could not be read, the latest attempt last."""
        ...

    def state(self) -> str:
        """A name of the state seen: another one where anything was found or grouped since."""
        ...

    def unsure(self, least: float, limit: int, passed: Iterable[str] = ()) -> list[Statement]:
        """Statements of current articles with a confidence from *least* on, the least sure first; at most *limit*.

        Those with an id in *passed* are left out.
        """
        ...

    def feeds(self) -> list[tuple[str, str]]:
        """The feeds that articles were found in, each with the time (ISO 8601) that it gave an article last."""
        ...


class Writer(AbstractContextManager["Writer"], Protocol):
    """The one writer of a ledger; a context manager. What was committed survives a kill at any moment."""

    def begin(self, extractor: str) -> int:
        """Open a generation of the extractors named and versioned by *extractor*; reuses the open one of that name."""
        ...

    def known(self, page: RawPage) -> str | None:
        """The article that this generation has read this very page into; None where it has to be read."""
        ...

    def pending(self, articles: Iterable[Article]) -> list[Article]:
        """Those of *articles* that this generation has not yet read."""
        ...

    def add_article(self, article: Article) -> Added:
        """Keep an article; the same one twice is one, a changed text under the same key is a revision.

        A text that the key has had before is known, even if another came between: the newest is the one seen first
        most recently.
        """
        ...

    def add_findings(
        self,
        article: str,
        statements: Iterable[Statement],
        actors: Iterable[Actor],
        questions: Iterable[Question],
        figures: Iterable[Figure] = (),
    ) -> None:
        """What this generation found in *article*; marks the article as read in this generation."""
        ...

    def add_grouping(
        self,
        stories: Iterable[Story],
        retellings: Iterable[Retelling],
        claims: Iterable[Claim] = (),
        disputes: Iterable[Dispute] = (),
    ) -> None:
        """A new grouping of all articles: replaces nothing, becomes the newest."""
        ...

    def add_page(self, page: RawPage, article: str) -> None:
        """Remember that *page* was read into *article* and all its findings are added: it is known from now on."""
        ...

    def grouped(self) -> bool:
        """Whether the newest grouping is of this generation and covers every article read."""
        ...

    def add_failure(self, input: str, reason: str) -> None:  # noqa: A002 - the contract's own word
        """An input that could not be read, and why."""
        ...

    def commit(self) -> None:
        """Make everything since the last commit durable, in one transaction; what is not committed is lost on exit."""
        ...


class Store(Protocol):
    """A ledger; opened by the function of its backend."""

    def writer(self) -> Writer:
        """The one writer. Raises LedgerError if another process writes."""
        ...

    def view(self) -> View:
        """A read-only view of the committed state."""
        ...

    def check(self) -> tuple[str, ...]:
        """What is wrong inside the ledger, in the words of its backend; empty where nothing is."""
        ...

    def close(self) -> None:
        """Release the ledger; views and writers of it end."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
