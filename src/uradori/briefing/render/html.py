"""A briefing as one self-contained HTML file: styles and script inside, nothing asked of any other host."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from uradori.briefing.interface import Texts, interface
from uradori.briefing.model import Briefing
from uradori.briefing.render.drawing import draw
from uradori.briefing.render.evidence import percent, readers_version, reason_text, segments, words
from uradori.briefing.render.folding import ShownChapter, ShownGroup, fold
from uradori.model import Authority, Modality, RetellingKind
from uradori.moments import parse_time

MOST_COPIES = 12
"""Copies that a line names on the page; the others are counted."""

MOST_SPEAKERS = 14
"""Speakers that chapter 2 lists at its head."""

MARKS = (
    "origin",
    "retelling",
    "opinion",
    "paid",
    "disputed",
    "quoted",
    "updated",
    "superseded",
    "next_step",
    "passed",
    "open",
    "resolved",
    "credit",
    "vague_progress",
    "vague_agreement",
    "vague_success",
)
"""What else a badge may say of a line, in the order in which a desk explains it."""

DeskLink = Callable[[str, Any], str]
"""The address on a desk of a thing of some kind: of an ``article`` by its id, of a ``passage`` by itself ..."""


def html(briefing: Briefing) -> str:
    """*briefing* as an HTML page. Every text is escaped; a policy in the page allows only its own script and style."""
    style, script = _static("briefing.css"), _static("briefing.js")
    return (
        _environment()
        .get_template("briefing.html")
        .render(
            body_values(briefing, interface(briefing.lang)),
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            policy=_policy(style, script),
        )
    )


def body_values(briefing: Briefing, texts: Texts, desk_link: DeskLink | None = None) -> dict[str, Any]:
    """What ``body.html`` and ``parts.html`` use; *desk_link* is where a desk shows things, which a file cannot."""
    cards = {card.id: card for card in briefing.articles}
    chapters = fold(briefing)
    return {
        "briefing": briefing,
        "chapters": chapters,
        "cards": cards,
        "texts": texts,
        "speakers": _speakers(chapters),
        "year": _year(briefing),
        "undated": sum(parse_time(card.published) is None for card in briefing.articles),
        "first_of": _first_of(chapters),
        "places": {one.line.id: one.anchor for shown in reversed(chapters[1:]) for one in shown.lines()},
        "languages": sorted({card.lang for card in briefing.articles}),
        "authorities": list(Authority),
        "modalities": list(Modality),
        "kinds": list(RetellingKind),
        "marks": MARKS,
        "most_copies": MOST_COPIES,
        # What depends on one thing alone, and is shown beside many lines, is rendered once.
        "once": cache(lambda part, of: part(of)),
        "draw": lambda chart: draw(chart, texts),
        # A function, not a macro: it is asked several times a line.
        "code": code,
        "percent": percent,
        "is_time": lambda time: parse_time(time) is not None,
        "segments": lambda passage: segments(cards[passage.article], passage),
        "version": lambda line: readers_version(briefing.lang, cards, line),
        "words": lambda passage: words(cards[passage.article], passage),
        "reason": lambda reason, name=None: reason_text(texts, reason, name),
        "desk_link": desk_link,
        "outlet_ids": {card.outlet: card.outlet_id for card in briefing.articles if card.outlet_id},
    }


def code(lang: str | None) -> str:
    """What HTML calls the language of a text: ``und`` where it is not known or not one that we read."""
    return lang if lang and lang != "unsupported" else "und"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("uradori.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _static(name: str) -> str:
    return (files("uradori.briefing") / "static" / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """The page's content security policy: its own style and script by their hashes, and nothing else."""
    hashes = [b64encode(sha256(part.encode()).digest()).decode() for part in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _speakers(chapters: tuple[ShownChapter, ...]) -> list[ShownGroup]:
    """Those who say most, for a way to them at the head of chapter 2."""
    groups = (group for chapter in chapters if chapter.chapter.key == "said" for group in chapter.groups())
    named = [group for group in groups if group.group.title and len(group.group.lines) > 1]
    return sorted(named, key=lambda group: -len(group.group.lines))[:MOST_SPEAKERS]


def _year(briefing: Briefing) -> int | None:
    """The one year of the story, whose number the lines need not repeat; None where there are several."""
    first, last = parse_time(briefing.first), parse_time(briefing.last)
    return first.year if first and last and first.year == last.year else None


def _first_of(chapters: tuple[ShownChapter, ...]) -> dict[tuple[str, str], str]:
    """The anchor of the first line of each chapter and facet: where a count leads without the script."""
    found: dict[tuple[str, str], str] = {}
    for chapter in chapters:
        for shown in chapter.lines():
            for facet in (f"authority:{shown.line.authority}", f"modality:{shown.line.modality}"):
                found.setdefault((chapter.chapter.key, facet), shown.anchor)
    return found
