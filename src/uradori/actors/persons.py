"""Which known persons a name can stand for, by given name, office, state and date."""

from __future__ import annotations

from collections.abc import Callable

from uradori.actors.gazetteer import LEADER, Gazetteer, holds
from uradori.actors.lexicon import Lexicon
from uradori.actors.mention import Mention
from uradori.actors.names import Name
from uradori.model import Actor, ActorKind


class Persons:
    """The persons of the gazetteer, as an article of one language and date (ISO, if known) may name them."""

    def __init__(self, gazetteer: Gazetteer, words: Lexicon, on: str | None) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._on = on

    def bearers(self, name: Name, mention: Mention | None = None) -> list[Actor]:
        """The known persons that *name*, with what *mention* says beside it, can stand for."""
        idents = name.full or (self._by_given(name) if name.given else name.short)
        actors = [self._gazetteer.entries[each].actor for each in idents]
        if mention and not name.full and not name.given:
            actors = [actor for actor in actors if self._fits(actor, mention) and self._begun(actor)]
        return self._narrowed(actors, mention)

    def in_office(self, name: Name, mention: Mention) -> Actor | None:
        """The one bearer of a bare *name* who held an office named with it, in a state named with it if any, then."""
        if not name.bare or not mention.roles:
            return None
        leaders = [self._gazetteer.holder(LEADER, self.seat(of), self._on) for of in mention.of]
        held = [
            actor
            for actor in (self._gazetteer.entries[each].actor for each in name.short)
            if self._fits(actor, mention)
            and (
                any(office.role in mention.roles and holds(office, self._on) for office in actor.offices)
                or (LEADER in mention.roles and actor in leaders)
            )
        ]
        return held[0] if len(held) == 1 else None

    def given(self, name: Name) -> bool:
        """Whether the first word of *name* is the given name of anybody known."""
        return len(name.words) > 1 and not self._words.given_names.isdisjoint(self._words.keys(name.words[0]))

    def gender(self, actor: Actor) -> str | None:
        """The gender recorded of *actor*."""
        entry = self._gazetteer.entries.get(actor.id)
        return entry.gender if entry else None

    def seat(self, ident: str) -> str:
        """Whose offices those around an actor hold: around a national body, or a person, they are the state's."""
        entry = self._gazetteer.entries[ident]
        national = entry.body or entry.actor.kind is ActorKind.PERSON
        return entry.actor.country if national and entry.actor.country else ident

    def _by_given(self, name: Name) -> tuple[str, ...]:
        """Those whose short name it is, and one of whose given names, or an initial of them, stands before it."""
        written = {key for word in name.given if not word.initial for key in self._words.keys(word)}
        initials = {word.text[0].lower() for word in name.given if word.initial}
        known = {each: self._words.given.get(each, frozenset()) for each in name.short}
        return tuple(
            each
            for each, parts in known.items()
            if written & parts or (not written and initials & {part[0] for part in parts})
        )

    def _fits(self, actor: Actor, mention: Mention) -> bool:
        """Whether the bearer of a bare surname can hold the office that is named with it, where one is."""
        if not mention.roles or not mention.of:
            return True
        return self._concerns(actor, mention)

    def _begun(self, actor: Actor) -> bool:
        """Whether the first of an actor's offices had begun: before that, a bare surname was hardly theirs."""
        known = [office.since for office in actor.offices if office.since]
        return self._on is None or len(known) < len(actor.offices) or min(known, default="") <= self._on

    def _concerns(self, actor: Actor, mention: Mention | None) -> bool:
        of = {self.seat(each) for each in mention.of} | set(mention.of) if mention else set()
        return actor.country in of or any(office.of in of for office in actor.offices)

    def _narrowed(self, actors: list[Actor], mention: Mention | None) -> list[Actor]:
        """Those left of several: by the office named, held then or ever; by the state; by any office held then."""
        roles = mention.roles if mention else ()
        tests: tuple[Callable[[Actor], bool], ...] = (
            lambda actor: any(office.role in roles and holds(office, self._on) for office in actor.offices),
            lambda actor: any(office.role in roles for office in actor.offices),
            lambda actor: self._concerns(actor, mention),
            lambda actor: any(holds(office, self._on) for office in actor.offices),
        )
        for test in tests:
            if len(actors) > 1:
                actors = [actor for actor in actors if test(actor)] or actors
        return actors
