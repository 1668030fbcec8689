"""Linking: new articles are put beside the few they may belong with, and only what that changes is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

from uradori.actors import Gazetteer
from uradori.ledger import Grouped, Store, View, Writer
from uradori.model import Article, Retelling, Statement, number_of
from uradori.run.progress import Progress
from uradori.stories import Grouping, Known, group, revisions
from uradori.stories.claims import claims, disputes, marked
from uradori.stories.reader import Reading, prepare
from uradori.stories.sketches import sketch, telling

AT_ONCE = 512
"""Articles that are linked in one step, which bounds the memory; a ledger of fewer is grouped as a whole."""
_FIRST_HOLDERS = 12
"""Earliest texts that share a run of words: where many copies exist, the parent is early."""
_AROUND = 20
"""Texts before and after in time that share a mark."""
_COPIES = 6
"""Articles that share most runs of words that a new one is compared with..."""
_LIKE = 4
"""...those of each language that share most of its marks, and those of its own that share most of its words."""
_LEAST_LIKE = 0.03
"""What these must have in common with it, of 1."""
_OF_STORY = 6
"""Articles of a known story that stand for it: those found, then its first."""


def link(store: Store, writer: Writer, gazetteer: Gazetteer, progress: Progress) -> None:
    """Link all articles that the groupings of this generation have not taken in, oldest first, and commit.

    Stopped at any moment, the next run links the rest.
    """
    waiting = writer.unlinked()
    if not waiting:
        return
    progress.grouping(len(waiting))
    steps = list(batched(waiting, AT_ONCE))
    for number, step in enumerate(steps, start=1):
        view = store.view()
        linked = _link(step, view, gazetteer, anew=not writer.amendable())
        writer.add_grouping(linked.now, linked.before, linked.sketches, last=number == len(steps))
        writer.commit()
        view.close()
