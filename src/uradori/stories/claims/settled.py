"""What was compared before, and with which outcome."""

from __future__ import annotations

from collections.abc import Iterable

from uradori.model import Claim, Wording

Place = tuple[str, tuple[object, ...], str | None]
"""What makes a wording itself: its article, spans and statement."""


def place(wording: Wording) -> Place:
    """What makes *wording* itself."""
    return wording.article, tuple(wording.spans), wording.statement


class Settled:
    """What *articles* say was compared before: some of it makes the *claims*, the rest stands alone."""

    def __init__(self, articles: frozenset[str] = frozenset(), claims: Iterable[Claim] = ()) -> None:
        self._articles = articles
        self._claims = {place(one): claim.id for claim in claims for one in claim.wordings if one.article in articles}

    def claim(self, wordings: Iterable[Wording]) -> object | None:
        """The claim that *wordings*, all of one content, are of; else one itself, if settled; None: to be compared."""
        places = [place(one) for one in wordings if one.article in self._articles]
        known = [self._claims[each] for each in places if each in self._claims]
        return known[0] if known else next(iter(places), None)


UNSETTLED = Settled()
