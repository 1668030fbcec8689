"""What every page works with: the ledger as it is now, the gazetteer, and the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from uradori.actors import Gazetteer, load
from uradori.briefing.interface import INTERFACES, Texts, interface
from uradori.briefing.names import Names
from uradori.ledger import View
from uradori.notebook import Judges, Notebook
from uradori.web.errands import Errands, Reading
from uradori.web.people import Reader, reader

LANGUAGE_COOKIE = "lang"


@dataclass(frozen=True)
class DeskOptions:
    """How the desk is served.

    ``token`` is what a reader has to know; None where only this machine can reach the desk. ``hosts`` are the names
    under which the desk answers. ``rate`` is how many requests one address may make in a minute. ``reading`` reads
    into the ledger; without it the desk shows what is there.
    """

    ledger: Path
    lang: str = "en"
    corrections: Path | None = None
    token: str | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    rate: int = 3000
    reading: Reading | None = None


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
    options: DeskOptions = field(repr=False)

    def saw(self, articles: Iterable[str]) -> None:
        """Remember that the reader was shown *articles*; who brings no cookie, a program perhaps, is not tracked."""
        if self.reader.returned:
            self.notebook.see(self.reader.id, articles)


@cache
def texts_of(lang: str) -> Texts:
    """The desk's words in *lang*, over those of the briefing."""
    own = tomllib.loads((files("uradori.web") / "texts" / f"{lang}.toml").read_text("utf-8"))
    return Texts(lang, interface(lang).table | own)


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
            options=options,
        )


AtDesk = Annotated[Desk, Depends(desk)]
"""What a page's data function takes to read from the ledger."""
