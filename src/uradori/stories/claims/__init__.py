"""Claims: statements that say the same across articles and languages, and claims that cannot both hold."""

from uradori.stories.claims.amending import Amended, Grounds, amended, redirected
from uradori.stories.claims.compare import Verdict, compare
from uradori.stories.claims.counterparts import counterparts
from uradori.stories.claims.disputes import disputes, marked
from uradori.stories.claims.gather import claims
from uradori.stories.claims.said import Said
from uradori.stories.claims.settled import Settled

__all__ = [
    "Amended",
    "Grounds",
    "Said",
    "Settled",
    "Verdict",
    "amended",
    "claims",
    "compare",
    "counterparts",
    "disputes",
    "marked",
    "redirected",
]
