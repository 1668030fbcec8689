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

from large import make

from uradori.web import DeskOptions, create_app, warm

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient

ADDRESSES = {
    "stories": "/",
    "stories: page 100": "/?page=100",
    "story": "/stories/{story}",
    "story: put right": "/stories/{story}/review",
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
    "actor: who speaks most": "/actors/{most}",
    "actor: one modality": "/actors/{most}?modality=denied",
    "actor: page 100": "/actors/{most}?page=100",
    "actor: who speaks seldom": "/actors/{rare}",
    "outlet: the largest": "/outlets/{outlet}",
    "figures": "/figures",
    "series": "/figures/killed",
    "compare": "/compare/{article}/{other}",
}


def measure(client: TestClient, address: str, rounds: int) -> dict[str, float]:
    """Time and work of *rounds* answers; a first one is not counted."""
    taken, worked = [], []
    for _ in range(rounds + 1):
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
    served = DeskOptions(options.ledger, rate=1_000_000)
    app = create_app(served)
    warm(served)
    view = app.state.store.view()
    first, second = (view.published_by(outlet, 1)[0].id for outlet in sorted(view.outlets())[:2])
    speakers = [actor for (actor,) in view._rows("SELECT actor FROM spoken GROUP BY actor ORDER BY count(*)")]  # noqa: SLF001
    outlet = max(view.outlets().items(), key=lambda one: one[1])[0]
    names = {"most": speakers[-1], "rare": speakers[0], "outlet": outlet, "article": first, "other": second}
    names |= {"story": view.stories([first])[0].id, "claim": next(view.claims([first])).id}
    names |= {"disputed": view.shifts(names["most"])[0][0].one}
    figures = {}
    with TestClient(app, base_url="http://localhost") as client:
        for name, address in ADDRESSES.items():
            figures[name] = measure(client, address.format(**names), options.rounds)
            shown = "  ".join(f"{key.removesuffix('_ms')} {value:7.1f}" for key, value in figures[name].items())
            print(f"{name:36} {shown}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
