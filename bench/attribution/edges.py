#!/usr/bin/env python3
"""Count the statements whose words are cut: sources and contents that end inside a word or an open quotation.

usage: edges.py [fast|accurate]

Reads the annotated dev articles of ../shared; prints, for each set, its statements and how many pieces are cut.
"""

from __future__ import annotations

import sys

from corpora import SETS, Document, Product, documents

from uradori.model import Span, Statement, Tier
from uradori.statements.quotes import Quotation, quotations
from uradori.statements.tagger.spans import whole_words

_APOSTROPHES = "'‘’"


def cut(text: str, piece: Span, statement: Statement, quotes: tuple[Quotation, ...]) -> bool:
    """Whether *piece* of *statement* ends inside a word that is no other part of it, or opens an unclosed quotation."""
    every = (*statement.source.spans, *statement.cue.spans, *statement.content.spans)
    grown = whole_words(text, piece)
    if grown != piece and not any(grown.overlaps(other) for other in every if other != piece):
        return True
    marked = [quote for quote in quotes if text[quote.outer.start] not in _APOSTROPHES]
    return any(piece.start <= quote.outer.start < piece.end and not piece.covers(quote.outer) for quote in marked)


def count(product: Product, gold: list[Document]) -> tuple[int, int]:
    """The statements found in *gold*, and the pieces of them that are cut."""
    statements = pieces = 0
    for document in gold:
        quotes = quotations(document["text"])
        for each in product.statements(document):
            statements += 1
            parts = (*each.source.spans, *each.content.spans)
            pieces += sum(cut(document["text"], piece, each, quotes) for piece in parts)
    return statements, pieces


def main() -> None:
    """Print the counts of every dev set."""
    product = Product(Tier(sys.argv[1] if len(sys.argv) > 1 else "fast"))
    for name in SETS:
        if name.startswith("gold.") or name == "polnear.dev":
            statements, pieces = count(product, documents(name))
            print(f"{name:22} {statements:6} statements  {pieces:4} pieces cut", flush=True)


if __name__ == "__main__":
    main()
