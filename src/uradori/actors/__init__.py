"""Names to actors: the gazetteer, and the resolving of mentions in context."""

from uradori.actors.entries import Entry, Label
from uradori.actors.gazetteer import Gazetteer, load
from uradori.actors.mention import MentionClass, classify
from uradori.actors.resolve import Mentions, Resolver

__all__ = ["Entry", "Gazetteer", "Label", "MentionClass", "Mentions", "Resolver", "classify", "load"]
