"""Figures of one story held against one another: which is an update of which, and which are disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from uradori.model import Article, Dispute, DisputeKind, Figure, Story
from uradori.stories.tallies import Told, agree, relation

_BACK = 12
"""Distinct figures of the same kind before a figure with which it is compared: what is older was updated long ago."""

_KINDS = {"updated": DisputeKind.UPDATED, "disputed": DisputeKind.FIGURE}


def revisions(figures: Iterable[Figure], articles: Iterable[Article], stories: Iterable[Story]) -> tuple[Dispute, ...]:
    """The figures of each story that are updated or disputed by a later one of the same kind; ids are of figures.

    A figure that several articles give alike is compared once, where it stands first. Cost: linear in the figures.
    """
    by_id = {article.id: article for article in articles}
    where = {article: story.id for story in stories for article in story.articles}
    kinds: defaultdict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for figure in figures:
        if figure.article in by_id:
            kinds[where.get(figure.article, figure.article), figure.unit, figure.counts].append(
                Told(figure, by_id[figure.article])
            )
    return tuple(dispute for kind in sorted(kinds) for dispute in _of_kind(kinds[kind]))


def _of_kind(told: Sequence[Told]) -> Iterator[Dispute]:
    """The disputes among figures of one kind in one story; what gives the same value beside a denial is none."""
    seen: list[Told] = []
    for later in _first_of_each(told):
        for earlier in seen[-_BACK:]:
            if earlier.article.id == later.article.id:
                continue
            how, reason = relation(earlier, later)
            if how in _KINDS and _certain(earlier, later, reason) and not agree(earlier.figure, later.figure):
                yield Dispute(_KINDS[how], earlier.figure.id, later.figure.id, reason)
        seen.append(later)


def _certain(earlier: Told, later: Told, reason: str) -> bool:
    """Whether it is sure enough to be shown: a number is rejected, or both are dated and their claimants known.

    On labelled pairs (bench/figures) other reasons are wrong too often.
    """
    if reason == "rejected":
        return True
    actors = [one.figure.claimant.actor for one in (earlier, later)]
    dated = earlier.article.published is not None and later.article.published is not None
    return dated and reason in {"same-claimant", "claimants"} and all(actors)


def _first_of_each(told: Sequence[Told]) -> list[Told]:
    """*told* in time order, of those by one claimant with one value only the first."""
    ordered = sorted(told, key=lambda one: (one.article.published is None, one.article.published or "", one.figure.id))
    found: dict[tuple[str, float, float | None], Told] = {}
    for one in ordered:
        given = one.figure.claimant
        found.setdefault((given.actor.id if given.actor else given.text, one.figure.value, one.figure.value_max), one)
    return list(found.values())
