"""The product from Python: the same as the command line, for programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from uradori.actors import Resolver, load
from uradori.briefing import BriefingOptions, render
from uradori.briefing import brief as briefing_of
from uradori.errors import UsageError
from uradori.lang import SUPPORTED
from uradori.ledger import Store, View, open_ledger
from uradori.model import UNSUPPORTED, RawPage, Statement, Tier, snapshot_hash
from uradori.reading import read as read_page
from uradori.run.pipeline import RunOptions, Summary, run
from uradori.statements import extract


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: a view of the ledger, and what became of the inputs. Close it, or use it in ``with``."""

    store: Store
    view: View
    summary: Summary

    def close(self) -> None:
        """Release the ledger; one in memory is gone."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def statements(text: str, lang: str | None = None, tier: str = Tier.FAST) -> list[Statement]:
    """The statements in *text*, in its order; spans count its code points.

    *lang* is ``ja``, ``en``, ``ru`` or ``uk``; None tells it from the text. A text in another language has none.
    *tier* is ``fast`` or ``accurate``.
    Raises UsageError for a *lang* or *tier* that is not supported.
    """
    if lang is not None and lang not in SUPPORTED:
        raise UsageError(f"{lang}: not a supported language; there are {', '.join(SUPPORTED)}")
    if tier not in set(Tier):
        raise UsageError(f"{tier}: no such tier; there are {', '.join(Tier)}")
    if not text.strip():
        return []
    gazetteer = load()
    snapshot = snapshot_hash(text.encode("utf-8", "surrogatepass"))
    article = read_page(RawPage("text", text, snapshot, lang=lang), gazetteer)
    if article.lang == UNSUPPORTED:
        return []
    return list(extract(article, Resolver(gazetteer), tier=Tier(tier)).statements)


def read(*sources: str, ledger: Path | None = None, options: RunOptions | None = None) -> Reading:
    """Read *sources* (files, folders, urls) into *ledger*, or into memory; without sources, open *ledger* as it is.

    Inputs that could not be read stand in ``summary.failures``; they are not raised. Raises UsageError if there is
    neither source nor ledger, LedgerError if the ledger cannot be used.
    """
    if not sources and ledger is None:
        raise UsageError("nothing to read: name a source, or a ledger")
    store = open_ledger(ledger, must_exist=not sources)
    try:
        summary = run(sources, store, options) if sources else Summary()
        return Reading(store, store.view(), summary)
    except BaseException:
        store.close()
        raise


def brief(reading: Reading, story: str | None = None, lang: str = "en", format: str = "html") -> str:  # noqa: A002 - the command line's own word
    """The briefing on a story of *reading* (None: the largest), as ``html``, ``md`` or ``json``.

    *lang* (``ja`` or ``en``) is the language of its own words. Raises UsageError for an unknown story or format.
    """
    return render(briefing_of(reading.view, load(), BriefingOptions(lang, story)), format)
