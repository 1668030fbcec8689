"""A briefing as Markdown: the same lines, each with its evidence in a footnote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from uradori.briefing.interface import Texts, interface
from uradori.briefing.model import (
    Briefing,
    Card,
    Chapter,
    Chart,
    Figures,
    Group,
    Line,
    Lines,
    Node,
    Passage,
    Side,
    Table,
    Tree,
)
from uradori.briefing.render.evidence import percent, readers_version, reason_text, segments, words
from uradori.markup import address, escape, exact


@dataclass(slots=True)
class _Page:
    """The page being written, and its footnotes so far."""

    texts: Texts
    cards: dict[str, Card]
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> str:
        """The reference to a new footnote."""
        self.notes.append(text)
        return f"[^{len(self.notes)}]"


def markdown(briefing: Briefing) -> str:
    """*briefing* as Markdown with footnotes; texts of others are escaped, so that they cannot become markup."""
    page = _Page(interface(briefing.lang), {card.id: card for card in briefing.articles})
    parts = [*_head(page, briefing)]
    for chapter in briefing.chapters:
        parts += _chapter(page, chapter)
    parts += _others(page, briefing)
    parts += ["---", page.texts("page.footer")]
    parts += [f"[^{number}]: {note}" for number, note in enumerate(page.notes, start=1)]
    return "\n\n".join(parts) + "\n"


def _head(page: _Page, briefing: Briefing) -> Iterator[str]:
    texts = page.texts
    if not briefing.chapters:
        yield f"# {texts('page.empty_title')}"
        yield texts("page.empty")
        return
    yield f"# {escape(briefing.title or texts('page.untitled'))}"
    yield f"*{texts('page.kicker')} · {texts.period(briefing.first, briefing.last)}*"
    yield texts("page.tagline")


def _chapter(page: _Page, chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.number}. {chapter.title}"
    yield f"*{chapter.note}*"
    for block in chapter.blocks:
        if block.title:
            yield f"### {block.title}"
        if isinstance(block, Figures):
            yield " · ".join(f"**{figure.value}** {figure.label}" for figure in block.figures)
        elif isinstance(block, Lines):
            for group in block.groups:
                yield from _group(page, group)
        elif isinstance(block, Tree):
            yield _tree(page, block)
        elif isinstance(block, Chart):
            yield escape(block.desc)
        else:
            yield _table(block)
    if chapter.aside:
        yield f"*{page.texts('page.aside', n=len(chapter.aside))}*"


def _group(page: _Page, group: Group) -> Iterator[str]:
    if group.title:
        yield f"#### {escape(group.title)}" + (f" ({escape(group.note)})" if group.note else "")
    yield "\n".join(_line(page, line) for line in group.lines)


def _line(page: _Page, line: Line) -> str:
    """``- time, outlet: text (source; badges)[^n]``."""
    texts, card = page.texts, page.cards[line.passage.article]
    tag = f" `{card.lang}`" if card.lang != texts.lang else ""
    who = escape(line.source) if line.source else ""
    badges = [texts(f"kind.{line.kind}"), texts("line.retells", name=who)] if line.kind else [who] * bool(who)
    badges += [texts(f"authority.{line.authority}"), texts(f"modality.{line.modality}")]
    badges += [texts(f"mark.{mark}") for mark in line.marks]
    if line.closes:
        badges.append(texts("line.closes", day=texts.moment(line.closes)))
    if line.copies:
        badges += [texts("line.copies", n=len(line.copies)), texts("line.origins", n=line.origins)]
    reference = page.note(_evidence(page, line))
    when = f", {escape(texts.moment(card.published))}" if card.published else ""
    outlet = f"**{escape(card.outlet)}**{when}{tag}"
    own = readers_version(texts.lang, page.cards, line)
    version = f" / {escape(words(page.cards[own.article], own))}" if own else ""
    facts = f"<b>{escape(' · '.join(line.facts))}</b> · " if line.facts else ""
    return f"- {outlet}: {facts}{escape(line.text)}{version} ({'; '.join(badges)}){reference}"


def _evidence(page: _Page, line: Line) -> str:
    texts = page.texts
    parts = [_passage(page, line.passage)]
    if line.against:
        parts.append(f"{texts('line.original')}: {_passage(page, line.against)}")
    parts += [f"{texts(f'side.{side.role}')}: {_change(side)}{_passage(page, side.passage)}" for side in line.sides]
    if line.copies:
        outlets = ", ".join(_where(page, copy) for copy in line.copies)
        parts.append(f"{texts('line.copies_title')}: {outlets}")
    if line.reason:
        parts.append(escape(reason_text(texts, line.reason)))
    if line.quote:
        parts.append(texts(f"quote.{line.quote}"))
    if line.confidence is not None:
        parts.append(texts("line.confidence", value=percent(line.confidence)))
    return " · ".join(parts)


def _change(side: Side) -> str:
    """What another wording leaves out and puts in, before its passage; nothing where there is no change to show."""
    tags = {"gone": "del", "new": "ins"}
    pieces = "".join(
        f"<{tags[piece.kind]}>{exact(piece.text)}</{tags[piece.kind]}>" if piece.kind in tags else exact(piece.text)
        for piece in side.change
    )
    return f"{pieces} — " if pieces else ""


def _passage(page: _Page, passage: Passage) -> str:
    """The window with the line's own words in bold, and where it stands.

    Bold and italics are tags: asterisks do not work beside Japanese brackets.
    """
    card = page.cards[passage.article]
    pieces = "".join(
        f"<b>{exact(piece.text)}</b>" if piece.role == "content" else exact(piece.text)
        for piece in segments(card, passage)
    )
    spans = ", ".join(f"{span.start}–{span.end}" for span in passage.spans)
    snapshot = page.texts("line.snapshot", value=card.snapshot[:12])
    return f"“{pieces}” — {_where(page, passage)} [{spans}] · {snapshot}"


def _where(page: _Page, passage: Passage) -> str:
    card = page.cards[passage.article]
    link = f" <{address(card.url)}>" if card.url else ""
    return f"<i>{escape(card.title)}</i>, {escape(card.outlet)}{link}"


def _tree(page: _Page, tree: Tree) -> str:
    return "\n".join(_node(page, node) for node in tree.nodes)


def _node(page: _Page, node: Node) -> str:
    texts = page.texts
    kind = texts(f"kind.{node.kind}") if node.kind else texts("kind.origin")
    facts = [kind, texts.moment(node.time) if node.time else "", "" if node.article else texts("sources.outside")]
    title = f": {escape(page.cards[node.article].title)}" if node.article else ""
    reference = page.note(_evidence(page, node.line)) if node.line else ""
    about = "; ".join(escape(fact) for fact in facts if fact)
    return f"{'  ' * node.depth}- **{escape(node.name)}**{title} ({about}){reference}"


def _table(table: Table) -> str:
    rows = [table.head, tuple("---" for _ in table.head), *(tuple(escape(cell) for cell in row) for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _others(page: _Page, briefing: Briefing) -> Iterator[str]:
    if briefing.others:
        yield f"## {page.texts('page.others')}"
        yield "\n".join(
            f"- {escape(other.title)} ({page.texts.period(other.first, other.last)}; "
            f"{other.articles} {page.texts('size.articles', n=other.articles)}; `{other.id}`)"
            for other in briefing.others
        )
    if briefing.unnamed:
        yield page.texts("page.more", n=briefing.unnamed)
