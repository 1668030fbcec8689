#!/usr/bin/env python3
"""Measure how soon a browser that knows nothing shows the desk's pages, and how much is sent to it.

usage: paint.py [--ledger FILE] [--rounds N] [--chromium FILE] [--json FILE]

Without a ledger the bundled dossier is read into one. Each round opens each page in a fresh Chromium profile: time is
that of the first contentful paint, size all that comes over the line (page, styles, scripts), as it is compressed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from statistics import median

import httpx
from playwright.sync_api import Browser, sync_playwright
from serving import URADORI, serve

PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def opened(browser: Browser, address: str) -> tuple[float, int]:
    """Milliseconds to the first paint of *address* with empty caches, and bytes sent."""
    context = browser.new_context()
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    sent: list[int] = []
    line.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    painted = float(page.evaluate(PAINT))
    context.close()
    return painted, sum(sent)


def addresses(base: str) -> dict[str, str]:
    """A page of each kind, of the largest story."""
    story = httpx.get(f"{base}/stories.json").json()["stories"][0]["id"]
    article = httpx.get(f"{base}/stories/{story}.json").json()["briefing"]["articles"][0]["id"]
    return {
        "stories": f"{base}/",
        "story": f"{base}/stories/{story}",
        "article": f"{base}/articles/{article}",
        "search": f"{base}/search?q=talks",
    }


def measure(base: str, chromium: str, rounds: int) -> dict[str, dict[str, float]]:
    """First paint (median and most, ms) and kilobytes sent, of each page."""
    figures = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, address in addresses(base).items():
            found = [opened(browser, address) for _ in range(rounds)]
            times = [painted for painted, _ in found]
            sent = max(size for _, size in found) / 1000
            figures[name] = {"paint_ms": round(median(times)), "most_ms": round(max(times)), "sent_kb": round(sent, 1)}
            shown = "  ".join(f"{key} {value:7}" for key, value in figures[name].items())
            print(f"{name:12} {shown}", flush=True)
        browser.close()
    return figures


def main() -> None:
    """Print the figures, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = options.ledger
        if ledger is None:
            subprocess.run([URADORI, "demo", "--no-open"], cwd=folder, check=True)
            ledger = Path(folder) / "demo" / "ledger.db"
        server, base = serve(ledger)
        try:
            figures = measure(base, options.chromium, options.rounds)
        finally:
            server.terminate()
            server.wait()
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
