"""The desk: the ledger as web pages, in Japanese and English, with the same data as JSON beside each."""

from uradori.web.alerts import changes
from uradori.web.app import create_app
from uradori.web.desk import Sight
from uradori.web.errands import Outcome, Reading
from uradori.web.options import DeskOptions
from uradori.web.warming import warm
from uradori.web.words import texts_of

__all__ = ["DeskOptions", "Outcome", "Reading", "Sight", "changes", "create_app", "texts_of", "warm"]
