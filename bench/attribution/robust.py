#!/usr/bin/env python3
"""Read every article there is, and count what goes wrong: an exception, a span outside the text or out of order.

usage: robust.py [--tier TIER] [--json FILE]

All of PolNeAR, Japanese Wikinews, the Kremlin's items (Russian) and NTREX (four languages). Also: how many statements
are found again when their article stands in a longer page. Exit code 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora import SETS, SHARED, Document, Product, documents, jawikinews, kremlin, ntrex

from uradori.lang import SUPPORTED
from uradori.model import Statement, Tier


def corpora() -> Iterator[tuple[str, list[Document]]]:
    """Each corpus: its name, its articles."""
    yield "PolNeAR", [d for split in ("train", "dev", "test") for d in documents(f"polnear.{split}")]
    yield "Japanese Wikinews", _named("ja", jawikinews("ja"))
    yield "Kremlin", _named("ru", kremlin("ru"))
    for lang in SUPPORTED:
        yield f"NTREX {lang}", _named(lang, ntrex(lang))


def _named(lang: str, texts: dict[str, str]) -> list[Document]:
    return [{"id": key, "lang": lang, "text": text} for key, text in texts.items() if text.strip()]


def wrong(statement: Statement, text: str) -> bool:
    """Whether a span of *statement* is empty, outside *text*, or before the one it should follow."""
    if not statement.cue.spans or not statement.content.spans:
        return True
    for part in (statement.source, statement.cue, statement.content):
        at = 0
        for start, end in part.spans:
            if not at <= start < end <= len(text):
                return True
            at = end
    return False


def in_a_longer_page(product: Product) -> dict[str, Any]:
    """How many statements of the gold articles are found again when another article stands before and behind each.

    A network sees the text around a window's edge, so what is borderline may change.
    """
    kept = total = 0
    for name in [name for name in SETS if name.startswith("gold.")]:
        articles = documents(name)
        for article, other in zip(articles, articles[1:] + articles[:1], strict=True):
            before = f"{other['text']}\n\n"
            page = article | {"text": f"{before}{article['text']}\n\n{other['text']}"}
            alone = {_place(statement, 0) for statement in product.statements(article)}
            longer = {_place(statement, len(before)) for statement in product.statements(page)}
            kept += len(alone & longer)
            total += len(alone)
    return {"statements": total, "found_again": round(100 * kept / max(total, 1), 1)}


def _place(statement: Statement, offset: int) -> tuple[tuple[int, int], ...]:
    parts = (*statement.source.spans, *statement.cue.spans, *statement.content.spans)
    return tuple((start - offset, end - offset) for start, end in parts)


def main() -> int:
    """Read, count, print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tier", type=Tier, choices=list(Tier), default=Tier.FAST)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit("bench/attribution needs the articles in ../shared, which are not here")
    product = Product(options.tier)
    results: dict[str, Any] = {"corpora": {}, "in_a_longer_page": in_a_longer_page(product)}
    print(f"in a longer page: {json.dumps(results['in_a_longer_page'])}", flush=True)
    for name, articles in corpora():
        begun, crashes, found, bad = time.process_time(), [], 0, 0
        for article in articles:
            try:
                statements = product.statements(article)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
                crashes.append(f"{article['id']}: {error!r}")
                continue
            found += len(statements)
            bad += sum(wrong(statement, article["text"]) for statement in statements)
        one = {"articles": len(articles), "crashes": crashes, "statements": found, "wrong_spans": bad}
        one["cpu_s"] = round(time.process_time() - begun, 1)
        results["corpora"][name] = one
        print(f"{name:18} {json.dumps(one)}", flush=True)
    if options.json:
        options.json.parent.mkdir(exist_ok=True)
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 1 if any(one["crashes"] or one["wrong_spans"] for one in results["corpora"].values()) else 0


if __name__ == "__main__":
    sys.exit(main())
