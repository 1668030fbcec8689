"""Of several articles that share passages with one, those that it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from uradori.model.span import Span, Spans
from uradori.stories.direction import credits_to
from uradori.stories.passages import Shared
from uradori.stories.reader import Reading
from uradori.stories.wording import wording

_CREDITED, _COPIED = 1.25, 1.2
"""By how much more of an article must be found in another than in one that it credits to be its parent: with words of
its own, and with those that it may have copied from a third."""
_KEPT = 0.15
"""What a share of the parent that the article keeps counts, beside a share of the article that the parent holds: of two
texts that hold as much of an article, it comes from the one of which less is missing in it."""
_BREAK = 30
"""Characters of English that a passage must hold to be worth a break in what was copied: each cut, move or changed word
breaks it that the article has and the parent has not, and none of those that it took over."""
_SECOND = 0.15
"""Share of an article that a second parent must hold and the first lack: less is a passage borrowed in passing."""


@dataclass(frozen=True)
class Candidate:
    """A possible parent of a child, and what the two share, seen from the child (which is on the left)."""

    child: Reading
    parent: Reading
    shared: Shared

    @property
    def place(self) -> int:
        """The parent's place."""
        return self.shared.right

    @cached_property
    def fit(self) -> float:
        """How well this parent explains what the child holds."""
        article = self.child.article
        inside, kept = self.shared.inside
        breaks = _BREAK * wording(article.lang).length * len(self.shared.passages) / len(article.text)
        return inside - breaks + _KEPT * kept

    @cached_property
    def held(self) -> Spans:
        """What of the child the parent holds."""
        return tuple(sorted(passage.span for passage in self.shared.passages))

    @cached_property
    def credits(self) -> Spans:
        """Where the child credits the parent's outlet."""
        return tuple(span for _, span in credits_to(self.parent, self.child))

    def copied(self, credit: Span) -> bool:
        """Whether a *credit* of the child was copied from this parent: what follows it, if anything does, was too.

        Two papers may begin alike with the title and dateline of one agency.
        """
        article = self.child.article
        behind = min(credit.end + _BREAK * wording(article.lang).length / 2, len(article.text) - 1)
        return any(held.start <= credit.start and held.end >= behind for held in self.held)


@dataclass(frozen=True, slots=True)
class Parents:
    """The parent that explains an article best, and one more that holds what this one lacks, and which share of it.

    ``explained`` tells how well the article is explained by them.
    """

    first: Candidate
    explained: float
    second: Candidate | None = None
    share: float = 0.0


def parents(candidates: Sequence[Candidate]) -> Parents | None:
    """The parents of an article among its *candidates*; None where there are none.

    One whose outlet the article credits is preferred where nearly as much is found in it: a copy of a copy holds the
    first text too, and its credit tells by which way it came, unless it stands in what was copied. Where another holds
    what the first lacks, the article is merged of both.
    """
    if not candidates:
        return None
    rated = [(one.fit * _told(one, candidates), one) for one in candidates]
    best, first = max(rated, key=lambda item: (item[0], -item[1].place))
    lacking = [
        (beyond(one.held, first.held) / max(1, beyond(one.held, ())) * one.shared.inside[0], one)
        for one in candidates
        if one is not first
    ]
    share, second = max(lacking, key=lambda item: (item[0], -item[1].place), default=(0.0, None))
    if second is None or share < _SECOND:
        return Parents(first, best)
    return Parents(first, best + share, second, share)


def _told(one: Candidate, candidates: Sequence[Candidate]) -> float:
    """What it counts that the article credits this candidate, or that a credit of the article was copied from it."""
    others = [other for other in candidates if other is not one]
    own = [span for span in one.credits if not any(_came_from(other, one, span) for other in others)]
    if own:
        return _CREDITED
    copied = one.credits or any(_came_from(one, other, span) for other in others for span in other.credits)
    return _COPIED if copied else 1.0


def _came_from(one: Candidate, other: Candidate, credit: Span) -> bool:
    """Whether the *credit* of an article to the *other* may have been copied from *one*, which bears it too."""
    return one.copied(credit) and any(credits_to(other.parent, one.parent))


def beyond(spans: Spans, others: Spans) -> int:
    """Characters of *spans* that are in none of *others*; both in order."""
    length = 0
    for span in spans:
        at = span.start
        for other in others:
            if other.end > at and other.start < span.end:
                length += max(0, other.start - at)
                at = max(at, other.end)
        length += max(0, span.end - at)
    return length
