"""Claims as people have judged them: merged, split, without what is no statement."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

from uradori.model import Claim, Judgement, Statement, Verdict, Wording, content_id
from uradori.notebook.anchors import SAME, Places, alike
from uradori.notebook.edges import Edges
from uradori.notebook.memory import Memory
from uradori.notebook.speakers import Speakers
from uradori.stories import Rests, above

CHANGES = {Verdict.NOT_A_STATEMENT, Verdict.WRONG_SPEAKER}
"""Verdicts after which a statement is no wording any more, or one of somebody else."""

_SPEAKING = CHANGES | {Verdict.OTHER_ACTOR}
"""Verdicts that change who speaks, in one article."""


@dataclass(slots=True)
class Claims:
    """For the id of each claim that people have changed, what stands in its place; several, one, or nothing.

    ``alone`` has that as it was before any was merged or split; ``named``, the ids that merges and splits name.
    """

    memory: Memory
    speakers: Speakers
    edges: Edges
    now: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    alone: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def begin(self, changed: Iterable[Statement]) -> None:
        """Make anew the claims that *changed* statements, none now or somebody else's, or judged retellings touch."""
        statements = [*changed]
        idents = {one.id for one in statements}
        regraphed = sorted(self.edges.below())
        found = {one.id: one for one in self.memory.claims(regraphed)}
        for one in self.memory.claims(sorted({one.article for one in statements})):
            if not idents.isdisjoint(each.statement for each in one.wordings):
                found[one.id] = one
        self.remake(found.values())

    def remake(self, claims: Collection[Claim]) -> None:
        """Make *claims* anew, without wordings that are no statements, none of them merged or split."""
        self.memory.look(claims)
        made: dict[str, tuple[Claim, ...]] = {}
        for claim in claims:
            standing = tuple(one for one in claim.wordings if one.statement not in self.speakers.refused)
            made[claim.id] = (self._made(claim, standing, {*claim.disputed_by}),) if standing else ()
        self.alone |= made
        self.now |= made

    def further(self, speakers: Speakers, judgement: Judgement, places: Places) -> Claims | None:
        """These as *judgement*, the last one, leaves them with *speakers*; None where earlier merges rest on it.

        Those given stay as they are.
        """
        claims = replace(self, speakers=speakers, now={**self.now}, alone={**self.alone}, named={*self.named})
        if judgement.verdict in {Verdict.MERGE_CLAIMS, Verdict.SPLIT_CLAIM}:
            claims.take(judgement, places)
        elif judgement.verdict in _SPEAKING and (article := places.article(judgement.targets[0])):
            changed = places.statement(judgement.targets[0]) if judgement.verdict in CHANGES else None
            ident = changed.id if changed else None
            found = [
                claim
                for claim in self.memory.claims([article.id])
                if claim.id in self.alone.keys() | self.named
                or (ident is not None and any(each.statement == ident for each in claim.wordings))
            ]
            if not self.named.isdisjoint(one.id for one in found):
                return None
            claims.remake(found)
        return claims

    def take(self, judgement: Judgement, places: Places) -> None:
        """Enter *judgement*, if it merges or splits a claim."""
        if judgement.verdict is Verdict.MERGE_CLAIMS:
            one, into = (places.claim(target) for target in judgement.targets)
            if one and into:
                self.named |= {one.id, into.id}
                self._merge(one, into)
        elif judgement.verdict is Verdict.SPLIT_CLAIM and (claim := places.claim(judgement.targets[0])):
            off = []
            for target in judgement.targets[1:]:
                article = places.article(target)
                off += [(article.id, places.spans(target))] if article else []
            self.named.add(claim.id)
            self._split(
                claim, lambda one: any(one.article == at and alike(one.spans, spans) >= SAME for at, spans in off)
            )

    def moved(self, ident: str) -> str | None:
        """The id under which the claim *ident* stands now; None where nothing of it does."""
        if ident not in self.now:
            return ident
        standing = self.now[ident]
        return next((one.id for one in standing if one.id == ident), standing[0].id if standing else None)

    def split_into(self, named: set[str]) -> set[str]:
        """The ids of claims in whose place one of those *named* stands."""
        return {ident for ident, made in self.now.items() if any(one.id in named for one in made)}

    def standing(self, claim: Claim) -> Claim | None:
        """What stands in the place of *claim*; None where nothing does."""
        ident = self.moved(claim.id)
        return next((one for one in self.now.get(claim.id, (claim,)) if one.id == ident), None)

    def judged(self, found: Iterable[Claim], named: set[str] | None = None) -> Iterable[Claim]:
        """What stands in the place of the claims *found*, each once; *named* keeps to those with these articles."""
        given: set[str] = set()
        for one in found:
            for each in self.now.get(one.id, (one,)):
                inside = named is None or any(wording.article in named for wording in each.wordings)
                if each.id not in given and inside:
                    given.add(each.id)
                    yield self._against(each)

    def _against(self, claim: Claim) -> Claim:
        if not any(each in self.now for each in claim.disputed_by):
            return claim
        others = {self.moved(each) for each in claim.disputed_by} - {None, claim.id}
        return replace(claim, disputed_by=tuple(sorted(each for each in others if each)))

    def _standing(self, claim: Claim) -> Claim:
        """What stands of *claim*: itself, or the one that it is merged into."""
        return next((one for one in self.now.get(claim.id, ()) if one.id == self.moved(claim.id)), claim)

    def _merge(self, one: Claim, into: Claim) -> None:
        self.memory.look((one, into))
        source, target = self._standing(one), self._standing(into)
        if source.id == target.id:
            return
        wordings = (*target.wordings, *source.wordings)
        merged = self._made(target, wordings, {*target.disputed_by, *source.disputed_by} - {source.id, target.id})
        for ident in (source.id, target.id, one.id, into.id):
            rest = [each for each in self.now.get(ident, ()) if each.id not in {source.id, target.id}]
            self.now[ident] = (merged, *rest)
        for ident, standing in self.now.items():  # what was merged into either before
            if any(each.id in {source.id, target.id} for each in standing):
                rest = [each for each in standing if each.id not in {source.id, target.id}]
                self.now[ident] = (merged, *rest)

    def _split(self, claim: Claim, goes: Callable[[Wording], bool]) -> None:
        self.memory.look((claim,))
        standing = self._standing(claim)
        off = tuple(one for one in standing.wordings if goes(one))
        kept = tuple(one for one in standing.wordings if not goes(one))
        if not off or not kept:
            return
        ident = content_id("claim", off[0].article, *[str(span) for span in off[0].spans])
        apart = self._made(replace(standing, id=f"{ident[:-1]}s" if ident == standing.id else ident), off, set())
        rest = self._made(standing, kept, {*standing.disputed_by})
        for key in {claim.id, standing.id, *(key for key, made in self.now.items() if standing in made)}:
            others = [each for each in self.now.get(key, ()) if each.id != standing.id]
            self.now[key] = (rest, apart, *others)

    def _made(self, claim: Claim, wordings: tuple[Wording, ...], disputed_by: set[str]) -> Claim:
        """*claim* with these *wordings*: its origins, authorities, variants and first appearance follow from them."""
        unique = {(each.article, each.spans): each for each in wordings}.values()
        published = self.memory.published
        ordered = sorted(unique, key=lambda one: _order(published.get(one.article), one))
        found = [self.memory.worded.get(one.statement or "") for one in ordered]
        said = [self.speakers.statement(one) if one else None for one in found]
        rests = Rests(above({one.article for one in ordered}, self.edges.retellings))
        places: dict[str, list[int]] = {}
        for place, one in enumerate(said):
            if one is not None and one.source.actor is not None:
                places.setdefault(one.source.actor.id, []).append(place)
        return replace(
            claim,
            wordings=tuple(ordered),
            variants=tuple(tuple(each) for each in places.values() if len(each) > 1),
            origins=rests.origins((one.article, one.spans) for one in ordered),
            authorities=tuple(sorted({one.authority for one in said if one})),
            disputed_by=tuple(sorted(disputed_by)),
            first=published.get(ordered[0].article, claim.first),
            leading=tuple(
                ordered.index(claim.wordings[place]) for place in claim.leading if claim.wordings[place] in ordered
            ),
        )


def _order(published: str | None, one: Wording) -> tuple[bool, str, str, object]:
    return published is None, published or "", one.article, one.spans
