"""What was looked at in one state of the ledger, kept so that a further judgement does not ask for it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView
from itertools import chain
from typing import Generic, Protocol, TypeVar

from uradori.ledger.base import View
from uradori.model import Article, Claim, Figure, Question, Retelling, Statement, Story

Record = TypeVar("Record")


class Seen(Protocol):
    """The part of a view that judgements are resolved with; see ``ledger.View``."""

    def article(self, article: str) -> Article:
        """The article with this id, any revision."""
        ...

    def revisions(self, key: str) -> list[Article]:
        """Revisions of the article *key*, the current one last."""
        ...

    def articles(self, articles: Iterable[str] | None = None) -> Iterator[Article]:
        """Current articles, oldest publication first."""
        ...

    def statements(self, articles: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements of current articles."""
        ...

    def questions(self, articles: Iterable[str] | None = None) -> Iterator[Question]:
        """Questions that current articles name."""
        ...

    def figures(self, articles: Iterable[str] | None = None) -> Iterator[Figure]:
        """Figures that current articles give."""
        ...

    def stories(self, articles: Iterable[str] | None = None) -> list[Story]:
        """Stories that hold one of *articles*."""
        ...

    def story(self, story: str) -> Story:
        """The story with this id. Raises UsageError if there is none."""
        ...

    def retellings(self, articles: Iterable[str] | None = None) -> Iterator[Retelling]:
        """Retellings by *articles*."""
        ...

    def claims(self, articles: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims with a wording in one of *articles*."""
        ...

    def outlets_of(self, articles: Iterable[str]) -> dict[str, str]:
        """The outlet of each of *articles* that has one."""
        ...


class _Shelf(Generic[Record]):
    """Records of one sort by article; those of new articles are asked for together."""

    def __init__(self, articles_of: Callable[[Record], Iterable[str]]) -> None:
        self._articles_of = articles_of
        self._found: dict[str, list[Record]] = {}

    def known(self) -> KeysView[str]:
        return self._found.keys()

    def of(self, articles: Iterable[str], ask: Callable[[list[str]], Iterable[Record]]) -> Iterator[Record]:
        wanted = [*dict.fromkeys(articles)]
        new = [one for one in wanted if one not in self._found]
        found: dict[str, list[Record]] = {one: [] for one in new}
        for record in ask(new) if new else ():
            for article in found.keys() & self._articles_of(record):
                found[article].append(record)
        self._found |= found
        return (record for one in wanted for record in self._found[one])


class Memory:
    """A view of one state that keeps what it was asked of single articles; of wordings, their statements alone.

    ``published`` and ``worded`` have what `date` and `look` found: when current articles were published,
    and statements by id.
    """

    def __init__(self, view: View) -> None:
        """Reads from *view*, and from those of the same state that take its place (see `reading`)."""
        self._view = view
        self._current: dict[str, list[Article]] = {}
        self._looked: set[str] = set()
        self._asked: set[str] = set()
        self.published: dict[str, str | None] = {}
        self.worded: dict[str, Statement] = {}
        self._statements = _Shelf[Statement](lambda one: (one.article,))
        self._retellings = _Shelf[Retelling](lambda one: (one.article,))
        self._stories = _Shelf[Story](lambda one: one.articles)
        self._claims = _Shelf[Claim](lambda one: {each.article for each in one.wordings})

    def reading(self, view: View) -> Memory:
        """The same, reading from *view*, which sees the same state."""
        self._view = view
        return self

    def article(self, article: str) -> Article:
        """The article with this id, any revision."""
        return self._view.article(article)

    def revisions(self, key: str) -> list[Article]:
        """The newest revision of the article *key*: nobody asks for others."""
        if key not in self._current:
            self._current[key] = self._view.revisions(key)[-1:]
        return self._current[key]

    def articles(self, articles: Iterable[str] | None = None) -> Iterator[Article]:
        """Current articles, oldest publication first."""
        return self._view.articles(articles)

    def statements(self, articles: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements of *articles*, one article after another."""
        return self._view.statements() if articles is None else self._statements.of(articles, self._view.statements)

    def questions(self, articles: Iterable[str] | None = None) -> Iterator[Question]:
        """Questions that current articles name."""
        return self._view.questions(articles)

    def figures(self, articles: Iterable[str] | None = None) -> Iterator[Figure]:
        """Figures that current articles give."""
        return self._view.figures(articles)

    def stories(self, articles: Iterable[str] | None = None) -> list[Story]:
        """Stories that hold one of *articles*, in the order of the ledger."""
        if articles is None:
            return self._view.stories()
        found = {one.id: one for one in self._stories.of(articles, self._view.stories)}.values()
        return sorted(found, key=lambda one: (len(one.articles), one.last or "", one.id), reverse=True)

    def story(self, story: str) -> Story:
        """The story with this id. Raises UsageError if there is none."""
        return self._view.story(story)

    def retellings(self, articles: Iterable[str] | None = None) -> Iterator[Retelling]:
        """Retellings by *articles*."""
        return self._view.retellings() if articles is None else self._retellings.of(articles, self._view.retellings)

    def claims(self, articles: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims with a wording in one of *articles*, each once."""
        if articles is None:
            return self._view.claims()
        return iter({one.id: one for one in self._claims.of(articles, self._view.claims)}.values())

    def outlets_of(self, articles: Iterable[str]) -> dict[str, str]:
        """The outlet of each of *articles* that has one."""
        return self._view.outlets_of(articles)

    def date(self, articles: Iterable[str]) -> None:
        """Have at hand when *articles* were published."""
        new = sorted({*articles} - self._looked)
        self._looked.update(new)
        self.published |= {one.id: one.published for one in self._view.articles(new)} if new else {}

    def look(self, claims: Iterable[Claim]) -> None:
        """Have at hand, of the wordings of *claims*, the statements and when the articles were published."""
        wordings = [one for claim in claims for one in claim.wordings]
        self.date(one.article for one in wordings)
        idents = {one.statement for one in wordings if one.statement} - self._asked
        self._asked |= idents
        holding = {one.article for one in wordings if one.statement in idents}
        new = sorted(holding - self._statements.known())
        found = chain(self.statements(sorted(holding.difference(new))), self._view.statements(new) if new else ())
        self.worded |= {one.id: one for one in found if one.id in idents}
