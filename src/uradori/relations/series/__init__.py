"""Series: one quantity over time, as somebody claims or counts it, and the loaders of files that hold such."""

from uradori.relations.series.losses import ua_general_staff_losses
from uradori.relations.series.record import Correction, Point, Series
from uradori.relations.series.refugees import unhcr_refugees
from uradori.relations.series.territory import territory

__all__ = ["Correction", "Point", "Series", "territory", "ua_general_staff_losses", "unhcr_refugees"]
