"""Stories and retellings: which articles tell of one event, and which of them come from which."""

from uradori.stories.grouping import Grouping, group

__all__ = ["Grouping", "group"]
