"""On what a thing said rests: the origins of one passage, which need not be those of the article it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from uradori.model import Retelling, RetellingKind, Spans, outsider
from uradori.stories.origins import carriers

Passage = tuple[str, Spans]
"""An article's id and where in it the thing is said."""

_BORROWED = 0.5
"""Share of a passage that is taken word for word, or translated, from elsewhere to come from there."""
_DECLARED = frozenset({RetellingKind.CITATION, RetellingKind.CREDIT})


class Rests:
    """The retellings among articles, followed upwards passage by passage."""

    def __init__(self, retellings: Iterable[Retelling]) -> None:
        told = list(retellings)
        self._carrying = carriers(told)
        self._edges: defaultdict[str, list[Retelling]] = defaultdict(list)
        for edge in told:
            self._edges[edge.article].append(edge)

    def origins(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The distinct origins of one thing said in all these *passages*.

        A passage comes from where its own words say ("according to X", a credit, what is shared word for word), else
        from where its article comes as a whole. In an article that is retold it is followed on from its passage there.
        """
        places: defaultdict[str, list[Spans]] = defaultdict(list)
        for article, spans in passages:
            places[article].append(spans)
        found = {
            origin
            for article, own in places.items()
            for spans in own
            for origin in self._of(article, spans, places, ())
        }
        return tuple(sorted(found))

    def _of(
        self, article: str, spans: Spans, places: Mapping[str, Sequence[Spans]], below: tuple[str, ...]
    ) -> set[str]:
        edges = self._above(article, spans)
        found: set[str] = set()
        for edge in edges:
            if edge.parent in below:
                continue
            if outsider(edge.parent) is not None:
                found.add(edge.parent)
                continue
            path = (*below, article)
            for passage in self._there(edge, spans, places, path):
                found |= self._of(*passage, places, path)
        return found or {article}

    def _there(
        self, edge: Retelling, spans: Spans, places: Mapping[str, Sequence[Spans]], below: tuple[str, ...]
    ) -> list[Passage]:
        """Where the parent of *edge* says the thing; or, where that was not read, what it cites that says it."""
        parent = edge.parent
        if there := places.get(parent) or _aligned(edge, spans):
            return [(parent, each) for each in there]
        cited = [each.parent for each in self._edges[parent] if each.kind in _DECLARED and each.parent not in below]
        told = [(each, own) for each in dict.fromkeys(cited) for own in places.get(each, ())]
        return told or [(parent, ())]

    def _above(self, article: str, spans: Spans) -> list[Retelling]:
        """The retellings by which the passage comes to *article*: those of the passage itself, else of the whole."""
        own = [edge for edge in self._edges[article] if _covers(edge, spans)]
        if not own:
            whole = self._carrying.get(article)
            # A citation covers what it is evidence for, and no more of the article.
            return [whole] if whole is not None and whole.kind is not RetellingKind.CITATION else []
        # "X, citing Y": X has it from Y; and of two named for one passage the one that can be read is followed.
        named = {edge.parent for edge in own}
        first = [edge for edge in own if named.isdisjoint(other.parent for other in self._edges[edge.parent])]
        read = [edge for edge in first or own if outsider(edge.parent) is None]
        return read or first or own


def _covers(edge: Retelling, spans: Spans) -> bool:
    """Whether the evidence of *edge* is about the passage at *spans*."""
    if edge.kind in _DECLARED:
        return any(each.span.overlaps(span) for each in edge.evidence for span in spans)
    length = sum(span.end - span.start for span in spans)
    shared = sum(each.span.common(span) for each in edge.evidence for span in spans)
    return shared >= _BORROWED * max(1, length)


def _aligned(edge: Retelling, spans: Spans) -> list[Spans]:
    """The passages of the parent that *edge* sets beside the one at *spans*."""
    return [
        (each.parent_span,)
        for each in edge.evidence
        if each.parent_span is not None and any(each.span.overlaps(span) for span in spans)
    ]
