"""What was found before across articles, to which new ones are linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from uradori.model import Article, Retelling, RetellingKind, Story
from uradori.stories.origins import carriers
from uradori.stories.reader import place_in_time


@dataclass(frozen=True)
class Known:
    """Stories as they stood, with all their articles, and all their retellings.

    ``published`` holds key and time of publication of those of their articles that are not looked at again.
    """

    stories: tuple[Story, ...] = ()
    retellings: tuple[Retelling, ...] = ()
    published: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)

    @cached_property
    def told(self) -> frozenset[tuple[str, str]]:
        """Who retells whom."""
        return frozenset((one.article, one.parent) for one in self.retellings)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles of the stories."""
        return frozenset(article for story in self.stories for article in story.articles)

    def copied(self) -> dict[str, str]:
        """The parent of each article that was found to be copied from one."""
        wording = [one for one in self.retellings if one.kind is RetellingKind.WORDING]
        return {article: one.parent for article, one in carriers(wording).items()}

    def worth_comparing(self, one: str, other: str) -> bool:
        """Whether one of the two is new, or retells the other as far as is known: others were compared before."""
        return not {one, other} <= self.articles or (one, other) in self.told or (other, one) in self.told

    def of(self, articles: Iterable[str]) -> tuple[Story, ...]:
        """The stories that hold one of *articles*."""
        wanted = set(articles)
        return tuple(story for story in self.stories if not wanted.isdisjoint(story.articles))

    def members(self, looked_at: Sequence[Article]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The articles of one story, those of *looked_at* and what their stories hold besides, in time order.

        Also their keys, in the same order.
        """
        given = {article.id: (article.key, article.published) for article in looked_at}
        held = dict.fromkeys((*given, *(article for story in self.of(given) for article in story.articles)))
        told = {article: given.get(article) or self.published[article] for article in held}
        ordered = sorted(told, key=lambda article: place_in_time(told[article][1], told[article][0], article))
        return tuple(ordered), tuple(told[article][0] for article in ordered)


NOTHING = Known()


def amended(
    known: Known, found: Iterable[Retelling], looked_at: Iterable[str], articles: Iterable[str]
) -> list[Retelling]:
    """The retellings of *articles*.

    These are those *found* of the articles that are new, or now have a new one as parent, and the known ones of all
    others. What such an article was known to retell of one that was not *looked_at* again stays.
    """
    before = known.articles
    new = set(looked_at) - before
    members = set(articles)
    changed = new | {one.article for one in found if one.parent in new}
    seen = {*looked_at}
    kept = [
        one
        for one in known.retellings
        if one.article in members and (one.article not in changed or (one.parent in members and one.parent not in seen))
    ]
    return [*kept, *(one for one in found if one.article in changed and one.article in members)]
