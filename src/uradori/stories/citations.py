"""Retellings that statements declare: outlets cited for what they reported."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from uradori.model import Alignment, Authority, Retelling, RetellingKind, Span, Statement
from uradori.stories.covering import covered
from uradori.stories.direction import is_outlet
from uradori.stories.marks import marks_of
from uradori.stories.outlets import Mention
from uradori.stories.reader import Reading
from uradori.stories.sources import Sources, outside
from uradori.stories.vectors import Vector, dot, vector
from uradori.stories.wording import wording

_SAME_CONTENT = 0.25
"""Least likeness of a cited content and a sentence of the outlet's own article to show them side by side."""


class _Cited(NamedTuple):
    """An outlet as cited: its actor where one is known, and its name."""

    actor: str | None
    name: str


@dataclass(frozen=True, slots=True)
class _Resting:
    """What an article gives on an outlet's authority: its statements, and the sentences around the outlet's name."""

    statements: list[Statement]
    sentences: list[Span]


class _Match(NamedTuple):
    """A passage that rests on an outlet, ``attributed`` by a statement; and the article's sentence it is likest to."""

    span: Span
    attributed: bool
    likeness: float
    parent: str | None
    sentence: Span | None


def by_citation(sources: Sources, weights: Mapping[str, float]) -> Iterator[Retelling]:
    """An edge for every article of an outlet that an article of the story gives as its authority, or names as such.

    The parent is, of the outlet's articles, the one that holds what is cited, else the likest; where there is none, it
    is ``actor:`` and the outlet. The evidence is everything that rests on it. The score is the share of the article
    that does: of what it attributes, or of half of its text if it attributes less. What a copy cites because the
    article that it copies does is that article's citation.
    """
    found = {(one.article, one.parent): one for one in _all(sources, weights)}
    above = {each.article.id: copied.article.id for each in sources.story if (copied := sources.copied(each))}
    return (one for (article, parent), one in found.items() if (above.get(article), parent) not in found)


def _all(sources: Sources, weights: Mapping[str, float]) -> Iterator[Retelling]:
    """What every article of the story cites, in its own words or in those it copies."""
    vectors = _Vectors(weights)
    for reading in sources.story:
        attributed = _length(span for statement in reading.statements for span in statement.content.spans)
        whole = max(attributed, len(reading.article.text) / 2, 1)
        for cited, resting in _cited(reading, sources).items():
            for parent, matches in _parted(
                reading, resting, sources.articles(reading, *cited), sources, vectors
            ).items():
                length = _length(match.span for match in matches if match.attributed)
                length = length or _length(match.span for match in matches)
                yield Retelling(
                    article=reading.article.id,
                    parent=parent or outside(*cited),
                    kind=RetellingKind.CITATION,
                    score=min(1.0, round(length / whole, 4)),
                    evidence=tuple(Alignment(match.span, match.sentence) for match in matches),
                    reason=f"citation:{cited.actor or cited.name}",
                )


def _parted(
    reading: Reading, resting: _Resting, candidates: Sequence[Reading], sources: Sources, vectors: _Vectors
) -> dict[str | None, list[_Match]]:
    """What rests on an outlet, by the article of it that holds it; what none holds goes with the surest of the rest."""
    contents = {span: True for statement in resting.statements for span in statement.content.spans}
    sentences = [each for each in resting.sentences if not _told(each, contents)]
    matches = [
        _matched(reading, span, candidates, vectors, attributed=attributed)
        for span, attributed in (dict.fromkeys(sentences, False) | contents).items()
    ]
    matches.sort(key=lambda match: (-match.likeness, match.span))
    best = next((match.parent for match in matches if match.parent), None)
    if best is None:
        likest = sources.likest(reading, candidates)
        best = likest.article.id if likest is not None else None
    found: defaultdict[str | None, list[_Match]] = defaultdict(list)
    for match in matches:
        found[match.parent or best].append(match)
    return dict(found)


def _told(sentence: Span, contents: Iterable[Span]) -> bool:
    """Whether most of *sentence* is among the *contents* of statements."""
    return 2 * sum(sentence.common(each) for each in contents) >= sentence.end - sentence.start


def _matched(
    reading: Reading, span: Span, candidates: Sequence[Reading], vectors: _Vectors, *, attributed: bool
) -> _Match:
    """The sentence of the *candidates* that is likest to what is told at *span*, where one is like it."""
    content = vectors.of(reading, (span,))
    rated = (
        (likeness, other.article.id, sentence)
        for other in candidates
        for sentence, held in zip(other.article.sentences, vectors.sentences(other), strict=True)
        if (likeness := dot(content, held)) >= _SAME_CONTENT
    )
    likeness, parent, sentence = max(rated, default=(0.0, None, None))
    return _Match(span, attributed, likeness, parent, sentence)


def _cited(reading: Reading, sources: Sources) -> dict[_Cited, _Resting]:
    """The outlets on whose authority *reading* tells something, in the order of their names.

    An outlet of the story that the statement's sentence names comes first: what the statement was read to rest on may
    be that name in other words, or somebody who spoke to it. "The newspaper" is the outlet cited last.
    """
    found: defaultdict[_Cited, _Resting] = defaultdict(lambda: _Resting([], []))
    last: list[_Cited] = []
    mentions = [(mention, _sentence(reading, mention.span)) for mention in sources.mentions(reading)]
    for mention, _ in mentions:
        if not mention.bracketed:  # what stands in brackets is a credit
            found[_Cited(None, mention.name)].sentences.extend(covered(reading, mention.span))
    for statement in sorted(reading.statements, key=lambda one: one.cue.spans or one.content.spans):
        named = [
            _Cited(None, mention.name)
            for mention, sentence in mentions
            if any(sentence.overlaps(cue) for cue in statement.cue.spans)
        ]
        actor = statement.source.actor
        if not named and actor is not None and statement.authority is Authority.OUTLET:
            full = sources.full_name(reading, actor.id)
            named = [_Cited(None, full) if full else _Cited(actor.id, actor.id)]
            named = [] if is_outlet(reading, actor.id, actor.id) else named
        elif not named and wording(statement.lang).pointing.fullmatch(statement.source.text):
            named = last or _before(statement, mentions)
        for each in dict.fromkeys(named):
            found[each].statements.append(statement)
        last = named or last
    return dict(sorted(found.items(), key=lambda item: (item[0].name, item[0].actor or "")))


def _before(statement: Statement, mentions: Sequence[tuple[Mention, Span]]) -> list[_Cited]:
    """The outlet named last before *statement*."""
    start = statement.content.spans[0].start
    return [_Cited(None, mention.name) for mention, sentence in mentions if sentence.end <= start][-1:]


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


def _length(spans: Iterable[Span]) -> int:
    """The characters that *spans* cover, each once."""
    length = at = 0
    for span in sorted(spans):
        length += max(0, span.end - max(at, span.start))
        at = max(at, span.end)
    return length
