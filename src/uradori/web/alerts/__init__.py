"""Alerts: what is new about what people follow, each with the sentences that show it.

Nothing is kept for them: new is what stands in a text that the ledger first kept after the follow was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from uradori.export.atom import Change
from uradori.model import Follow, TargetKind
from uradori.web.alerts.actors import of_actor
from uradori.web.alerts.claims import of_claim
from uradori.web.alerts.fresh import Fresh
from uradori.web.alerts.searches import of_search
from uradori.web.alerts.stories import of_story
from uradori.web.desk import Sight

MOST = 100
"""Changes told at most, the newest."""

SORTS: dict[TargetKind, Callable[[Fresh, Follow], Iterator[Change]]] = {
    TargetKind.ACTOR: of_actor,
    TargetKind.CLAIM: of_claim,
    TargetKind.STORY: of_story,
    TargetKind.SEARCH: of_search,
}
"""What can be followed, and what tells of changes in it."""


def changes(sight: Sight, follows: Sequence[Follow], most: int = MOST) -> tuple[Change, ...]:
    """What is new about *follows*, the newest first; links are addresses on the desk."""
    known = [one for one in follows if one.target.kind in SORTS]
    if not known:
        return ()
    fresh = Fresh(sight, min(one.at for one in known), most)
    found = [change for one in known for change in SORTS[one.target.kind](fresh, one)] if fresh.kept else []
    return tuple(sorted(found, key=lambda change: change.at, reverse=True)[:most])


__all__ = ["MOST", "SORTS", "changes"]
