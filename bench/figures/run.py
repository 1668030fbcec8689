#!/usr/bin/env python3
"""Measure figures on annotated sentences of four languages, and their relations on labelled pairs.

usage: run.py [--json FILE] [--errors LANG|pairs] [--speed]

Even places of every set are dev (tuned on), odd ones test; fresh is more dev, of later batches. Three measures:

figures    F1 of (value, unit, counts) over figures whose words overlap.
claimants  of the figures that match: the share whose claimant overlaps the annotated one, or where both have none.
           Statements are those that the product finds in the sentence alone, with the work of the fast tier.
relations  the share of pairs labelled as annotated: same, updated, disputed, apart.

The shared corpora are read from ../shared/data; the pairs are our own texts.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from functools import cache
from pathlib import Path

from sets import Row, fresh, fresh_pairs, pairs, sentences

from uradori.actors import Resolver, load
from uradori.figures import figures
from uradori.lang import SUPPORTED
from uradori.model import Article, Figure, Markup, RawPage, Span, Statement, snapshot_hash
from uradori.reading import read
from uradori.statements import extract
from uradori.stories.tallies import Told, relation

HALVES = {
    "dev": (lambda lang: sentences(lang)[::2], lambda: pairs()[::2]),
    "fresh": (fresh, fresh_pairs),
    "test": (lambda lang: sentences(lang)[1::2], lambda: pairs()[1::2]),
}
_SUMMED = {"right": "matched", "found": "found", "gold": "figures", "claimed": "claimed"}


@cache
def _resolver() -> Resolver:
    return Resolver(load())


def product(row: Row) -> tuple[Article, tuple[Statement, ...], tuple[Figure, ...]]:
    """What the product finds in the text of *row*."""
    text = row["text"]
    page = RawPage(
        row.get("id", "pair"),
        text,
        snapshot_hash(text.encode()),
        Markup.TEXT,
        lang=row["lang"],
        published=row.get("published"),
        outlet=row.get("outlet"),
    )
    article = read(page, load())
    statements = extract(article, _resolver()).statements
    return article, statements, figures(article, statements)


def _overlap(mine: Figure, row: Row) -> bool:
    return mine.spans[0].overlaps(Span(*row["span"]))


def _equal(mine: Figure, row: Row) -> bool:
    close = abs(mine.value - row["value"]) <= 0.005 * abs(row["value"])
    return close and mine.unit == row["unit"] and mine.counts == row["counts"]


def _claimed(mine: Figure, row: Row) -> bool:
    if row["claimant"] is None:
        return not mine.claimant.spans
    return any(span.overlaps(Span(*row["claimant"])) for span in mine.claimant.spans)


def measured(rows: list[Row], errors: list[str] | None = None) -> dict[str, float]:
    """Precision, recall and F1 in per cent on annotated sentences, and the share of claimants that are right."""
    tally: Counter[str] = Counter()
    for row in rows:
        _, _, found = product(row)
        left = list(row["figures"])
        for mine in found:
            match = next((each for each in left if _overlap(mine, each) and _equal(mine, each)), None)
            tally["found"] += 1
            if match is None:
                _report(errors, "+", row, mine)
                continue
            left.remove(match)
            tally["right"] += 1
            tally["claimed"] += _claimed(mine, match)
            if not _claimed(mine, match):
                _report(errors, "c", row, mine)
        tally["gold"] += len(row["figures"])
        for each in left:
            _report(errors, "-", row, each)
    return _rates(tally)


def _report(errors: list[str] | None, sign: str, row: Row, what: Figure | Row) -> None:
    if errors is None:
        return
    if isinstance(what, Figure):
        thing = " ".join(span.cut(row["text"]) for span in what.thing)
        words = what.spans[0].cut(row["text"])
        shown = f"{words} = {what.value:g} {what.unit} {what.counts} [{thing}] {what.claimant.text}"
    else:
        claimant = Span(*what["claimant"]).cut(row["text"]) if what["claimant"] else ""
        shown = f"{Span(*what['span']).cut(row['text'])} = {what['value']} {what['unit']} {what['counts']} {claimant}"
    errors.append(f"{sign} {shown} || {row['text'][:220]}")


def _rates(tally: Counter[str]) -> dict[str, float]:
    precision = tally["right"] / max(1, tally["found"])
    recall = tally["right"] / max(1, tally["gold"])
    both = precision + recall
    return {
        "figures": tally["gold"],
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(200 * precision * recall / both, 1) if both else 0.0,
        "matched": tally["right"],
        "claimant": round(100 * tally["claimed"] / max(1, tally["right"]), 1),
        "claimed": tally["claimed"],
        "found": tally["found"],
    }


def _told(side: Row) -> Told | None:
    """The figure of *side* that the product finds where the annotated words stand."""
    article, _, found = product(side)
    start = side["text"].index(side["figure"])
    wanted = Span(start, start + len(side["figure"]))
    figure = next((each for each in found if each.spans[0].overlaps(wanted)), None)
    return Told(figure, article) if figure else None


def related(rows: list[Row], errors: list[str] | None = None) -> dict[str, float]:
    """The share of pairs, in per cent, whose relation is the one annotated; a figure not found is an error."""
    tally: Counter[str] = Counter()
    for row in rows:
        one, other = _told(row["a"]), _told(row["b"])
        label, reason = relation(one, other) if one and other else ("unfound", "")
        tally["right"] += label == row["label"]
        tally[f"{row['label']} as {label}"] += 1
        if errors is not None and label != row["label"]:
            errors.append(f"{row['id']} {row['label']} as {label} ({reason})\n  {row['a']}\n  {row['b']}")
    return {"pairs": len(rows), "right": round(100 * tally.pop("right") / max(1, len(rows)), 1), **dict(tally)}


def speed() -> float:
    """CPU milliseconds for 3,000 characters, statements apart, over the sentences of all languages."""
    spent = characters = 0.0
    for lang in SUPPORTED:
        text = "\n".join(row["text"] for row in sentences(lang))
        article, statements, _ = product({"text": text, "lang": lang})
        begun = time.process_time()
        for _ in range(3):
            figures(article, statements)
        spent += time.process_time() - begun
        characters += 3 * len(text)
    return round(3_000_000 * spent / characters, 2)


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors")
    parser.add_argument("--speed", action="store_true")
    wanted = parser.parse_args()
    if wanted.errors:
        errors: list[str] = []
        if wanted.errors == "pairs":
            print(related([*pairs()[::2], *fresh_pairs()], errors))
        else:
            print(measured([*sentences(wanted.errors)[::2], *fresh(wanted.errors)], errors))
        print("\n".join(errors))
        return
    found: Row = {half: {} for half in HALVES}
    for half, (sentences_of, pairs_of) in HALVES.items():
        for lang in SUPPORTED:
            found[half][lang] = measured(sentences_of(lang))
            print(half, lang, found[half][lang])
        every: Counter[str] = Counter()
        for each in found[half].values():
            every.update({key: each[name] for key, name in _SUMMED.items()})
        found[half]["all"] = _rates(every)
        print(half, "all", found[half]["all"])
        found[half]["pairs"] = related(pairs_of())
        print(half, "pairs", found[half]["pairs"])
    if wanted.speed:
        found["milliseconds"] = speed()
        print("milliseconds for 3,000 characters", found["milliseconds"])
    if wanted.json:
        wanted.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
