"""The picture of the retellings: where each node of the tree is drawn, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.briefing.interface import parse_time
from uradori.briefing.model import Node, Tree

ROW = 30
INDENT = 22
LEFT = 12
DEEPEST = 5
"""Steps that are still indented further; deeper ones stand below one another."""
AXIS_START, AXIS_END = 400, 780
WIDTH = 800
MOST_NODES = 150
LONGEST_NAME = 26


@dataclass(frozen=True, slots=True)
class Mark:
    """One node drawn: its dot at (``x``, ``y``), the path from its parent, its place on the time axis if dated."""

    node: Node
    x: int
    y: int
    label: str
    path: str | None
    at: float | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing; ``left`` counts the nodes that did not fit."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    axis: tuple[int, int]
    left: int


def picture(tree: Tree) -> Picture:
    """Lay out *tree*: a row a node, indented by its depth, with the time of publication on an axis to the right."""
    nodes = tree.nodes[:MOST_NODES]
    stamps = [when.timestamp() if (when := parse_time(node.time)) else None for node in nodes]
    known = [stamp for stamp in stamps if stamp is not None]
    first, last = min(known, default=0.0), max(known, default=0.0)
    marks: list[Mark] = []
    for at, (node, stamp) in enumerate(zip(nodes, stamps, strict=True)):
        x, y = LEFT + INDENT * min(node.depth, DEEPEST), ROW * at + ROW // 2
        label = node.name if len(node.name) <= LONGEST_NAME else node.name[: LONGEST_NAME - 1] + "…"
        share = None if stamp is None else (stamp - first) / (last - first) if last > first else 0.0
        place = None if share is None else round(AXIS_START + share * (AXIS_END - AXIS_START), 1)
        marks.append(
            Mark(node, x, y, label, _path(marks[node.parent], x, y) if node.parent is not None else None, place)
        )
    return Picture(WIDTH, ROW * len(nodes), tuple(marks), (AXIS_START, AXIS_END), len(tree.nodes) - len(nodes))


def _path(parent: Mark, x: int, y: int) -> str:
    """Down from the parent, then round the corner to the child."""
    bend = min(8, max(0, x - parent.x - 6))
    return f"M{parent.x} {parent.y + 6}V{y - bend}q0 {bend} {bend} {bend}H{x - 6}"
