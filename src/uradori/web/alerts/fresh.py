"""What the ledger has kept since something was followed, and how a change in it is told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from urllib.parse import quote

from uradori.briefing.names import title_of
from uradori.errors import UsageError
from uradori.export.atom import Change, ChangeKind, Sentence
from uradori.export.quoting import Segment, window
from uradori.model import Article, Follow, Spans, Statement, content_id, safe_url
from uradori.notebook.anchors import Places
from uradori.web.desk import Sight

MOST_ARTICLES = 2000
"""Articles looked at, the last kept: whoever was away for longer reads the pages."""

SENTENCES = 3
"""Sentences that one change shows at most of one sort."""

_LONGEST = 80
_SECOND = len("2025-08-18T08:00:00")


class Fresh:
    """Articles kept since the time *since*, looked at once for all that is followed; *most* changes are wanted."""

    def __init__(self, sight: Sight, since: str, most: int) -> None:
        self.sight = sight
        self.most = most
        self.kept = sight.view.kept(since[:_SECOND], MOST_ARTICLES)
        self.places = Places(sight.view)
        self._statements: dict[str, list[Statement]] = {}
        self._revisions: dict[str, list[Article]] = {}
        self._articles: dict[str, Article | None] = {}

    @cached_property
    def outlets(self) -> dict[str, int]:
        """The outlets of the ledger."""
        return self.sight.view.outlets()

    def since(self, follow: Follow) -> list[str]:
        """The articles kept since *follow* was made, the first kept first."""
        return [ident for ident, at in reversed(self.kept.items()) if at[:_SECOND] >= follow.at[:_SECOND]]

    def statements(self, articles: Sequence[str]) -> list[Statement]:
        """The statements of *articles*, in their order."""
        missing = [ident for ident in articles if ident not in self._statements]
        self._statements |= {ident: [] for ident in missing}
        for one in self.sight.view.statements(missing) if missing else ():
            self._statements[one.article].append(one)
        return [one for ident in articles for one in self._statements[ident]]

    def article(self, ident: str) -> Article | None:
        """The article with this id, of any revision; None where it is not in the ledger, as an outside originator."""
        if ident not in self._articles:
            try:
                self._articles[ident] = self.sight.view.article(ident)
            except UsageError:
                self._articles[ident] = None
        return self._articles[ident]

    def before(self, article: Article) -> Article | None:
        """The revision before *article*, where there is one."""
        if article.key not in self._revisions:
            self._revisions[article.key] = self.sight.view.revisions(article.key)
        found = self._revisions[article.key]
        at = next((place for place, one in enumerate(found) if one.id == article.id), 0)
        return found[at - 1] if at else None

    def is_new(self, article: Article, spans: Spans) -> bool:
        """Whether the words at *spans* are new: they do not stand in the revision before."""
        before = self.before(article)
        return bool(spans) and (before is None or any(span.cut(article.text) not in before.text for span in spans))

    def outlet(self, article: Article) -> str:
        """Who published *article*, as well as that is known."""
        return self.sight.names.outlet(article) or article.input.rpartition("/")[2]

    def sentence(self, article: Article, spans: Spans, label: str | None = None, source: str | None = None) -> Sentence:
        """The words at *spans* in their sentence, with where they stand."""
        return self.shown(article, window(article, spans), label, source)

    def shown(
        self, article: Article, segments: Sequence[Segment], label: str | None = None, source: str | None = None
    ) -> Sentence:
        """*segments* of *article*, with where they stand."""
        return Sentence(
            segments=tuple(segments),
            lang=article.lang,
            publisher=self.outlet(article),
            title=title_of(article),
            url=safe_url(article.url),
            published=article.published,
            source=source or None,
            label=label,
        )

    def change(
        self, follow: Follow, kind: ChangeKind, article: Article, evidence: Sequence[Sentence], part: str = ""
    ) -> Change:
        """A change that *article* brings to what is followed.

        It is named by the article, or by *part*, so that it stays one whatever is found out later of its kind.
        """
        cited = (part.text for part in evidence[0].segments if part.cited)
        title = self.sight.texts(
            f"alerts.{follow.target.kind}_{kind}",
            name=_short(follow.target.text or follow.target.id),
            outlet=self.outlet(article),
            words=_short(" … ".join(cited)),
            title=_short(title_of(article)),
        )
        return Change(
            id=content_id("change", follow.id, part or article.id),
            kind=kind,
            title=title,
            at=self.kept[article.id],
            evidence=tuple(evidence),
            link=f"/articles/{quote(article.id, safe='')}",
        )


def _short(text: str) -> str:
    """*text* in one line, cut where it is too long for a title."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
