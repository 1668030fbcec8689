from __future__ import annotations

from uradori.model import Authority, Modality, Part, Quote, Source, Span, Statement
from uradori.statements.nesting import nested

TEXT = "Example Wire reported that Berg said the union believed it would rain."


def statement(source: str, cue: str, content: str) -> Statement:
    def span(words: str) -> tuple[Span, ...]:
        return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)

    parts = (span(source), span(cue), span(content))
    return Statement(
        Statement.identify("a", *parts), "a", "en", Quote.INDIRECT, Authority.NAMED, Modality.ASSERTED, 0.9,
        Source(source, parts[0]), Part(cue, parts[1]), Part(content, parts[2]),
    )  # fmt: skip


def test_each_statement_knows_the_narrowest_one_that_reports_it() -> None:
    wire = statement("Example Wire", "reported", "Berg said the union believed it would rain")
    berg = statement("Berg", "said", "the union believed it would rain")
    union = statement("the union", "believed", "it would rain")
    outer, middle, inner = nested([wire, berg, union])
    assert (outer.within, middle.within, inner.within) == (None, wire.id, berg.id)


def test_statements_side_by_side_report_nothing_of_each_other() -> None:
    rows = [statement("Berg", "said", "the union"), statement("the union", "believed", "it would rain")]
    assert [row.within for row in nested(rows)] == [None, None]
