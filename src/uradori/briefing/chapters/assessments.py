"""Chapter 9, Assessments: what outlets and experts judge of it, by country; opinion, kept apart from reports."""

from __future__ import annotations

from collections import defaultdict

from uradori.briefing.interface import time_order
from uradori.briefing.judging import is_opinion, judging_sentences
from uradori.briefing.lines import sentence_line, statement_line
from uradori.briefing.material import Material
from uradori.briefing.model import Chapter, Group, Line, Lines
from uradori.model import Article


def assessments(material: Material) -> Chapter:
    """Statements and sentences that judge."""
    lines = [statement_line(material, one, ("opinion",)) for one in material.said if material.judges(one.statement)] + [
        sentence_line(material, article.id, (sentence,), ("opinion",))
        for article in material.articles.values()
        if not _copied(material, article)
        for sentence in judging_sentences(article, material.statements.get(article.id, ()))
    ]
    texts = material.texts
    blocks = (Lines(None, _by_country(material, lines)),) if lines else ()
    return Chapter("assessments", texts("chapter.assessments"), texts("chapter.assessments_note"), blocks)


def _copied(material: Material, article: Article) -> bool:
    """Whether the origin of *article* is here and of the same sort: a copied editorial is one editorial."""
    root = material.lineage.root(article.id)
    origin = material.articles.get(root)
    return root != article.id and origin is not None and is_opinion(origin) == is_opinion(article)


def _by_country(material: Material, lines: list[Line]) -> tuple[Group, ...]:
    """The country with most assessments first, those of no known country last."""
    countries: dict[str | None, list[Line]] = defaultdict(list)
    for line in lines:
        countries[_country(material, line)].append(line)
    order = sorted(countries, key=lambda name: (name is None, -len(countries[name]), name or ""))
    return tuple(
        Group(
            name or (material.texts("country.unknown") if len(order) > 1 else None),
            tuple(
                sorted(countries[name], key=lambda line: time_order(material.articles[line.passage.article].published))
            ),
        )
        for name in order
    )


def _country(material: Material, line: Line) -> str | None:
    """The country of who judges, else of the outlet that prints it."""
    outlet = material.articles[line.passage.article].outlet_actor
    return material.names.country(line.actor) or material.names.country(outlet)
