from __future__ import annotations

import pytest

from uradori.model import Span
from uradori.statements.naming import with_bare_sources
from uradori.statements.tagger import Tagged


@pytest.mark.parametrize(
    ("lang", "text", "source"),
    [
        ("en", "VARHOLM, March 7 (Example Wire) — Mayor Ilse Brandt", "Mayor Ilse Brandt"),
        ("en", "Mayor Brandt later", "Mayor Brandt"),
        ("en", "the mayor of Varholm", "the mayor of Varholm"),
        ("ru", "мэр Брандт 8", "мэр Брандт"),
        ("ru", "Министр Анна Берг", "Министр Анна Берг"),
        ("uk", "мер Брандт раніше", "мер Брандт"),
        ("ja", "ベルク外相は", "ベルク外相"),
        ("ja", "ベルク外相", "ベルク外相"),
        ("en", "later", "later"),
    ],
)
def test_a_source_is_the_name_and_nothing_beside_it(lang: str, text: str, source: str) -> None:
    found = Tagged((Span(0, len(text)),), (Span(0, 1),), (Span(0, 1),), 0.9)
    (row,) = with_bare_sources([found], text, lang)
    assert " ".join(span.cut(text) for span in row.source) == source


def test_no_source_stays_none() -> None:
    found = Tagged((), (Span(0, 1),), (Span(0, 1),), 0.9)
    assert with_bare_sources([found], "x", "en") == [found]
