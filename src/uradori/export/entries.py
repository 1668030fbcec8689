"""What a dossier's page shows of each sort of thing: a claim, a statement, a figure, an article, a passage, a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from uradori.export.dossier import Dossier, Note, Pick, Snapshot
from uradori.export.page import Entry, Passage, moment, remarks, words
from uradori.export.quoting import LONGEST, Segment, window
from uradori.model import DisputeKind, Evidence, Spans, Statement, TargetKind

HEAD = 200
"""Code points of an article that are shown, at the least, where it was chosen as a whole: its first sentences."""


def picked(dossier: Dossier, pick: Pick) -> Entry:
    """What was picked, as itself."""
    return _PICKED[pick.kind](dossier, pick)


def on_article(dossier: Dossier, ident: str) -> tuple[Note, ...]:
    """The notes on an article and on words of it, but for words that were picked: those are noted there."""
    own = {one.spans for one in dossier.picks if one.kind is TargetKind.PASSAGE and one.id == ident}
    return tuple(note for note in dossier.notes_on(ident) if note.spans not in own)


def claim(dossier: Dossier, ident: str, pick: Pick | None = None) -> Entry:
    """A claim in all its wordings; the notes on the statements stand beside those."""
    table = words(dossier.lang)
    one = next(each for each in dossier.claims if each.id == ident)
    first = one.title(dossier.lang)
    names = Counter(map(dossier.origin, one.origins))
    origins = ", ".join(f"{name} ×{times}" if times > 1 else name for name, times in names.items())
    statements = {each.id: each for each in dossier.statements}
    return Entry(
        TargetKind.CLAIM,
        ident,
        f"claim-{ident}",
        title=dossier.snapshots[first.article].words(first.spans),
        lang=first.lang,
        facts=(f"{table['origins']}: {len(one.origins)}" + (f" ({origins})" if origins else ""),),
        passages=tuple(
            _passage(dossier, Evidence(each.article, each.spans), said=statements.get(each.statement or ""))
            for each in one.wordings
        ),
        against=_against(dossier, ident),
        notes=remarks(dossier.notes_on(ident), TargetKind.CLAIM, None, dossier.lang),
        chosen=_chosen(dossier, pick),
    )


def statement(dossier: Dossier, ident: str, pick: Pick | None = None) -> Entry:
    """A statement in its sentence, with who says it and how."""
    one = next(each for each in dossier.statements if each.id == ident)
    return Entry(
        TargetKind.STATEMENT,
        ident,
        f"statement-{ident}",
        title=one.content.text,
        lang=one.lang,
        facts=_about(dossier, one),
        passages=(_passage(dossier, Evidence(one.article, one.content.spans)),),
        notes=remarks(dossier.notes_on(ident), TargetKind.STATEMENT, None, dossier.lang),
        chosen=_chosen(dossier, pick),
    )


def figure(dossier: Dossier, ident: str, pick: Pick | None = None) -> Entry:
    """A figure in its sentence, with what it counts, as of when, and who gives it."""
    one = next(each for each in dossier.figures if each.id == ident)
    snapshot, table = dossier.snapshots[one.article], words(dossier.lang)
    upper = f"–{one.value_max:,g}" if one.value_max is not None else ""
    as_of = table["as_of"].format(day=moment(one.as_of, dossier.lang)) if one.as_of else ""
    facts = [f"{one.value:,.15g}{upper} {one.unit}", one.counts, snapshot.words(one.scope), as_of, one.claimant.text]
    return Entry(
        TargetKind.FIGURE,
        ident,
        f"figure-{ident}",
        title=" ".join(filter(None, (snapshot.words(one.spans), snapshot.words(one.thing)))),
        lang=one.lang,
        facts=(*filter(None, facts), table["modality"][one.modality]),
        passages=(_passage(dossier, Evidence(one.article, one.spans)),),
        against=_against(dossier, ident),
        notes=remarks(dossier.notes_on(ident), TargetKind.FIGURE, None, dossier.lang),
        chosen=_chosen(dossier, pick),
    )


def _article(dossier: Dossier, pick: Pick) -> Entry:
    """An article by its head: what it is called, and how it begins."""
    snapshot = dossier.snapshots[pick.id]
    return Entry(
        TargetKind.ARTICLE,
        pick.id,
        f"article-{pick.id}",
        title=snapshot.title,
        lang=snapshot.article.lang,
        facts=(snapshot.publisher, moment(snapshot.article.published, dossier.lang)),
        passages=(Passage(_head(snapshot), words(dossier.lang)["head"], snapshot),),
        notes=remarks(on_article(dossier, pick.id), TargetKind.ARTICLE, snapshot, dossier.lang),
        chosen=_chosen(dossier, pick),
    )


def _words(dossier: Dossier, pick: Pick) -> Entry:
    """A passage that somebody selected, in its sentence; notes on other words stand with the article."""
    snapshot = dossier.snapshots[pick.id]
    notes = tuple(note for note in dossier.notes_on(pick.id) if note.spans == pick.spans)
    at = "-".join(str(span.start) for span in pick.spans)
    return Entry(
        TargetKind.PASSAGE,
        pick.id,
        f"passage-{pick.id}-{at}",
        title=snapshot.words(pick.spans),
        lang=snapshot.article.lang,
        facts=(),
        passages=(_passage(dossier, Evidence(pick.id, pick.spans)),),
        notes=remarks(notes, TargetKind.PASSAGE, snapshot, dossier.lang),
        chosen=_chosen(dossier, pick),
    )


def _story(dossier: Dossier, pick: Pick) -> Entry:
    """A story by its articles."""
    one = next(each for each in dossier.stories if each.id == pick.id)
    members = [dossier.snapshots[each] for each in one.articles]
    return Entry(
        TargetKind.STORY,
        pick.id,
        f"story-{pick.id}",
        title=one.title,
        lang=members[0].article.lang,
        facts=tuple(f"{each.publisher}: {each.title}" for each in members),
        passages=(),
        notes=remarks(dossier.notes_on(pick.id), TargetKind.STORY, None, dossier.lang),
        chosen=_chosen(dossier, pick),
    )


_PICKED: dict[TargetKind, Callable[[Dossier, Pick], Entry]] = {
    TargetKind.CLAIM: lambda dossier, pick: claim(dossier, pick.id, pick),
    TargetKind.STATEMENT: lambda dossier, pick: statement(dossier, pick.id, pick),
    TargetKind.FIGURE: lambda dossier, pick: figure(dossier, pick.id, pick),
    TargetKind.ARTICLE: _article,
    TargetKind.PASSAGE: _words,
    TargetKind.STORY: _story,
}
"""How each sort of thing that can be picked is shown."""


def _chosen(dossier: Dossier, pick: Pick | None) -> str:
    """Who picked it and when, as far as that is known."""
    if pick is None or not (pick.author or pick.at):
        return ""
    by = ", ".join(filter(None, (pick.author, moment(pick.at, dossier.lang) if pick.at else "")))
    return f"{words(dossier.lang)['author']}: {by}"


def _about(dossier: Dossier, one: Statement | None) -> tuple[str, ...]:
    """Who says it, and how: the words of the text, the name they stand for, authority and modality."""
    if one is None:
        return ()
    table = words(dossier.lang)
    name = dossier.name(one.source.actor.id) if one.source.actor else ""
    who = f"{one.source.text} ({name})" if name and name not in one.source.text else one.source.text or name
    return (*filter(None, [who]), table["authority"][one.authority], table["modality"][one.modality])


def _against(dossier: Dossier, ident: str) -> tuple[Passage, ...]:
    """The first passage of everything that stands against the record with this id, and how it does."""
    table = words(dossier.lang)
    found = []
    for dispute in dossier.disputes:
        if ident in {dispute.one, dispute.other}:
            places = dossier.places(dispute.other if dispute.one == ident else dispute.one)
            earlier = dispute.kind is DisputeKind.UPDATED and dispute.other == ident
            label = table["dispute"]["superseded" if earlier else dispute.kind]
            found += [_passage(dossier, place, label=label) for place in places[:1]]
    return tuple(found)


def _passage(dossier: Dossier, place: Evidence, said: Statement | None = None, label: str | None = None) -> Passage:
    """The words at *place*; those of a statement (*said*) with the notes on it, unless it has an entry of its own."""
    snapshot = dossier.snapshots[place.article]
    apart = said is None or any(one.kind is TargetKind.STATEMENT and one.id == said.id for one in dossier.picks)
    return Passage(
        window(snapshot.article, place.spans),
        _sentences(snapshot, place.spans, dossier.lang),
        snapshot,
        _about(dossier, said),
        label,
        () if apart or said is None else remarks(dossier.notes_on(said.id), TargetKind.STATEMENT, None, dossier.lang),
    )


def _sentences(snapshot: Snapshot, spans: Spans, lang: str) -> str:
    """Which sentences of the article the words stand in, counted from one; nothing where it has none."""
    numbers = [
        number
        for number, sentence in enumerate(snapshot.article.sentences, start=1)
        if any(sentence.overlaps(span) for span in spans)
    ]
    if not numbers:
        return ""
    key = "sentence" if len(numbers) == 1 else "sentences"
    return str(words(lang)[key]).format(first=numbers[0], last=numbers[-1])


def _head(snapshot: Snapshot) -> tuple[Segment, ...]:
    """The first sentences of an article."""
    article = snapshot.article
    end = next((one.end for one in article.sentences if one.end >= HEAD), len(article.text))
    return (Segment(article.text[: min(end, LONGEST)].strip(), cited=False),)
