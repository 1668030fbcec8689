"""Stories and retellings: which articles tell of one event, and which of them come from which."""

from uradori.stories.comparing import shared_wording
from uradori.stories.grouping import Grouping, group
from uradori.stories.known import Known
from uradori.stories.loaded import Loaded, loaded
from uradori.stories.origins import above, carriers, strongest_first
from uradori.stories.rests import Rests
from uradori.stories.revisions import revisions
from uradori.stories.sketches import sketch

__all__ = [
    "Grouping",
    "Known",
    "Loaded",
    "Rests",
    "above",
    "carriers",
    "group",
    "loaded",
    "revisions",
    "shared_wording",
    "sketch",
    "strongest_first",
]
