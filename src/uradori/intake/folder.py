"""Folders: every file of a known format in them, in the order of their paths."""

from __future__ import annotations

from pathlib import Path

from uradori.errors import FormatError, InputError, UnreadableError
from uradori.intake.reader import Intake, Opened


def read(folder: Path, suffixes: frozenset[str], intake: Intake) -> Opened:
    """The pages of the files below *folder*; notices what it skips, and goes on after an error.

    *suffixes* are those of known formats. Hidden files and links are passed over.
    Raises FormatError where no file of a known format is found.
    """
    found = 0
    for path in _files(folder):
        if format_suffix(path) not in suffixes:
            intake.options.notice(f"skipped {path}: not of a known format")
            continue
        found += 1
        try:
            yield from intake.open_file(path, str(path))
        except InputError as error:
            yield error
    if not found:
        raise FormatError(str(folder), f"no file of a known format in it ({' '.join(sorted(suffixes))})")


def format_suffix(path: Path) -> str:
    """The suffix that tells the format of *path*, in lower case; of a packed file the one before ``.gz``."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def _files(folder: Path) -> list[Path]:
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    except OSError as error:
        raise UnreadableError(str(folder), f"cannot be listed: {error.strerror}") from error
    return [path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
