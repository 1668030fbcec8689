"""From a choice to a dossier: everything chosen, and the articles, origins and opponents that cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

from uradori.actors import Entry, Gazetteer
from uradori.errors import UsageError
from uradori.export.dossier import Choice, Dossier, Note, Pick, Snapshot
from uradori.ledger.base import Provenance, View
from uradori.model import (
    Actor,
    ActorKind,
    ActorRef,
    Article,
    Claim,
    Dispute,
    Figure,
    Retelling,
    Statement,
    Story,
    TargetKind,
    outsider,
)
from uradori.stories import above


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The records that were asked for, by name or through the story."""

    story: Story | None
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]

    @property
    def articles(self) -> set[str]:
        """The articles that these records point at."""
        worded = {article for one in self.claims for article in _articles_of(one)}
        return worded | {one.article for one in self.statements} | {one.article for one in self.figures}

    @property
    def disputable(self) -> set[str]:
        """The ids of the claims and figures: what can stand against something."""
        return {one.id for one in self.claims} | {one.id for one in self.figures}


def gather(view: View, gazetteer: Gazetteer, choice: Choice, made: str) -> Dossier:
    """The dossier of *choice*, put together at *made* (ISO 8601).

    Raises UsageError for an id that the ledger does not have, or where nothing is chosen.
    """
    if not (choice.story or choice.picks):
        raise UsageError("nothing is chosen: name a story, or claims, statements, figures or articles")
    chosen = _chosen(view, choice)
    disputes = _disputes(view, chosen)
    opposing = _opposing(view, chosen, disputes)
    against = {article for one in opposing.values() for article in _articles_of(one)}
    stories = tuple(map(view.story, filter(None, (choice.story, *choice.ids(TargetKind.STORY)))))
    whole = {*choice.ids(TargetKind.ARTICLE, TargetKind.PASSAGE), *(each for one in stories for each in one.articles)}
    cited = whole | chosen.articles | against
    retellings = tuple(above(cited, view.retellings))
    reached = {one.parent for one in retellings if outsider(one.parent) is None}
    snapshots = _snapshots(view, gazetteer, choice.lang, cited | reached)
    entries = _entries(view, gazetteer, chosen, snapshots, retellings)
    return Dossier(
        title=choice.title or _title(chosen, snapshots, choice.picks),
        author=choice.author,
        lang=choice.lang,
        made=made,
        maker=f"uradori {version('uradori')}",
        story=chosen.story,
        picks=choice.picks,
        stories=stories,
        snapshots=snapshots,
        cited=tuple(each for each in snapshots if each in cited),
        statements=chosen.statements,
        claims=chosen.claims,
        figures=chosen.figures,
        retellings=retellings,
        disputes=disputes,
        opposing=opposing,
        entries=entries,
        notes=(*choice.notes, *_quoted(choice, snapshots)),
    )


def _quoted(choice: Choice, snapshots: dict[str, Snapshot]) -> tuple[Note, ...]:
    """The passages picked, as notes that say no more than their words."""
    return tuple(
        Note(one.id, snapshots[one.id].words(one.spans), one.author, one.at, one.spans, quoted=True)
        for one in choice.picks
        if one.kind is TargetKind.PASSAGE
    )


def _chosen(view: View, choice: Choice) -> _Chosen:
    """What was asked for, and what the story holds. Raises UsageError for an id that is not there."""
    story = view.story(choice.story) if choice.story else None
    look = _Look(view, choice, frozenset(story.articles if story else ()))
    figures = look.figures()
    claims = look.claims()
    statements = look.statements(claims)
    kept = {one.id for one in statements}
    told = tuple(one for one in claims if one.id in choice.ids(TargetKind.CLAIM) or _shown(one, kept))
    _refuse_unknown("statement", choice.ids(TargetKind.STATEMENT), kept)
    _refuse_unknown("claim", choice.ids(TargetKind.CLAIM), {one.id for one in told})
    _refuse_unknown("figure", choice.ids(TargetKind.FIGURE), {one.id for one in figures})
    return _Chosen(story, statements, told, figures)


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks for records: in the story's articles, and wherever those chosen by name may be."""

    view: View
    choice: Choice
    inside: frozenset[str]

    def figures(self) -> tuple[Figure, ...]:
        named = self.choice.ids(TargetKind.FIGURE)
        found = self.view.figures(self._places(named))
        return tuple(one for one in found if one.spans and (one.id in named or one.article in self.inside))

    def claims(self) -> tuple[Claim, ...]:
        named = self.choice.ids(TargetKind.CLAIM)
        found = (*self.view.claims(sorted(self.inside)), *self.view.claims_named(named))
        told = (one for one in found if one.id in named or self.inside & {each.article for each in one.wordings})
        return tuple({one.id: one for one in told}.values())

    def statements(self, claims: tuple[Claim, ...]) -> tuple[Statement, ...]:
        """Those chosen, those that word a chosen claim, and of the others those sure enough."""
        named, of = self.choice.ids(TargetKind.STATEMENT), self.choice.ids(TargetKind.CLAIM)
        chosen = {each.statement for one in claims if one.id in of for each in one.wordings}
        worded = {each.statement: each.article for one in claims for each in one.wordings}
        found = self.view.statements(self._places(named, {*worded.values()}))
        return tuple(
            one
            for one in found
            if one.content.spans
            and (
                one.id in named
                or one.id in chosen
                or ((one.id in worded or one.article in self.inside) and one.confidence >= self.choice.least)
            )
        )

    def _places(self, named: tuple[str, ...], also: Iterable[str] = ()) -> list[str]:
        """The articles to look in: the story's, those of what is *named*, and *also*."""
        return sorted({*self.inside, *also, *self.view.holding(named)})


def _shown(claim: Claim, statements: set[str]) -> bool:
    """Whether a claim has a wording to show: a plain assertion, or one of *statements*."""
    return any(each.statement is None or each.statement in statements for each in claim.wordings)


def _refuse_unknown(sort: str, named: Iterable[str], found: set[str]) -> None:
    for ident in named:
        if ident not in found:
            raise UsageError(f"no {sort} {ident} in the ledger; `uradori {sort}s` lists them")


def _articles_of(one: Claim | Figure) -> set[str]:
    return {one.article} if isinstance(one, Figure) else {wording.article for wording in one.wordings}


def _disputes(view: View, chosen: _Chosen) -> tuple[Dispute, ...]:
    """The disputes with a chosen record on either side."""
    idents = chosen.disputable
    if not idents:
        return ()
    return tuple(one for one in view.disputes(sorted(chosen.articles)) if {one.one, one.other} & idents)


def _opposing(view: View, chosen: _Chosen, disputes: tuple[Dispute, ...]) -> dict[str, Claim | Figure]:
    """The sides of *disputes* that were not chosen."""
    wanted = {side for one in disputes for side in (one.one, one.other)} - chosen.disputable
    found: dict[str, Claim | Figure] = {one.id: one for one in view.claims_named(wanted)}
    figures = [one for _, *pair in view.figure_disputes(wanted - found.keys()) for one in pair]
    found |= {one.id: one for one in figures if one.id in wanted and one.spans}
    return {ident: found[ident] for ident in sorted(found)}


def _snapshots(view: View, gazetteer: Gazetteer, lang: str, articles: set[str]) -> dict[str, Snapshot]:
    """The articles with these ids, oldest first; those of an older revision last."""
    current = {one.id: one for one in view.articles(sorted(articles))}
    found = current | {ident: view.article(ident) for ident in sorted(articles - current.keys())}
    read = {one.article: one for one in view.provenance(sorted(found))}
    return {
        ident: Snapshot(one, _outlet(one, gazetteer, lang), read.get(ident) or Provenance(ident, one.fetched))
        for ident, one in found.items()
    }


def _outlet(article: Article, gazetteer: Gazetteer, lang: str) -> str | None:
    """The outlet in the dossier's language where the gazetteer knows it, else as the article has it."""
    known = gazetteer.get(article.outlet_actor) if article.outlet_actor else None
    names = known.ref().name if known else {}
    return names.get(lang) or names.get("en") or article.outlet


def _entries(
    view: View,
    gazetteer: Gazetteer,
    chosen: _Chosen,
    snapshots: dict[str, Snapshot],
    retellings: tuple[Retelling, ...],
) -> dict[str, Entry]:
    """Every actor that speaks, publishes, or is credited."""
    refs: dict[str, ActorRef] = {}
    for ref in (
        *(one.source.actor for one in chosen.statements),
        *(one.claimant.actor for one in chosen.figures),
        *(ActorRef(one.article.outlet_actor) for one in snapshots.values() if one.article.outlet_actor),
        *(ActorRef(ident) for one in retellings if (ident := outsider(one.parent))),
        *(ActorRef(ident) for one in chosen.claims for each in one.origins if (ident := outsider(each))),
    ):
        if ref is not None:
            refs.setdefault(ref.id, ref)
    return {ident: _entry(view, gazetteer, ref) for ident, ref in sorted(refs.items())}


def _entry(view: View, gazetteer: Gazetteer, ref: ActorRef) -> Entry:
    """What is known of an actor; of one that nobody knows, the name it is given."""
    if known := gazetteer.entries.get(ref.id):
        return known
    names: dict[str, tuple[str, ...]] = {lang: (name,) for lang, name in ref.name.items()}
    return Entry(view.actor(ref.id) or Actor(ref.id, ActorKind.ORGANISATION, names, known=False))


def _title(chosen: _Chosen, snapshots: dict[str, Snapshot], picks: tuple[Pick, ...]) -> str:
    """The story's title; without a story, the words of the first thing picked."""
    if chosen.story:
        return chosen.story.title
    first = picks[0]
    if first.kind is TargetKind.CLAIM:
        wording = next(one for one in chosen.claims if one.id == first.id).wordings[0]
        return snapshots[wording.article].words(wording.spans)
    if first.kind is TargetKind.STATEMENT:
        return next(one for one in chosen.statements if one.id == first.id).content.text
    return snapshots[first.id if first.id in snapshots else next(iter(snapshots))].title
