"""Chapter 1, Overview: the story in numbers, in its leading articles' own first sentences, and in time."""

from __future__ import annotations

from collections import Counter

from uradori.briefing.interface import time_order
from uradori.briefing.judging import is_assessment, is_opinion
from uradori.briefing.lines import sentence_line
from uradori.briefing.material import Material
from uradori.briefing.model import Chapter, Figure, Figures, Group, Line, Lines
from uradori.model import Article, Authority, Modality, Span

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
    leads = [line for article in _leading(material) if (line := _opening(material, article, ("origin",)))]
    blocks = (
        Figures(None, _size(material)),
        Lines(texts("overview.leads"), (Group(None, tuple(leads)),), texts("overview.leads_note"), form="lead"),
        Figures(texts("overview.counts"), _counts(material)),
        Lines(texts("overview.timeline"), _timeline(material), texts("overview.timeline_note"), form="timeline"),
    )
    kept = tuple(block for block in blocks if (block.figures if isinstance(block, Figures) else block.groups[0].lines))
    return Chapter(1, "overview", texts("chapter.overview"), texts("chapter.overview_note"), kept)


def _size(material: Material) -> tuple[Figure, ...]:
    articles = material.articles.values()
    countries = {country for article in articles if (country := material.names.country(article.outlet_actor))}
    said = [one.statement for one in material.said if not is_assessment(one.statement)]
    speakers = {statement.source.actor.id for statement in said if statement.source.actor}
    sizes = {
        "articles": len(material.articles),
        "origins": len(material.origins),
        "outlets": len({material.outlet(article.id) for article in articles}),
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
    for one in material.said:
        if not is_assessment(one.statement):
            found.update((one.statement.modality, one.statement.authority))
    return tuple(
        Figure(material.texts(f"count.{value}"), found[value], "said", f"{facet}:{value}")
        for facet, value in _COUNTED
        if found[value]
    )


def _leading(material: Material) -> list[Article]:
    """Origins, neither opinion nor paid for: each language's most retold one first, the reader's language ahead."""
    retold = Counter(material.lineage.root(article) for article in material.articles)
    plain = [
        article
        for article in material.articles.values()
        if article.id in material.origins and not article.disclosures and not is_opinion(article)
    ]
    plain.sort(key=lambda article: (-retold[article.id], time_order(article.published)))
    by_language = sorted(
        {article.lang: article for article in reversed(plain)}.values(),
        key=lambda article: (article.lang != material.texts.lang, plain.index(article)),
    )
    return [*by_language, *(article for article in plain if article not in by_language)][:LEADS]


def _timeline(material: Material) -> tuple[Group, ...]:
    ordered = sorted(material.articles.values(), key=lambda article: time_order(article.published))
    lines = [_opening(material, article, _marks(material, article)) for article in ordered]
    return (Group(None, tuple(line for line in lines if line)),)


def _marks(material: Material, article: Article) -> tuple[str, ...]:
    opinion = ("opinion",) if is_opinion(article) else ()
    return ("origin" if article.id in material.origins else "retelling", *opinion)


def _opening(material: Material, article: Article, marks: tuple[str, ...]) -> Line | None:
    """The first sentence of the text proper: not its title again, nor a notice that it is paid for."""
    notices = [notice.span for notice in article.disclosures if notice.span]
    for sentence in article.sentences:
        repeats = sentence.cut(article.text).strip() == (article.title or "").strip()
        if not repeats and not any(sentence.overlaps(notice) for notice in notices):
            return sentence_line(material, article.id, (_trimmed(article.text, sentence),), marks)
    return None


def _trimmed(text: str, span: Span) -> Span:
    """*span* without white space at its ends."""
    cut = span.cut(text)
    return Span(span.end - len(cut.lstrip()), span.start + len(cut.rstrip())) if cut.strip() else span
