"""The learned half of statements: a tagger that reads word pieces and links source and content to each cue."""

from uradori.statements.tagger.tagging import Tagged, stands, tag

__all__ = ["Tagged", "stands", "tag"]
