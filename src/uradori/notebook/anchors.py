"""Anchors: things named so that they are found again after the articles are read anew, and finding them.

Ids are tried first. Where a record has gone, because a newer extractor drew it otherwise or the article was revised,
what now stands at the same words takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from uradori.errors import UsageError
from uradori.model import (
    Article,
    Claim,
    Figure,
    Part,
    Question,
    Span,
    Spans,
    Statement,
    Story,
    Target,
    TargetKind,
)
from uradori.notebook.memory import Seen

SAME = 0.5
"""Share of common characters (of all that either has) from which a record stands at the place of one that is gone."""

_GAP = " … "


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Found = TypeVar("Found", bound=_Identified)


def passage_of(article: Article, spans: Spans, kind: TargetKind = TargetKind.PASSAGE, ident: str = "") -> Target:
    """The passage at *spans* of *article*, or the thing of this *kind* that stands there."""
    return Target(kind, ident, article.key, article.id, spans, Part.of(article.text, spans).text)


def article_of(article: Article) -> Target:
    """An article, whatever its revision."""
    return Target(TargetKind.ARTICLE, article.id, article.key, article.id, (), article.title or "")


def statement_of(article: Article, statement: Statement) -> Target:
    """A statement, by the words of its content."""
    return passage_of(article, statement.content.spans, TargetKind.STATEMENT, statement.id)


def figure_of(article: Article, figure: Figure) -> Target:
    """A figure, by the words of its quantity."""
    return passage_of(article, figure.spans, TargetKind.FIGURE, figure.id)


def claim_of(article: Article, claim: Claim) -> Target:
    """A claim, by its first wording, which stands in *article*."""
    return passage_of(article, claim.wordings[0].spans, TargetKind.CLAIM, claim.id)


def story_of(article: Article, story: Story) -> Target:
    """A story, by its first article."""
    return Target(TargetKind.STORY, story.id, article.key, article.id, (), story.title)


def question_of(article: Article, question: Question) -> Target:
    """A question, by the sentence that asks it."""
    return passage_of(article, question.evidence[0].spans, TargetKind.QUESTION, question.id)


def actor_of(actor: str, name: str) -> Target:
    """An actor, with a name to show."""
    return Target(TargetKind.ACTOR, actor, text=name)


class Places:
    """Finds what targets point to in one state of the ledger."""

    def __init__(self, view: Seen) -> None:
        self._view = view
        self._current: dict[str, Article | None] = {}
        self._statements: dict[str, list[Statement]] = {}
        self._claims: dict[str, list[Claim]] = {}

    def article(self, target: Target) -> Article | None:
        """The current revision of the article that *target* is, or stands in."""
        if target.key not in self._current:
            self._current[target.key] = next(iter(self._view.revisions(target.key)[-1:]), None)
        return self._current[target.key]

    def spans(self, target: Target) -> Spans:
        """Where the words of *target* stand in the current revision; none where they are gone."""
        article = self.article(target)
        if article is None or article.id == target.revision:
            return target.spans if article else ()
        found = []
        at = 0
        for piece in target.text.split(_GAP):
            start = article.text.find(piece, at)
            if start < 0 or not piece:
                return ()
            at = start + len(piece)
            found.append(Span(start, at))
        return tuple(found)

    def statement(self, target: Target) -> Statement | None:
        """The statement that *target* points to."""
        article = self.article(target)
        if article is None:
            return None
        if article.id not in self._statements:
            self._statements[article.id] = [*self._view.statements([article.id])]
        return self._best(target, [(one, one.content.spans) for one in self._statements[article.id]])

    def figure(self, target: Target) -> Figure | None:
        """The figure that *target* points to."""
        article = self.article(target)
        found = [*self._view.figures([article.id])] if article else []
        return self._best(target, [(one, one.spans) for one in found])

    def question(self, target: Target) -> Question | None:
        """The question that *target* points to."""
        article = self.article(target)
        found = [*self._view.questions([article.id])] if article else []
        return self._best(target, [(one, one.evidence[0].spans) for one in found if one.evidence])

    def claim(self, target: Target) -> Claim | None:
        """The claim that *target* points to, as the machine grouped it."""
        article = self.article(target)
        if article is None:
            return None
        if article.id not in self._claims:
            self._claims[article.id] = [*self._view.claims([article.id])]
        worded = ((one, wording) for one in self._claims[article.id] for wording in one.wordings)
        return self._best(target, [(one, wording.spans) for one, wording in worded if wording.article == article.id])

    def story(self, target: Target) -> Story | None:
        """The story that *target* points to, as the machine grouped it: the one that has its article now."""
        article = self.article(target)
        if article is None:
            return None
        try:
            found = self._view.story(target.id)
        except UsageError:
            found = None
        if found is None or article.id not in found.articles:
            return next(iter(self._view.stories([article.id])), None)
        return found

    def _best(self, target: Target, candidates: Sequence[tuple[Found, Spans]]) -> Found | None:
        for one, _ in candidates:
            if one.id == target.id:
                return one
        place = self.spans(target)
        shares = [(alike(place, spans), -at) for at, (_, spans) in enumerate(candidates)]
        share, at = max(shares, default=(0.0, 0))
        return candidates[-at][0] if share >= SAME else None


def alike(one: Spans, other: Spans) -> float:
    """How many of the characters that either has both have, from 0 to 1."""
    common = sum(left.common(right) for left in one for right in other)
    total = _length(one) + _length(other) - common
    return common / total if total else 0.0


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
