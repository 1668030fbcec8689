"""A large ledger as somebody sees it who follows twenty things, since before its newest articles were kept."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlencode

from uradori.ledger.view import SqliteView
from uradori.model import Target, TargetKind
from uradori.notebook import Notebook, anchors, notebook_path

NEWEST = 2000
"""Articles kept since the follows were made."""

EACH = 5
"""Follows of each sort."""

SEARCHES = ("peace", "ceasefire talks", "停戦", "(ceasefire OR talks) NOT peace", '"peace talks"')


def beside(ledger: Path, folder: Path, view: SqliteView) -> Path:
    """*ledger*, which *view* sees, in *folder*, with a notebook of its own there that holds the follows."""
    path = folder / ledger.name
    path.symlink_to(ledger.resolve())
    since = [*view.kept("", NEWEST).values()][-1]
    with patch("uradori.notebook.notebook.now", lambda: since), Notebook(notebook_path(path)) as notebook:
        for target in _targets(view):
            notebook.follow(target, "A. Reader")
    return path


def _targets(view: SqliteView) -> list[Target]:
    """The actors from who speaks most to who speaks seldom; stories and claims from the newest backwards; searches."""
    speakers = [actor for (actor,) in view._rows("SELECT actor FROM spoken GROUP BY actor ORDER BY count(*) DESC")]  # noqa: SLF001
    found = [anchors.actor_of(speakers[at * (len(speakers) - 1) // (EACH - 1)], "Somebody") for at in range(EACH)]
    for at in range(EACH):
        (story,) = view.largest_stories(1, at * NEWEST // 20)
        article = view.article(story.articles[0])
        found += [anchors.story_of(article, story), anchors.claim_of(article, next(view.claims([article.id])))]
    return found + [Target(TargetKind.SEARCH, f"/search?{urlencode({'q': q})}", text=q) for q in SEARCHES]
