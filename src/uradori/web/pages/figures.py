"""What is counted in the ledger: kinds of figures, each with its units, how many there are, and of which days."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.briefing.chapters.situation import FIRST
from uradori.briefing.interface import Texts
from uradori.ledger.lookups import FigureKind
from uradori.web.desk import AtDesk
from uradori.web.page import Page


@dataclass(frozen=True)
class Kind:
    """What is counted (``label`` for display), how often in each unit, and over which days."""

    counts: str
    label: str
    figures: int
    units: tuple[FigureKind, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True)
class FiguresPage:
    """The kinds of figures: first what readers look for first in a war, then by how many there are."""

    kinds: tuple[Kind, ...]


def figures(desk: AtDesk) -> FiguresPage:
    """What the figures in the ledger count."""
    found: dict[str, list[FigureKind]] = {}
    for one in desk.view.figure_kinds():
        found.setdefault(one.counts, []).append(one)
    kinds = [_kind(counts, label_of(desk.texts, counts), units) for counts, units in found.items()]
    return FiguresPage(tuple(sorted(kinds, key=_standing)))


def label_of(texts: Texts, counts: str) -> str:
    """What is counted, in the interface's words where it has any."""
    keys = (f"counts.{counts}", f"thing.{counts}")
    return next((texts(key) for key in keys if texts.has(key)), counts)


def measure(unit: str, texts: Texts) -> str:
    """A unit as a word of the interface; as written where it has none."""
    return texts(f"unit_name.{unit}") if texts.has(f"unit_name.{unit}") else unit


def _kind(counts: str, label: str, units: list[FigureKind]) -> Kind:
    days = [day for one in units for day in (one.first, one.last) if day]
    return Kind(
        counts=counts,
        label=label,
        figures=sum(one.figures for one in units),
        units=tuple(units),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _standing(kind: Kind) -> tuple[int, int, str]:
    first = FIRST.index(kind.counts) if kind.counts in FIRST else len(FIRST)
    return (first, -kind.figures, kind.label)


PAGE = Page("figures", "/figures", figures, values=lambda _, texts: {"measure": lambda unit: measure(unit, texts)})
