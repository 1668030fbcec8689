"""``uradori read``: sources into a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from uradori.cli.sources import exit_by, read_into, tier_option
from uradori.config import Settings
from uradori.ledger import Added, open_ledger
from uradori.run import Summary

EXAMPLES = """\b
Examples:
  uradori read articles/
  uradori read talks.jsonl page.html --ledger talks.db
  uradori read https://example.org/feed.xml
"""


@click.command(epilog=EXAMPLES, short_help="Read articles into a ledger.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ledger file to read into (default: the setting URADORI_LEDGER).",
)
@tier_option
@click.pass_obj
def read(settings: Settings, sources: tuple[str, ...], ledger: Path | None) -> None:
    """Read SOURCEs into a ledger: files (.txt .html .jsonl .warc .xml .opml), folders, urls, feeds.

    Articles already in the ledger are skipped, changed ones become revisions; stopped halfway, it goes on next time.
    """
    path = ledger or settings.ledger
    with open_ledger(path) as store:
        summary = read_into(store, sources, settings)
    click.echo(_told(summary))
    click.echo(f"ledger: {path}")
    exit_by(summary)


def _told(summary: Summary) -> str:
    revisions = summary.counts[Added.REVISION]
    parts = [
        f"{summary.counts[Added.NEW]} new",
        f"{summary.counts[Added.KNOWN]} known",
        f"{revisions} revision{'' if revisions == 1 else 's'}",
    ]
    if summary.unsupported:
        parts.append(f"{summary.unsupported} in no supported language (kept, nothing extracted)")
    if summary.failures:
        parts.append(f"{len(summary.failures)} failed")
    return ", ".join(parts)
