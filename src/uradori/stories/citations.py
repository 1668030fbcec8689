"""Retellings that statements declare: outlets cited for what they reported."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from uradori.model import Alignment, Authority, Retelling, RetellingKind, Span, Statement
from uradori.stories.direction import is_outlet
from uradori.stories.marks import marks_of
from uradori.stories.reader import Reading
from uradori.stories.sources import Sources, outside
from uradori.stories.vectors import Vector, dot, vector

_SAME_CONTENT = 0.25
"""Least likeness of a cited content and a sentence of the outlet's own article to show them side by side."""


class _Cited(NamedTuple):
    """An outlet as cited: its actor where one is known, and its name."""

    actor: str | None
    name: str


class _Match(NamedTuple):
    """A cited content, and the sentence of an article that it is likest to."""

    likeness: float
    parent: Reading
    sentence: Span
    statement: Statement


def by_citation(sources: Sources, weights: Mapping[str, float]) -> Iterator[Retelling]:
    """An edge for every outlet that statements of an article of the story give as their authority, or name.

    The parent is the outlet's article that holds the cited content, else the likest; where there is none, it is
    ``actor:`` and the outlet. The score is the share of the article that rests on the outlet: of what it attributes,
    or of half of its text if it attributes less.
    """
    vectors = _Vectors(weights)
    for reading in sources.story:
        attributed = sum(map(_length, reading.statements))
        whole = max(attributed, len(reading.article.text) / 2, 1)
        for cited, statements in _cited(reading, sources).items():
            own = sources.articles(reading, *cited)
            match = _likest(reading, statements, own, vectors)
            parent = match.parent if match is not None else sources.likest(reading, own)
            evidence = (
                [Alignment(span, match.sentence) for span in match.statement.content.spans]
                if match is not None
                else [Alignment(span, None) for statement in statements for span in statement.content.spans]
            )
            yield Retelling(
                article=reading.article.id,
                parent=parent.article.id if parent is not None else outside(*cited),
                kind=RetellingKind.CITATION,
                score=min(1.0, round(sum(map(_length, statements)) / whole, 4)),
                evidence=tuple(evidence),
                reason=f"citation:{cited.actor or cited.name}",
            )


def _cited(reading: Reading, sources: Sources) -> dict[_Cited, list[Statement]]:
    """The outlets on whose authority *reading* makes statements, in the order of their names.

    An outlet of the story that the statement's sentence names comes first: what the statement was read to rest on may
    be that name in other words, or somebody who spoke to it.
    """
    found: defaultdict[_Cited, list[Statement]] = defaultdict(list)
    named = [(mention.name, _sentence(reading, mention.span)) for mention in sources.mentions(reading)]
    for statement in reading.statements:
        actor = statement.source.actor
        cues = statement.cue.spans
        names = {name for name, sentence in named if any(sentence.overlaps(cue) for cue in cues)}
        for name in names:
            found[_Cited(None, name)].append(statement)
        if names or actor is None or statement.authority is not Authority.OUTLET:
            continue
        if not is_outlet(reading, actor.id, actor.id):
            found[_Cited(actor.id, actor.id)].append(statement)
    return dict(sorted(found.items(), key=lambda item: (item[0].name, item[0].actor or "")))


def _likest(
    reading: Reading, statements: Sequence[Statement], candidates: Sequence[Reading], vectors: _Vectors
) -> _Match | None:
    found = [
        _Match(likeness, other, sentence, statement)
        for statement in statements
        for content in (vectors.of(reading, statement.content.spans),)
        for other in candidates
        for sentence, held in zip(other.article.sentences, vectors.sentences(other), strict=True)
        if (likeness := dot(content, held)) >= _SAME_CONTENT
    ]
    return max(found, key=lambda match: (match.likeness, match.parent.article.id), default=None)


class _Vectors:
    """Marks of passages as vectors; those of an article's sentences are made once."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._sentences: dict[str, list[Vector]] = {}

    def of(self, reading: Reading, spans: Sequence[Span]) -> Vector:
        """The vector of what stands at *spans*."""
        names = [name for span in spans for name in marks_of(span.cut(reading.article.text), reading.article.lang)]
        return vector(Counter(name for name in names if name in self._weights), self._weights)

    def sentences(self, reading: Reading) -> list[Vector]:
        """The vector of each sentence."""
        ident = reading.article.id
        if ident not in self._sentences:
            self._sentences[ident] = [self.of(reading, (sentence,)) for sentence in reading.article.sentences]
        return self._sentences[ident]


def _sentence(reading: Reading, span: Span) -> Span:
    """The sentence in which *span* stands; the span itself where there is none."""
    return next((sentence for sentence in reading.article.sentences if sentence.overlaps(span)), span)


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content.spans)
