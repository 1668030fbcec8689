"""Loaded wording: what each outlet calls the same thing, side by side, each word with the sentence it stands in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from babel import Locale

from uradori.briefing.lines import sentence_line
from uradori.briefing.material import Material
from uradori.briefing.model import Group, Line, Lines
from uradori.model import Quote
from uradori.stories import Loaded, loaded

_Use = tuple[str, str, str, bool]
"""An outlet, a language, a word, and whether the outlet quotes it."""


def wording(material: Material) -> Lines | None:
    """For each thing that the articles call by more than one word: the words of each outlet, and how often.

    What stands in somebody's direct speech is marked: it is the speaker's word, not the outlet's.
    """
    found: dict[tuple[str, str | None], dict[_Use, list[Loaded]]] = defaultdict(lambda: defaultdict(list))
    for article in material.articles.values():
        for one in loaded(article):
            use = (material.outlet(article.id), article.lang, one.word, _quoted(material, one))
            found[one.referent, one.of][use].append(one)
    groups = [
        _group(material, referent, of, uses)
        for (referent, of), uses in found.items()
        if len({(lang, word) for _, lang, word, _ in uses}) > 1
    ]
    groups.sort(key=lambda group: -len(group.lines))
    texts = material.texts
    return Lines(texts("named.title"), tuple(groups), texts("named.note"), "loaded") if groups else None


def _group(material: Material, referent: str, of: str | None, uses: dict[_Use, list[Loaded]]) -> Group:
    """The words for one thing, by outlet; of each outlet the one it uses most first."""
    order = sorted(uses, key=lambda use: (use[0], use[3], -len(uses[use]), use[2]))
    title = material.texts(f"referent.{referent.replace('-', '_')}", name=_name(material, of) if of else "")
    return Group(title, tuple(_line(material, use, uses[use]) for use in order))


def _line(material: Material, use: _Use, found: list[Loaded]) -> Line:
    """One word of one outlet, opening onto its first place."""
    first = found[0]
    line = sentence_line(material, first.article, (first.span,), ("quoted",) if use[3] else ())
    times = f" ×{len(found)}" if len(found) > 1 else ""
    return replace(line, facts=(f"{line.text}{times}",))


def _quoted(material: Material, one: Loaded) -> bool:
    return any(
        span.covers(one.span)
        for statement in material.statements.get(one.article, ())
        if statement.quote is Quote.DIRECT
        for span in statement.content.spans
    )


def _name(material: Material, of: str) -> str:
    """Whose: a state by its code, a place or side by the interface's words, else an actor."""
    key = f"place.{of.lower()}"
    if material.texts.has(key):
        return material.texts(key)
    states = Locale.parse(material.texts("time.locale")).territories
    return str(states.get(of) or material.names.of(of)[0])
