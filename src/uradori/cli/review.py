"""``uradori review``: what people have decided, listed, handed on, and taken in."""

from __future__ import annotations

import json
from pathlib import Path

import click

from uradori.cli.brief import write_whole
from uradori.cli.output import Shape, format_option, write
from uradori.cli.progress import note
from uradori.config import Settings
from uradori.errors import UsageError
from uradori.model import Judgement
from uradori.notebook import Notebook, notebook_path, rows
from uradori.notebook.speakers import in_force

EXAMPLES = """\b
Examples:
  uradori review
  uradori review --ledger talks.db --export judgements.jsonl
  uradori review --ledger copy.db --import judgements.jsonl
"""

Row = tuple[Judgement, bool]


@click.command(epilog=EXAMPLES, short_help="List, export and import what people have judged.")
@click.option("--ledger", type=click.Path(path_type=Path, dir_okay=False), help="Ledger whose judgements they are.")
@click.option(
    "--export", "out", type=click.Path(path_type=Path, dir_okay=False), help="Write them to this .jsonl file."
)
@click.option(
    "--import",
    "taken",
    type=click.Path(path_type=Path, dir_okay=False, exists=True, readable=True),
    help="Take in those of this .jsonl file; known ones stay as they are.",
)
@format_option
@click.pass_obj
def review(settings: Settings, ledger: Path | None, out: Path | None, taken: Path | None, output: str) -> None:
    """List what people have judged of a ledger, with author, time and reason; hand it on as a file, or take one in.

    Judgements name what they are about by articles and words, so they hold in any ledger with the same articles.
    """
    path = ledger or settings.ledger
    if not path.exists():
        raise UsageError(f"{path}: no ledger there; make one with `uradori read SOURCE... --ledger {path}`")
    with Notebook(notebook_path(path)) as notebook:
        if taken is not None:
            lines = taken.read_text("utf-8").splitlines()
            found = [rows.checked(line, f"{taken}:{at}") for at, line in enumerate(lines, start=1) if line.strip()]
            note(f"{notebook.add(found)} of {len(found)} judgements are new")
        judgements = notebook.judgements()
    if out is not None:
        write_whole(out, "".join(f"{rows.record_of(one)}\n" for one in judgements))
        note(f"{len(judgements)} judgements: {out}")
    if out is None and taken is None:
        standing = {one.id for one in in_force(judgements)}
        write(_SHAPE, ((one, one.id in standing) for one in judgements), output, empty="no judgements")


def _cells(row: Row) -> tuple[str, ...]:
    one, counts = row
    return (
        one.at[:16].replace("T", " "),
        one.author,
        f"{one.verdict}{'' if counts or one.verdict == 'undo' else ' (undone)'}",
        one.reason,
        " → ".join(target.text or target.id for target in one.targets),
    )


_SHAPE: Shape[Row] = Shape(
    line=lambda row: json.loads(rows.record_of(row[0])),
    csv=("id", "verdict", "author", "at", "reason", "targets"),
    table=("time", "author", "verdict", "reason", "about"),
    cells=_cells,
)
