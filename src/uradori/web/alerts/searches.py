"""What is new in a saved search: sentences found in articles read since."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from pydantic import ValidationError

from uradori.export.atom import Change, ChangeKind
from uradori.model import Follow, Span
from uradori.web.alerts.fresh import SENTENCES, Fresh
from uradori.web.asking import Asked, wanted

HITS = 200
"""Finds looked at, the last read first."""


def of_search(fresh: Fresh, follow: Follow) -> Iterator[Change]:
    """New finds, one change an article."""
    try:
        asked = Asked(**dict(parse_qsl(urlsplit(follow.target.id).query)))  # type: ignore[arg-type] # it checks them
    except ValidationError:  # an address that somebody made up
        return
    view, new = fresh.sight.view, {*fresh.since(follow)}
    found: dict[str, list[tuple[Span, tuple[Span, ...]]]] = {}
    for hit in view.find(wanted(fresh.sight, asked, fresh.outlets), HITS).hits:
        if hit.article in new:
            found.setdefault(hit.article, []).append((hit.sentence, hit.words))
    for ident, places in found.items():
        article = fresh.article(ident)
        fits = [words or (sentence,) for sentence, words in places if article and fresh.is_new(article, (sentence,))]
        if article and fits:
            yield fresh.change(
                follow, ChangeKind.FOUND, article, [fresh.sentence(article, spans) for spans in fits[:SENTENCES]]
            )
