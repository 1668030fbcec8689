"""Words of the full-text index: runs of Chinese characters and kana as overlapping pairs, everything else as written.

Japanese puts no spaces between words. Pairs of characters find any wording of two characters or more without a
dictionary, and a phrase of pairs finds longer ones exactly. The last character of a run also stands alone, so that a
single character is found as the beginning of some word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from operator import add

from uradori.model import Span

_FIRST_UNSPACED = "\u2e80"
"""From here on letters are written without spaces between words: Chinese characters, kana, their kin."""
_RUN = re.compile(f"[^\\W\0-{chr(ord(_FIRST_UNSPACED) - 1)}]+|[^\\W_{_FIRST_UNSPACED}-\U0010ffff]+")
_LATIN_MARKS = re.compile("(?<=[A-Za-z])[\u0300-\u036f]+")
_SENTENCE_BITS = 24


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the index, folded, and where it stands in the text it was taken from."""

    folded: str
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another; ``open_ended`` when the last one is only the beginning of a word."""

    words: tuple[str, ...]
    open_ended: bool

    def match(self) -> str:
        """The phrase in the query language of FTS5."""
        return f'"{" ".join(self.words)}"{"*" if self.open_ended else ""}'

    def find(self, words: list[Word]) -> list[Span]:
        """Where this phrase stands in a text cut into *words*."""
        size = len(self.words)
        return [
            Span(words[at].span.start, words[at + size - 1].span.end)
            for at in range(len(words) - size + 1)
            if self._fits([word.folded for word in words[at : at + size]])
        ]

    def _fits(self, folded: list[str]) -> bool:
        if self.open_ended:
            return folded[:-1] == list(self.words[:-1]) and folded[-1].startswith(self.words[-1])
        return folded == list(self.words)


def index_text(text: str) -> str:
    """What is put into the index for *text*: its words, separated by spaces."""
    runs = _RUN.findall(unicodedata.normalize("NFKC", text))
    return " ".join(" ".join(map(add, run, run[1:] + " ")) if run >= _FIRST_UNSPACED else run for run in runs)


def words_of(text: str, start: int = 0) -> list[Word]:
    """The words of *text* with their spans, counted from *start*."""
    words: list[Word] = []
    for run in _RUN.finditer(text):
        folded = _fold(run.group())
        at = start + run.start()
        # Where folding changes the length (half-width kana), a word's place is the whole run.
        whole = None if len(folded) == run.end() - run.start() else Span(at, start + run.end())
        if folded >= _FIRST_UNSPACED:
            pieces = [folded[i : i + 2] for i in range(len(folded))]
            words += [Word(piece, whole or Span(at + i, at + i + len(piece))) for i, piece in enumerate(pieces)]
        else:
            words.append(Word(folded, Span(at, start + run.end())))
    return words


def phrase_of(part: str) -> Phrase | None:
    """The words of *part* as a phrase; None if there is none in it."""
    words = [word.folded for word in words_of(part)]
    if not words:
        return None
    unspaced = words[-1] >= _FIRST_UNSPACED
    if unspaced and len(words) > 1 and words[-2][-1] == words[-1] and len(words[-2]) == 2:
        words.pop()  # the last character of a run stands alone only where the run ends; the query's need not end there
        unspaced = False
    return Phrase(tuple(words), open_ended=unspaced and len(words[-1]) == 1)


def _fold(run: str) -> str:
    """As the index folds: letter case, widths, and diacritics of Latin letters (й stays й)."""
    if run.isascii():
        return run.lower()
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", run))
    return unicodedata.normalize("NFC", bare).lower()


def sentence_row(article_row: int, sentence: int) -> int:
    """The row id in the index of an article's sentence of this number."""
    return article_row << _SENTENCE_BITS | sentence


def article_and_sentence(row: int) -> tuple[int, int]:
    """The article's row and the sentence's number behind a row id of the index."""
    return row >> _SENTENCE_BITS, row & (1 << _SENTENCE_BITS) - 1
