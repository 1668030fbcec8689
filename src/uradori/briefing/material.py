"""The material of one briefing: what the ledger holds of one story, with the look-ups that chapters need."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from uradori.actors import Gazetteer
from uradori.briefing.choosing import Shortfall, shortfall
from uradori.briefing.interface import Texts, interface
from uradori.briefing.judging import experts_among, is_assessment, is_opinion
from uradori.briefing.lineage import Lineage, Saying
from uradori.briefing.model import BriefingOptions, Card, Passage
from uradori.briefing.names import Names, file_of, title_of
from uradori.ledger.base import View
from uradori.model import Article, Claim, Dispute, Figure, Question, Span, Spans, Statement, Story, safe_url

LONGEST_WINDOW = 1500
"""Code points of context at most: a "sentence" without an end must not bring a whole page along."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with its copies: ``statement`` is the one nearest to the origin."""

    statement: Statement
    copies: tuple[Statement, ...]
    roots: frozenset[str]


@dataclass(frozen=True)
class Material:
    """Everything a chapter may use, gathered once.

    ``said`` and ``statements`` hold what is fit to be shown, ``aside`` the others with the reason; ``experts`` are the
    actors that some article introduces as such.
    """

    texts: Texts
    names: Names
    story: Story | None
    articles: dict[str, Article]
    said: tuple[Said, ...]
    statements: dict[str, tuple[Statement, ...]]
    aside: tuple[tuple[Statement, Shortfall], ...]
    experts: frozenset[str]
    questions: tuple[Question, ...]
    lineage: Lineage
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins of the story, as the ledger's grouping has them."""
        return self.story.origins if self.story else tuple(self.articles)

    @cached_property
    def _assessments(self) -> frozenset[str]:
        """The ids of the statements shown that are judgements."""
        return frozenset(one.id for own in self.statements.values() for one in own if is_assessment(one, self.experts))

    @cached_property
    def claims_by_id(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def figures_by_id(self) -> dict[str, Figure]:
        """The figures by id."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def claim_of(self) -> dict[str, str]:
        """The claim that each statement words."""
        return {one.statement: claim.id for claim in self.claims for one in claim.wordings if one.statement}

    def disputed(self, idents: Iterable[str]) -> list[Dispute]:
        """The disputes of the claims or figures with these *idents*, each once, in the ledger's order."""
        return [self.disputes[at] for at in sorted({at for each in idents for at in self._disputes_of.get(each, ())})]

    @cached_property
    def _disputes_of(self) -> dict[str, list[int]]:
        """The places in ``disputes`` of those that a claim or figure is in."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, dispute in enumerate(self.disputes):
            for ident in (dispute.one, dispute.other):
                found[ident].append(at)
        return found

    def outlet(self, article: str) -> str:
        """The display name of the outlet of *article*."""
        return self.names.outlet(self.articles[article]) or self.texts("outlet.unknown")

    def title(self, article: str) -> str:
        """What *article* is called."""
        return title_of(self.articles[article])

    def titled(self) -> str | None:
        """The article whose title the briefing bears; None where there is no article.

        It is the story's, or its version in the reader's language where a translation from the same origin is there.
        """
        titles = {article: self.title(article) for article in self.articles}
        wanted = self.story.title if self.story else None
        holder = next((article for article, title in titles.items() if title == wanted), next(iter(titles), None))
        if holder is None or self.articles[holder].lang == self.texts.lang:
            return holder
        root = self.lineage.root(holder)
        versions = (
            ident
            for ident, one in self.articles.items()
            if one.lang == self.texts.lang and self.lineage.root(ident) == root
        )
        return next(versions, holder)

    def file(self, article: str) -> str:
        """The name of the file or record *article* was read from, without the folders above it."""
        return file_of(self.articles[article])

    def judges(self, statement: Statement) -> bool:
        """Whether *statement* belongs to the assessments."""
        return statement.id in self._assessments

    def reported(self) -> tuple[Said, ...]:
        """The statements of chapter 2: all but the assessments."""
        return tuple(one for one in self.said if not self.judges(one.statement))

    def sentences(self, article: str, spans: Spans) -> Spans:
        """The sentences of *article* that *spans* touch."""
        return tuple(
            sentence for sentence in self.articles[article].sentences if any(sentence.overlaps(span) for span in spans)
        )

    def passage(self, article: str, spans: Spans, source: Spans = (), cue: Spans = ()) -> Passage:
        """The passage at *spans*, with one sentence before and one after as its window."""
        found = self.articles[article]
        start, end = spans[0].start, spans[-1].end
        touched = self._touched(found, Span(start, end))
        if touched:
            first, last = max(0, touched[0] - 1), min(len(found.sentences) - 1, touched[-1] + 1)
            opening, closing = min(start, found.sentences[first].start), max(end, found.sentences[last].end)
        else:
            opening, closing = start, end
        spare = max(0, LONGEST_WINDOW - (end - start)) // 2
        window = Span(max(opening, start - spare), min(closing, end + spare))
        return Passage(article, spans, window, source, cue)

    def _touched(self, article: Article, span: Span) -> range:
        """The places of the sentences, which follow one another, that *span* shares something with."""
        first = bisect_right(article.sentences, span.start, key=lambda sentence: sentence.end)
        return range(first, bisect_left(article.sentences, span.end, first, key=lambda sentence: sentence.start))

    def quoted(self, statement: Statement) -> Passage:
        """The passage of a statement: its content, with source and cue."""
        return self.passage(statement.article, statement.content.spans, statement.source.spans, statement.cue.spans)

    def card(self, article: Article) -> Card:
        """*article* as the briefing shows it."""
        return Card(
            id=article.id,
            lang=article.lang,
            title=self.title(article.id),
            file=self.file(article.id),
            outlet=self.outlet(article.id),
            country=self.names.country(article.outlet_actor),
            url=safe_url(article.url),
            published=article.published,
            snapshot=article.snapshot,
            origin=article.id in self.origins,
            opinion=is_opinion(article),
            paid=bool(article.disclosures),
            text=article.text,
            outlet_id=article.outlet_actor or article.outlet,
        )


def gather(view: View, gazetteer: Gazetteer, options: BriefingOptions, story: Story | None) -> Material:
    """The material of *story*; of the whole ledger where it has not been grouped into stories."""
    wanted = story.articles if story else None
    articles = {article.id: article for article in view.articles(wanted)}
    origins = story.origins if story else tuple(articles)
    lineage = Lineage(tuple(articles), tuple(view.retellings(tuple(articles))), origins)
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in view.statements(tuple(articles)):
        if statement.content.spans:
            found[statement.article].append(statement)
    judged = [
        (one, shortfall(one, options.least, found[article])) for article in articles for one in found.get(article, ())
    ]
    statements: dict[str, list[Statement]] = defaultdict(list)
    for one, short in judged:
        if short is None:
            statements[one.article].append(one)
    claims = tuple(kept for one in view.claims(tuple(articles)) if (kept := _within(one, articles)))
    return Material(
        texts=interface(options.lang),
        names=Names(gazetteer, view, options.lang),
        story=story,
        articles=articles,
        said=_merge([one for article in articles for one in statements.get(article, ())], lineage, claims),
        statements={article: tuple(own) for article, own in statements.items()},
        aside=tuple((one, short) for one, short in judged if short is not None),
        experts=experts_among(one for own in statements.values() for one in own),
        questions=tuple(question for question in view.questions(tuple(articles)) if _rests(question, articles)),
        lineage=lineage,
        figures=tuple(one for one in view.figures(tuple(articles)) if one.article in articles and one.spans),
        claims=claims,
        disputes=tuple(view.disputes(tuple(articles))),
    )


def _within(claim: Claim, articles: dict[str, Article]) -> Claim | None:
    """*claim* with its wordings in *articles* only; None where there is none."""
    kept = {at: one for at, one in enumerate(claim.wordings) if one.article in articles and one.spans}
    if not kept:
        return None
    places = {at: place for place, at in enumerate(kept)}
    variants = (tuple(places[at] for at in group if at in places) for group in claim.variants)
    return replace(
        claim,
        wordings=tuple(kept.values()),
        variants=tuple(one for one in variants if len(one) > 1),
        leading=tuple(places[at] for at in claim.leading if at in places),
    )


def _merge(statements: Sequence[Statement], lineage: Lineage, claims: Iterable[Claim]) -> tuple[Said, ...]:
    """Statements with their copies and translations counted once; their origins are those of the claim they are of."""
    origins = {wording.statement: claim.origins for claim in claims for wording in claim.wordings}
    sayings = [
        Saying(one.article, one.content.spans, one.content.text, one.source.actor.id if one.source.actor else None)
        for one in statements
    ]
    return tuple(
        Said(
            statements[bundle[0]],
            tuple(statements[index] for index in bundle[1:]),
            frozenset(origins.get(statements[bundle[0]].id, ()))
            or lineage.origins_of(sayings[index] for index in bundle),
        )
        for bundle in lineage.bundles(sayings)
    )


def _rests(question: Question, articles: dict[str, Article]) -> bool:
    """Whether the question's first evidence is a passage of one of *articles*."""
    return bool(question.evidence) and question.evidence[0].article in articles and bool(question.evidence[0].spans)
