"""Articles to statements: who said what, by which words, and how sure that is."""

from uradori.statements.extraction import Findings, drafts, extract

__all__ = ["Findings", "drafts", "extract"]
