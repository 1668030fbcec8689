"""Chapter 5, Sources: who retells whom, back to the origin, and what rests on one source or on none that is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from uradori.briefing.chapters.claimed import claims, left_out, sizes
from uradori.briefing.chapters.named import wording
from uradori.briefing.interface import time_order
from uradori.briefing.lineage import Saying
from uradori.briefing.lines import parent_name, retelling_line, sentence_line, statement_line
from uradori.briefing.material import Material, Said
from uradori.briefing.model import Block, Chapter, Figure, Figures, Group, Line, Lines, Node, Table, Tree
from uradori.model import Article, Authority, Retelling

_UNNAMED = (Authority.ANONYMOUS, Authority.UNSPECIFIED)


def sources(material: Material) -> Chapter:
    """Where the story comes from."""
    told = claims(material)
    blocks: list[Block | None] = [
        Figures(None, (*_figures(material), *sizes(material, told))),
        told,
        left_out(material),
        _tree(material),
        _borrowings(material),
        _findings(material),
        wording(material),
        _credits(material),
        _paid(material),
        _outlets(material),
    ]
    texts = material.texts
    kept = tuple(block for block in blocks if block)
    return Chapter("sources", texts("chapter.sources"), texts("chapter.sources_note"), kept)


def _figures(material: Material) -> tuple[Figure, ...]:
    sizes = {
        "articles": len(material.articles),
        "origins": len(material.origins),
    }
    return tuple(Figure(material.texts(f"size.{key}", n=n), n, "sources") for key, n in sizes.items())


def _tree(material: Material) -> Tree | None:
    """The retellings as a tree: each article below its surest parent; the most retold origin first."""
    below: dict[str, list[tuple[str, Retelling | None]]] = defaultdict(list)
    for article in sorted(material.articles.values(), key=lambda found: time_order(found.published)):
        if edge := material.lineage.carrier(article.id):
            below[edge.parent].append((article.id, edge))
    trees = [_branch(material, root, below) for root in material.origins]
    placed = {node.article for nodes in trees for node in nodes}
    # Articles in no tree are those whose links run in a circle.
    trees += [_branch(material, article, {}) for article in material.articles if article not in placed]
    trees.sort(key=lambda nodes: (-len(nodes), time_order(nodes[0].time)))
    texts = material.texts
    return (
        Tree(texts("sources.tree"), _joined(trees), texts("sources.tree_note")) if len(material.articles) > 1 else None
    )


def _branch(material: Material, root: str, below: Mapping[str, list[tuple[str, Retelling | None]]]) -> list[Node]:
    """The tree under *root* in reading order, its parents counted from its own first node."""
    nodes: list[Node] = []
    stack: list[tuple[str, Retelling | None, int | None, int]] = [(root, None, None, 0)]
    while stack:
        ident, edge, parent, depth = stack.pop()
        article = material.articles.get(ident)
        nodes.append(
            Node(
                article=article.id if article else None,
                name=parent_name(material, ident),
                lang=article.lang if article else None,
                time=article.published if article else None,
                parent=parent,
                depth=depth,
                kind=edge.kind if edge else None,
                line=retelling_line(material, edge) if edge else None,
            )
        )
        place = len(nodes) - 1
        stack += [(child, link, place, depth + 1) for child, link in reversed(below.get(ident, []))]
    return nodes


def _joined(trees: list[list[Node]]) -> tuple[Node, ...]:
    """All trees as one sequence, parents counted from its beginning."""
    nodes: list[Node] = []
    for tree in trees:
        start = len(nodes)
        nodes += [node if node.parent is None else replace(node, parent=node.parent + start) for node in tree]
    return tuple(nodes)


def _borrowings(material: Material) -> Lines | None:
    """Passages taken from other articles than the one that carries the whole, which the tree has."""
    shown = (edge for edge in material.lineage.retellings if _borrows(material, edge))
    lines = [line for edge in shown if (line := retelling_line(material, edge))]
    if not lines:
        return None
    lines.sort(key=lambda line: time_order(material.articles[line.passage.article].published))
    texts = material.texts
    return Lines(
        texts("sources.borrowed"), (Group(None, tuple(lines)),), texts("sources.borrowed_note"), form="retellings"
    )


def _borrows(material: Material, edge: Retelling) -> bool:
    """Whether the retelling takes a part of another article; credits to outsiders stand below, by originator."""
    carrier = material.lineage.carrier(edge.article)
    return edge.parent in material.articles and (carrier is None or edge.parent != carrier.parent)


def _findings(material: Material) -> Lines | None:
    """What to be careful with: repeated words that have one origin, and words nobody stands for by name."""
    unnamed = {authority: [one for one in material.said if _rests_on(one, authority)] for authority in _UNNAMED}
    repeated = sorted(
        (one for one in material.said if one.copies and len(one.roots) == 1), key=lambda one: -len(one.copies)
    )
    groups = [
        Group(material.texts(f"sources.{key}"), tuple(statement_line(material, one) for one in found))
        for key, found in (("repeated", repeated), *unnamed.items())
        if found
    ]
    return Lines(material.texts("sources.careful"), tuple(groups)) if groups else None


def _rests_on(one: Said, authority: Authority) -> bool:
    """Whether the statement and all its copies have nobody better than *authority*."""
    return one.statement.authority is authority and all(copy.authority in _UNNAMED for copy in one.copies)


def _credits(material: Material) -> Lines | None:
    """The sentences that credit others, one group an originator; in copies and translations counted once."""
    sayings = []
    for article in material.articles.values():
        for credit in article.credits:
            name = material.names.of(credit.actor)[0] if credit.actor else credit.originator
            # A credit that only the article's carrier gives rests on the first sentence, as a paid notice does.
            credited = (credit.span,) if credit.span.end else article.sentences[:1]
            spans = material.sentences(article.id, credited)[:1] or (credit.span,)
            sayings.append(Saying(article.id, spans, spans[0].cut(article.text), name))
    found: dict[str, list[Line]] = defaultdict(list)
    for bundle in material.lineage.bundles(sayings):
        first, *others = (sayings[at] for at in bundle)
        copies = {other.article: material.passage(other.article, other.spans) for other in others}
        copies.pop(first.article, None)
        line = sentence_line(material, first.article, first.spans, ("credit",))
        found[str(first.actor)].append(replace(line, copies=tuple(copies.values())))
    order = sorted(found, key=lambda name: (-len(found[name]), name))
    groups = tuple(Group(name, tuple(found[name])) for name in order)
    return Lines(material.texts("sources.credits"), groups) if groups else None


def _paid(material: Material) -> Lines | None:
    """Notices that a page is paid for; one outside the stored text rests on the article's first sentence."""
    lines = []
    for article in material.articles.values():
        spans = [notice.span for notice in article.disclosures if notice.span]
        shown = (spans[0],) if spans else article.sentences[:1]
        if article.disclosures and shown:
            lines.append(sentence_line(material, article.id, shown))
    return Lines(material.texts("sources.paid"), (Group(None, tuple(lines)),)) if lines else None


def _outlets(material: Material) -> Table | None:
    """Every outlet: what it is, whose, where; its articles here, and how many of them are origins.

    The origins that are not among the articles read follow, so that the column sums to the origins of the story.
    """
    own: dict[str, list[Article]] = defaultdict(list)
    for article in material.articles.values():
        own[material.outlet(article.id)].append(article)
    order = sorted(own, key=lambda outlet: (-len(own[outlet]), outlet))
    head = tuple(
        material.texts(f"sources.head_{key}")
        for key in ("outlet", "type", "country", "owner", "label", "languages", "articles", "origins")
    )
    rows = [_row(material, name, own[name]) for name in order]
    beyond = [ident for ident in material.origins if ident not in material.articles]
    rows += [
        (parent_name(material, ident), material.texts("sources.outside"), *("–",) * 4, "0", "1") for ident in beyond
    ]
    return Table(material.texts("sources.outlets"), head, tuple(rows))


def _row(material: Material, outlet: str, articles: list[Article]) -> tuple[str, ...]:
    texts = material.texts
    known = material.names.outlet_entry(articles[0])
    owner = known.owner if known else None
    as_of = known.owner_as_of if known else None
    return (
        outlet,
        texts(f"outlet.{known.type}") if known and known.type and texts.has(f"outlet.{known.type}") else "–",
        material.names.country(articles[0].outlet_actor) or "–",
        f"{owner} ({as_of})" if owner and as_of else owner or "–",
        "; ".join(f"{material.names.label(each)}, {each.as_of}" for each in known.labels)
        if known and known.labels
        else "–",
        ", ".join(texts(f"language.{lang}") for lang in sorted({article.lang for article in articles})),
        str(len(articles)),
        str(sum(article.id in material.origins for article in articles)),
    )
