"""The briefing: chapters over one story of the ledger, where every line opens onto the sentence it rests on."""

from uradori.briefing.compose import brief
from uradori.briefing.model import Briefing, BriefingOptions
from uradori.briefing.render import FORMATS, render

__all__ = ["FORMATS", "Briefing", "BriefingOptions", "brief", "render"]
