"""Contracts of a ledger: the Store owns it, one Writer adds to it, any number of Views read it.

Everything is append-only. What was found in an article belongs to a *generation*: a run of one version of the
extractors. A view shows, of every article, what its newest generation found; older ones stay in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
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
    Sketch,
    Span,
    Spans,
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
    Statements with an id in ``passed`` do not count; passages of articles that are in ``also`` do, as statements would.
    """

    query: str
    speakers: tuple[str, ...] = ()
    speaker_words: str = ""
    authority: Authority | None = None
    outlets: tuple[str, ...] | None = None
    languages: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    passed: frozenset[str] = frozenset()
    also: Mapping[str, Spans] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class Grouped:
    """What is found across articles."""

    stories: tuple[Story, ...] = ()
    retellings: tuple[Retelling, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """When and by what an article was read.

    ``retrieved`` is when it was fetched or, where its carrier does not say, when the ledger first kept its text;
    ``extractor`` names the generation that found what a view shows in it, opened at ``begun``. All may be unknown.
    """

    article: str
    retrieved: str | None = None
    extractor: str | None = None
    begun: str | None = None


class View(Lookups, Protocol):
    """Reads one state of a ledger; cannot write. ``articles`` arguments are article ids; None means all.

    Stories, retellings, claims and disputes are those that count now: of the newest whole grouping, as amended since.
    """

    def articles(self, articles: Iterable[str] | None = None) -> Iterator[Article]:
        """Current articles (the newest revision of each key), oldest publication first."""
        ...

    def article(self, article: str) -> Article:
        """The article with this id, any revision. Raises UsageError if there is none."""
        ...

    def revisions(self, key: str) -> list[Article]:
        """All revisions of the article *key*, oldest first."""
        ...

    def provenance(self, articles: Iterable[str]) -> Iterator[Provenance]:
        """When and by what each of *articles*, of any revision, was read."""
        ...

    def statements(self, articles: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements of current articles, in article and text order."""
        ...

    def actor(self, actor: str) -> Actor | None:
        """An actor met in the articles that the gazetteer does not know."""
        ...

    def holding(self, found: Iterable[str]) -> list[str]:
        """The articles, any revisions, in which the statements and figures of the ids *found* stand."""
        ...

    def questions(self, articles: Iterable[str] | None = None) -> Iterator[Question]:
        """Open questions and announced next steps that current articles name."""
        ...

    def figures(self, articles: Iterable[str] | None = None) -> Iterator[Figure]:
        """Figures that current articles give, in article and text order."""
        ...

    def stories(self, articles: Iterable[str] | None = None) -> list[Story]:
        """Stories that hold one of *articles*, largest first, of those of one size the newest."""
        ...

    def stories_near(self, story: Story, words: str = "", limit: int = 100) -> list[Story]:
        """Other stories that may be one with *story*, in the order of `stories`.

        They share its title's rarest words (at most *limit* of them), or stand next to it in time. Given *words*: at
        most *limit* whose titles hold all of them, each as the beginning of a word, the likest to *story*.
        """
        ...

    def largest_stories(self, limit: int, skip: int = 0, without: Iterable[str] = ()) -> list[Story]:
        """*limit* stories after the first *skip*, in the order of `stories`; those with an id in *without* left out."""
        ...

    def count_stories(self, without: Iterable[str] = ()) -> int:
        """How many stories there are, those with an id in *without* left out."""
        ...

    def story(self, story: str) -> Story:
        """The story with this id. Raises UsageError if there is none."""
        ...

    def retellings(self, articles: Iterable[str] | None = None) -> Iterator[Retelling]:
        """Retellings whose retelling article is among *articles*."""
        ...

    def claims(self, articles: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims with a wording in one of *articles*, each with all its wordings."""
        ...

    def claims_named(self, claims: Iterable[str]) -> Iterator[Claim]:
        """The claims of these ids; one that counts no more is left out."""
        ...

    def disputes(self, articles: Iterable[str] | None = None) -> Iterator[Dispute]:
        """Disputes with a side, a claim or a figure, in one of *articles*."""
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
        """A name of the state seen: another one where anything was found, grouped or judged since."""
        ...

    def unsure(self, least: float, limit: int, passed: Iterable[str] = ()) -> list[Statement]:
        """Statements of current articles with a confidence from *least* on, the least sure first; at most *limit*.

        Those with an id in *passed* are left out.
        """
        ...

    def kept(self, since: str, limit: int) -> dict[str, str]:
        """Current articles whose text was first kept at *since* (ISO 8601, UTC) or later, and when each was.

        The last kept first, at most *limit*.
        """
        ...

    def feeds(self) -> list[tuple[str, str]]:
        """The feeds that articles were found in, each with the time (ISO 8601) that it gave an article last."""
        ...

    def close(self) -> None:
        """Let go of the state seen; closing the store does it too."""
        ...


class Indexed(View, Protocol):
    """What a store gives: a view that also tells what linking new articles asks of the index."""

    def published(self, articles: Iterable[str]) -> dict[str, tuple[str, str | None]]:
        """Key and time of publication of each of *articles*, any revisions."""
        ...

    def held(self, marks: Iterable[int]) -> tuple[dict[int, int], int]:
        """How many texts in the index hold each of *marks*, those that none holds left out, and how many there are.

        From a few dozen on the number of holders is right on average, not exact.
        """
        ...

    def sharing(self, sketch: Sketch, runs: int, marks: int) -> Iterator[tuple[int, list[int]]]:
        """For each hash of *sketch*, its runs first, the texts in the index that hold it, by their rows (see `texts`).

        At most the first *runs* published that hold a run, and of those that hold a mark the *marks* nearest in time
        on either side.
        """
        ...

    def texts(self, rows: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Id and language of the current articles among the texts at *rows* of the index."""
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
        self, now: Grouped, before: Grouped | None = None, sketches: Iterable[Sketch] = (), *, last: bool = True
    ) -> None:
        """A new grouping, and *sketches* of its articles for the index; it removes nothing.

        Without *before* it is whole: nothing of those before it counts. With it, it amends them: what stands in
        *before* and not in *now* counts no more, what stands in neither is as it was. *last* is whether it leaves no
        article out (of several that take in what was read, the last one).
        """
        ...

    def add_page(self, page: RawPage, article: str) -> None:
        """Remember that *page* was read into *article* and all its findings are added: it is known from now on."""
        ...

    def unlinked(self) -> list[str]:
        """Current articles that the groupings of this generation have not taken in, oldest publication first.

        All of them, where the newest whole grouping is of another generation (as committed).
        """
        ...

    def amendable(self) -> bool:
        """Whether the newest whole grouping is of this generation, and took in an article (as committed)."""
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

    def view(self) -> Indexed:
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
