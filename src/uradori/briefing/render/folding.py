"""Folding: how much of a large briefing a page shows, what waits behind "n more", and what only the JSON form holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from uradori.briefing.model import Briefing, Chapter, Figures, Group, Line, Lines, Table, Tree

MOST_LINES = 600
"""Lines on a page at most: about 1 MB of HTML."""

OPEN_LINES = 12
"""Lines of a group that stand open; the others of it wait behind "n more"."""

_CAPS = (200, 100, 50, 30, 20, 12, 8, 5, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line and its anchor on the page."""

    anchor: str
    line: Line


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with its lines open and folded."""

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
    left: int
    block: str = "lines"


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter as far as the page shows it."""

    chapter: Chapter
    blocks: tuple[ShownLines | Figures | Tree | Table, ...]

    def lines(self) -> Iterator[ShownLine]:
        """All lines on the page, in order."""
        for block in self.blocks:
            if isinstance(block, ShownLines):
                for group in block.groups:
                    yield from (*group.open, *group.folded)


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
    return tuple(_chapter(chapter, cap) for chapter in briefing.chapters)


def _chapter(chapter: Chapter, cap: int) -> ShownChapter:
    blocks: list[ShownLines | Figures | Tree | Table] = []
    start = 0
    for block in chapter.blocks:
        if not isinstance(block, Lines):
            blocks.append(block)
            continue
        groups = []
        for group in block.groups[:MOST_LINES]:
            shown = [
                ShownLine(f"c{chapter.number}-{start + at}", line) for at, line in enumerate(group.lines[:cap], start=1)
            ]
            start += len(shown)
            groups.append(ShownGroup(group, tuple(shown[:OPEN_LINES]), tuple(shown[OPEN_LINES:])))
        on_page = sum(len(group.open) + len(group.folded) for group in groups)
        left = sum(len(group.lines) for group in block.groups) - on_page
        blocks.append(ShownLines(block.title, block.note, block.form, tuple(groups), left))
    return ShownChapter(chapter, tuple(blocks))
