"""Chapter 1, Overview: the story in numbers, in its leading articles' own first sentences, and in time."""

from __future__ import annotations

from collections import Counter

from uradori.briefing.chapters.disputed import disputed
from uradori.briefing.choosing import opening
from uradori.briefing.interface import time_order
from uradori.briefing.judging import is_opinion
from uradori.briefing.lines import sentence_line
from uradori.briefing.material import Material
from uradori.briefing.model import Chapter, Figure, Figures, Group, Line, Lines
from uradori.model import Article, Authority, Modality
from uradori.moments import parse_time

LEADS = 4
"""Articles that may open the briefing."""

_COUNTED = (
    ("modality", Modality.ASSERTED),
    ("modality", Modality.PROMISED),
    ("modality", Modality.DEMANDED),
    ("modality", Modality.DENIED),
    ("modality", Modality.HEDGED),
    ("modality", Modality.PREDICTED),
    ("authority", Authority.ANONYMOUS),
    ("authority", Authority.UNSPECIFIED),
)


def overview(material: Material) -> Chapter:
    """The story at a glance."""
    texts = material.texts
    leads = [line for article in _leading(material) if (line := _opening(material, article, _marks(material, article)))]
    blocks = (
        Figures(None, _size(material)),
        disputed(material),
        Lines(
            texts("overview.leads"),
            (Group(None, tuple(leads)),) * bool(leads),
            texts("overview.leads_note"),
            form="lead",
        ),
        Figures(texts("overview.counts"), _counts(material)),
        _timeline(material),
    )
    kept = tuple(block for block in blocks if block and (block.figures if isinstance(block, Figures) else block.groups))
    return Chapter("overview", texts("chapter.overview"), texts("chapter.overview_note"), kept)


def _size(material: Material) -> tuple[Figure, ...]:
    articles = material.articles.values()
    countries = {country for article in articles if (country := material.names.country(article.outlet_actor))}
    speakers = {one.statement.source.actor.id for one in material.reported() if one.statement.source.actor}
    sizes = {
        "articles": len(material.articles),
        "origins": len(material.origins),
        "outlets": len({outlet for article in articles if (outlet := material.names.outlet(article))}),
        "languages": len({article.lang for article in articles}),
        "countries": len(countries),
        "speakers": len(speakers),
    }
    chapters = {"origins": "sources", "outlets": "sources", "countries": "sources", "speakers": "said"}
    return tuple(
        Figure(material.texts(f"size.{key}", n=n), n, chapters.get(key, "overview")) for key, n in sizes.items() if n
    )


def _counts(material: Material) -> tuple[Figure, ...]:
    """How many statements of chapter 2 are put forward in which way, copies counted once."""
    found: Counter[str] = Counter()
    for one in material.reported():
        found.update((one.statement.modality, one.statement.authority))
    return tuple(
        Figure(material.texts(f"count.{value}"), found[value], "said", f"{facet}:{value}")
        for facet, value in _COUNTED
        if found[value]
    )


def _leading(material: Material) -> list[Article]:
    """The article that gives the briefing its title, then each language's most retold origin, the reader's ahead.

    None of them is opinion or paid for.
    """
    retold = Counter(material.lineage.root(article) for article in material.articles)
    titled = material.titled()
    plain = [
        article
        for article in material.articles.values()
        if article.id in {titled, *material.origins} and not article.disclosures and not is_opinion(article)
    ]
    plain.sort(key=lambda one: (one.id != titled, -retold[one.id], time_order(one.published)))
    by_language = sorted(
        {article.lang: article for article in reversed(plain)}.values(),
        key=lambda article: (article.id != titled, article.lang != material.texts.lang, plain.index(article)),
    )
    return [*by_language, *(article for article in plain if article not in by_language)][:LEADS]


def _timeline(material: Material) -> Lines:
    """The articles by time; the undated apart, so that it is said of them once."""
    texts = material.texts
    ordered = sorted(material.articles.values(), key=lambda article: time_order(article.published))
    dated = [article for article in ordered if parse_time(article.published)]
    undated = [article for article in ordered if not parse_time(article.published)]
    groups = tuple(
        Group(title, lines)
        for title, own in ((None, dated), (texts("overview.undated") if dated else None, undated))
        if (lines := tuple(line for article in own if (line := _opening(material, article, _marks(material, article)))))
    )
    return Lines(texts("overview.timeline"), groups, texts("overview.timeline_note"), form="timeline")


def _marks(material: Material, article: Article) -> tuple[str, ...]:
    opinion = ("opinion",) if is_opinion(article) else ()
    return ("origin" if article.id in material.origins else "retelling", *opinion)


def _opening(material: Material, article: Article, marks: tuple[str, ...]) -> Line | None:
    """The first sentence of the text proper; None for a text without sentences."""
    first = opening(article)
    return sentence_line(material, article.id, (first,), marks) if first else None
