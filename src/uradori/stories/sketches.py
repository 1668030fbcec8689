"""Sketches of articles: by what of an article others like it are found in the index of a ledger."""

from __future__ import annotations

from collections.abc import Iterator

from uradori.model import Sketch, number_of
from uradori.stories.passages import runs
from uradori.stories.reader import Reading
from uradori.stories.vectors import heaviest


def sketch(reading: Reading) -> Sketch:
    """The sketch of *reading*."""
    return Sketch(
        article=reading.article.id,
        at=reading.at,
        runs=runs(reading.article),
        heaviest=tuple(number for number, _ in telling(reading)),
        marks=tuple(sorted({*map(number_of, (mark.name for mark in reading.marks)), *map(number_of, reading.own)})),
    )


def telling(reading: Reading) -> Iterator[tuple[int, float]]:
    """The hashes of the heaviest marks and words of *reading*, each with its weight.

    Words are hashed with their language: between languages they are no marks.
    """
    lang = reading.article.lang
    yield from ((number_of(name), weight) for name, weight in heaviest(reading.shared))
    yield from ((number_of(f"{lang} {name}"), weight) for name, weight in heaviest(reading.own))
