"""The chapters of a briefing, in order. A new one is one file here, one line in the list, and its texts."""

from collections.abc import Callable

from uradori.briefing.chapters.assessments import assessments
from uradori.briefing.chapters.overview import overview
from uradori.briefing.chapters.said import what_they_said
from uradori.briefing.chapters.situation import situation
from uradori.briefing.chapters.sources import sources
from uradori.briefing.chapters.watch import what_to_watch
from uradori.briefing.material import Material
from uradori.briefing.model import Chapter

CHAPTERS: tuple[Callable[[Material], Chapter], ...] = (
    overview,
    what_they_said,
    situation,
    sources,
    assessments,
    what_to_watch,
)

__all__ = ["CHAPTERS"]
