"""A series of figures: who gives which number of the same thing in time; what is updated, and what is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from uradori.briefing.chapters.situation import SERIES
from uradori.briefing.interface import Texts
from uradori.briefing.model import Chart, Point, Series
from uradori.briefing.quantities import quantity
from uradori.briefing.render.drawing import draw
from uradori.errors import UsageError
from uradori.ledger.lookups import FigureKind
from uradori.model import Article, DisputeKind, Figure, Modality, Part
from uradori.moments import parse_time
from uradori.web.desk import AtDesk, Desk
from uradori.web.page import Page
from uradori.web.pages.figures import label_of, measure

SHOWN = 50
"""Figures in a page of the table."""

DRAWN = 400
"""The newest figures, which the chart shows."""


@dataclass(frozen=True)
class Beside:
    """Another figure for the same: ``role`` is updated (from it), superseded (by it), or disputed."""

    role: str
    quantity: str
    given_by: str
    article: str


@dataclass(frozen=True)
class Given:
    """A figure: its number for display and as such, what and whom it is about, who gives it, and where it stands."""

    id: str
    article: str
    quantity: str
    value: float
    value_max: float | None
    thing: str
    scope: str
    lang: str
    given_by: str
    actor: str | None
    as_of: str | None
    day: str | None
    outlet: str | None
    published: str | None
    modality: Modality
    statement: str | None
    beside: tuple[Beside, ...]


@dataclass(frozen=True)
class SeriesPage:
    """Figures of one kind in one unit, the newest day first; ``chart`` is None where there is too little to draw."""

    counts: str
    label: str
    unit: str
    units: tuple[FigureKind, ...]
    figures: int
    chart: Chart | None
    given: tuple[Given, ...]
    number: int
    after: int | None


def series(
    desk: AtDesk,
    counts: str,
    unit: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=20_000)] = 1,
) -> SeriesPage:
    """The figures for one thing over time, by who gives them."""
    units = tuple(desk.view.figure_kinds(counts))
    chosen = next((one for one in units if one.unit == unit or not unit), None)
    if chosen is None:
        raise UsageError(f"no figures of {counts}" + (f" in {unit}" if unit else ""))
    label = label_of(desk.texts, counts)
    found = desk.view.counted(counts, chosen.unit, SHOWN + 1, (page - 1) * SHOWN)
    return SeriesPage(
        counts=counts,
        label=label,
        unit=chosen.unit,
        units=units,
        figures=chosen.figures,
        chart=_chart(desk, label, desk.view.counted(counts, chosen.unit, DRAWN)),
        given=tuple(_given(desk, found[:SHOWN])),
        number=page,
        after=page + 1 if len(found) > SHOWN else None,
    )


def _given(desk: Desk, found: Sequence[tuple[str, Figure]]) -> list[Given]:
    articles = {one.id: one for one in desk.view.articles(dict.fromkeys(figure.article for _, figure in found))}
    beside = _beside(desk, [figure for _, figure in found])
    return [
        _one(desk, day, figure, articles[figure.article], beside.get(figure.id, ()))
        for day, figure in found
        if figure.article in articles
    ]


def _one(desk: Desk, day: str, figure: Figure, article: Article, beside: Sequence[Beside]) -> Given:
    outlet = desk.names.outlet(article)
    return Given(
        id=figure.id,
        article=figure.article,
        quantity=quantity(desk.texts, figure),
        value=figure.value,
        value_max=figure.value_max,
        thing=Part.of(article.text, figure.thing).text,
        scope=Part.of(article.text, figure.scope).text,
        lang=figure.lang,
        given_by=_claimant(desk, figure, {figure.article: outlet or desk.texts("outlet.unknown")}),
        actor=figure.claimant.actor.id if figure.claimant.actor else None,
        as_of=figure.as_of,
        day=day or None,
        outlet=outlet,
        published=article.published,
        modality=figure.modality,
        statement=figure.statement,
        beside=tuple(beside),
    )


def _claimant(desk: Desk, figure: Figure, outlets: Mapping[str, str]) -> str:
    """Who gives a figure: the claimant by name or as written; the outlet where the article itself does."""
    given = figure.claimant
    if given.actor:
        return desk.names.of(given.actor)[0]
    return given.text or outlets.get(figure.article) or desk.texts("outlet.unknown")


def _beside(desk: Desk, figures: Sequence[Figure]) -> dict[str, list[Beside]]:
    """What stands against each of *figures*, or follows it."""
    own = {figure.id for figure in figures}
    found: dict[str, list[Beside]] = defaultdict(list)
    disputes = desk.view.figure_disputes(own)
    outlets = _outlets(desk, [side for _, *sides in disputes for side in sides])
    for dispute, earlier, later in disputes:
        updates = dispute.kind is DisputeKind.UPDATED
        for figure, other, role in ((earlier, later, "superseded"), (later, earlier, "updated")):
            if figure.id in own:
                shown = quantity(desk.texts, other), _claimant(desk, other, outlets), other.article
                found[figure.id].append(Beside(role if updates else "disputed", *shown))
    return found


def _outlets(desk: Desk, figures: Sequence[Figure]) -> dict[str, str]:
    """The names of the outlets of *figures*, by article."""
    held = desk.view.outlets_of(dict.fromkeys(figure.article for figure in figures))
    return {article: desk.names.of(outlet)[0] for article, outlet in held.items()}


def _chart(desk: Desk, label: str, found: Sequence[tuple[str, Figure]]) -> Chart | None:
    """The figures by who gives them, of those who give most; None where there are fewer than three, or one day only."""
    outlets = _outlets(desk, [figure for _, figure in found])
    points: dict[str, list[Point]] = defaultdict(list)
    for day, figure in found:
        if parse_time(day) and figure.value >= 0:
            shown = quantity(desk.texts, figure)
            points[_claimant(desk, figure, outlets)].append(Point(day, figure.value, figure.value_max, shown))
    kept = sorted(points, key=lambda name: (-len(points[name]), name))[:SERIES]
    days = sorted({point.day for name in kept for point in points[name]})
    drawn = sum(len(points[name]) for name in kept)
    if drawn < 3 or len(days) < 2:
        return None
    texts = desk.texts
    ends = {"first": texts.moment(days[0]), "last": texts.moment(days[-1])}
    desc = texts("situation.chart_desc", n=drawn, sources=len(kept), **ends)
    in_time = (Series(name, tuple(sorted(points[name], key=lambda point: point.day))) for name in kept)
    return Chart(texts("situation.chart", counts=label), desc, tuple(in_time))


def _values(_: SeriesPage, texts: Texts) -> dict[str, Any]:
    return {"draw": lambda chart: draw(chart, texts), "measure": lambda unit: measure(unit, texts)}


PAGE = Page("series", "/figures/{counts:path}", series, values=_values)
