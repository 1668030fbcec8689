from __future__ import annotations

import pytest

from uradori.model import Span
from uradori.statements.naming import with_bare_sources, with_speakers
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
        ("en", "On Aug. 12 Mayor Brandt", "Mayor Brandt"),
        ("en", "Earlier Brandt", "Brandt"),
        ("ru", "Ранее Брандт", "Брандт"),
        ("ru", "22 августа министр Анна Берг", "министр Анна Берг"),
        ("uk", "Про це Брандт", "Брандт"),
        ("uk", "У середу Брандт", "Брандт"),
        ("ja", "同日未明にも、ベルク外相", "ベルク外相"),
        ("ja", "9日 ベルク氏", "ベルク氏"),
    ],
)
def test_a_source_is_the_name_and_nothing_beside_it(lang: str, text: str, source: str) -> None:
    found = Tagged((Span(0, len(text)),), (Span(0, 1),), (Span(0, 1),), 0.9)
    (row,) = with_bare_sources([found], text, lang)
    assert " ".join(span.cut(text) for span in row.source) == source


def test_no_source_stays_none() -> None:
    found = Tagged((), (Span(0, 1),), (Span(0, 1),), 0.9)
    assert with_bare_sources([found], "x", "en") == [found]


@pytest.mark.parametrize(
    ("lang", "marked", "kept"),
    [
        ("en", "(said) Dorn at the air base of [Varholm], standing by", False),
        ("en", "at the base [Dorn] (said)", True),
        ("en", "In Varholm [Mayor Ilse Brandt] told us and (said)", True),
        ("ru", "(заявил) Дорн на базе [Вархольм-Линден], стоя рядом", False),
        ("ru", "на базе [Дорн] (заявил)", True),
        ("ru", "на саммите [Анна Берг] вновь (заявила)", True),
        ("uk", "(заявив) Дорн на авіабазі [Вархольм], стоячи поруч", False),
        ("uk", "у Вархольмі [Анна Берг] знову (заявила)", True),
        ("ja", "[北の港での]話を(聞く)", False),
        ("ja", "[ベルク外相]は(述べた)", True),
    ],
)
def test_a_place_or_a_cut_phrase_is_no_speaker(lang: str, marked: str, *, kept: bool) -> None:
    text = marked.translate(str.maketrans("", "", "[]()"))
    places = {}
    for opening, closing in ("[]", "()"):
        inner = marked[marked.index(opening) + 1 : marked.index(closing)].translate(str.maketrans("", "", "[]()"))
        places[opening] = Span(text.index(inner), text.index(inner) + len(inner))
    found = Tagged((places["["],), (places["("],), (Span(0, 1),), 0.9)
    (row,) = with_speakers([found], text, lang)
    assert bool(row.source) == kept
