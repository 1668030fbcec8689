"""Retellings as people have judged them: cut, or turned round; and the roots that follow from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from uradori.model import Alignment, Judgement, Retelling, Span, Verdict, outsider
from uradori.notebook.anchors import Places
from uradori.notebook.memory import Seen

JUDGED = "judged"
"""The reason of a retelling that a person turned round."""

RETELLING = {Verdict.CUT_RETELLING, Verdict.REVERSE_RETELLING}
"""Verdicts that change on whom articles rest."""


@dataclass(slots=True)
class Edges:
    """Which retellings people have cut and turned round, as pairs of an article and its parent."""

    view: Seen
    cut: set[tuple[str, str]] = field(default_factory=set)
    turned: set[tuple[str, str]] = field(default_factory=set)

    def take(self, judgement: Judgement, places: Places) -> None:
        """Enter *judgement*, if it is about a retelling."""
        if judgement.verdict not in RETELLING:
            return
        child, parent = judgement.targets
        article, source = places.article(child), places.article(parent)
        ident = source.id if source else parent.id
        if article is not None:
            pairs = self.cut if judgement.verdict is Verdict.CUT_RETELLING else self.turned
            pairs.add((article.id, ident))

    def retellings(self, articles: Iterable[str] | None) -> Iterator[Retelling]:
        """The retellings that stand, by *articles* (None: all)."""
        chosen = None if articles is None else {*articles}
        for edge in self.view.retellings(chosen):
            pair = (edge.article, edge.parent)
            if pair not in self.cut and pair not in self.turned:
                yield edge
        for child, parent in sorted(pair for pair in self.turned if chosen is None or pair[1] in chosen):
            yield from (self._turn(edge) for edge in self.view.retellings([child]) if edge.parent == parent)

    def below(self) -> set[str]:
        """All articles whose roots may be others than the machine found, where a person judged a retelling."""
        touched = {article for pair in self.cut | self.turned for article in pair if outsider(article) is None}
        stories = self.view.stories(sorted(touched)) if touched else []
        return {article for story in stories for article in story.articles}

    def _turn(self, edge: Retelling) -> Retelling:
        """*edge*, its parent now retelling its article."""
        pairs = [each for each in edge.evidence if each.parent_span is not None]
        evidence = tuple(Alignment(each.parent_span or each.span, each.span) for each in pairs)
        return replace(
            edge,
            article=edge.parent,
            parent=edge.article,
            score=1.0,
            reason=JUDGED,
            evidence=evidence or (Alignment(self._opening(edge.parent), None),),
        )

    def _opening(self, article: str) -> Span:
        found = self.view.article(article)
        return found.sentences[0] if found.sentences else Span(0, len(found.text))
