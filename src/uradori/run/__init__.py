"""Runs: the stages composed into the whole product."""

from uradori.run.pipeline import RunOptions, Summary, run
from uradori.run.progress import Progress, Silence

__all__ = ["Progress", "RunOptions", "Silence", "Summary", "run"]
