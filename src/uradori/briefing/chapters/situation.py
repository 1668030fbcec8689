"""Chapter 3, The situation: the figures that each side gives, by what they count, in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uradori.briefing.interface import time_order
from uradori.briefing.lineage import Saying
from uradori.briefing.lines import sentence_line
from uradori.briefing.material import Material
from uradori.briefing.model import Block, Chapter, Chart, Group, Line, Lines, Point, Series, Side
from uradori.briefing.quantities import counted, given_by, quantity, scope_of
from uradori.model import ActorKind, Authority, DisputeKind, Figure, Part
from uradori.moments import parse_time

FIRST = ("killed", "wounded", "missing", "detained", "displaced", "troops", "drones", "missiles")
"""What a reader looks for first in a war; the rest follows by how many figures there are."""

CHARTS = 4
"""Charts at most: of the kinds that have most figures over time."""

SERIES = 6
"""Sources that a chart tells apart; it leaves out those with the fewest figures."""

_BY_KIND = {ActorKind.PERSON: Authority.NAMED, ActorKind.OUTLET: Authority.OUTLET}


@dataclass(frozen=True, slots=True)
class _Given:
    """One figure with its copies: ``figure`` is the one nearest to the origin."""

    figure: Figure
    copies: tuple[Figure, ...]
    roots: frozenset[str]


def situation(material: Material) -> Chapter:
    """Figures by what they count, scope, source and date; what is updated or disputed says from what and by what."""
    texts = material.texts
    kinds: dict[tuple[str, str], list[_Given]] = defaultdict(list)
    for one in _merged(material):
        label = counted(material, one.figure)
        kinds[label, one.figure.unit].append(one)
    order = sorted(kinds, key=lambda kind: _standing(kinds[kind]))
    charts = [chart for kind in order if (chart := _chart(material, kind[0], kinds[kind]))]
    charts.sort(key=lambda chart: -sum(len(one.points) for one in chart.series))
    groups = tuple(_group(material, kind[0], kinds[kind]) for kind in order)
    blocks: list[Block] = [*charts[:CHARTS]]
    if groups:
        head = tuple(texts(f"situation.head_{name}") for name in ("figure", "scope", "source", "as_of"))
        blocks.append(Lines(texts("situation.table"), groups, texts("situation.table_note"), "figures", head))
    return Chapter("situation", texts("chapter.situation"), texts("chapter.situation_note"), tuple(blocks))


def _standing(own: list[_Given]) -> tuple[int, int]:
    """Where a kind of figure stands among the others."""
    key = own[0].figure.counts
    return (FIRST.index(key) if key in FIRST else len(FIRST), -len(own))


def _merged(material: Material) -> list[_Given]:
    """The figures, those of copies and translations counted once."""
    figures = material.figures
    sayings = [Saying(one.article, one.spans, _sentence(material, one), _key(one)) for one in figures]
    found = []
    for bundle in material.lineage.bundles(sayings):
        # Passages that are alone with one another are bundled unseen: a copy that changes the number is none.
        alike: dict[str, list[int]] = defaultdict(list)
        for at in bundle:
            alike[_key(figures[at])].append(at)
        for first, *others in alike.values():
            roots = material.lineage.origins_of(sayings[at] for at in (first, *others))
            found.append(_Given(figures[first], tuple(figures[at] for at in others), roots))
    return found


def _key(figure: Figure) -> str:
    return f"{figure.counts}:{figure.unit}:{figure.value}:{figure.value_max}"


def _sentence(material: Material, figure: Figure) -> str:
    return Part.of(material.articles[figure.article].text, material.sentences(figure.article, figure.spans)).text


def _group(material: Material, label: str, own: Sequence[_Given]) -> Group:
    """The rows of one kind, by scope, then in time, then by source."""
    rows = sorted(
        own,
        key=lambda one: (
            scope_of(material, one.figure).casefold(),
            time_order(_day(material, one.figure)),
            given_by(material, one.figure),
        ),
    )
    return Group(label, tuple(_row(material, one) for one in rows))


def _row(material: Material, one: _Given) -> Line:
    figure, texts = one.figure, material.texts
    marks, sides = _standings(material, one)
    line = sentence_line(material, figure.article, figure.spans, marks)
    copies = {copy.article: material.passage(copy.article, copy.spans) for copy in one.copies}
    copies.pop(figure.article, None)
    given = figure.claimant
    passage = material.passage(figure.article, figure.spans, given.spans, (*figure.thing, *figure.scope))
    as_of = texts.moment(figure.as_of) if figure.as_of else texts("situation.undated")
    return replace(
        line,
        id=figure.id,
        passage=passage,
        authority=_authority(material, one.figure),
        modality=figure.modality,
        source=given.text or None,
        actor=given.actor.id if given.actor else None,
        copies=tuple(copies.values()),
        origins=len(one.roots),
        facts=(quantity(texts, figure), scope_of(material, figure) or "–", given_by(material, figure), as_of),
        sides=sides,
        counts=figure.counts,
    )


def _authority(material: Material, figure: Figure) -> Authority:
    """On whose authority a figure stands: that of its statement, else by who gives it; unspecified where unknown."""
    for statement in material.statements.get(figure.article, ()):
        if statement.id == figure.statement:
            return statement.authority
    actor = material.names.actor(figure.claimant.actor.id) if figure.claimant.actor else None
    if actor:
        return _BY_KIND.get(actor.kind, Authority.ORGANISATION)
    return Authority.UNSPECIFIED if figure.claimant.text else Authority.OUTLET


def _standings(material: Material, one: _Given) -> tuple[tuple[str, ...], tuple[Side, ...]]:
    """The marks of a figure, and the other figures they rest on."""
    own = {each.id for each in (one.figure, *one.copies)}
    found: dict[tuple[str, str], Side] = {}
    for dispute in material.disputed(own):
        earlier = dispute.one in own
        beside = material.figures_by_id.get(dispute.other if earlier else dispute.one)
        if beside is None or beside.id in own:
            continue
        if dispute.kind is DisputeKind.UPDATED:
            mark = "superseded" if earlier else "updated"
        elif dispute.kind is DisputeKind.FIGURE:
            mark = "disputed"
        else:
            continue
        said = f"{quantity(material.texts, beside)} ({given_by(material, beside)})"
        found[mark, said] = Side(mark, said, material.passage(beside.article, beside.spans, beside.claimant.spans))
    return tuple(dict.fromkeys(mark for mark, _ in found)), tuple(found.values())


def _day(material: Material, figure: Figure) -> str | None:
    """The day that a figure is of: the one it names, else that of its article."""
    return figure.as_of or material.articles[figure.article].published


def _chart(material: Material, label: str, own: Sequence[_Given]) -> Chart | None:
    """The figures of one kind by source; None where there are fewer than three, or all are of one day."""
    series: dict[str, list[Point]] = defaultdict(list)
    for one in own:
        when = parse_time(_day(material, one.figure))
        if when and one.figure.value >= 0:
            shown = quantity(material.texts, one.figure)
            point = Point(when.date().isoformat(), one.figure.value, one.figure.value_max, shown)
            series[given_by(material, one.figure)].append(point)
    kept = sorted(series, key=lambda name: (-len(series[name]), name))[:SERIES]
    points = [point for name in kept for point in series[name]]
    days = sorted({point.day for point in points})
    if len(points) < 3 or len(days) < 2:
        return None
    texts = material.texts
    desc = texts(
        "situation.chart_desc",
        n=len(points),
        sources=len(kept),
        first=texts.moment(days[0]),
        last=texts.moment(days[-1]),
    )
    ordered = (Series(name, tuple(sorted(series[name], key=lambda point: point.day))) for name in kept)
    return Chart(texts("situation.chart", counts=label), desc, tuple(ordered))
