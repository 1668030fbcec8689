"""The desk: the ledger as web pages, in Japanese and English, with the same data as JSON beside each."""

from uradori.web.app import create_app
from uradori.web.desk import DeskOptions
from uradori.web.errands import Outcome, Reading
from uradori.web.warming import warm

__all__ = ["DeskOptions", "Outcome", "Reading", "create_app", "warm"]
