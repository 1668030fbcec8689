"""What is new about a story: articles, origins, and revisions of its articles."""

from __future__ import annotations

from collections.abc import Iterator

from uradori.briefing.names import title_of
from uradori.export.atom import Change, ChangeKind, Sentence
from uradori.export.quoting import Segment
from uradori.model import Article, Follow, outsider
from uradori.web.alerts.fresh import SENTENCES, Fresh


def of_story(fresh: Fresh, follow: Follow) -> Iterator[Change]:
    """Articles read since that are in the story, and what changed in those that are revisions."""
    story = fresh.places.story(follow.target)
    if story is None:
        return
    inside = {*story.articles}
    for article in filter(None, (fresh.article(ident) for ident in fresh.since(follow) if ident in inside)):
        before = fresh.before(article)
        if before is not None:
            kind, evidence = ChangeKind.REVISION, _revised(fresh, before, article)
        else:
            kind = ChangeKind.ORIGIN if article.id in story.origins else ChangeKind.ARTICLE
            evidence = [_lead(fresh, article), *_retold(fresh, article)]
        yield fresh.change(follow, kind, article, evidence)


def _lead(fresh: Fresh, article: Article) -> Sentence:
    """The first sentence that says more than the title."""
    told = (article.title or "").strip()
    lead = next((one for one in article.sentences if one.cut(article.text).strip() not in {told, ""}), None)
    return fresh.sentence(article, (lead,)) if lead else _title(fresh, article)


def _title(fresh: Fresh, article: Article, label: str | None = None) -> Sentence:
    return fresh.shown(article, [Segment(title_of(article), cited=True)], label)


def _retold(fresh: Fresh, article: Article) -> Iterator[Sentence]:
    """A passage that *article* has from another, for each that it retells, with whose it is."""
    for edge in list(fresh.sight.view.retellings([article.id]))[:SENTENCES]:
        parent = fresh.article(edge.parent)
        name = fresh.outlet(parent) if parent else fresh.sight.names.of(outsider(edge.parent) or edge.parent)[0]
        for each in edge.evidence[:1]:
            yield fresh.sentence(article, (each.span,), fresh.sight.texts("line.retells", name=name))


def _revised(fresh: Fresh, before: Article, now: Article) -> list[Sentence]:
    """The sentences that are gone and those that are new; the titles, where only they differ."""
    labels = [fresh.sight.texts(f"alerts.{key}") for key in ("before", "now")]
    found = [
        fresh.sentence(one, (span,), label)
        for one, other, label in ((before, now, labels[0]), (now, before, labels[1]))
        for span in [each for each in one.sentences if each.cut(one.text).strip() not in other.text][:SENTENCES]
    ]
    return found or [_title(fresh, before, labels[0]), _title(fresh, now, labels[1])]
