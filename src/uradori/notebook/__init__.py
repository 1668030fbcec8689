"""The notebook: what people decide, note and follow, beside the ledger; and the ledger as they have judged it."""

from uradori.notebook.judged import Judged, Judges, judged
from uradori.notebook.notebook import Notebook, notebook_path

__all__ = ["Judged", "Judges", "Notebook", "judged", "notebook_path"]
