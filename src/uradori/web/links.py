"""Where the desk shows things: what a line of a briefing leads on to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from uradori.briefing.model import Passage


def desk_link(kind: str, it: Any) -> str:
    """The address of a thing of this *kind*: of a ``passage``, of the two articles to ``compare``, else by its id."""
    return _ADDRESSES[kind](it)


def passage_link(passage: Passage) -> str:
    """The article of *passage*, opened where it stands."""
    at = f"#at-{passage.spans[0].start}-{passage.spans[-1].end}" if passage.spans else ""
    return f"/articles/{_part(passage.article)}{at}"


def _part(ident: str) -> str:
    return quote(ident, safe="")


_ADDRESSES: dict[str, Callable[[Any], str]] = {
    "article": lambda it: f"/articles/{_part(it)}",
    "passage": passage_link,
    "compare": lambda it: f"/compare/{_part(it[0])}/{_part(it[1])}",
    "claim": lambda it: f"/claims/{_part(it)}",
    "actor": lambda it: f"/actors/{_part(it)}",
    "figures": lambda it: f"/figures/{_part(it)}",
    "outlet": lambda it: f"/outlets/{_part(it)}",
}
