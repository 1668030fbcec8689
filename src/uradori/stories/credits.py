"""Retellings that the articles declare: a credited originator, and outlets cited for what they reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from uradori.model import Alignment, Authority, Credit, Retelling, RetellingKind, Span, Statement
from uradori.stories.direction import is_outlet
from uradori.stories.marks import marks_of
from uradori.stories.reader import Reading
from uradori.stories.vectors import Vector, dot, vector

_AT_THE_HEAD = 2
"""Sentences at the beginning (and one at the end) where a credit speaks for the whole text."""
_WHOLE, _PART = 0.9, 0.4
"""Score of a credit for the whole text, and of one in the middle of it."""
_SAME_CONTENT = 0.25
"""Least likeness of a cited content and a sentence of the outlet's own article to take that article for the parent."""
_SAME_MATTER = 0.1
"""Least likeness of two articles to take the one for what the other's credit means."""


def by_credit(story: Sequence[Reading], copied: Mapping[str, str]) -> Iterator[Retelling]:
    """An edge for every originator that an article of *story* credits.

    The parent is the originator's article in the story: the one copied, where *copied* (article id to parent id)
    names it, else the likest that is not later. Where there is none, it is ``actor:`` and the originator.
    """
    for reading in story:
        done: set[str] = set()
        for credit in reading.article.credits:
            if is_outlet(reading, credit.actor, credit.originator):
                continue
            own = [other for other in story if is_outlet(other, credit.actor, credit.originator)]
            parent = _likest(reading, own, copied.get(reading.article.id))
            ident = parent.article.id if parent is not None else outside(credit.actor, credit.originator)
            if ident not in done:
                done.add(ident)
                yield Retelling(
                    article=reading.article.id,
                    parent=ident,
                    kind=RetellingKind.CREDIT,
                    score=_weight(reading, credit),
                    evidence=(Alignment(credit.span, None),),
                    reason=f"credit:{credit.originator}",
                )


def by_citation(story: Sequence[Reading], weights: dict[str, float]) -> Iterator[Retelling]:
    """An edge for every outlet that statements of an article of *story* give as their authority.

    The score is the share of the article that rests on the outlet: of what it attributes, or of half of its text if
    it attributes less.
    """
    for reading in story:
        cited: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in reading.statements:
            actor = statement.source.actor
            if statement.authority is Authority.OUTLET and actor and not is_outlet(reading, actor.id, actor.id):
                cited[actor.id].append(statement)
        attributed = sum(_length(statement) for statement in reading.statements)
        whole = max(attributed, len(reading.article.text) / 2, 1)
        for actor_id, statements in sorted(cited.items()):
            own = [other for other in story if is_outlet(other, actor_id, actor_id)]
            share = sum(_length(statement) for statement in statements) / whole
            yield _cited(reading, actor_id, statements, own, weights, min(1.0, round(share, 4)))


def outside(actor: str | None, name: str) -> str:
    """The id of a parent that is not in the ledger."""
    return f"actor:{actor or '-'.join(name.casefold().split())}"


def _likest(reading: Reading, candidates: Sequence[Reading], copied: str | None) -> Reading | None:
    for other in candidates:
        if other.article.id == copied:
            return other
    scored = [
        (dot(reading.shared, other.shared), other)
        for other in candidates
        if reading.at is None or other.at is None or other.at <= reading.at
    ]
    scored = [one for one in scored if one[0] >= _SAME_MATTER]
    return max(scored, key=lambda one: (one[0], one[1].article.id))[1] if scored else None


def _weight(reading: Reading, credit: Credit) -> float:
    sentences = reading.article.sentences
    edges = (*sentences[:_AT_THE_HEAD], *sentences[-1:])
    return _WHOLE if not sentences or any(sentence.overlaps(credit.span) for sentence in edges) else _PART


def _cited(
    reading: Reading,
    actor: str,
    statements: Sequence[Statement],
    own: Sequence[Reading],
    weights: dict[str, float],
    share: float,
) -> Retelling:
    best: tuple[float, str, Span, Statement] | None = None
    for statement in statements:
        content = _vector(reading, statement.content.spans, weights)
        for other in own:
            for sentence in other.article.sentences:
                likeness = dot(content, _vector(other, (sentence,), weights))
                if likeness >= _SAME_CONTENT and (best is None or likeness > best[0]):
                    best = (likeness, other.article.id, sentence, statement)
    if best is not None:
        _, parent, sentence, statement = best
        evidence = tuple(Alignment(span, sentence) for span in statement.content.spans)
    else:
        parent = outside(actor, actor)
        evidence = tuple(Alignment(span, None) for statement in statements for span in statement.content.spans)
    return Retelling(reading.article.id, parent, RetellingKind.CITATION, share, evidence, f"citation:{actor}")


def _vector(reading: Reading, spans: Sequence[Span], weights: dict[str, float]) -> Vector:
    names = [name for span in spans for name in marks_of(span.cut(reading.article.text), reading.article.lang)]
    return vector([name for name in names if name in weights], weights)


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content.spans)
