"""The articles that the bench groups: documents in four languages, whole, abridged, and beside others on their topic."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from uradori.lang import SUPPORTED
from uradori.model import Article, Span
from uradori.reading.sentences import sentences

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
STORIES = ("sulawesi", "macedonia_referendum", "north_korea_unga", "syria_unga")
TOPICS = (
    ("nytimes.184837", "euronews-en.153835", "reuters.218863", "nytimes.184860", "telegraph.405422")
    + ("reuters.218865", "euronews-en.153797", "newsweek.51340"),  # the quake and tsunami on Sulawesi
    ("cbsnews.248384", "cnn.304489", "foxnews.94512", "cbsnews.248471", "newsweek.51328", "telegraph.405413")
    + ("cbsnews.248394", "newsweek.51330"),  # the Kavanaugh hearing
    ("independent.226301", "reuters.218923", "reuters.218914", "scotsman.133758", "euronews-en.153826"),  # Ryder Cup
    ("cnbc.com.6790", "cnn.304447", "newsweek.51310", "cnn.304478", "cnn.304489"),  # Trump's rally in West Virginia
    ("cnbc.com.6769", "reuters.218861", "bbc.381736"),  # North Korea
    ("rt.com.91337", "reuters.218932"),  # the referendum in Macedonia
    ("thelocal.65969", "euronews-en.153799"),  # Syria at the United Nations
    ("newsweek.51300", "abcnews.306755"),  # Warren on running for president
    ("bbc.381746", "scotsman.133791", "scotsman.133801"),  # Rangers
    ("abcnews.306815", "newsweek.51338"),  # hurricane Rosa
    ("cbsnews.248387", "reuters.218909"),  # the shooting of Wayde Sims
    ("cnn.304478", "newsweek.51339"),  # Palin's son
    ("bbc.381647", "newsweek.51329"),  # Kanye West
    ("reuters.218882", "bbc.381680", "dailymail.co.uk.298696", "scotsman.133783"),  # Brexit
)
"""Documents about one event, found by their headlines."""


Lines = dict[str, list[str]]
"""The lines of one document by language, each line a translation of its namesakes."""


def article(key: str, lang: str, lines: Sequence[str], outlet: str) -> Article:
    """An article of these lines, the first of which is its title."""
    text = "\n".join(lines)
    ident = Article.identify(key, lines[0], text)
    return Article(ident, key, key, lang, text, sentences(text, lang), "", outlet=outlet, title=lines[0])


def document(one: Article) -> str:
    """The document that *one* is a version of."""
    return one.key.rpartition("/")[0]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file of lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def story(name: str) -> list[Article]:
    """The articles of a demo story, in all languages; which of them is the original is not told."""
    path = SHARED / "demo_stories" / f"{name}_2018.jsonl"
    return [
        article(f"{row['doc']}/{row['lang']}", row["lang"], [row["title"], *row["paragraphs"]], row["outlet"])
        for row in rows(path)
    ]


def documents() -> dict[str, Lines]:
    """The lines of every document, in file order."""
    path = SHARED / "ntrex" / "docs_en_ja_ru_uk.jsonl"
    return {row["doc"]: {lang: row[lang] for lang in SUPPORTED} for row in rows(path)}


def whole(name: str, lines: Lines, lang: str) -> Article:
    """The document in one language, as it is."""
    return article(f"{name}/{lang}", lang, lines[lang], f"{name.rpartition('.')[0]} {lang}")


def abridged(name: str, lines: Lines, lang: str, other: Lines | None, choice: random.Random) -> Article:
    """The document retold in *lang*: a third to a half left out, some moved, a few of the *other*'s put in."""
    count = len(lines[lang])
    kept = sorted(choice.sample(range(1, count), max(1, round((count - 1) * choice.uniform(0.5, 0.7)))))
    if len(kept) > 3:
        moved = kept.pop(choice.randrange(len(kept)))
        kept.insert(choice.randrange(len(kept) + 1), moved)
    text = [lines[lang][number] for number in kept]
    if other is not None:
        # An article too short to hold four foreign lines would be no translation any more.
        for line in choice.sample(other[lang][1:], min(choice.randint(2, 4), len(other[lang]) - 1, len(text) // 2)):
            text.insert(choice.randrange(len(text) + 1), line)
    return article(f"{name}/{lang}", lang, [lines[lang][0], *text], f"retold {lang}")


def mates(name: str) -> list[str]:
    """The other documents on the topic of *name*."""
    return [other for topic in TOPICS if name in topic for other in topic if other != name]
