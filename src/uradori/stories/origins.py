"""The roots of the retelling graph: on whom the articles rest in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from uradori.model import Retelling, RetellingKind, outsider

CARRIES = 0.5
"""Score from which a retelling carries its article: the article is no origin of its own. Below it, the article
borrows a passage or a line and stays an origin for the rest."""

_STRENGTH = (RetellingKind.CREDIT, RetellingKind.WORDING, RetellingKind.TRANSLATION, RetellingKind.CITATION)


def acyclic(retellings: Iterable[Retelling]) -> list[Retelling]:
    """*retellings* without those that would make an article its own ancestor; the weaker edge of a ring goes."""
    parents: defaultdict[str, set[str]] = defaultdict(set)
    kept = []
    for retelling in strongest_first(retellings):
        if retelling.article not in _ancestors(retelling.parent, parents):
            parents[retelling.article].add(retelling.parent)
            kept.append(retelling)
    return sorted(kept, key=lambda one: (one.article, one.parent, one.kind))


def above(articles: Iterable[str], retellings: Callable[[list[str]], Iterable[Retelling]]) -> list[Retelling]:
    """What *articles* retell, and what that retells, up to the origins; *retellings* gives those of some articles."""
    found: list[Retelling] = []
    seen = {*articles}
    waiting = sorted(seen)
    while waiting:
        steps = [*retellings(waiting)]
        found += steps
        waiting = sorted({one.parent for one in steps if outsider(one.parent) is None} - seen)
        seen.update(waiting)
    return found


def strongest_first(retellings: Iterable[Retelling]) -> list[Retelling]:
    """*retellings* in the order in which they tell where an article comes from.

    What an article itself says of where it comes from goes before what is inferred; then the higher score.
    """
    return sorted(retellings, key=_rank)


def carriers(retellings: Iterable[Retelling]) -> dict[str, Retelling]:
    """For each article that a retelling carries as a whole, that retelling: the strongest of them.

    What is shared word for word with several parents carries together: an article merged of two is no origin. One
    without such a retelling is an origin, whatever passages it borrows.
    """
    ranked = strongest_first(retellings)
    together: defaultdict[str, float] = defaultdict(float)
    for retelling in ranked:
        if retelling.kind is RetellingKind.WORDING:
            together[retelling.article] += retelling.score
    found: dict[str, Retelling] = {}
    for retelling in ranked:
        score = together[retelling.article] if retelling.kind is RetellingKind.WORDING else retelling.score
        if score >= CARRIES:
            found.setdefault(retelling.article, retelling)
    return found


def origins(articles: Sequence[str], retellings: Iterable[Retelling]) -> tuple[str, ...]:
    """The distinct roots of *articles*, each followed along the retelling that carries it.

    An originator outside the ledger is one origin for all who retell it.
    """
    carrying = carriers(retellings)
    return tuple(
        sorted({root(article, carrying) for article in articles}, key=lambda each: (outsider(each) is not None, each))
    )


def root(article: str, carrying: Mapping[str, Retelling]) -> str:
    """Where *article* comes from in the end, along *carrying* (see `carriers`): itself, where nothing carries it."""
    while article in carrying:
        article = carrying[article].parent
    return article


def _rank(retelling: Retelling) -> tuple[int, float, str, str]:
    return _STRENGTH.index(retelling.kind), -retelling.score, retelling.article, retelling.parent


def _ancestors(article: str, parents: Mapping[str, set[str]]) -> set[str]:
    found = {article}
    waiting = [article]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found
