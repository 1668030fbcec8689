"""A dossier as Markdown: every quote in its sentence, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uradori.export.dossier import Dossier
from uradori.export.page import Cited, Entry, Passage, Remark, moment, remarks, words
from uradori.export.sections import cited, sections
from uradori.markup import address, emphasised, escape, exact, strong
from uradori.model import TargetKind


def markdown(dossier: Dossier) -> str:
    """*dossier* as Markdown; texts of others are escaped, so that they cannot become markup."""
    table = words(dossier.lang)
    parts = [*_head(dossier, table)]
    for section in sections(dossier):
        parts.append(f"## {table[section.key]}")
        for at, entry in enumerate(section.entries, start=1):
            sort = f"{at}. {table['sort'][entry.kind]}: " if section.key == "chosen" else ""
            parts += _entry(entry, sort, dossier.lang, table)
    parts.append(f"## {table['articles']}")
    parts += [_cited(one, dossier.lang, table) for one in cited(dossier)]
    parts += ["---", table["footer"]]
    return "\n\n".join(parts) + "\n"


def _head(dossier: Dossier, table: dict[str, Any]) -> Iterator[str]:
    yield f"# {escape(dossier.title)}"
    made = table["made"].format(made=escape(moment(dossier.made, dossier.lang)), maker=dossier.maker)
    yield f"{table['kicker']} · {made}" + (f" · {table['author']}: {escape(dossier.author)}" if dossier.author else "")
    if dossier.story:
        notes = dossier.notes_on(dossier.story.id)
        yield from map(_note, remarks(notes, TargetKind.STORY, None, dossier.lang))


def _entry(entry: Entry, sort: str, lang: str, table: dict[str, Any]) -> Iterator[str]:
    yield f"### {sort}{escape(entry.title)}"
    facts = [*map(escape, entry.facts), escape(entry.chosen)]
    yield " · ".join([*filter(None, facts), f"`{entry.id}`"])
    for one in entry.passages:
        yield from _passage(one, lang, table)
    if entry.against:
        yield f"**{table['against']}**"
        for one in entry.against:
            yield from _passage(one, lang, table)
    yield from map(_note, entry.notes)


def _passage(one: Passage, lang: str, table: dict[str, Any]) -> Iterator[str]:
    """A block quote with the cited words in bold, and the notes on it."""
    pieces = "".join(strong(each.text) if each.cited else exact(each.text) for each in one.segments)
    label = f"*{one.label}:* " if one.label else ""
    about = f" ({'; '.join(map(escape, one.about))})" if one.about else ""
    yield f"> {label}{pieces.strip()}{about}\n>\n> — {_where(one, lang, table)}"
    yield from map(_note, one.notes)


def _where(one: Passage, lang: str, table: dict[str, Any]) -> str:
    article = one.snapshot.article
    facts = [
        f"{emphasised(one.snapshot.title)}, {escape(one.snapshot.publisher)}",
        escape(moment(article.published, lang)) if article.published else "",
        one.place,
    ]
    link = f" <{address(one.snapshot.url)}>" if one.snapshot.url else ""
    retrieved = f"{table['retrieved']} {escape(moment(one.snapshot.provenance.retrieved, lang))}"
    return f"{', '.join(filter(None, facts))}{link} · {retrieved}"


def _cited(one: Cited, lang: str, table: dict[str, Any]) -> str:
    article = one.snapshot.article
    facts = [
        f"{table['published']}: {escape(moment(article.published, lang))}",
        f"{table['retrieved']}: {escape(moment(one.snapshot.provenance.retrieved, lang))}",
        f"{table['snapshot']}: `{article.snapshot}`",
        *(f"{table['retells']}: {escape(each)}" for each in one.retells),
        *map(_note, one.notes),
    ]
    link = f" <{address(one.snapshot.url)}>" if one.snapshot.url else ""
    chosen = f" · *{table['picked']}*" if one.chosen else ""
    head = f"- **{escape(one.snapshot.publisher)}**: {escape(one.snapshot.title)} (`{article.lang}`){chosen}{link}"
    return "\n".join([head, *(f"  - {fact}" for fact in facts)])


def _note(note: Remark) -> str:
    return f"{strong(note.about)}{f' ({escape(note.by)})' if note.by else ''}: {escape(note.text)}"
