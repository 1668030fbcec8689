"""Actors met in an article that the gazetteer does not know."""

from __future__ import annotations

from functools import lru_cache

from uradori.actors.gazetteer import Gazetteer
from uradori.actors.lexicon import Lexicon, inflected
from uradori.actors.names import Name
from uradori.actors.words import words
from uradori.lang.morphology import parses
from uradori.model import Actor, ActorKind

_GENDERS = {"masc": ("masc",), "femn": ("femn",), "neut": ("neut",)}
"""The dictionary's genders; a name of any other serves for both women and men."""


class Strangers:
    """The unknown actors of one article, each met once and known again by any word of its name."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._met: dict[str, Actor] = {}
        self._by_word: dict[str, set[str]] = {}

    @property
    def met(self) -> tuple[Actor, ...]:
        """All of them, in the order they were met."""
        return tuple(self._met.values())

    def known(self, name: Name) -> Actor | None:
        """The one stranger already met whose name holds every word of *name*."""
        held = [self._holding(word.key.removesuffix("'s")) for word in name.words]
        found = set.intersection(*held) if held else set()
        if len(found) != 1:
            return None
        (ident,) = found
        return self._met.get(ident) or self._gazetteer.get(ident)

    def _holding(self, key: str) -> set[str]:
        """The strangers one of whose words is *key*, whichever of the two is inflected."""
        forms = (key, *inflected(key, self._lexicon.endings))
        return next((found for form in forms if (found := self._by_word.get(form))), set())

    def meet(self, name: Name, kind: ActorKind) -> Actor:
        """The stranger called *name*: one met before, or a new one. A name that is an actor's id is that actor."""
        if before := self.known(name):
            return before
        written = self._nominative(name) if kind is ActorKind.PERSON else name.text
        ident = "-".join(written.lower().replace(".", "").split())
        actor = self._gazetteer.get(ident) or Actor(ident, kind, {self._lexicon.lang: (written,)}, known=False)
        if not actor.known:
            self._met[ident] = actor
        for word in (*name.words, *words(written)):
            for form in (word.key, *inflected(word.key, self._lexicon.endings)):
                self._by_word.setdefault(form, set()).add(ident)
        return actor

    def _nominative(self, name: Name) -> str:
        """The name in the nominative, where the language has cases and the dictionary sees another one."""
        if not all(word.text.isalpha() and word.key[-1] in self._lexicon.case_endings for word in name.words):
            return name.text
        cases = [_cases(word.text, self._lexicon.lang) for word in name.words]
        told = [each for each in cases if each]
        if any(
            not each and word.key[-1] not in self._lexicon.undeclined
            for each, word in zip(cases, name.words, strict=True)
        ):
            return name.text
        shared = set.intersection(*(set(each) for each in told)) if told else set()
        if not shared:
            return name.text
        best = max(sorted(shared), key=lambda key: (sum(each[key][0] for each in told), key[0] == "nomn"))
        if best[0] == "nomn":
            return name.text
        return " ".join(
            each[best][1].capitalize() if each else word.text for each, word in zip(cases, name.words, strict=True)
        )


@lru_cache(maxsize=4096)
def _cases(word: str, lang: str) -> dict[tuple[str, str], tuple[float, str]]:
    """The cases and genders (dictionary tags) that the name *word* can be in, each with weight and nominative.

    Empty for a name that the dictionary does not know.
    """
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for parse in parses(lang, word):
        tag = parse.tag
        nominative = parse.inflect({"nomn"}) if {"Name", "Surn", "Patr"} & set(tag.grammemes) else None
        if tag.case is None or nominative is None:
            continue
        for gender in _GENDERS.get(str(tag.gender), ("masc", "femn")):
            found.setdefault((str(tag.case), gender), (parse.score, nominative.word))
    return found
