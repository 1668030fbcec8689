"""The order of a dossier's page: what was picked, what else is in it sort by sort, and the articles at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from uradori.export.dossier import Dossier
from uradori.export.entries import claim, figure, on_article, picked, statement
from uradori.export.page import Cited, Section, remarks, words
from uradori.model import TargetKind


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """What was picked, in that order; then the rest, of which no statement that words a claim stands by itself."""
    worded = {each.statement for one in dossier.claims for each in one.wordings}
    own = {(one.kind, one.id) for one in dossier.picks}
    claims = [one.id for one in dossier.claims if (TargetKind.CLAIM, one.id) not in own]
    alone = [one.id for one in dossier.statements if one.id not in worded and (TargetKind.STATEMENT, one.id) not in own]
    figures = [one.id for one in dossier.figures if (TargetKind.FIGURE, one.id) not in own]
    made = (
        Section("chosen", tuple(picked(dossier, one) for one in dossier.picks)),
        Section("claims", tuple(claim(dossier, each) for each in claims)),
        Section("statements", tuple(statement(dossier, each) for each in alone)),
        Section("figures", tuple(figure(dossier, each) for each in figures)),
    )
    return tuple(one for one in made if one.entries)


def cited(dossier: Dossier) -> Iterator[Cited]:
    """Every article that the dossier points at; the notes on one that was picked stand there."""
    table = words(dossier.lang)
    whole = {one.id for one in dossier.picks if one.kind is TargetKind.ARTICLE}
    retold: defaultdict[str, defaultdict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for edge in dossier.retellings:
        retold[edge.article][dossier.origin(edge.parent)][table["kind"][edge.kind]] = None
    for ident, snapshot in dossier.snapshots.items():
        retells = tuple(f"{name} ({', '.join(kinds)})" for name, kinds in retold[ident].items())
        notes = remarks(on_article(dossier, ident), TargetKind.ARTICLE, snapshot, dossier.lang)
        yield Cited(snapshot, retells, () if ident in whole else notes, ident in whole)
