"""The desk: the ledger as web pages, in Japanese and English, with the same data as JSON beside each."""

from uradori.web.app import create_app
from uradori.web.desk import DeskOptions, warm
from uradori.web.errands import Outcome, Reading

__all__ = ["DeskOptions", "Outcome", "Reading", "create_app", "warm"]
