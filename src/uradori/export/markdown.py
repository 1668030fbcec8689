"""A dossier as Markdown: every quote in its sentence, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uradori.export.dossier import Dossier, Note
from uradori.export.page import Cited, Entry, Passage, cited, moment, sections, words
from uradori.markup import address, escape, exact


def markdown(dossier: Dossier) -> str:
    """*dossier* as Markdown; texts of others are escaped, so that they cannot become markup."""
    table = words(dossier.lang)
    parts = [*_head(dossier, table)]
    for section in sections(dossier):
        parts.append(f"## {table[section.key]}")
        for entry in section.entries:
            parts += _entry(entry, dossier.lang, table)
    parts.append(f"## {table['articles']}")
    parts += [_cited(one, dossier.lang, table) for one in cited(dossier)]
    parts += ["---", table["footer"]]
    return "\n\n".join(parts) + "\n"


def _head(dossier: Dossier, table: dict[str, Any]) -> Iterator[str]:
    yield f"# {escape(dossier.title)}"
    made = table["made"].format(made=escape(moment(dossier.made, dossier.lang)), maker=dossier.maker)
    yield f"{table['kicker']} · {made}" + (f" · {table['author']}: {escape(dossier.author)}" if dossier.author else "")
    if dossier.story:
        yield from (_note(note, table) for note in dossier.notes_on(dossier.story.id))


def _entry(entry: Entry, lang: str, table: dict[str, Any]) -> Iterator[str]:
    yield f"### {escape(entry.title)}"
    yield f"{' · '.join(map(escape, entry.facts))} · `{entry.id}`"
    yield from (_passage(one, lang, table) for one in entry.passages)
    if entry.against:
        yield f"**{table['against']}**"
        yield from (_passage(one, lang, table) for one in entry.against)
    yield from (_note(note, table) for note in entry.notes)


def _passage(one: Passage, lang: str, table: dict[str, Any]) -> str:
    """A block quote with the cited words in bold (a tag: asterisks do not work beside Japanese brackets)."""
    pieces = "".join(f"<b>{exact(each.text)}</b>" if each.cited else exact(each.text) for each in one.segments)
    label = f"*{one.label}:* " if one.label else ""
    about = f" ({'; '.join(map(escape, one.about))})" if one.about else ""
    spans = ", ".join(f"{span.start}–{span.end}" for span in one.spans)
    facts = f"{_where(one, lang)} · {table['spans']} {spans}"
    return f"> {label}{pieces.strip()}{about}\n>\n> — {facts}"


def _where(one: Passage, lang: str) -> str:
    article = one.snapshot.article
    retrieved = f"{words(lang)['retrieved']} {escape(moment(one.snapshot.provenance.retrieved, lang))}"
    when = f", {escape(moment(article.published, lang))}" if article.published else ""
    link = f" <{address(one.snapshot.url)}>" if one.snapshot.url else ""
    title = f"<i>{escape(one.snapshot.title)}</i>, {escape(one.snapshot.publisher)}"
    return f"{title}{when}{link} · {retrieved} · sha256 `{article.snapshot[:16]}…`"


def _cited(one: Cited, lang: str, table: dict[str, Any]) -> str:
    article = one.snapshot.article
    facts = [
        f"{table['published']}: {escape(moment(article.published, lang))}",
        f"{table['retrieved']}: {escape(moment(one.snapshot.provenance.retrieved, lang))}",
        f"{table['snapshot']}: `{article.snapshot}`",
        *(f"{table['retells']}: {escape(each)}" for each in one.retells),
    ]
    link = f" <{address(one.snapshot.url)}>" if one.snapshot.url else ""
    head = f"- **{escape(one.snapshot.publisher)}**: {escape(one.snapshot.title)} (`{article.lang}`){link}"
    return "\n".join([head, *(f"  - {fact}" for fact in facts), *(f"  - {_note(each, table)}" for each in one.notes)])


def _note(note: Note, table: dict[str, Any]) -> str:
    by = ", ".join(escape(each) for each in (note.author, note.at) if each)
    return f"**{table['note']}**{f' ({by})' if by else ''}: {escape(note.text)}"
