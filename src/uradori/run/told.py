"""What new articles change in the claims and disputes of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from uradori.ledger import Grouped, Indexed
from uradori.model import Article, Claim, Dispute, DisputeKind, Retelling, RetellingKind, Statement
from uradori.stories import Grouping, Rests, revisions
from uradori.stories.claims import Amended, Grounds, Settled, amended, claims, disputes, redirected

_OF_FIGURES = frozenset({DisputeKind.FIGURE, DisputeKind.UPDATED})


@dataclass(frozen=True, slots=True)
class Told:
    """The articles looked at, with their statements.

    Of these ``new`` are to be linked; ``undone`` are all articles whose claims are given up: the new ones, and what
    they take the place of.
    """

    view: Indexed
    articles: Sequence[Article]
    statements: Sequence[Statement]
    new: frozenset[str]
    undone: frozenset[str]

    def amend(self, found: Grouping, before: Grouped, company: frozenset[str]) -> tuple[Grouped, Grouped]:
        """What counts now that *found* is found, and what counted before it.

        The claims of new articles are compared with those of their *company*, their figures with those of all articles
        of their story that are looked at.
        """
        view = self.view
        told = company | self.new
        articles = [each for each in self.articles if each.id in told]
        statements = [each for each in self.statements if each.article in told]
        own = [one for one in found.retellings if not self.new.isdisjoint((one.article, one.parent))]
        stood = self._claims(told | self.undone | _moved(found, before))
        said = claims(articles, statements, own, found.stories, Settled(company, stood))
        inside = frozenset(article for story in found.stories for article in story.articles)
        changed = amended(stood, said, self.undone, Grounds(Rests(found.retellings), inside), view.published)
        stood_against = list(view.disputes([*told, *self.undone]))
        against = self._against(disputes(said, articles, statements, found.stories), changed, stood_against)
        counted = revisions(view.figures([each.id for each in self.articles]), self.articles, found.stories)
        kept, fresh = self._figures(stood_against, counted)
        return (
            Grouped(found.stories, found.retellings, _marked(changed.claims, against), (*against, *kept, *fresh)),
            Grouped(before.stories, before.retellings, tuple(stood), tuple(stood_against)),
        )

    def _claims(self, articles: Iterable[str]) -> list[Claim]:
        """The claims that *articles* make, and those that dispute them."""
        found = list(self.view.claims(articles))
        others = {each for claim in found for each in claim.disputed_by} - {claim.id for claim in found}
        return [*found, *self.view.claims_named(sorted(others))]

    def _against(self, found: Iterable[Dispute], changed: Amended, stood: Iterable[Dispute]) -> list[Dispute]:
        """The disputes between claims: those that stood, and those *found* with a side that a new article tells of."""
        kept = redirected((each for each in stood if each.kind not in _OF_FIGURES), changed.before)
        pairs = {frozenset((each.one, each.other)) for each in kept}
        return kept + [
            each
            for each in redirected(found, changed.found)
            if not changed.touched.isdisjoint((each.one, each.other)) and frozenset((each.one, each.other)) not in pairs
        ]

    def _figures(self, stood: Iterable[Dispute], counted: Iterable[Dispute]) -> tuple[list[Dispute], list[Dispute]]:
        """The disputes between figures that stood, and those *counted* now with a side that a new article gives."""
        new = {figure.id for figure in self.view.figures(self.undone)}
        of_figures = (each for each in stood if each.kind in _OF_FIGURES)
        return (
            [each for each in of_figures if new.isdisjoint((each.one, each.other))],
            [each for each in counted if not new.isdisjoint((each.one, each.other))],
        )


def _moved(found: Grouping, before: Grouped) -> set[str]:
    """The articles that stood and retell others now, or what does so: the claims they make may have other origins."""
    was, now = _above(before.retellings), _above(found.retellings)
    stood = {article for story in before.stories for article in story.articles}
    moved = {article for article in {*was, *now} & stood if was.get(article) != now.get(article)}
    while more := {article for article in now.keys() & stood - moved if any(each in moved for each, _ in now[article])}:
        moved |= more
    return moved


def _above(told: Iterable[Retelling]) -> dict[str, set[tuple[str, RetellingKind]]]:
    """What each article retells, and in which way."""
    found: dict[str, set[tuple[str, RetellingKind]]] = {}
    for each in told:
        found.setdefault(each.article, set()).add((each.parent, each.kind))
    return found


def _marked(claims: Iterable[Claim], against: Iterable[Dispute]) -> tuple[Claim, ...]:
    """*claims* with the disputes *against* them added to those known."""
    others: dict[str, set[str]] = {}
    for each in against:
        others.setdefault(each.one, set()).add(each.other)
        others.setdefault(each.other, set()).add(each.one)
    return tuple(
        replace(each, disputed_by=tuple(sorted({*each.disputed_by, *others[each.id]}))) if each.id in others else each
        for each in claims
    )
