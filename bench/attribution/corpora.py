"""Where the annotated articles are, the scorer's definitions, and the product's statements in the scorer's form."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from uradori.actors import Resolver, load
from uradori.model import Markup, RawPage, Statement, Tier, snapshot_hash
from uradori.reading import read
from uradori.statements import extract

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OWN = Path(__file__).parent / "gold"

Document = dict[str, Any]

HELD_BACK = {
    *(f"ntrex-euronews-en.{n}" for n in (153835, 153799)),
    *(f"ntrex-nytimes.{n}" for n in (184860, 184804)),
    *(f"ntrex-telegraph.{n}" for n in (405422, 405413)),
    *("ntrex-reuters.218888", "ntrex-cnbc.com.6769", "ntrex-rt.com.91335", "ntrex-guardian.221756"),
    *("ntrex-thelocal.65969", "ntrex-upi.176275"),
    *(f"jawikinews-{n}" for n in (3173, 924, 3052, 2937, 2222, 186, 600, 1575, 269, 1853, 1809, 319, 266, 1405, 2680)),
}
"""Articles kept for a test that nobody here sees: never annotated, never trained on, nothing tuned to them."""

SETS = {
    "polnear.dev": SHARED / "data/polnear/polnear.dev.jsonl",
    "polnear.test": SHARED / "data/polnear/polnear.test.jsonl",
    "polnear.train": SHARED / "data/polnear/polnear.train.jsonl",
    "gold.en": SHARED / "gold/ntrex.dev.en.jsonl",
    "gold.ja": SHARED / "gold/ntrex.dev.ja.jsonl",
    "gold.ja.wikinews": SHARED / "gold/jawikinews.dev.ja.jsonl",
    "gold.ru": SHARED / "gold/ntrex.dev.ru.jsonl",
    "gold.uk": SHARED / "gold/ntrex.dev.uk.jsonl",
    "german.dev": SHARED / "data/attribution_other/de_wikinews.dev.jsonl",
    "russian.sentences": SHARED / "data/attribution_other/ru_adaq.test.jsonl",
}


def rows(path: Path) -> list[Document]:
    """The JSON objects of a file of lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def documents(name: str) -> list[Document]:
    """The annotated articles of the set *name*."""
    return rows(SETS[name])


def own(split: str, lang: str) -> list[Document]:
    """Our own annotation (offsets only, in ``gold/``) with the texts put back from the shared articles."""
    found = []
    for path in sorted(OWN.glob(f"*.{split}.{lang}.jsonl")):
        corpus = path.name.partition(".")[0]
        texts = TEXTS[corpus](lang)
        for row in rows(path):
            text = texts[row["id"].removeprefix(f"{corpus}-")]
            if snapshot_hash(text.encode()) != row["sha256"]:
                raise SystemExit(f"{row['id']}: the text annotated is not the text found")
            found.append({**row, "lang": lang, "text": text})
    return found


def ntrex(lang: str) -> dict[str, str]:
    """The NTREX documents in *lang*, a line a sentence, by document id."""
    return {d["doc"]: "\n".join(d[lang]) for d in rows(SHARED / "data/ntrex/docs_en_ja_ru_uk.jsonl")}


def jawikinews(lang: str) -> dict[str, str]:
    """The Japanese Wikinews articles with their headlines, by id; *lang* is always ja."""
    if lang != "ja":
        raise SystemExit(f"jawikinews has no articles in {lang}")
    found = rows(SHARED / "data/jawikinews/jawikinews_all_detok.jsonl")
    return {str(d["id"]): f"{d['headline']}\n{d['text']}" for d in found}


def kremlin(lang: str) -> dict[str, str]:
    """The news items of the Kremlin's site, in Russian, by the path of their address; *lang* is always ru."""
    if lang != "ru":
        raise SystemExit(f"kremlin has no articles in {lang}")
    found = rows(SHARED / "data/kremlin_ru_2025/kremlin_ru_2025-02_2025-05.jsonl")
    return {d["url"].partition("kremlin.ru/")[2].replace("/", "_"): d["text"] for d in found}


TEXTS = {"ntrex": ntrex, "jawikinews": jawikinews, "kremlin": kremlin}
"""Where the texts of an annotated corpus come from, by the name its files begin with."""


def scorer() -> ModuleType:
    """The shared scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", SHARED / "bench/score_attribution.py")
    if spec is None or spec.loader is None:
        raise SystemExit("../shared/bench/score_attribution.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spans(statement: Statement) -> Document:
    """A statement as the scorer takes it."""
    return {role: [list(span) for span in getattr(statement, role).spans] for role in ("source", "cue", "content")}


def covered(judge: ModuleType, document: Document, rows_: list[Document]) -> list[dict[str, set[int]]]:
    """The tokens of *document* that each role of each of *rows_* covers, as the scorer counts them."""
    tokens = judge.tokenise(document["text"], document.get("lang", "en"))
    starts = [start for start, _ in tokens]
    return [{role: judge.covered(tokens, starts, row.get(role)) for role in judge.ROLES} for row in rows_]


def matching(judge: ModuleType, document: Document, rows_: list[Document], *, cue: bool = False) -> list[bool]:
    """Which of *rows_* match an annotated statement as a triple is counted; with *cue*, their cues must overlap too."""
    gold = covered(judge, document, document["attributions"])
    return [
        any(
            judge.iou(g["content"], mine["content"]) >= 0.5
            and (bool(g["source"] & mine["source"]) or not (g["source"] or mine["source"]))
            and (not cue or bool(g["cue"] & mine["cue"]) or not g["cue"])
            for g in gold
        )
        for mine in covered(judge, document, rows_)
    ]


class Product:
    """The product, ready to read annotated articles with the work of one *tier*."""

    def __init__(self, tier: Tier = Tier.FAST) -> None:
        self.tier = tier
        self.gazetteer = load()
        self.resolver = Resolver(self.gazetteer)

    def statements(self, document: Document) -> tuple[Statement, ...]:
        """The statements that the product finds in *document*."""
        text = document["text"]
        page = RawPage(document["id"], text, snapshot_hash(text.encode()), Markup.TEXT, lang=document.get("lang", "en"))
        return extract(read(page, self.gazetteer), self.resolver, tier=self.tier).statements
