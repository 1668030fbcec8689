"""Claims that cannot both hold, and of what kind their dispute is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from uradori.model import Article, Statement, Story
from uradori.model.claim import Claim, Dispute, DisputeKind
from uradori.stories.claims.clashes import clashes
from uradori.stories.claims.compare import topic
from uradori.stories.claims.gather import said_of
from uradori.stories.claims.index import Index
from uradori.stories.claims.parts import Parts, parts
from uradori.stories.claims.said import Said

_BLAME = frozenset({"accuse", "guilty", "attack", "kill", "violate", "destroy", "invade", "explosion"})
_FEW, _MANY = 3, 40
"""Words between which what is said can be told to deny another thing: a speech of many sentences has both in it."""
_SURE = {False: 0.7, True: 0.97}
"""Likeness of matter from which two claims can dispute, in one language and (True) in two: what is not of one matter
does not contradict, and what words of two languages deny is harder to tell."""


def disputes(
    claims: Sequence[Claim],
    articles: Iterable[Article],
    statements: Iterable[Statement],
    stories: Iterable[Story] = (),
) -> tuple[Dispute, ...]:
    """The disputes among *claims*, the earlier claim first; each pair of claims at most once.

    Somebody must stand for one of the two: articles that only tell of successive days do not contradict one another.
    """
    by_id = {article.id: article for article in articles}
    by_statement = {each.id: each for each in statements}
    where = {article: story.id for story in stories for article in story.articles}
    index = Index()
    heads: list[Said] = []
    found: list[Dispute] = []
    for place, claim in enumerate(claims):
        first = claim.wordings[0]
        head = said_of(first, by_id[first.article], by_statement.get(first.statement or ""))
        own, story = parts(head), where.get(first.article)
        near = (other for other in index.near(own, story) if first.statement or claims[other].wordings[0].statement)
        against = ((other, _kind(heads[other], head)) for other in sorted(near))
        found += [Dispute(kind[0], claims[other].id, claim.id, kind[1]) for other, kind in against if kind]
        heads.append(head)
        index.add(place, own, story)
    return tuple(found)


def marked(claims: Sequence[Claim], found: Iterable[Dispute]) -> tuple[Claim, ...]:
    """*claims* with the ids of those that dispute each."""
    against: dict[str, set[str]] = {}
    for each in found:
        against.setdefault(each.one, set()).add(each.other)
        against.setdefault(each.other, set()).add(each.one)
    return tuple(replace(claim, disputed_by=tuple(sorted(against.get(claim.id, ())))) for claim in claims)


def _kind(one: Said, other: Said) -> tuple[DisputeKind, str] | None:
    left, right = parts(one), parts(other)
    if not _FEW <= min(len(left.words), len(right.words)) <= max(len(left.words), len(right.words)) <= _MANY:
        return None
    if one.text == other.text and any(a.overlaps(b) for a in one.spans for b in other.spans):
        return None
    seen = clashes(left, right)
    found = None if seen["times"] else _turned(one, other, seen) or _different(left, right, seen)
    return found if found and topic(one, other) >= _SURE[one.lang != other.lang] else None


def _turned(one: Said, other: Said, seen: dict[str, bool]) -> tuple[DisputeKind, str] | None:
    """A claim against its contrary: by its own earlier speaker, by a denial, or by anyone else."""
    denied = parts(one).denied != parts(other).denied
    # A translator turns negations round more often than two languages contradict one another without a denial.
    if not seen["turned"] or seen["numbers"] or seen["actors"] or (one.lang != other.lang and not denied):
        return None
    reason = "opposite" if seen["opposite"] else "negation"
    if one.actor is not None and one.actor == other.actor:
        return DisputeKind.SHIFT, f"{reason} actor={one.actor}"
    return (DisputeKind.DENIAL if denied else DisputeKind.POLARITY), reason


def _different(left: Parts, right: Parts, seen: dict[str, bool]) -> tuple[DisputeKind, str] | None:
    if (seen["swapped"] or seen["actors"]) and not seen["numbers"] and _BLAME & left.concepts & right.concepts:
        return DisputeKind.BLAME, "actors"
    return None
