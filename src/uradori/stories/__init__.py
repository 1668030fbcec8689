"""Stories and retellings: which articles tell of one event, and which of them come from which."""

from uradori.stories.comparing import shared_wording
from uradori.stories.grouping import Grouping, group
from uradori.stories.loaded import Loaded, loaded
from uradori.stories.origins import carriers, strongest_first
from uradori.stories.revisions import revisions

__all__ = ["Grouping", "Loaded", "carriers", "group", "loaded", "revisions", "shared_wording", "strongest_first"]
