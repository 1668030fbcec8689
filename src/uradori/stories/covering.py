"""What a text gives on the authority of an outlet that it names: the sentences around the name that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from uradori.model import Authority, Span, Statement
from uradori.stories.reader import Reading
from uradori.stories.wording import wording

_NOBODY = frozenset({Authority.ANONYMOUS, Authority.UNSPECIFIED, Authority.OUTLET})


def covered(reading: Reading, span: Span) -> Iterator[Span]:
    """The sentences that rest on the outlet named at *span*.

    They are its sentence; what follows in its paragraph, until somebody else is given as the source; and the sentence
    before, where that of the name only says who reported it ("Про це повідомляє X").
    """
    sentences = reading.article.sentences
    own = next((place for place, each in enumerate(sentences) if each.overlaps(span)), None)
    if own is None:
        yield span
        return
    yield sentences[own]
    if own and _points_back(reading, sentences[own]):
        yield sentences[own - 1]
    for before, after in zip(sentences[own:], sentences[own + 1 :], strict=False):
        if "\n" in reading.article.text[before.start : after.start].rstrip(" ") or _others(reading, after):
            return
        yield after


def _points_back(reading: Reading, sentence: Span) -> bool:
    """Whether *sentence* tells nothing but who reported what stands before it."""
    if any(span.overlaps(sentence) for each in reading.statements for span in each.content.spans):
        return False
    return wording(reading.article.lang).back.search(sentence.cut(reading.article.text).strip()) is not None


def _others(reading: Reading, sentence: Span) -> bool:
    """Whether *sentence* gives somebody by name as its source, or credits another."""
    said = (each for each in reading.statements if any(sentence.overlaps(span) for span in each.content.spans))
    return any(_stands_for_it(each) for each in said) or any(
        sentence.overlaps(credit.span) for credit in reading.article.credits
    )


def _stands_for_it(statement: Statement) -> bool:
    points = wording(statement.lang).pointing.fullmatch(statement.source.text)
    return not points and (statement.source.actor is not None or statement.authority not in _NOBODY)
