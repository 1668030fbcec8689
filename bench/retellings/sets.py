"""The articles that the bench groups: documents in four languages, whole or abridged, beside others on their topic."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from uradori.lang import SUPPORTED
from uradori.model import Article
from uradori.reading.sentences import sentences

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
STORIES = ("sulawesi", "macedonia_referendum", "north_korea_unga", "syria_unga")
TOPICS = tuple(
    tuple(topic.split())
    for topic in (
        # the quake on Sulawesi
        """nytimes.184837 euronews-en.153835 reuters.218863 nytimes.184860 telegraph.405422 reuters.218865
        euronews-en.153797 newsweek.51340""",
        # the Kavanaugh hearing
        """cbsnews.248384 cnn.304489 foxnews.94512 cbsnews.248471 newsweek.51328 telegraph.405413 cbsnews.248394
        newsweek.51330""",
        "independent.226301 reuters.218923 reuters.218914 scotsman.133758 euronews-en.153826",  # the Ryder Cup
        "cnbc.com.6790 cnn.304447 newsweek.51310 cnn.304478 cnn.304489",  # a rally in West Virginia
        "cnbc.com.6769 reuters.218861 bbc.381736",  # North Korea
        "rt.com.91337 reuters.218932",  # the referendum in Macedonia
        "thelocal.65969 euronews-en.153799",  # Syria at the United Nations
        "newsweek.51300 abcnews.306755",  # Warren's candidacy
        "bbc.381746 scotsman.133791 scotsman.133801",  # a match of Rangers
        "abcnews.306815 newsweek.51338",  # hurricane Rosa
        "cbsnews.248387 reuters.218909",  # the shooting of Sims
        "cnn.304478 newsweek.51339",  # the arrest of Palin
        "bbc.381647 newsweek.51329",  # Kanye West
        "reuters.218882 bbc.381680 dailymail.co.uk.298696 scotsman.133783",  # Brexit
    )
)
"""Documents about one event, found by their headlines."""
_LONG_ENOUGH = 10
"""Lines of a document from which a few can be borrowed without borrowing most of it."""
_SAME_RUN = 6
"""Words in a row by which two documents are not independent of one another..."""
_SAME_SHARE = 0.03
"""...where so many of the shorter one's words begin such a run."""

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


@cache
def documents() -> dict[str, Lines]:
    """The lines of every document, in file order."""
    path = SHARED / "ntrex" / "docs_en_ja_ru_uk.jsonl"
    return {row["doc"]: {lang: row[lang] for lang in SUPPORTED} for row in rows(path)}


def whole(name: str, lang: str) -> Article:
    """The document in one language, as it is."""
    return article(f"{name}/{lang}", lang, documents()[name][lang], f"{name.rpartition('.')[0]} {lang}")


def abridged(name: str, lang: str, choice: random.Random) -> Article:
    """The document retold in *lang*: a third to a half left out, one line moved, and two to four of another put in.

    The other is one on the same topic where there is one, else one of the other half of the documents.
    """
    lines, other = documents()[name][lang], documents()[_lender(name, choice)][lang]
    kept = sorted(choice.sample(range(1, len(lines)), max(1, round((len(lines) - 1) * choice.uniform(0.5, 0.7)))))
    if len(kept) > 3:
        moved = kept.pop(choice.randrange(len(kept)))
        kept.insert(choice.randrange(len(kept) + 1), moved)
    text = [lines[number] for number in kept]
    # A short article with four foreign lines would be no translation any more.
    for line in choice.sample(other[1:], min(choice.randint(2, 4), len(text) // 2)):
        text.insert(choice.randrange(len(text) + 1), line)
    return article(f"{name}/{lang}", lang, [lines[0], *text], f"retold {lang}")


def mates(name: str) -> list[str]:
    """The other documents on the topics of *name*, none of which it shares its wording with."""
    found = {other: None for topic in TOPICS if name in topic for other in topic}
    return [other for other in found if other != name and not _same_wording(name, other)]


def _lender(name: str, choice: random.Random) -> str:
    long = [other for other in documents() if len(documents()[other]["en"]) >= _LONG_ENOUGH]
    half = list(documents()).index(name) % 2
    absent = [other for other in list(documents())[1 - half :: 2] if other in long and not mates(other)]
    return choice.choice([other for other in mates(name) if other in long] or absent)


@cache
def _same_wording(one: str, other: str) -> bool:
    words = sorted((re.findall(r"\w+", " ".join(documents()[name]["en"]).lower()) for name in (one, other)), key=len)
    runs = [{tuple(each[at : at + _SAME_RUN]) for at in range(len(each) - _SAME_RUN + 1)} for each in words]
    return len(runs[0] & runs[1]) > _SAME_SHARE * len(words[0])
