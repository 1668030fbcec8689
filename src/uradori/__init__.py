"""Uradori: who said what, on whose authority, retold from whom, disputed by whom."""

from importlib.metadata import version

from uradori.errors import UradoriError
from uradori.ledger import open_ledger
from uradori.model import Statement

# The function ``statements`` bears the name of a room. Importing the room first, as this does on the way, lets the
# function be bound last and stay; ``from uradori.statements import ...`` still reaches the room.
from uradori.run.library import Reading, brief, read, statements

__version__ = version("uradori")

__all__ = ["Reading", "Statement", "UradoriError", "__version__", "brief", "open_ledger", "read", "statements"]
