#!/usr/bin/env python3
"""Measure what the desk's pages take in a large ledger: time (median, 95th percentile) and work, in milliseconds.

usage: run.py [--articles N] [--ledger FILE] [--rounds N] [--json FILE]

The ledger is made up (see large.py) and kept at FILE for the next time. Time is what the application takes for a whole
answer, without a network between; work is the processor's part of it, which other programs do not lengthen.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from followed import beside
from large import make

from uradori.ledger import open_ledger
from uradori.ledger.view import SqliteView
from uradori.web import DeskOptions, create_app, warm

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient

ADDRESSES = {
    "stories": "/",
    "stories: page 100": "/?page=100",
    "story": "/stories/{story}",
    "story: put right": "/stories/{story}/review",
    "story: to merge": "/stories/{story}/merge",
    "story: to merge, by a word": "/stories/{story}/merge?q=story",
    "article": "/articles/{article}",
    "claim": "/claims/{claim}",
    "claim: disputed": "/claims/{disputed}",
    "claim: to merge": "/claims/{claim}/merge",
    "search: a frequent word": "/search?q=peace",
    "search: two words": "/search?q=ceasefire+talks",
    "search: boolean": "/search?q=(ceasefire+OR+talks)+NOT+peace",
    "search: a phrase": '/search?q="peace+talks"',
    "search: Japanese": "/search?q=停戦",
    "search: two in Japanese": "/search?q=停戦+会談",
    "search: by a speaker": "/search?q=peace&speaker=donald-trump",
    "search: by a rare speaker": "/search?q=peace&speaker={rare}",
    "search: by words for a source": "/search?q=peace&speaker=nobody+at+all",
    "search: authority": "/search?q=peace&authority=anonymous",
    "search: outlet": "/search?q=peace&outlet={outlet}",
    "search: country, language, dates": "/search?q=停戦&country=japan&language=ja&since=2021-01-01&until=2021-03-01",
    "search: nothing fits": "/search?q=the&language=ja",
    "actor": "/actors/{actor}",
    "actor: who speaks most": "/actors/{most}",
    "actor: one modality": "/actors/{most}?modality=denied",
    "actor: page 100": "/actors/{most}?page=100",
    "actor: who speaks seldom": "/actors/{rare}",
    "outlet: the largest": "/outlets/{outlet}",
    "figures": "/figures",
    "series": "/figures/killed",
    "compare": "/compare/{article}/{other}",
}

FOLLOWED = {"alerts": "/alerts", "alerts: data": "/alerts.json", "alerts: feed": "/alerts.atom"}
"""What is looked at by somebody who follows twenty things (see followed.py)."""


def measure(client: TestClient, addresses: list[str]) -> dict[str, float]:
    """Time and work of the answers at *addresses*; the first one is not counted."""
    taken, worked = [], []
    for address in addresses:
        start, work = time.perf_counter(), time.process_time()
        answer = client.get(address)
        taken.append(1000 * (time.perf_counter() - start))
        worked.append(1000 * (time.process_time() - work))
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code} {answer.text[:300]}")
    times, works = (quantiles(each[1:], n=20, method="inclusive") for each in (taken, worked))
    return {
        "median_ms": round(times[9], 1),
        "p95_ms": round(times[18], 1),
        "work_median_ms": round(works[9], 1),
        "work_p95_ms": round(works[18], 1),
    }


def asked(ledger: Path, addresses: dict[str, str], names: list[dict[str, str]]) -> dict[str, dict[str, float]]:
    """Measure and print the answers at each of *addresses*, once with each of *names*."""
    served = DeskOptions(ledger, rate=1_000_000)
    app = create_app(served)
    warm(served)
    figures = {}
    with TestClient(app, base_url="http://localhost") as client:
        for kind, address in addresses.items():
            figures[kind] = measure(client, [address.format(**each) for each in names])
            shown = "  ".join(f"{key.removesuffix('_ms')} {value:7.1f}" for key, value in figures[kind].items())
            print(f"{kind:36} {shown}", flush=True)
    return figures


def drawn(view: SqliteView, rounds: int) -> list[dict[str, str]]:
    """What the addresses name in each round: other stories, articles and claims each time, and the same extremes."""
    outlet = max(view.outlets().items(), key=lambda one: one[1])[0]
    speakers = [actor for (actor,) in view._rows("SELECT actor FROM spoken GROUP BY actor ORDER BY count(*)")]  # noqa: SLF001
    same = {"most": speakers[-1], "rare": speakers[0], "outlet": outlet}
    count = view.count_stories()
    stories = [view.largest_stories(1, at * count // rounds)[0] for at in range(rounds)]
    disputed = [dispute.one for dispute, *_ in view.shifts(speakers[-1], rounds)]
    return [
        same
        | {"story": one.id, "article": one.articles[0], "other": one.articles[-1]}
        | {"claim": next(view.claims(one.articles[:1])).id, "disputed": disputed[at % len(disputed)]}
        | {"actor": speakers[at * len(speakers) // rounds]}
        for at, one in enumerate(stories)
    ]


def main() -> None:
    """Print the figures, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, default=Path("desk-bench.db"))
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    if not options.ledger.exists():
        make(options.ledger, options.articles)
    with open_ledger(options.ledger) as store, TemporaryDirectory() as folder:
        names = drawn(store.view(), options.rounds + 1)
        followed = beside(options.ledger, Path(folder), store.view())
        figures = asked(options.ledger, ADDRESSES, names) | asked(followed, FOLLOWED, names)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
