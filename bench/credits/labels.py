#!/usr/bin/env python3
"""Make src/uradori/actors/data/labels.jsonl: how State Media Monitor classes the outlets of outlets.jsonl.

usage: labels.py [--check]

Reads ../shared/data/state_media/State_Media_Matrix.csv (MIT; state-media-profiles of the Alliance for Securing
Democracy, ASD, of 2024-02-07). A row is an outlet's where its address is at one of the outlet's domains, or where it
has the outlet's name and country. Rows that are noted as merged in by ASD from a project of its own are ASD's label.
A type with a question mark is left out. Rows that class an outlet differently are all kept. With --check, nothing is
written, and the exit status is 1 where the file differs.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from uradori.actors.gazetteer import Gazetteer, load
from uradori.model import Actor, ActorKind, host_of

ROOT = Path(__file__).parents[2]
MATRIX = ROOT.parent / "shared/data/state_media/State_Media_Matrix.csv"
LABELS = ROOT / "src/uradori/actors/data/labels.jsonl"
AS_OF = "2024-02-07"
MONITOR = "State Media Monitor (via ASD state-media-profiles)"
ASD = "ASD state-media-profiles"
TYPES = {
    "SC": "state-controlled",
    "CaPu": "captured-public",
    "CaPr": "captured-private",
    "ISFM": "independent-state-funded-and-managed",
    "ISF": "independent-state-funded",
    "ISM": "independent-state-managed",
    "IP": "independent-public",
}
COUNTRIES = {"USA": "united-states", "UK": "united-kingdom", "UAE": "united-arab-emirates"}


def outlets(row: dict[str, str], gazetteer: Gazetteer) -> Iterator[Actor]:
    """The outlets of the gazetteer that *row* is about: by address, else by name and country."""
    host = host_of(row["URL"].strip())
    if found := gazetteer.by_domain(host) if host else None:
        yield found
        return
    country = row["Country"].strip()
    states = {COUNTRIES.get(country), *(actor.id for actor in gazetteer.named(country, "en"))}
    for actor in gazetteer.named(row["Main assets"].strip(), "en"):
        if actor.kind is ActorKind.OUTLET and actor.country in states:
            yield actor


def labels() -> list[str]:
    """The lines of the file, by outlet."""
    found: set[tuple[str, str, str]] = set()
    with MATRIX.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            if label := TYPES.get(row["Typology"].strip()):
                by = ASD if "Merged from Project" in row["Notes"] else MONITOR
                found |= {(outlet.id, label, by) for outlet in outlets(row, load())}
    fields = ("outlet", "label", "by", "as_of")
    return [json.dumps(dict(zip(fields, (*one, AS_OF), strict=True))) for one in sorted(found)]


def main() -> int:
    """Write the file, or compare it."""
    text = "".join(f"{line}\n" for line in labels())
    if "--check" in sys.argv[1:]:
        return int(LABELS.read_text("utf-8") != text)
    LABELS.write_text(text, "utf-8")
    print(f"{text.count(chr(10))} labels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
