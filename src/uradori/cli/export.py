"""``uradori export``: a chosen set of the ledger, with all that cites it, in a format that others open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from uradori.actors import load
from uradori.cli.brief import write_whole
from uradori.cli.progress import note
from uradori.cli.sources import as_judged, confidence_option, ledger_option
from uradori.config import INTERFACE_LANGUAGES, Settings
from uradori.export import FORMATS, Choice, Pick, gather
from uradori.export import export as exported
from uradori.ledger import open_ledger
from uradori.model import TargetKind

EXAMPLES = """\b
Examples:
  uradori export --story 1f2e3d4c5b6a79880912 --format html --out dossier.html
  uradori export --ledger talks.db --claims 4bc065967c989cc57771,eae1065b030ed6d1e502 --format csv > claims.csv
  uradori export --ledger talks.db --story 1f2e3d4c5b6a79880912 --format ftm --out talks.ftm.json
"""

SORTS = {
    "claims": TargetKind.CLAIM,
    "statements": TargetKind.STATEMENT,
    "figures": TargetKind.FIGURE,
    "articles": TargetKind.ARTICLE,
}
"""The sorts of records that can be chosen by their ids, as their options are called."""


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose records of each sort by their ids."""
    for sort in reversed([*SORTS]):
        command = click.option(
            f"--{sort}", multiple=True, metavar="IDS", callback=_idents, help=f"These {sort}: ids, commas between them."
        )(command)
    return command


def _idents(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Ids as they are given: several with commas between them, or an option each."""
    return tuple(dict.fromkeys(ident.strip() for value in values for ident in value.split(",") if ident.strip()))


@click.command(epilog=EXAMPLES, short_help="Write a chosen set so that others can open it.")
@ledger_option
@click.option("--story", metavar="ID", help="A story, with all that was found in its articles.")
@choice_options
@confidence_option
@click.option("--title", help="Title of the dossier (default: that of the story, or the first words chosen).")
@click.option("--author", help="Who answers for the choice.")
@click.option("--lang", type=click.Choice(INTERFACE_LANGUAGES), help="Language of a page's own words, and of names.")
@click.option(
    "--format",
    "form",
    type=click.Choice([each.name for each in FORMATS]),
    default=FORMATS[0].name,
    show_default=True,
    help="What to write.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to; without it, it is printed.")
@click.pass_obj
def export(settings: Settings, /, ledger: Path | None, form: str, out: Path | None, **chosen: Any) -> None:
    """Write a dossier: a story, or chosen records, each with its words, their place, and the snapshot they are from."""
    lang, least = chosen.pop("lang") or settings.lang, chosen.pop("min_confidence")
    chosen["picks"] = tuple(Pick(kind, ident) for sort, kind in SORTS.items() for ident in chosen.pop(sort))
    choice = Choice(lang=lang, **chosen) if least is None else Choice(lang=lang, least=least, **chosen)
    path = ledger or settings.ledger
    with open_ledger(path, must_exist=True) as store, as_judged(store.view(), path, settings) as view:
        made = datetime.now(UTC).isoformat(timespec="seconds")
        page = exported(gather(view, load(settings.corrections), choice, made), form)
    if out is None:
        click.echo(page, nl=False)
    else:
        write_whole(out, page)
        note(f"dossier: {out}")
