"""The command as it can be typed where the person stands: `uradori`, or the way to it where no PATH leads there."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

NAME = "uradori"


def typed() -> str:
    """What to type for ``uradori``: its name where that finds this very program, else its place, from here if below."""
    started = Path(sys.argv[0])
    if started.stem != NAME or not started.is_file():
        return NAME
    found = shutil.which(NAME)
    if found and Path(found).samefile(started):
        return NAME
    place, here = started.absolute(), Path.cwd()
    below = str(place.relative_to(here)) if place.is_relative_to(here) else str(place)
    return shlex.quote(below if os.sep in below else f"{os.curdir}{os.sep}{below}")
