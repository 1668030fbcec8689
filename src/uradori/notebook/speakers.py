"""What judgements say of single statements, speakers, retellings and questions: look-up tables over one state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field, fields, replace

from uradori.actors import Gazetteer
from uradori.model import (
    Actor,
    ActorKind,
    ActorRef,
    Authority,
    Claimant,
    Figure,
    Judgement,
    Source,
    Statement,
    Target,
    TargetKind,
    Verdict,
)
from uradori.notebook.anchors import Places

_AUTHORITY = {
    ActorKind.PERSON: Authority.NAMED,
    ActorKind.OUTLET: Authority.OUTLET,
}
"""On whose authority the words of an actor of this kind stand; any other is an organisation."""


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those of *judgements* (in their order in time) that no later one undoes; an undoing can be undone."""
    undone: set[str] = set()
    found = []
    for one in reversed([*judgements]):
        if one.id in undone:
            continue
        if one.verdict is Verdict.UNDO:
            undone.add(one.targets[0].id)
        else:
            found.append(one)
    return found[::-1]


@dataclass(slots=True)
class Speakers:
    """Who speaks, and what is a statement, as people have judged it."""

    gazetteer: Gazetteer
    refused: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    said_by: dict[str, Target] = field(default_factory=dict)
    same: dict[str, Target] = field(default_factory=dict)
    other: dict[tuple[str, str], Target] = field(default_factory=dict)
    resolved: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def take(self, judgement: Judgement, places: Places) -> None:
        """Enter *judgement*, if it is about any of this."""
        first, *rest = judgement.targets
        self.named |= {target.id: target.text for target in rest if target.kind is TargetKind.ACTOR}
        if judgement.verdict is Verdict.SAME_ACTOR:
            self.same[first.id] = rest[0]
        elif judgement.verdict is Verdict.OTHER_ACTOR and (article := places.article(first)):
            self.other[article.id, rest[0].id] = rest[1]
            self.touched.add(article.id)
        elif judgement.verdict is Verdict.RESOLVED and (question := places.question(first)):
            self.resolved.add(question.id)
        elif judgement.verdict in _OF_STATEMENTS and (statement := places.statement(first)):
            _OF_STATEMENTS[judgement.verdict](self, statement.id, rest)
            if judgement.verdict is not Verdict.CONFIRMED:
                self.touched.add(statement.article)

    def further(self, judgement: Judgement, places: Places) -> Speakers | None:
        """These as *judgement*, the last one, leaves them; None where it changes who speaks in more than one article.

        Those given stay as they are.
        """
        if judgement.verdict is Verdict.SAME_ACTOR:
            return None
        copies = {each.name: copy(getattr(self, each.name)) for each in fields(self) if each.name != "gazetteer"}
        speakers = Speakers(self.gazetteer, **copies)
        speakers.take(judgement, places)
        renamed = any(speakers.named[each] != name for each, name in self.named.items())
        return None if renamed else speakers

    def actor(self, ident: str) -> Actor | None:
        """An actor that a person named and nobody else knows."""
        name = self.named.get(ident)
        return Actor(ident, ActorKind.PERSON, {"en": (name,)}, known=False) if name else None

    def canonical(self, actor: str) -> str:
        """The actor that *actor* is one with, as people have judged; itself, where they have not."""
        passed = {actor}
        while actor in self.same and self.same[actor].id not in passed:
            actor = self.same[actor].id
            passed.add(actor)
        return actor

    def sources(self, actor: str) -> list[str]:
        """All actors that are one with *actor*, it first."""
        own = self.canonical(actor)
        return [own, *(each for each in sorted(self.same) if each != own and self.canonical(each) == own)]

    def concerns(self, one: Statement) -> bool:
        """Whether people may have judged that *one* is none or somebody else's."""
        actor = one.source.actor.id if one.source.actor else ""
        return (
            one.id in self.refused or one.id in self.said_by or actor in self.same or (one.article, actor) in self.other
        )

    def statement(self, one: Statement) -> Statement | None:
        """*one* as people have judged it; None where it is no statement."""
        if one.id in self.refused:
            return None
        if one.within in self.refused:
            one = replace(one, within=None)
        if one.id in self.said_by or one.id in self.confirmed:
            one = replace(one, confidence=1.0)
        known = one.source.actor
        who = self._who(self.said_by.get(one.id), one.article, known.id if known else None)
        if who is None:
            return one
        ref, kind = self._ref(who, one.lang)
        if one.id not in self.said_by:
            return replace(one, source=replace(one.source, actor=ref))
        source = Source(ref.name.get(one.lang) or who.text, (), ref)
        return replace(one, source=source, authority=_AUTHORITY.get(kind, Authority.ORGANISATION), authority_words=())

    def figure(self, one: Figure) -> Figure:
        """*one*, given by whom people have judged it to be."""
        if one.statement in self.refused:
            one = replace(one, statement=None)
        given = one.claimant
        said = self.said_by.get(one.statement or "")
        who = self._who(said, one.article, given.actor.id if given.actor else None)
        if who is None:
            return one
        ref, _ = self._ref(who, one.lang)
        if said is None:
            return replace(one, claimant=replace(given, actor=ref))
        return replace(one, claimant=Claimant(ref.name.get(one.lang) or who.text, (), ref))

    def _who(self, said: Target | None, article: str, actor: str | None) -> Target | None:
        """Who speaks instead: by the statement, then in the article, then everywhere."""
        found = said or (self.other.get((article, actor)) if actor else None)
        ident = found.id if found else actor
        if ident is None or (own := self.canonical(ident)) == ident:
            return found
        return Target(TargetKind.ACTOR, own, text=self.named.get(own, own))

    def _ref(self, who: Target, lang: str) -> tuple[ActorRef, ActorKind]:
        known = self.gazetteer.get(who.id)
        if known:
            return known.ref(), known.kind
        return ActorRef(who.id, {lang: who.text}), ActorKind.PERSON


def _says(speakers: Speakers, statement: str, rest: list[Target]) -> None:
    speakers.said_by[statement] = rest[0]


def _refuses(speakers: Speakers, statement: str, _: list[Target]) -> None:
    speakers.refused.add(statement)


def _confirms(speakers: Speakers, statement: str, _: list[Target]) -> None:
    speakers.confirmed.add(statement)


_OF_STATEMENTS: dict[Verdict, Callable[[Speakers, str, list[Target]], None]] = {
    Verdict.CONFIRMED: _confirms,
    Verdict.NOT_A_STATEMENT: _refuses,
    Verdict.WRONG_SPEAKER: _says,
}
