"""Lines: statements, sentences, questions and retellings, each with the passage it rests on."""

from __future__ import annotations

from uradori.briefing.material import Material, Said
from uradori.briefing.model import Line, Passage
from uradori.model import (
    Alignment,
    Authority,
    Modality,
    Part,
    Question,
    QuestionKind,
    Retelling,
    RetellingKind,
    Span,
    Spans,
    Statement,
    content_id,
    outsider,
)

COMPARED = 200
"""Code points beyond which a longer passage convinces nobody more."""


def statement_line(material: Material, said: Said, marks: tuple[str, ...] = ()) -> Line:
    """The line of a statement and its copies."""
    one = said.statement
    return Line(
        id=one.id,
        text=one.content.text,
        passage=material.quoted(one),
        authority=one.authority,
        modality=one.modality,
        quote=one.quote,
        confidence=one.confidence,
        source=one.source.text or None,
        cue=one.cue.text or None,
        actor=one.source.actor.id if one.source.actor else None,
        copies=_elsewhere(material, said),
        origins=len(said.roots),
        claim=material.claim_of.get(one.id),
        marks=(*marks, *_vague(one), *article_marks(material, one.article)),
    )


def _vague(statement: Statement) -> tuple[str, ...]:
    """The mark of a statement that claims progress, agreement or success and says nothing that could be checked."""
    return (f"vague_{statement.vague}",) if statement.vague else ()


def _elsewhere(material: Material, said: Said) -> tuple[Passage, ...]:
    """The copies in other articles, one an article: a speaker quoted twice on one page has not been copied."""
    copies = {copy.article: copy for copy in said.copies if copy.article != said.statement.article}
    return tuple(material.quoted(copy) for copy in copies.values())


def sentence_line(material: Material, article: str, spans: Spans, marks: tuple[str, ...] = ()) -> Line:
    """The line of a passage as it stands; its authority is that of the statement it holds, else the outlet's own."""
    held = _held(material, article, spans)
    return Line(
        id=content_id("line", article, str(spans)),
        text=Part.of(material.articles[article].text, spans).text,
        passage=material.passage(article, spans, held.source.spans if held else (), held.cue.spans if held else ()),
        authority=held.authority if held else Authority.OUTLET,
        modality=held.modality if held else Modality.ASSERTED,
        quote=held.quote if held else None,
        confidence=held.confidence if held else None,
        source=held.source.text or None if held else None,
        actor=held.source.actor.id if held and held.source.actor else None,
        claim=material.claim_of.get(held.id) if held else None,
        marks=(*marks, *article_marks(material, article)),
    )


def question_line(material: Material, question: Question, copies: tuple[Passage, ...], origins: int) -> Line:
    """The line of an open question or an announced next step."""
    evidence = question.evidence[0]
    line = sentence_line(material, evidence.article, evidence.spans)
    mark = "open" if question.kind is QuestionKind.OPEN else "next_step"
    status = () if question.status == "open" else ("resolved",)
    return Line(
        id=question.id,
        text=line.text,
        passage=line.passage,
        authority=line.authority,
        modality=line.modality,
        quote=line.quote,
        confidence=line.confidence,
        source=line.source,
        actor=line.actor,
        copies=copies,
        origins=origins,
        marks=(mark, *status, *line.marks),
        closes=question.closes,
    )


def retelling_line(material: Material, edge: Retelling) -> Line | None:
    """The line of one retelling, with its best passage on both sides; None where it has no evidence to show."""
    if not edge.evidence:
        return None
    alignment = max(edge.evidence, key=lambda found: _clarity(found, edge))
    named = edge.kind in {RetellingKind.CREDIT, RetellingKind.CITATION}
    # Two words of credit say little alone; the sentence says what is credited.
    whole = material.sentences(edge.article, (alignment.span,))[:1] if named else ()
    spans = whole or first_sentence(material, edge.article, alignment.span)
    line = sentence_line(material, edge.article, spans)
    return Line(
        id=content_id("retelling", edge.article, edge.parent, edge.kind),
        text=line.text,
        passage=line.passage,
        authority=line.authority,
        modality=line.modality,
        confidence=edge.score,
        source=parent_name(material, edge.parent),
        against=_original(material, edge.parent, alignment),
        kind=edge.kind,
        reason=edge.reason,
    )


def _original(material: Material, parent: str, alignment: Alignment) -> Passage | None:
    """The parent's side of an alignment: its passage, or its beginning where the parent is meant as a whole."""
    if parent not in material.articles:
        return None
    if alignment.parent_span:
        return material.passage(parent, first_sentence(material, parent, alignment.parent_span))
    opening = first_sentence(material, parent, Span(0, 1))[0]
    return Passage(parent, (), opening)


def parent_name(material: Material, parent: str) -> str:
    """The display name of what is retold: an article's outlet, or an originator outside the ledger."""
    if parent in material.articles:
        return material.outlet(parent)
    ident = outsider(parent) or parent
    if material.names.actor(ident):
        return material.names.of(ident)[0]
    written = (credit.originator for article in material.articles.values() for credit in article.credits)
    return next((name for name in written if "-".join(name.casefold().split()) == ident), ident)


def first_sentence(material: Material, article: str, span: Span) -> Spans:
    """*span* cut down to the first sentence it touches: enough to see what is meant."""
    for sentence in material.articles[article].sentences:
        if sentence.overlaps(span):
            return (Span(max(sentence.start, span.start), min(sentence.end, span.end)),)
    return (span,)


def article_marks(material: Material, article: str) -> tuple[str, ...]:
    """What is to be said of every line of *article*: that its page is paid for."""
    return ("paid",) if material.articles[article].disclosures else ()


def _held(material: Material, article: str, spans: Spans) -> Statement | None:
    """The statement whose content covers most of *spans*."""
    extent = Span(spans[0].start, spans[-1].end)
    best, most = None, 0
    for statement in material.statements.get(article, ()):
        content = statement.content.spans
        if content[0].start < extent.end and extent.start < content[-1].end:
            covered = sum(one.common(other) for one in spans for other in content)
            if covered > most:
                best, most = statement, covered
    return best


def _clarity(alignment: Alignment, edge: Retelling) -> tuple[bool, int, int]:
    """Evidence with both sides first, then the longest passage up to what a reader compares, then the earliest."""
    span = alignment.span
    both = alignment.parent_span is not None or outsider(edge.parent) is not None
    return (both, min(COMPARED, span.end - span.start), -span.start)
