"""Retellings that credits declare: an originator to whom a text owes itself, wholly or in part."""

from __future__ import annotations

from collections.abc import Iterator

from uradori.model import Alignment, Retelling, RetellingKind, Span
from uradori.reading.credits import NOWHERE
from uradori.stories.covering import covered
from uradori.stories.direction import credited, is_outlet
from uradori.stories.origins import CARRIES
from uradori.stories.reader import Reading
from uradori.stories.sources import Sources, outside

_AT_THE_HEAD = 2
"""Sentences at the beginning (and one at the end) where a credit speaks for the whole text."""
_SIGNED = 0.5
"""Share of the last sentence that a credit takes up where it speaks for the whole text."""
_WHOLE, _PART = 0.9, 0.4
"""Score of a credit for the whole text, and of one in the middle of it."""


def by_credit(sources: Sources) -> Iterator[Retelling]:
    """An edge for every originator that an article of the story credits.

    The parent is the originator's article in the story: the one copied, else the likest that is not later. Where
    there is none, it is ``actor:`` and the originator. A credit that came along with a copied text is none to an
    article here: the one copied has it.
    """
    for reading in sources.story:
        done: set[str] = set()
        for actor, name, span in _credited(reading, sources):
            parent = sources.likest(reading, sources.articles(reading, actor, name))
            if parent is not None and _came_along(reading, parent, sources):
                continue
            ident = parent.article.id if parent is not None else outside(actor, name)
            if ident not in done:
                done.add(ident)
                score = _weight(reading, span)
                around = () if score >= CARRIES else covered(reading, span)
                yield Retelling(
                    article=reading.article.id,
                    parent=ident,
                    kind=RetellingKind.CREDIT,
                    score=score,
                    evidence=tuple(Alignment(each, None) for each in (span, *around)),
                    reason=f"credit:{name}",
                )


def _credited(reading: Reading, sources: Sources) -> Iterator[tuple[str | None, str, Span]]:
    """The originators that *reading* credits, its own outlet apart: actor, name and where.

    Besides the credits that the article was read with, these are the story's outlets named in brackets, which only
    the other articles show to be outlets, or as a signature at the end.
    """
    last = reading.article.sentences[-1:]
    for credit in reading.article.credits:
        if not is_outlet(reading, credit.actor, credit.originator):
            yield credit.actor, credit.originator, credit.span
    for mention in sources.mentions(reading):
        if mention.bracketed or any(_signs(each, mention.span) for each in last):
            yield None, mention.name, mention.span


def _came_along(reading: Reading, parent: Reading, sources: Sources) -> bool:
    """Whether the credit to *parent* was copied with the text, from an article that credits it too."""
    source = sources.copied(reading)
    return source is not None and source is not parent and credited(source, parent) is not None


def _weight(reading: Reading, span: Span) -> float:
    if span == NOWHERE:  # what the article's carrier says holds for all of it
        return _WHOLE
    sentences = reading.article.sentences
    head = not sentences or any(sentence.overlaps(span) for sentence in sentences[:_AT_THE_HEAD])
    return _WHOLE if head or _signs(sentences[-1], span) else _PART


def _signs(last: Span, credit: Span) -> bool:
    """Whether the *last* sentence is a signature: little but the *credit*, and not one more thing that X reports."""
    return last.overlaps(credit) and last.common(credit) >= _SIGNED * (last.end - last.start)
