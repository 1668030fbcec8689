#!/usr/bin/env python3
"""Put measured figures, examples and transcripts into the README and the docs, so that none of them is typed by hand.

usage: report.py [--check]

A block stands between ``<!-- kind:argument -->`` and ``<!-- /kind -->`` and is written anew:

figures:NAME  a table of what a bench measured (.bench/*.json), of the annotation in bench/attribution/gold, or of the
              gazetteer; left as it is where the bench's file is missing
said:LANG     the statements that the product finds in the quoted text (lines with ``> ``) at the head of the block
ran           each ``$ uradori ...`` line, run on the files of docs/samples, with what it prints

With --check nothing is written; exit 1 if a ``said`` or ``ran`` block is out of date.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import shlex
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner

import uradori
from uradori.actors import load
from uradori.cli.main import main as command
from uradori.model import ActorKind

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
MEASURED = ROOT / ".bench"
SAMPLES = ROOT / "docs" / "samples"
GOLD = ROOT / "bench" / "attribution" / "gold"

_BLOCK = re.compile(
    r"^(?P<open><!-- (?P<kind>figures|said|ran)(?::(?P<name>[\w.-]+))? -->\n)"
    r"(?P<body>.*?)(?P<close>^<!-- /(?P=kind) -->)",
    re.DOTALL | re.MULTILINE,
)
_WIDEST = 118
"""Characters of a transcript's line that are shown; what a terminal would cut off is cut off."""

SETS = {
    "gold.en": "English, gold (NTREX)",
    "gold.ja": "Japanese, gold (NTREX)",
    "gold.ja.wikinews": "Japanese, gold (Wikinews)",
    "gold.ru": "Russian, gold (NTREX)",
    "gold.uk": "Ukrainian, gold (NTREX)",
    "own dev en": "English, own dev",
    "own dev ja": "Japanese, own dev",
    "own dev ru": "Russian, own dev",
    "own dev uk": "Ukrainian, own dev",
    "polnear.dev": "English, PolNeAR dev",
    "polnear.test": "English, PolNeAR test",
}
LANGUAGES = {"en": "English", "ja": "Japanese", "ru": "Russian", "uk": "Ukrainian"}

Row = Iterable[object]


def table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table; None is an empty cell."""
    lines = [[*map(str, head)], *([("–" if cell is None else str(cell)) for cell in row] for row in rows)]
    ruled = [lines[0], ["---"] * len(lines[0]), *lines[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in ruled) + "\n"


def measured(bench: str) -> Any:
    """What the bench wrote. Raises FileNotFoundError where it has not run."""
    return json.loads((MEASURED / f"{bench}.json").read_text("utf-8"))


TIERS = ("fast", "accurate")


def attribution() -> str:
    """Statements found, by annotated set and tier."""
    found = measured("attribution")
    head = ["set", "articles", "statements"]
    for tier in TIERS:
        head += [f"{tier}: triple F1", "precision", "recall", "direct speech recalled", "CPU ms / 1,000 chars"]
    rows = []
    for key, name in SETS.items():
        by_tier = [found[tier][key] for tier in TIERS if key in found[tier]]
        if by_tier:
            row: list[object] = [name, by_tier[0]["documents"], by_tier[0]["gold"]]
            for one in by_tier:
                row += [one["triple"][each] for each in ("f1", "precision", "recall")]
                row += [one["triple_recall_by_quote"].get("direct"), one["cpu_ms_per_1k_characters"]]
            rows.append(row)
    return table(head, rows)


def error_rates() -> str:
    """What goes wrong, by tier and set: statements missed by kind, statements that are wrong, classes that are."""
    found = measured("attribution")
    return "\n".join(f"{tier.capitalize()} tier:\n\n{_error_rates(found[tier])}" for tier in TIERS)


def _error_rates(found: dict[str, Any]) -> str:
    kinds, classes = ("direct", "mixed", "indirect"), ("quote", "authority", "modality")
    rows = []
    for key, name in SETS.items():
        one = found.get(key)
        if one is None:
            continue
        recalled = one["triple_recall_by_quote"]
        missed = [round(100 - recalled[kind], 1) if kind in recalled else None for kind in kinds]
        right = one["kind_right"]
        wrong = [round(100 - right[each], 1) if each in right else None for each in classes]
        sure = f"{one['right_from_0.9']['right']} of {one['right_from_0.9']['statements']}"
        rows.append((name, *missed, round(100 - one["triple"]["precision"], 1), *wrong, one["calibration_error"], sure))
    head = ("direct missed %", "mixed missed %", "indirect missed %", "found but wrong %", "wrong quote kind %")
    return table(
        ("set", *head, "wrong authority %", "wrong modality %", "calibration error", "right %, from 0.9 on"), rows
    )


def roles() -> str:
    """Partial F1 of the three roles, by tier."""
    found = measured("attribution")
    parts = ("source", "cue", "content")
    rows = (
        (name, *(found[tier][key][part]["partial"]["f1"] for tier in TIERS for part in parts))
        for key, name in SETS.items()
        if key in found[TIERS[0]]
    )
    return table(("set", *(f"{tier}: {part}" for tier in TIERS for part in parts)), rows)


def peers() -> str:
    """The product beside its peers on English news; on the peers' own articles where that was measured."""
    found = measured("attribution")
    mine = "polnear.test" if "polnear.test" in found[TIERS[0]] else "polnear.dev"
    of = mine.replace("polnear.", "PolNeAR ")
    rows = {f"Uradori, {tier} ({of})": found[tier][mine] for tier in TIERS}
    rows |= {f"{name} (PolNeAR test)": one for name, one in found["peers"].items()}
    lines = (
        (
            *(name, *(one["triple"][key] for key in ("f1", "precision", "recall"))),
            *(one[role]["partial"]["f1"] for role in ("source", "cue", "content")),
            f"{one['cpu_ms_per_1k_characters']}{'' if one.get('timed_in_this_run', True) else ' *'}",
        )
        for name, one in rows.items()
    )
    head = ("system", "triple F1", "precision", "recall", "source", "cue", "content", "CPU ms / 1,000 chars")
    return table(head, lines) + "\n\\* timed when its predictions were made, not in this run.\n"


def agreement() -> str:
    """How far two passes over the same articles agree, by language."""
    found = measured("attribution")["agreement"]
    rows = (
        (
            *(LANGUAGES[lang], one["documents"], one["gold"], one["triple"]["f1"]),
            *(one["triple_recall_by_quote"].get(kind) for kind in ("direct", "mixed", "indirect")),
            *(one[role]["exact"]["f1"] for role in ("source", "cue", "content")),
        )
        for lang, one in found.items()
    )
    head = ("language", "articles", "statements", "triple F1", "direct", "mixed", "indirect")
    return table((*head, "source, exact", "cue, exact", "content, exact"), rows)


def unruled() -> str:
    """The accurate tier in a language that nobody wrote a rule for."""
    rows = (
        (name, one["documents"], one["gold"], *(one["triple"][key] for key in ("f1", "precision", "recall")))
        for name, one in measured("attribution")["unruled"].items()
    )
    return table(("language", "articles", "statements", "triple F1", "precision", "recall"), rows)


def robust() -> str:
    """Every article read: crashes, and spans that are not where they should be."""
    found = measured("robust")
    rows = (
        (name, one["articles"], one["statements"], len(one["crashes"]), one["wrong_spans"])
        for name, one in found["corpora"].items()
    )
    longer = found["in_a_longer_page"]
    return table(("corpus", "articles", "statements found", "crashes", "wrong spans"), rows) + (
        f"\nOf {longer['statements']} statements of the gold articles, {longer['found_again']} % are found again, to"
        " the letter, when another article stands before and behind their own.\n"
    )


def memory() -> str:
    """Resident memory of a process that has read one article in each language."""
    found = measured("attribution")
    return table(("tier", "memory at rest, MB"), ((tier, found[tier]["memory_mb"]) for tier in TIERS))


def retellings() -> str:
    """Every part of the retellings bench as a table, one row a set."""
    tables = []
    for part, sets in measured("retellings").items():
        rows = {name.replace("_", " "): row for name, row in sets.items() if isinstance(row, dict)}
        if rows:
            head = list(dict.fromkeys(key for row in rows.values() for key in row))
            lines = ((name, *(row.get(key) for key in head)) for name, row in rows.items())
            tables.append(table((part.replace("_", " "), *(key.replace("_", " ") for key in head)), lines))
    return "\n".join(tables)


def derived() -> str:
    """Who retells whom, on made trees, by half."""
    keys = ("edge_f1", "edge_f1_strict", "precision", "recall", "root_right", "stranger_edges", "edges", "articles")
    rows = ((half, *(one[key] for key in keys)) for half, one in measured("derivation").items())
    return table(("set", *(key.replace("_", " ") for key in keys)), rows)


def counted() -> str:
    """Figures and how they stand to one another, by half."""
    rows = []
    for half, found in measured("figures").items():
        for key, one in found.items():
            if key == "pairs":
                rows.append((f"relations, {half}", one["pairs"], None, None, None, None, one["right"]))
            else:
                name = LANGUAGES.get(key, "all languages")
                measures = (one[each] for each in ("precision", "recall", "f1", "claimant"))
                rows.append((f"{name}, {half}", one["figures"], *measures, None))
    return table(("set", "figures or pairs", "precision", "recall", "F1", "claimant right", "relation right"), rows)


def claimed() -> str:
    """What is kept apart and what is joined, by set; F1 of counterparts in the gold; whole stories of it."""
    found = measured("claims")
    kinds = ("apart", "apart actor", "apart modality", "apart number", "apart polarity", "apart time", "joined")
    sets = [key for key in found if key.endswith((" dev", " test", "baseline"))]
    rows = ((key.replace("baseline", "(word overlap)"), *(found[key].get(kind) for kind in kinds)) for key in sets)
    gold = table(("languages of the gold", "F1 of counterparts"), found["gold"].items())
    told = ("precision", "recall", "f1")
    whole = ((key, *(found[key][each] for each in told)) for key in found if key.startswith("grouped"))
    stories = table(("whole stories of the gold, pair by pair", *told), whole)
    return f"{table(('set', *kinds), rows)}\n{gold}\n{stories}"


def credited() -> str:
    """Source fields and credit lines read right, by half."""
    keys = ("dev", "dev_items", "test", "test_items")
    rows = ((name, *(one.get(key) for key in keys)) for name, one in measured("credits").items())
    return table(("set", "dev right, %", "items", "test right, %", "items"), rows)


def throughput() -> str:
    """CPU time from text to the ledger."""
    found = measured("throughput")
    keys = ("articles", "text_ms", "page_ms", "start_up_s")
    rows = [(LANGUAGES[one["lang"]], *(one[key] for key in keys)) for one in found["languages"]]
    size = f"{found['characters']:,}"
    head = (
        "language",
        "articles",
        f"text of {size} characters to ledger, CPU ms",
        "page extraction, CPU ms",
        "start-up, CPU s",
    )
    return table(head, rows) + f"\nStart-up with all four languages: {found['start_up_cpu_s']} s CPU.\n"


def desk_pages() -> str:
    """What the desk's pages take in a large ledger."""
    rows = ((name, one["median_ms"], one["p95_ms"]) for name, one in measured("desk").items())
    return table(("page", "median, ms", "95th percentile, ms"), rows)


def desk_load() -> str:
    """Many readers and one writer at once."""
    found = measured("load")
    all_read = found["all that is read"]
    keys = ("readers", "workers", "pause", "seconds", "errors", "written", "lost")
    head = ("pages read", "median, ms", "95th percentile, ms", *keys)
    return table(head, [(all_read["answers"], all_read["p50_ms"], all_read["p95_ms"], *(found[key] for key in keys))])


def paint() -> str:
    """How soon a browser shows the desk's pages, and how much is sent to it."""
    rows = ((name, one["paint_ms"], one["most_ms"], one["sent_kb"]) for name, one in measured("paint").items())
    return table(("page", "first paint, median, ms", "slowest, ms", "sent, kB"), rows)


def gold() -> str:
    """What our own annotation holds, file by file."""
    rows = []
    for path in sorted(GOLD.glob("*.jsonl")):
        articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        kinds = Counter(one["quote"] for article in articles for one in article["attributions"])
        rows.append(
            (f"`{path.name}`", len(articles), kinds.total(), *(kinds[k] for k in ("direct", "mixed", "indirect")))
        )
    return table(("file", "articles", "attributions", "direct", "mixed", "indirect"), rows)


def gazetteer() -> str:
    """How many actors of each kind the gazetteer has."""
    actors = load()
    kinds = [kind for kind in ActorKind if actors.of_kind(kind)]
    rows = ((kind, len(found := actors.of_kind(kind)), sum(len(one.offices) for one in found)) for kind in kinds)
    return table(("kind", "actors", "dated offices"), rows)


FIGURES: dict[str, Callable[[], str]] = {
    "attribution": attribution,
    "error-rates": error_rates,
    "roles": roles,
    "peers": peers,
    "agreement": agreement,
    "unruled": unruled,
    "robust": robust,
    "memory": memory,
    "retellings": retellings,
    "derivation": derived,
    "figures": counted,
    "claims": claimed,
    "credits": credited,
    "throughput": throughput,
    "desk-pages": desk_pages,
    "desk-load": desk_load,
    "paint": paint,
    "gold": gold,
    "gazetteer": gazetteer,
}
"""The tables a page may ask for."""


def figures(name: str, body: str) -> str:
    """The table *name*; *body* unchanged where its bench has not run here."""
    try:
        return FIGURES[name]()
    except FileNotFoundError as missing:
        print(f"figures:{name} left as it is: {missing.filename} is missing")
        return body


def said(lang: str, body: str) -> str:
    """The quoted text of *body*, and the statements found in it, one a line."""
    quoted = [line for line in body.splitlines() if line.startswith(">")]
    text = "\n".join(line.removeprefix(">").strip() for line in quoted)
    found = [
        f"{one.quote} · {one.authority} · {one.modality}\n  source   {_source(one)}\n"
        f"  cue      {one.cue.text}\n  content  {one.content.text}"
        for one in uradori.statements(text, lang)
    ]
    return "\n".join([*quoted, "", "```text", *(found or ["(nothing)"]), "```"]) + "\n"


def _source(one: uradori.Statement) -> str:
    actor = one.source.actor
    return f"{one.source.text or '(none)'}{f'  → {actor.id}' if actor else ''}"


def ran(_: str, body: str) -> str:
    """The commands of *body*, run on a copy of docs/samples, each with its output and an exit code that is not 0."""
    lines = ["```console"]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SAMPLES, folder, dirs_exist_ok=True)
        with contextlib.chdir(folder):
            for line in re.findall(r"^\$ .*$", body, re.MULTILINE):
                lines += [line, *_output(shlex.split(line[2:]))]
    return "\n".join([*lines, "```"]) + "\n"


def _output(words: list[str]) -> Iterator[str]:
    """What ``NAME=VALUE... uradori ...`` prints."""
    at = words.index("uradori")
    environment = {"URADORI_LEDGER": "ledger.db"} | dict(word.split("=", 1) for word in words[:at])
    result = CliRunner().invoke(command, words[at + 1 :], env=environment, prog_name="uradori")
    for line in result.output.splitlines():
        yield line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
    if result.exit_code:
        yield f"[exit code {result.exit_code}]"


KINDS: dict[str, Callable[[str, str], str]] = {"figures": figures, "said": said, "ran": ran}


def renewed(page: str, kinds: Iterable[str] = tuple(KINDS)) -> str:
    """The *page* with its blocks of these *kinds* written anew."""

    def block(match: re.Match[str]) -> str:
        if match["kind"] not in kinds:
            return match[0]
        body = KINDS[match["kind"]](match["name"] or "", match["body"])
        return f"{match['open']}{body}{match['close']}"

    return _BLOCK.sub(block, page)


def main() -> int:
    """Write the pages anew, or check them; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if examples are out of date")
    options = parser.parse_args()
    stale = 0
    for path in PAGES:
        page = path.read_text("utf-8")
        fresh = renewed(page, ("said", "ran") if options.check else KINDS)
        if fresh != page:
            stale += 1
            print(f"{path.relative_to(ROOT)}: {'out of date' if options.check else 'written anew'}")
            if not options.check:
                path.write_text(fresh, "utf-8")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
