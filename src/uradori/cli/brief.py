"""``uradori brief``: the briefing on a story."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import click

from uradori.actors import load
from uradori.briefing import BriefingOptions, render
from uradori.briefing import brief as briefing_of
from uradori.cli.progress import note
from uradori.cli.sources import confidence_option, ledger_option, material, source_argument, tier_option
from uradori.config import INTERFACE_LANGUAGES, Settings
from uradori.errors import UsageError
from uradori.ledger import View

EXAMPLES = """\b
Examples:
  uradori brief articles/ --out briefing.html
  uradori brief --ledger talks.db --lang ja --out briefing.html
  uradori brief --ledger talks.db --story 1f2e3d4c5b6a79880912 --out briefing.md
"""

_SUFFIXES = {".html": "html", ".md": "md", ".json": "json"}


@click.command(epilog=EXAMPLES, short_help="Write the briefing on a story.")
@source_argument
@ledger_option
@tier_option
@click.option("--story", metavar="ID", help="The story to brief on, as `uradori stories` names it.")
@confidence_option
@click.option("--lang", type=click.Choice(INTERFACE_LANGUAGES), help="Language of the briefing's own words.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it: .html, .md or .json. Without it, Markdown is printed.",
)
@click.pass_obj
def brief(
    settings: Settings,
    sources: tuple[str, ...],
    ledger: Path | None,
    story: str | None,
    lang: str | None,
    min_confidence: float | None,
    out: Path | None,
) -> None:
    """Write a briefing: what was said, by whom, on whose authority; every line opens onto its sentence."""
    if out is not None and out.suffix.lower() not in _SUFFIXES:
        raise click.BadParameter(f"{out}: must end in {', '.join(_SUFFIXES)}", param_hint="--out")
    with material(sources, ledger, settings, group=True) as found:
        form = _SUFFIXES[out.suffix.lower()] if out else "md"
        options = BriefingOptions(lang or settings.lang, story)
        if min_confidence is not None:
            options = replace(options, least=min_confidence)
        page = briefing_page(found.view, settings, options, form)
        if out is None:
            click.echo(page)
        else:
            write_whole(out, page)
            note(f"briefing: {out}")


def briefing_page(view: View, settings: Settings, options: BriefingOptions, form: str) -> str:
    """The briefing on what *view* holds, as a page of this form (html, md, json)."""
    return render(briefing_of(view, load(settings.corrections), options), form)


def write_whole(path: Path, text: str) -> None:
    """Write *text* to *path* so that a reader finds the old page or the new one, never half of it.

    Raises UsageError where the folder is missing or may not be written to.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
