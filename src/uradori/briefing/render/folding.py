"""Folding: how much of a large briefing a page shows, what waits behind "n more", and what only the JSON form holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from uradori.briefing.model import Briefing, Chapter, Chart, Figures, Group, Line, Lines, Table, Tree
from uradori.model import Quote

MOST_LINES = 600
"""Lines on a page at most: about 1 MB of HTML."""

OPEN_LINES = {
    "quotes": 6,
    "lead": 6,
    "timeline": 12,
    "retellings": 6,
    "figures": 10,
    "claims": 6,
    "disputes": 5,
    "loaded": 8,
}
"""Lines of a group that stand open, by the form of their block; the others of it wait behind "n more"."""

OPEN_GROUPS = 12
"""Groups of a block that stand open."""

MOST_NODES = 150
"""Articles that the tree of retellings draws."""

_CAPS = (200, 100, 50, 30, 20, 12, 8, 5, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line and its anchor on the page."""

    anchor: str
    line: Line


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with its anchor, its lines open and folded."""

    anchor: str
    group: Group
    open: tuple[ShownLine, ...]
    folded: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class ShownLines:
    """A block of lines with what of it is on the page; ``left`` counts the lines that are not."""

    title: str | None
    note: str | None
    form: str
    groups: tuple[ShownGroup, ...]
    folded: tuple[ShownGroup, ...]
    left: int
    head: tuple[str, ...] = ()
    block: str = "lines"


@dataclass(frozen=True, slots=True)
class Branch:
    """An article of the tree, by its index among the nodes, and the branches that retell it."""

    node: int
    anchor: str
    children: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class ShownTree:
    """The tree of retellings: origins that are retold, origins that are not, and how many nodes did not fit."""

    tree: Tree
    retold: tuple[Branch, ...]
    alone: tuple[Branch, ...]
    left: int
    block: str = "tree"


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter as far as the page shows it."""

    chapter: Chapter
    blocks: tuple[ShownLines | ShownTree | Figures | Table | Chart, ...]

    def lines(self) -> Iterator[ShownLine]:
        """All lines on the page, in order."""
        for group in self.groups():
            yield from (*group.open, *group.folded)

    def groups(self) -> Iterator[ShownGroup]:
        """All groups on the page, in order."""
        for block in self.blocks:
            if isinstance(block, ShownLines):
                yield from (*block.groups, *block.folded)


def fold(briefing: Briefing) -> tuple[ShownChapter, ...]:
    """The chapters of *briefing*, every group cut to the same most lines so that the page keeps its size."""
    sizes = [
        len(group.lines)
        for chapter in briefing.chapters
        for block in chapter.blocks
        if isinstance(block, Lines)
        for group in block.groups
    ]
    cap = next((cap for cap in _CAPS if sum(min(size, cap) for size in sizes) <= MOST_LINES), _CAPS[-1])
    readable = frozenset(card.id for card in briefing.articles if card.lang == briefing.lang)
    return tuple(_chapter(chapter, cap, readable) for chapter in briefing.chapters)


def _chapter(chapter: Chapter, cap: int, readable: Collection[str]) -> ShownChapter:
    blocks: list[ShownLines | ShownTree | Figures | Table | Chart] = []
    for at, block in enumerate(chapter.blocks):
        anchor = f"{chapter.key}-{at}"
        if isinstance(block, Lines):
            blocks.append(_lines(block, cap, anchor, readable))
        elif isinstance(block, Tree):
            blocks.append(_tree(block, anchor))
        else:
            blocks.append(block)
    return ShownChapter(chapter, tuple(blocks))


def _lines(block: Lines, cap: int, anchor: str, readable: Collection[str]) -> ShownLines:
    """The groups of *block*, each with its best lines open; all in their own order."""
    groups = []
    for at, group in enumerate(block.groups[:MOST_LINES]):
        most = min(cap, len(group.lines))
        ranked = _ranked(block, group, readable)
        kept = sorted(ranked[:most])
        open_ones = set(ranked[: _standing(most, OPEN_LINES[block.form])])
        shown = {index: ShownLine(f"{anchor}-{at}-{index}", group.lines[index]) for index in kept}
        groups.append(
            ShownGroup(
                f"{anchor}-{at}",
                group,
                tuple(line for index, line in shown.items() if index in open_ones),
                tuple(line for index, line in shown.items() if index not in open_ones),
            )
        )
    on_page = sum(len(group.open) + len(group.folded) for group in groups)
    left = sum(len(group.lines) for group in block.groups) - on_page
    most = _standing(len(groups), OPEN_GROUPS)
    return ShownLines(block.title, block.note, block.form, tuple(groups[:most]), tuple(groups[most:]), left, block.head)


def _standing(size: int, most: int) -> int:
    """How many of *size* stand open: a fold that hides a single one is no help to anyone."""
    return size if size <= most + 1 else most


def _ranked(block: Lines, group: Group, readable: Collection[str]) -> list[int]:
    """The indices of the lines, what is worth most first: quotations by their worth, others as they come."""
    indices = range(len(group.lines))
    if block.form != "quotes":
        return list(indices)
    return sorted(indices, key=lambda index: _worth(group.lines[index], readable), reverse=True)


def _worth(line: Line, readable: Collection[str]) -> tuple[bool, bool, float, int]:
    """Direct speech first, then what the reader can read, then what is surest, then what is most repeated."""
    read = any(passage.article in readable for passage in (line.passage, *line.copies))
    return (line.quote is Quote.DIRECT, read, round(line.confidence or 0.0, 1), len(line.copies))


def _tree(tree: Tree, anchor: str) -> ShownTree:
    children: dict[int | None, list[int]] = {}
    for index, node in enumerate(tree.nodes[:MOST_NODES]):
        children.setdefault(node.parent, []).append(index)

    def branch(index: int) -> Branch:
        return Branch(index, f"{anchor}-n{index}", tuple(branch(child) for child in children.get(index, ())))

    roots = [branch(index) for index in children.get(None, ())]
    return ShownTree(
        tree,
        tuple(root for root in roots if root.children),
        tuple(root for root in roots if not root.children),
        len(tree.nodes) - min(len(tree.nodes), MOST_NODES),
    )
