"""The whole product in one function: sources in, a ledger of who said what out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Self

from uradori.actors import Gazetteer, Resolver, load
from uradori.errors import InputError
from uradori.figures import figures
from uradori.intake import IntakeOptions, open_source
from uradori.ledger import Added, Store, Writer
from uradori.model import UNSUPPORTED, Article, RawPage, Tier, snapshot_hash
from uradori.outlook import questions
from uradori.reading import read
from uradori.run.linking import link
from uradori.run.progress import Progress, Silence
from uradori.statements import extract

BATCH_ARTICLES = 32
BATCH_SECONDS = 2.0
"""A batch is committed when it holds this many articles or is this old: what a kill can cost at most."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to run: what intake may do, the user's corrections, whether to look for stories, the tier of statements."""

    intake: IntakeOptions = field(default_factory=IntakeOptions)
    corrections: Path | None = None
    group: bool = True
    tier: Tier = Tier.FAST


@dataclass(slots=True)
class Summary:
    """What became of the inputs of a run; ``articles`` are the ids of all it met, in order, the known ones too."""

    counts: Counter[Added] = field(default_factory=Counter)
    unsupported: int = 0
    articles: list[str] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)


def run(
    sources: Sequence[str], store: Store, options: RunOptions | None = None, progress: Progress | None = None
) -> Summary:
    """Read *sources* into *store*: every article, its statements and questions, then the stories they belong to.

    An input that cannot be read is noted and the rest goes on. Run again, it skips what is known and goes on where
    it was stopped; an interrupt leaves committed what was complete. Raises LedgerError if another process writes.
    """
    options, progress = options or RunOptions(), progress or Silence()
    gazetteer = load(options.corrections)
    finder = _Finder(gazetteer, Resolver(gazetteer), options.tier)
    with store.writer() as writer:
        with _Keeper(writer, extractor(options.tier, options.corrections), progress) as keeper:
            for source in sources:
                progress.opened(source)
                for page in open_source(source, options.intake):
                    if isinstance(page, InputError):
                        keeper.failure(page)
                    elif known := writer.known(page):
                        keeper.known(known)
                    else:
                        _read_page(page, finder, writer, keeper)
        if options.group:
            link(store, writer, gazetteer, progress)
    return keeper.summary


def extractor(tier: Tier, corrections: Path | None) -> str:
    """The name of what finds: version, tier, and the corrections in force. A new name is a new generation."""
    name = f"uradori {version('uradori')} {tier}"
    return f"{name} corrected by {snapshot_hash(corrections.read_bytes())[:12]}" if corrections else name


@dataclass(frozen=True, slots=True)
class _Finder:
    """What finds: whom the gazetteer knows, how speakers are resolved, how much work statements take."""

    gazetteer: Gazetteer
    resolver: Resolver
    tier: Tier


def _read_page(page: RawPage, finder: _Finder, writer: Writer, keeper: _Keeper) -> None:
    """One page: the article in it, and what is found in the article unless this generation already has."""
    try:
        article = read(page, finder.gazetteer)
    except InputError as error:
        keeper.failure(error)
        return
    added = writer.add_article(article)
    if writer.pending([article]):
        if article.lang == UNSUPPORTED:
            writer.add_findings(article.id, (), (), ())
        else:
            findings = extract(article, finder.resolver, tier=finder.tier)
            given = figures(article, findings.statements)
            writer.add_findings(article.id, findings.statements, findings.actors, questions(article), given)
    writer.add_page(page, article.id)
    keeper.article(article, added)


class _Keeper:
    """Counts what comes in and commits it in batches; on the way out, an interrupt included, what is complete."""

    def __init__(self, writer: Writer, name: str, progress: Progress) -> None:
        self.summary = Summary()
        self._writer = writer
        self._progress = progress
        self._committed = 0
        self._since = time.monotonic()
        writer.begin(name)

    def article(self, article: Article, added: Added) -> None:
        """An article was read, and added with what was found in it."""
        self.summary.unsupported += article.lang == UNSUPPORTED
        self._met(article.id, added)
        self._progress.took(article, added)
        self._commit_if_due()

    def known(self, article: str) -> None:
        """A page was known as this article."""
        self._met(article, Added.KNOWN)
        self._progress.took(None, Added.KNOWN)

    def failure(self, error: InputError) -> None:
        """An input could not be read."""
        self.summary.failures.append(error)
        self._writer.add_failure(error.input, error.coded)
        self._progress.failed(error)
        self._commit_if_due()

    def commit(self) -> None:
        """Make durable what was added, and say so."""
        self._writer.commit()
        self._committed = len(self.summary.articles)
        self._since = time.monotonic()
        self._progress.committed(self._committed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.commit()

    def _met(self, article: str, added: Added) -> None:
        self.summary.articles.append(article)
        self.summary.counts[added] += 1

    def _commit_if_due(self) -> None:
        waiting = len(self.summary.articles) - self._committed
        if waiting >= BATCH_ARTICLES or time.monotonic() - self._since >= BATCH_SECONDS:
            self.commit()
