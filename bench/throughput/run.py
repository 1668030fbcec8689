"""How much CPU it takes from text to statements in the ledger: per language, after start-up; and the start-up.

    python bench/throughput/run.py [--articles 40] [--json FILE]

The texts are real articles from ../shared/data, joined and cut to 3,000 characters each. Every language is warmed up on
other articles first. Page extraction is measured beside it: the same texts as plain HTML pages, read without extraction
of statements.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from uradori.actors import load
from uradori.intake import IntakeOptions
from uradori.ledger import open_ledger
from uradori.model import Markup, RawPage, snapshot_hash
from uradori.reading import read
from uradori.run import RunOptions, run

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
CORPORA = {
    "en": ("polnear/polnear.dev.jsonl", "text"),
    "ja": ("jawikinews/jawikinews_international_*.jsonl", "text"),
    "ru": ("kremlin_ru_2025/*.jsonl", "text"),
    "uk": ("ntrex/docs_*.jsonl", "uk"),
}
SAMPLES = {
    "en": "The mayor said so.",
    "ja": "市長は「再開する」と述べた。",
    "ru": "Мэр сказал это.",
    "uk": "Мер сказав це.",
}
CHARACTERS = 3000
WARM_UP = 8


def _texts(lang: str) -> Iterator[str]:
    """Real texts in *lang*, as they come."""
    path, field = CORPORA[lang]
    with next(DATA.glob(path)).open(encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)[field]
            yield text if isinstance(text, str) else "\n".join(text)


def articles(lang: str, count: int) -> list[str]:
    """The first *count* pieces of 3,000 characters of the joined texts in *lang*."""
    pieces: list[str] = []
    rest = ""
    for text in _texts(lang):
        rest += text + "\n"
        while len(rest) >= CHARACTERS and len(pieces) < count:
            pieces.append(rest[:CHARACTERS])
            rest = rest[CHARACTERS:]
        if len(pieces) == count:
            break
    return pieces


def _write(path: Path, lang: str, texts: Sequence[str]) -> str:
    lines = ({"id": f"{lang} {n}", "lang": lang, "text": text} for n, text in enumerate(texts))
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return str(path)


def measure(lang: str, count: int, folder: Path) -> dict[str, object]:
    """CPU milliseconds an article of *lang*: text to statements in the ledger, and page extraction beside it."""
    texts = articles(lang, WARM_UP + count)
    warm_up = _write(folder / f"{lang}-warm.jsonl", lang, texts[:WARM_UP])
    source = _write(folder / f"{lang}.jsonl", lang, texts[WARM_UP:])
    options = RunOptions(IntakeOptions(), group=False)
    with open_ledger(folder / f"{lang}.db") as store:
        run([warm_up], store, options)
        begun = time.process_time()
        summary = run([source], store, options)
        spent = time.process_time() - begun
        found = sum(1 for _ in store.view().statements(summary.articles))
    read_count = len(summary.articles)
    return {
        "lang": lang,
        "articles": read_count,
        "statements": found,
        "text_ms": round(spent / read_count * 1000, 2),
        "page_ms": round(_page_ms(lang, texts), 2),
    }


def _page_ms(lang: str, texts: Sequence[str]) -> float:
    gazetteer = load()
    pages = [_page(lang, number, text) for number, text in enumerate(texts)]
    for page in pages[:WARM_UP]:
        read(page, gazetteer)
    begun = time.process_time()
    for page in pages[WARM_UP:]:
        read(page, gazetteer)
    return (time.process_time() - begun) / max(1, len(pages) - WARM_UP) * 1000


def _page(lang: str, number: int, text: str) -> RawPage:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
    body = (
        f"<nav><ul>{links}</ul></nav><article><h1>Article {number}</h1>{paragraphs}</article><footer>{links}</footer>"
    )
    html = f'<!doctype html><html lang="{lang}"><head><title>Article {number}</title></head><body>{body}</body></html>'
    return RawPage(f"page {number}", html, snapshot_hash(html.encode()), Markup.HTML, f"https://a.example/{number}")


def start_up(folder: Path, langs: Sequence[str]) -> float:
    """CPU seconds of a process that reads one short text in each of *langs* and ends."""
    lines = (json.dumps({"id": lang, "lang": lang, "text": SAMPLES[lang]}) for lang in langs)
    source = folder / "start.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    program = "from uradori.cli.main import main; main()"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program, "statements", str(source)], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2)


def main() -> int:
    """Print the table; write it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40, help="articles a language")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("bench/throughput: ../shared/data is not here; nothing measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows = [measure(lang, options.articles, Path(folder)) for lang in CORPORA]
        for row in rows:
            row["start_up_s"] = start_up(Path(folder), [str(row["lang"])])
        all_at_once = start_up(Path(folder), list(CORPORA))
        figures = {"characters": CHARACTERS, "languages": rows, "start_up_cpu_s": all_at_once}
    print("lang  articles  statements  text to ledger, CPU ms  page extraction, CPU ms  start-up, CPU s")
    for row in rows:
        cells = "{lang:<4}  {articles:>8}  {statements:>10}  {text_ms:>22}  {page_ms:>23}  {start_up_s:>15}"
        print(cells.format(**row))
    print(f"start-up, all four languages: {figures['start_up_cpu_s']} s CPU")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
