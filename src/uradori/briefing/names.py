"""Names for display: actors, outlets and countries in the reader's language, where the gazetteer has one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from uradori.actors import Entry, Gazetteer, Label
from uradori.briefing.interface import interface
from uradori.ledger.base import View
from uradori.model import Actor, ActorKind, ActorRef, Article, host_of, safe_url


@dataclass(frozen=True, slots=True)
class Names:
    """Looks names up in the gazetteer first, then in the ledger's own actors."""

    gazetteer: Gazetteer
    view: View
    lang: str

    def actor(self, actor: str) -> Actor | None:
        """The actor with this id, known to the gazetteer or met in the articles."""
        return self.gazetteer.get(actor) or self.view.actor(actor)

    def of(self, actor: str | ActorRef) -> tuple[str, str]:
        """The display name of *actor*, and the language it is in: the reader's, else English, else any; else its id."""
        ref = actor if isinstance(actor, ActorRef) else ActorRef(actor)
        known = self.actor(ref.id)
        names = known.ref().name if known else ref.name
        for lang in (self.lang, "en", *sorted(names)):
            if lang in names:
                return names[lang], lang
        return ref.id, "en"

    def country(self, actor: str | None) -> str | None:
        """The display name of the country of *actor*: its own for a state, None where unknown."""
        known = self.actor(actor) if actor else None
        if known and known.kind is ActorKind.STATE:
            return self.of(known.id)[0]
        return self.of(known.country)[0] if known and known.country else None

    def outlet_entry(self, article: Article) -> Entry | None:
        """What the gazetteer knows of the outlet of *article*."""
        return self.gazetteer.entries.get(article.outlet_actor) if article.outlet_actor else None

    def label(self, label: Label) -> str:
        """The class that somebody puts an outlet in, always with who does ("state-controlled", by the index X)."""
        texts = interface(self.lang)
        key = f"label.{label.label}"
        return f"{texts(key) if texts.has(key) else label.label} [{label.by}]"

    def outlet(self, article: Article) -> str | None:
        """The outlet of *article*: by its name, else as the article has it, else by its host; None if nothing says."""
        if article.outlet_actor and self.actor(article.outlet_actor):
            return self.of(article.outlet_actor)[0]
        return article.outlet or host_of(safe_url(article.url))


def title_of(article: Article) -> str:
    """What *article* is called: by its title, else its first sentence, else the file it was read from."""
    first = article.sentences[0].cut(article.text).strip() if article.sentences else ""
    return article.title or first or file_of(article)


def file_of(article: Article) -> str:
    """The name of the file or record *article* was read from, without the folders above it."""
    return PurePath(article.input).name
