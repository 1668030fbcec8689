"""What every page works with: the ledger as it is now, the gazetteer, and the reader's language."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from uradori.actors import Gazetteer, load
from uradori.briefing.interface import INTERFACES, Texts
from uradori.briefing.names import Names
from uradori.ledger import View
from uradori.notebook import Judges, Notebook
from uradori.web.composed import Composed
from uradori.web.errands import Errands
from uradori.web.options import DeskOptions
from uradori.web.people import Reader, reader
from uradori.web.words import texts_of

LANGUAGE_COOKIE = "lang"


@dataclass(frozen=True)
class Sight:
    """A committed state of the ledger as people have judged it, and how to speak of it."""

    view: View
    gazetteer: Gazetteer
    texts: Texts

    @property
    def names(self) -> Names:
        """Names for display in the language of the texts."""
        return Names(self.gazetteer, self.view, self.texts.lang)


@dataclass(frozen=True)
class Desk(Sight):
    """One request's view of everything; ``machine`` is the ledger as the machine found it."""

    machine: View
    reader: Reader
    notebook: Notebook
    errands: Errands
    composed: Composed
    options: DeskOptions = field(repr=False)

    def saw(self, articles: Iterable[str]) -> None:
        """Remember that the reader was shown *articles*; who brings no cookie, a program perhaps, is not tracked."""
        if self.reader.returned:
            self.notebook.see(self.reader.id, articles)


async def language(request: Request, lang: str | None = None) -> str:
    """The reader's language: as asked in the address, as chosen before, as the browser wishes, else the setting."""
    wished = [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    options: DeskOptions = request.app.state.options
    for each in (lang, request.cookies.get(LANGUAGE_COOKIE), *wished, options.lang):
        if each in INTERFACES:
            return each
    return INTERFACES[0]


async def readers_texts(lang: Annotated[str, Depends(language)]) -> Texts:
    """The desk's words in the reader's language."""
    return texts_of(lang)


ReadersTexts = Annotated[Texts, Depends(readers_texts)]
"""What speaks to the reader of a request."""


async def desk(request: Request, texts: ReadersTexts) -> AsyncIterator[Desk]:
    """The desk of one request; its view of the ledger is closed when the answer is made.

    Opening one takes less than handing a request on to another thread would.
    """
    state = request.app.state
    options: DeskOptions = state.options
    judges: Judges = state.judges
    with closing(state.store.view()) as view:
        yield Desk(
            view=judges.over(view),
            machine=view,
            gazetteer=load(options.corrections),
            texts=texts,
            reader=reader(request),
            notebook=judges.notebook,
            errands=state.errands,
            composed=state.composed,
            options=options,
        )


AtDesk = Annotated[Desk, Depends(desk)]
"""What a page's data function takes to read from the ledger."""
