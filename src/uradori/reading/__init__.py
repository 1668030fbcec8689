"""Raw pages to articles."""

from uradori.reading.article import read
from uradori.reading.sentences import sentences

__all__ = ["read", "sentences"]
