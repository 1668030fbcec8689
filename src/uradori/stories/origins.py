"""The roots of the retelling graph: on whom the articles rest in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from uradori.model import Retelling, RetellingKind

CARRIES = 0.5
"""Score from which a retelling carries its article: the article is no origin of its own. Below it, the article
borrows a passage or a line and stays an origin for the rest."""

_OUTSIDE = "actor:"
_STRENGTH = (RetellingKind.CREDIT, RetellingKind.WORDING, RetellingKind.TRANSLATION, RetellingKind.CITATION)


def acyclic(retellings: Iterable[Retelling]) -> list[Retelling]:
    """*retellings* without those that would make an article its own ancestor; the weaker edge of a ring goes."""
    parents: defaultdict[str, set[str]] = defaultdict(set)
    kept = []
    for retelling in sorted(retellings, key=_rank):
        if retelling.article not in _ancestors(retelling.parent, parents):
            parents[retelling.article].add(retelling.parent)
            kept.append(retelling)
    return sorted(kept, key=lambda one: (one.article, one.parent, one.kind))


def origins(articles: Sequence[str], retellings: Iterable[Retelling]) -> tuple[str, ...]:
    """The distinct roots of *articles*, each followed along the retelling that carries it most.

    An originator outside the ledger is one origin for all who retell it.
    """
    carrying: dict[str, str] = {}
    for retelling in sorted(retellings, key=_rank):
        if retelling.score >= CARRIES:
            carrying.setdefault(retelling.article, retelling.parent)
    return tuple(
        sorted({_root(article, carrying) for article in articles}, key=lambda root: (root.startswith(_OUTSIDE), root))
    )


def _root(article: str, carrying: Mapping[str, str]) -> str:
    while article in carrying:
        article = carrying[article]
    return article


def _rank(retelling: Retelling) -> tuple[int, float, str, str]:
    """Strongest first: what the article itself says of where it comes from goes before what we infer."""
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
