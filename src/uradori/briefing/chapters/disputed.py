"""What is disputed, at a glance: both sides of each dispute in their own words, with who says each."""

from __future__ import annotations

from dataclasses import replace

from uradori.briefing.chapters.claimed import BETWEEN_CLAIMS, claim_line
from uradori.briefing.interface import time_order
from uradori.briefing.lines import sentence_line
from uradori.briefing.material import Material
from uradori.briefing.model import Group, Line, Lines, Side
from uradori.briefing.quantities import given_by
from uradori.model import Dispute, DisputeKind

MOST = 5
"""Disputes that a reader can take in before the story itself."""


def disputed(material: Material) -> Lines | None:
    """The disputes that most articles carry, each as a line with its other sides; None where there is none."""
    found: dict[str, Line] = {}
    weights: dict[str, int] = {}
    for dispute in material.disputes:
        if dispute.kind not in BETWEEN_CLAIMS:
            continue
        line = _of_figures(material, dispute) if dispute.kind is DisputeKind.FIGURE else _of_claims(material, dispute)
        if line is None or any(side.passage == line.passage for one in found.values() for side in one.sides):
            continue
        known = found.get(line.id)
        found[line.id] = replace(known, sides=tuple(dict.fromkeys((*known.sides, *line.sides)))) if known else line
        weights[line.id] = weights.get(line.id, 0) + _articles(material, dispute)
    if not found:
        return None
    order = sorted(
        found.values(),
        key=lambda one: (-weights[one.id], time_order(material.articles[one.passage.article].published), one.id),
    )
    texts = material.texts
    return Lines(
        texts("overview.disputed"),
        (Group(None, tuple(order[:MOST])),),
        texts("overview.disputed_note"),
        form="disputes",
    )


def _of_claims(material: Material, dispute: Dispute) -> Line | None:
    """The side that more articles carry, and the other ones beside it."""
    sides = [one for ident in (dispute.one, dispute.other) if (one := material.claims_by_id.get(ident))]
    if len(sides) < 2:
        return None
    lead = max(sides, key=lambda one: len({each.article for each in one.wordings}))
    line = claim_line(material, lead)
    return replace(line, sides=tuple(side for side in line.sides if side.role in BETWEEN_CLAIMS))


def _of_figures(material: Material, dispute: Dispute) -> Line | None:
    """Two figures of one thing, each in its sentence."""
    one, other = (material.figures_by_id.get(ident) for ident in (dispute.one, dispute.other))
    if one is None or other is None:
        return None
    first, second = (
        sentence_line(material, each.article, material.sentences(each.article, each.spans) or each.spans)
        for each in (one, other)
    )
    side = Side(dispute.kind, second.text, second.passage, source=given_by(material, other))
    return replace(first, id=one.id, source=given_by(material, one), sides=(side,))


def _articles(material: Material, dispute: Dispute) -> int:
    """How many articles carry either side."""
    claims = (material.claims_by_id.get(ident) for ident in (dispute.one, dispute.other))
    return len({each.article for one in claims if one for each in one.wordings}) or 2
