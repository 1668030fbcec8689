"""Which articles of a story an outlet's name may mean, and where its articles name one another's outlets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from uradori.actors import load
from uradori.model import Span, outside_parent
from uradori.reading.credits import declares
from uradori.stories.direction import is_outlet
from uradori.stories.outlets import Mention, Names
from uradori.stories.reader import Reading
from uradori.stories.vectors import dot

_SAME_MATTER = 0.15
"""Least likeness of two articles of a story to take the one for what the other credits its outlet with."""


class Sources:
    """The outlets of a story's articles as sources of one another.

    *copied* gives the parent that an article is known to be copied from, by their ids.
    """

    def __init__(self, story: Sequence[Reading], copied: Mapping[str, str]) -> None:
        self.story = story
        self._copied = copied
        self._by_id = {reading.article.id: reading for reading in story}
        self._outlets = {name: reading.names[0] for reading in story for name in reversed(reading.names)}
        self._names = Names(self._outlets)
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._articles: dict[tuple[str | None, str], list[Reading]] = {}

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """Where *reading* names the outlets of other articles of the story as its sources, in text order.

        That is in brackets, beside an attribution, or in words of credit. Each is given by its full name.
        """
        article = reading.article
        if article.id not in self._mentions:
            beside = _attributing(reading)
            self._mentions[article.id] = tuple(
                replace(mention, name=self._outlets[mention.name])
                for mention in self._names.mentions(article.text, article.sentences)
                if not is_outlet(reading, None, mention.name)
                and (
                    mention.bracketed
                    or any(sentence.covers(mention.span) for sentence in beside)
                    or declares(article.text, article.lang, load(), mention.span)
                )
            )
        return self._mentions[article.id]

    def articles(self, reading: Reading, actor: str | None, name: str) -> list[Reading]:
        """The articles of the outlet that *actor* is, or *name* names, that *reading* may rest on.

        None is later, but the one that it is copied from may say so.
        """
        if (actor, name) not in self._articles:
            self._articles[actor, name] = [other for other in self.story if is_outlet(other, actor, name)]
        return [
            other
            for other in self._articles[actor, name]
            if reading.at is None
            or other.at is None
            or other.at <= reading.at
            or other.article.id == self._copied.get(reading.article.id)
        ]

    def full_name(self, reading: Reading, actor: str) -> str | None:
        """The name of another outlet of the story that *actor* is, or is spelt like; None where it is none of them."""
        others = (other for other in self.articles(reading, actor, actor) if other.names)
        return next((other.names[0] for other in others), None)

    def copied(self, reading: Reading) -> Reading | None:
        """The article of the story that *reading* is known to be copied from."""
        return self._by_id.get(self._copied.get(reading.article.id, ""))

    def likest(self, reading: Reading, candidates: Sequence[Reading]) -> Reading | None:
        """The one that *reading* is copied from, else the likest; None where none is like it."""
        copied = self._copied.get(reading.article.id)
        for other in candidates:
            if other.article.id == copied:
                return other
        scored = [(dot(reading.shared, other.shared), other.article.id, other) for other in candidates]
        best = max(scored, key=lambda one: one[:2], default=None)
        return best[2] if best is not None and best[0] >= _SAME_MATTER else None


def outside(actor: str | None, name: str) -> str:
    """The id of a parent that is not in the ledger."""
    return outside_parent(actor or "-".join(name.casefold().split()))


def _attributing(reading: Reading) -> list[Span]:
    """The sentences of *reading* in which something is attributed."""
    starts = sorted(span.start for statement in reading.statements for span in statement.cue.spans)
    sentences = reading.article.sentences
    return [
        sentence
        for sentence in sentences
        if (first := bisect_left(starts, sentence.start)) < len(starts) and starts[first] < sentence.end
    ]
