"""What the lexicon of a language lists: the names of the gazetteer, and the words of the language's title table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from uradori.actors.entries import Entry
from uradori.actors.gazetteer import Gazetteer
from uradori.actors.lexicon import END, Endings, Lexicon, Sense, Tag, Trie, inflected
from uradori.actors.words import widened, words
from uradori.lang import table
from uradori.model import ActorKind

_LISTS = (Tag.HONORIFICS, Tag.SUFFIXES, Tag.OF, Tag.AND, Tag.SKIP, Tag.SAME)
_KINDS = (Tag.ANONYMOUS, Tag.DOCUMENTS, Tag.ORGANISATIONS, Tag.OUTLETS)
_GROUPS = ((Tag.ROLE, "roles"), (Tag.BODY, "bodies"), (Tag.ANAPHOR, "anaphors"))
_PRONOUNS = {"he": Tag.HE, "she": Tag.SHE}
_UNINFLECTED = frozenset({Tag.HE, Tag.SHE, Tag.OF, Tag.AND})


@cache
def lexicon(gazetteer: Gazetteer, lang: str) -> Lexicon:
    """The lexicon of *gazetteer* in the language *lang*, built once."""
    listing = _Listing(lang)
    listing.add_titles()
    for entry in gazetteer.entries.values():
        listing.add_entry(entry)
    return Lexicon(
        lang,
        spaced=listing.spaced,
        head_first=listing.titles["head"] == "first",
        trie=listing.trie,
        forms=listing.forms,
        given={ident: frozenset(parts) for ident, parts in listing.given.items()},
        endings=listing.endings,
        undeclined=frozenset(listing.titles.get("undeclined", "")),
    )


class _Listing:
    """Collects the phrases of one language."""

    def __init__(self, lang: str) -> None:
        self.titles = table(lang, "titles")
        self.lang = lang
        self.spaced: bool = self.titles["spaced"]
        self.trie: Trie = {}
        self.forms: dict[str, tuple[str, ...]] = {}
        self.given: dict[str, set[str]] = {}
        self.inflected: set[str] = set()
        declensions = sorted(self.titles.get("declensions", ()), key=lambda each: -len(each["ending"]))
        self.endings: Endings = tuple((each["ending"], tuple(each["forms"])) for each in declensions)

    def add(self, phrase: str, tag: Tag, value: str) -> None:
        """Lists *phrase* under *tag*."""
        units = [word.key for word in words(phrase)] if self.spaced else list(widened(phrase))
        if not units:
            return
        node = self.trie
        for unit in units:
            node = node.setdefault(unit, {})
        sense = Sense(tag, value, phrase[0].isupper())
        if sense not in node.get(END, ()):
            node[END] = (*node.get(END, ()), sense)
        for unit in units if self.endings and tag not in _UNINFLECTED else ():
            self._inflect(unit)

    def _inflect(self, base: str) -> None:
        if base in self.inflected:
            return
        self.inflected.add(base)
        for form in inflected(base.lower(), self.endings):
            known = self.forms.get(form, ())
            if base not in known and form != base:
                self.forms[form] = (*known, base)

    def add_titles(self) -> None:
        """Lists the words of the title table."""
        titles = self.titles
        lists = [(tag, "", titles.get(tag.value, ())) for tag in _LISTS]
        lists += [(tag, "", titles["kinds"][tag.value]) for tag in _KINDS]
        lists += [
            (_PRONOUNS.get(value, tag), value, phrases)
            for tag, group in _GROUPS
            for value, phrases in titles[group].items()
        ]
        lists += [
            (Tag.BOUND, f"{role} {state}", phrases)
            for state, roles in titles.get("bound", {}).items()
            for role, phrases in roles.items()
        ]
        for tag, value, phrases in lists:
            for phrase in phrases:
                self.add(phrase, tag, value)

    def add_entry(self, entry: Entry) -> None:
        """Lists the names of one actor."""
        actor, lang = entry.actor, self.lang
        tag = Tag(actor.kind.value) if actor.kind is not ActorKind.GROUP else Tag.ORGANISATION
        names = actor.names.get(lang) or actor.names.get("en", ())
        for name in (*names, *(entry.short.get(lang, ()) if tag is not Tag.PERSON else ())):
            self.add(name, tag, actor.id)
        for phrases, each in ((entry.demonyms, Tag.DEMONYM), (entry.capital, Tag.CAPITAL), (entry.seats, Tag.STATE)):
            for phrase in phrases.get(lang, ()):
                self.add(phrase, each, actor.id)
        if tag is Tag.STATE:
            for name in entry.demonyms.get(lang, names):
                for ending in self.titles.get("peoples", ()):
                    self.add(name + ending, Tag.ANONYMOUS, "")
        if tag is Tag.PERSON:
            self._add_person(entry, names)

    def _add_person(self, entry: Entry, names: Iterable[str]) -> None:
        short = entry.short.get(self.lang) or tuple(_last(name) for name in names)
        for name in short:
            self.add(name, Tag.SHORT, entry.actor.id)
        parts = {word.key for name in (*names, *entry.actor.names.get("en", ())) for word in words(widened(name))}
        self.given[entry.actor.id] = parts - {word.key for name in short for word in words(widened(name))}


def _last(name: str) -> str:
    return name.replace("・", " ").split()[-1]
