"""Who a mention in an article stands for: names, offices and anaphors, resolved in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from uradori.actors.gazetteer import HEAD_OF_BODY, LEADER, Gazetteer
from uradori.actors.lexicon import Lexicon
from uradori.actors.listing import lexicon
from uradori.actors.mention import Mention, MentionClass, read
from uradori.actors.names import Name
from uradori.actors.persons import Persons
from uradori.actors.strangers import Strangers
from uradori.actors.surroundings import Surroundings
from uradori.model import Actor, ActorKind, ActorRef, Span

_STANDS_FOR = {
    MentionClass.ORGANISATION_ANAPHOR: (ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.STATE),
    MentionClass.OUTLET_ANAPHOR: (ActorKind.OUTLET,),
    MentionClass.STATE_ANAPHOR: (ActorKind.STATE,),
}
_SPEAKS_FOR = frozenset({"spokesperson", "press-secretary"})
_HELD_BY_MANY = frozenset(
    {
        *("spokesperson", "envoy", "ambassador", "adviser", "legislator", "governor", "mayor", "commissioner"),
        *("prosecutor", "military-commander", "party-leader", "deputy-foreign-minister", "deputy-prime-minister"),
    }
)


class Resolver:
    """Resolves mentions against a gazetteer; one for all articles."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def begin(self, text: str, lang: str, on: str | None = None) -> Mentions:
        """The context of one article: its text, its language (a supported one), and its ISO date if known."""
        return Mentions(self._gazetteer, lexicon(self._gazetteer, lang), text, on[:10] if on else None)


class Mentions:
    """The mentions of one article; what was resolved before decides what later ones mean."""

    def __init__(self, gazetteer: Gazetteer, words: Lexicon, text: str, on: str | None) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._on = on
        self._around = Surroundings(text, words)
        self._strangers = Strangers(gazetteer, words)
        self._persons = Persons(gazetteer, words, on)
        self._spoken: list[tuple[int, Actor]] = []
        self._roles: dict[str, set[str]] = {}

    @property
    def unknown(self) -> tuple[Actor, ...]:
        """The actors met so far that the gazetteer does not know."""
        return self._strangers.met

    def kind(self, actor: ActorRef) -> ActorKind | None:
        """What sort of actor *actor*, resolved here, is."""
        known = self._gazetteer.get(actor.id)
        if known is not None:
            return known.kind
        return next((each.kind for each in self._strangers.met if each.id == actor.id), None)

    def resolve(self, mention: str, at: int, kind: ActorKind | None = None) -> ActorRef | None:
        """The actor that *mention*, standing at code point *at* of the text, stands for.

        Mentions are to be given in the order of the text. *kind*, where the caller knows it, is what sort of actor a
        name that the gazetteer does not know is taken for. None where the words name nobody (officials, a source), or
        where more than one actor is possible.
        """
        taken = read(mention, self._words)
        actor = self._actor(taken, at, kind)
        if actor is None:
            return None
        self._spoken.append((at, actor))
        self._roles.setdefault(actor.id, set()).update(taken.roles)
        return actor.ref()

    def _actor(self, mention: Mention, at: int, kind: ActorKind | None) -> Actor | None:
        if mention.kind is MentionClass.PERSON_ANAPHOR:
            return self._person_before(mention, at)
        if mention.kind in _STANDS_FOR:
            return self._spoken_of(_STANDS_FOR[mention.kind], mention.noun)
        if mention.kind is MentionClass.ANONYMOUS:
            return None
        if mention.kind is MentionClass.PERSON:
            return self._person(mention.name, mention, at, kind) if mention.name else self._office(mention)
        return self._institution(mention, at, kind)

    def _person(self, name: Name, mention: Mention, at: int, kind: ActorKind | None) -> Actor | None:
        """Whose *name* it is: a known bearer's, or a stranger's; None where several known bearers are possible."""
        known = self._persons.in_office(name, mention)
        if known:
            return known
        name, before = self._unfolded(name, at)
        if before:
            return before
        bearers = self._persons.bearers(name, mention)
        if not bearers and name.bare and not mention.titled and self._around.doubtful(name):
            return None
        if not bearers:
            return self._strangers.meet(name, kind or _sort(name, mention))
        return bearers[0] if len(bearers) == 1 else self._already(bearers)

    def _unfolded(self, name: Name, at: int) -> tuple[Name, Actor | None]:
        """The fullest form in which the article gives a bare *name*, or the stranger already met who bears it.

        A form that a known person bears goes before one that nobody known does.
        """
        if not name.bare:
            return name, None
        longer = self._around.fuller(name, at) if name.short or not self._strangers.known(name) else []
        for fuller in longer:
            if self._persons.bearers(fuller):
                return fuller, None
        if before := self._strangers.known(name):
            return name, before
        trusted = (each for each in longer if self._persons.given(each) or not self._around.opens(each))
        return next(trusted, name), None

    def _already(self, bearers: Iterable[Actor]) -> Actor | None:
        """The one of *bearers* that has spoken before."""
        spoken = {actor.id for _, actor in self._spoken}
        found = [actor for actor in bearers if actor.id in spoken]
        return found[0] if len(found) == 1 else None

    def _office(self, mention: Mention) -> Actor | None:
        """Who held the office named; who speaks for an organisation is, without a name, the organisation."""
        owned = [each for each in mention.of if self._gazetteer.entries[each].actor.kind is ActorKind.PERSON]
        for of in mention.of:
            for role in self._offices(mention, of, owned=bool(owned)):
                if holder := self._gazetteer.holder(role, self._persons.seat(of), self._on):
                    return holder
        if len(mention.of) == 1 and not owned and _SPEAKS_FOR.intersection(mention.roles):
            return self._gazetteer.get(mention.of[0])
        return None

    def _offices(self, mention: Mention, of: str, *, owned: bool) -> Iterable[str]:
        """The offices of *of* that the roles named can mean, of those that one person holds at a time."""
        body = mention.body or self._gazetteer.entries[of].body
        for role in mention.roles:
            if role == LEADER and body:
                yield HEAD_OF_BODY.get(body, "")
            elif role in _SPEAKS_FOR and owned:
                leads = self._gazetteer.holder(LEADER, self._persons.seat(of), self._on)
                yield "press-secretary" if leads and leads.id == of else ""
            elif role not in _HELD_BY_MANY:
                yield role

    def _institution(self, mention: Mention, at: int, kind: ActorKind | None) -> Actor | None:
        """The organisation, outlet or state named."""
        candidates = [each for each in mention.actors if self._belongs(each, mention)] or [
            each for each in mention.of if mention.kind is MentionClass.DOCUMENT
        ]
        if len(candidates) == 1:
            return self._gazetteer.get(candidates[0])
        if mention.body and not candidates:
            return self._body(mention)
        if candidates or mention.name is None or mention.kind is MentionClass.DOCUMENT:
            return None
        if mention.kind is MentionClass.UNCLEAR and mention.name.bare:
            return self._person(mention.name, mention, at, kind)
        outlet = mention.kind is MentionClass.OUTLET
        return self._strangers.meet(mention.name, kind or (ActorKind.OUTLET if outlet else ActorKind.ORGANISATION))

    def _belongs(self, ident: str, mention: Mention) -> bool:
        """Whether a body of one state is not claimed for another by the words beside it."""
        actor = self._gazetteer.entries[ident].actor
        if actor.kind is ActorKind.STATE:
            return True
        country = actor.country
        states = {each for each in mention.of if self._gazetteer.entries[each].actor.kind is ActorKind.STATE}
        return country is None or not states or country in states

    def _body(self, mention: Mention) -> Actor | None:
        """The national body named; the state itself where the body has no entry of its own."""
        body = mention.body or ""
        states = [each for each in mention.of if self._gazetteer.entries[each].actor.kind is ActorKind.STATE]
        if not states and mention.of:
            return self._gazetteer.get(mention.of[0])
        if not states:
            spoken = {a.id: a for _, a in self._spoken if self._gazetteer.body(body, a.country or "") == a}
            return next(iter(spoken.values())) if len(spoken) == 1 else None
        if len(states) > 1:
            return None
        return self._gazetteer.body(body, states[0]) or self._gazetteer.get(states[0])

    # What points back

    def _spoken_of(self, kinds: tuple[ActorKind, ...], noun: str) -> Actor | None:
        """The last actor of these *kinds* that spoke, and whose name holds the *noun*."""
        lang = self._words.lang
        spoken = (actor for _, actor in reversed(self._spoken) if actor.kind in kinds)
        return next((each for each in spoken if any(noun in name.lower() for name in each.names.get(lang, ()))), None)

    def _person_before(self, mention: Mention, at: int) -> Actor | None:
        """The person last spoken of who fits the pronoun or the office."""
        for sentence in self._around.backward(at):
            spoken = [actor for place, actor in self._spoken if sentence.start <= place < at]
            for actor in chain(reversed(spoken), self._mentioned(sentence)):
                if self._suits(actor, mention):
                    return actor
        for _, actor in reversed(self._spoken if mention.roles else ()):
            if self._suits(actor, mention):
                return actor
        return None

    def _mentioned(self, sentence: Span) -> Iterator[Actor]:
        """The persons named in *sentence*, where there is no doubt; strangers if met before, or of a known given name.

        A bare word that opens the sentence may be no name at all: it counts if its bearer has spoken.
        """
        for at, written in self._around.names(sentence):
            name, before = self._unfolded(written, at)
            bearers = self._persons.bearers(name)
            if before:
                yield before
            elif len(bearers) == 1 and not (name.bare and self._around.opening(sentence, at)):
                yield bearers[0]
            elif bearers:
                yield from filter(None, [self._already(bearers)])
            elif self._persons.given(name):
                yield self._strangers.meet(name, ActorKind.PERSON)
            elif stranger := self._strangers.known(name):
                yield stranger

    def _suits(self, actor: Actor, mention: Mention) -> bool:
        if actor.kind is not ActorKind.PERSON:
            return False
        gender = self._persons.gender(actor)
        if mention.gender and gender and gender != mention.gender:
            return False
        held = {office.role for office in actor.offices} | self._roles.get(actor.id, set())
        if "minister" in mention.roles:
            return any(role.endswith("minister") for role in held)
        return not mention.roles or bool(held.intersection(mention.roles)) or LEADER in mention.roles


def _sort(name: Name, mention: Mention) -> ActorKind:
    """What sort of actor a stranger is: initials alone are an organisation's, unless an office stands with them."""
    initials = len(name.words) == 1 and name.words[0].key.isupper()
    return ActorKind.ORGANISATION if initials and not mention.roles else ActorKind.PERSON
