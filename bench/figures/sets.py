"""The annotated sentences and pairs of figures, with their texts put back from the shared corpora."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "attribution"))
from corpora import SHARED, jawikinews, kremlin, ntrex, rows

from uradori.model import snapshot_hash

GOLD = Path(__file__).parent / "gold"

Row = dict[str, Any]


def _current_events() -> dict[str, str]:
    found = rows(SHARED / "data/wp_current_events/current_events_en_2022-01_2026-03.jsonl")
    return {f"wp-{day['date']}-{place}": each["text"] for day in found for place, each in enumerate(day["events"])}


def texts(lang: str) -> dict[str, str]:
    """The documents that the ids of the sentences of *lang* point into, by the id without its last numbers."""
    found = {f"ntrex-{name}": text for name, text in ntrex(lang).items()}
    if lang == "ja":
        found |= {f"jawikinews-{name}": text for name, text in jawikinews(lang).items()}
    if lang == "ru":
        found |= {f"kremlin-{name}": text for name, text in kremlin(lang).items()}
    return found | (_current_events() if lang == "en" else {})


def cut(ident: str, documents: dict[str, str]) -> str:
    """The sentence with the id *ident*: a whole text, a line of one, or a stretch between two offsets."""
    if ident in documents:
        return documents[ident]
    if stretch := re.fullmatch(r"(kremlin-.+)-(\d+)-(\d+)", ident):
        return documents[stretch[1]][int(stretch[2]) : int(stretch[3])]
    name, _, line = ident.rpartition("-")
    return documents[name].split("\n")[int(line)]


def sentences(lang: str) -> list[Row]:
    """The annotated sentences of *lang*, in the order of the file: even places are dev, odd ones test."""
    return _placed(f"{lang}.jsonl", lang)


def fresh(lang: str) -> list[Row]:
    """The sentences of *lang* annotated later, batch after batch, each measured before it was tuned on: all dev."""
    return _placed(f"extra.{lang}.jsonl", lang)


def _placed(name: str, lang: str) -> list[Row]:
    documents = texts(lang)
    found = []
    for row in rows(GOLD / name):
        text = cut(row["id"], documents)
        if snapshot_hash(text.encode()) != row["sha256"]:
            raise SystemExit(f"{row['id']}: the text annotated is not the text found")
        found.append({**row, "text": text, "lang": lang})
    return found


def pairs() -> list[Row]:
    """The labelled pairs of figures: even places are dev, odd ones test."""
    return rows(GOLD / "pairs.jsonl")


def fresh_pairs() -> list[Row]:
    """The pairs labelled later, each batch measured before it was tuned on: all dev."""
    return rows(GOLD / "extra.pairs.jsonl")


def dump(path: Path, found: list[Row]) -> None:
    """Writes *found* as lines of JSON."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), "utf-8")
