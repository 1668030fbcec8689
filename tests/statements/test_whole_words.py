"""Statements begin and end at words, and a quotation in them is closed or has no mark."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from uradori.actors import Resolver, load
from uradori.model import Markup, RawPage, Span, snapshot_hash
from uradori.reading import read
from uradori.statements import extract
from uradori.statements.edges import with_whole_edges
from uradori.statements.quotes import quotations
from uradori.statements.tagger import Tagged
from uradori.statements.tagger.spans import whole_words

WIRE = [json.loads(line) for line in (files("uradori") / "dossier" / "wire.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        (
            'Berg urged them not to "spoil the rest", she said.',
            'them not to "spoil the rest',
            ('them not to "spoil the rest"',),
        ),
        ("Газета «Либідь-Інфо» сообщает", "Газета «Либідь", ("Газета «Либідь-Інфо»",)),
        ("Газета «Полдень» сообщает, что идёт дождь.", "идёт дож", ("идёт дождь",)),
        ('Dorn saw a "wet and windy day', 'a "wet and windy', ("a", "wet and windy")),
        (
            "“The mill burnt down in the night. It is gone.”",
            "The mill burnt",
            ("The mill burnt down in the night. It is gone.",),
        ),
        ("Dorn won't say the students' bus left.", "the students' bus", ("the students' bus",)),
        ("«Мы читаем «Полдень», — сказал Дорн.", "Мы читаем «Полдень", ("Мы читаем «Полдень»",)),
        ("the “old mill” burnt", "mill” burnt", ("“old mill” burnt",)),
        ("北部の洪水対策の強化を求めた。", "北部の洪水対", ("北部の洪水対策",)),
    ],
)
def test_a_piece_is_whole(text: str, cut: str, whole: tuple[str, ...]) -> None:
    at = text.index(cut)
    found = Tagged((), (Span(len(text) - 1, len(text)),), (Span(at, at + len(cut)),), 0.9)
    (row,) = with_whole_edges([found], text, quotations(text), (Span(0, len(text)),))
    assert tuple(span.cut(text) for span in row.content) == whole


def test_a_piece_does_not_grow_into_its_cue() -> None:
    text = "外務省発表"
    found = Tagged((Span(0, 3),), (Span(3, 5),), (Span(0, 1),), 0.9)
    (row,) = with_whole_edges([found], text, (), (Span(0, 5),))
    assert row.source == (Span(0, 3),)


@pytest.mark.parametrize("item", WIRE, ids=[item["id"] for item in WIRE])
def test_every_statement_of_the_dossier_has_whole_edges(item: dict[str, str]) -> None:
    gazetteer = load()
    page = RawPage(item["id"], item["text"], snapshot_hash(item["text"].encode()), Markup.TEXT, lang=item["lang"])
    article = read(page, gazetteer)
    quotes = quotations(article.text)
    for statement in extract(article, Resolver(gazetteer)).statements:
        spans = (*statement.source.spans, *statement.cue.spans, *statement.content.spans)
        for piece in (*statement.source.spans, *statement.content.spans):
            grown = whole_words(article.text, piece)
            assert grown == piece or any(grown.overlaps(other) for other in spans if other != piece)
            for quote in quotes:
                opened = piece.start <= quote.outer.start < piece.end
                assert not opened or (quote.closed and piece.covers(quote.outer))
