"""What is remembered of an article so that others like it are found without reading it again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hashes (see `number_of`) of what ``article`` holds, and ``at``, its time of publication in seconds since 1970.

    ``runs`` are some of its runs of words, so chosen that two texts with a long run in common have one of them in
    common; ``heaviest`` the marks and words that tell most of it; ``marks`` all of its marks and words, each once.
    """

    article: str
    at: float | None
    runs: tuple[int, ...]
    heaviest: tuple[int, ...]
    marks: tuple[int, ...]
