"""Stories composed once for all readers."""

from __future__ import annotations

from pathlib import Path

from uradori.actors import load
from uradori.ledger import open_ledger
from uradori.model import Verdict
from uradori.notebook import Judges, Notebook, notebook_path
from uradori.notebook.anchors import statement_of
from uradori.web.composed import Composed


def test_a_story_is_composed_anew_only_for_what_is_new(ledger: Path, tmp_path: Path) -> None:
    with open_ledger(ledger) as store, Notebook(notebook_path(tmp_path / "own.db")) as notebook:
        judges, gazetteer, composed = Judges(notebook, load()), load(), Composed()
        view = store.view()
        story = view.largest_stories(1, 0)[0]

        def page(lang: str = "en"):
            return composed.story(judges.over(store.view()), gazetteer, lang, story.id)

        first = page()
        assert page() is first
        assert page("ja") is not first
        assert "<h1" in first.body
        assert first.body != page("ja").body
        statement = next(one for one in view.statements(story.articles) if one.source.actor)
        target = statement_of(view.article(statement.article), statement)
        notebook.judge(Verdict.NOT_A_STATEMENT, (target,), "tester")
        judged = page()
        assert judged is not first
        assert judged.body != first.body


def test_a_story_too_large_to_keep_is_composed_each_time(ledger: Path) -> None:
    composed = Composed()
    composed.MOST_CHARACTERS = 1
    with open_ledger(ledger) as store:
        view = store.view()
        story = view.largest_stories(1, 0)[0]
        pages = [composed.story(view, load(), "en", story.id) for _ in range(2)]
        assert pages[0] is not pages[1]
        assert pages[0] == pages[1]
