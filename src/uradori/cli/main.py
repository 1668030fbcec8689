"""The command ``uradori``: its list of commands, and how every one of them ends."""

from __future__ import annotations

import io
import os
import sys
from importlib.metadata import version
from typing import Any

import click

from uradori.cli.brief import brief
from uradori.cli.claims import claims
from uradori.cli.demo import demo
from uradori.cli.disputes import disputes
from uradori.cli.doctor import doctor
from uradori.cli.export import export
from uradori.cli.figures import figures
from uradori.cli.progress import note
from uradori.cli.read import read
from uradori.cli.retellings import retellings
from uradori.cli.review import review
from uradori.cli.serve import serve
from uradori.cli.statements import statements
from uradori.cli.stories import stories
from uradori.cli.watch import watch
from uradori.config import settings_from
from uradori.errors import UradoriError, UsageError

COMMANDS = (
    *(demo, read, statements, figures, stories, retellings, claims, disputes),
    *(brief, export, serve, watch, review, doctor),
)
"""Every command, in the order the help lists them."""

INTERRUPTED = 130


class _Commands(click.Group):
    """Ends every command the same way: 0 done, 1 some inputs failed, 2 usage, 130 interrupted."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        except UradoriError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            # Whoever read our output has seen enough. Python would complain again when it flushes at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except KeyboardInterrupt:
            note("interrupted: what was complete is kept; run the same command again to go on")
            ctx.exit(INTERRUPTED)
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's shape
        return [command.name or "" for command in COMMANDS]


@click.group(cls=_Commands, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("uradori"), prog_name="uradori")
@click.pass_context
def main(ctx: click.Context) -> None:
    """From news in Japanese, English, Russian and Ukrainian: who said what, on whose authority, retold from whom.

    Start with `uradori demo`. Exit codes: 0 done, 1 some inputs failed (each named on stderr), 2 wrong usage.
    """
    _speak_utf8()
    ctx.obj = settings_from(os.environ)


def _speak_utf8() -> None:
    """Records are UTF-8 whatever the locale; a terminal that cannot show a character shows a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")
