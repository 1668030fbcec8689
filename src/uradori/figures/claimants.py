"""Who gives a figure: the source of the statement that holds it, else one named in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from uradori.figures.lexicon import Lexicon
from uradori.model import Claimant, Modality, Span, Spans, Statement


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives a figure, how it is put forward, and the id of the statement, if one gives it."""

    claimant: Claimant
    modality: Modality = Modality.ASSERTED
    statement: str | None = None


def giver(text: str, at: Span, sentence: Span, statements: Sequence[Statement], words: Lexicon) -> Giver:
    """Who gives the figure at *at* of *text*: the innermost statement's source; else words of the sentence."""
    holding = [each for each in statements if any(span.overlaps(at) for span in each.content.spans)]
    holding.sort(key=lambda each: sum(span.end - span.start for span in each.content.spans))
    for each in holding:
        named = each.source.actor is not None or not _points(each.source.text, words)
        if each.source.spans and named:
            claimant = Claimant(each.source.text, each.source.spans, each.source.actor)
            return Giver(claimant, each.modality, each.id)
    spans = _named(text, at, sentence, words)
    unnamed = holding[0] if holding else None
    claimant = Claimant(spans[0].cut(text), spans) if spans else Claimant()
    return Giver(claimant, unnamed.modality if unnamed else Modality.ASSERTED, unnamed.id if unnamed else None)


def _points(source: str, words: Lexicon) -> bool:
    """Whether *source* only points at somebody named elsewhere: a pronoun, also behind others ("one of them")."""
    low = source.lower()
    return low in words.pronouns or (words.spaced and low.endswith(tuple(f" {each}" for each in words.pronouns)))


def _named(text: str, at: Span, sentence: Span, words: Lexicon) -> Spans:
    """The words of a source that the sentence names by a set phrase, outside the figure."""
    for start, end, opening in _sources(sentence.cut(text), words):
        span = Span(sentence.start + start, sentence.start + end)
        if span.start < at.start < span.end:
            span = Span(span.start, span.start + len(text[span.start : at.start].rstrip()))
        if span.end > span.start and not span.overlaps(at) and (not opening or span.end <= at.start):
            return (span,)
    return ()


@lru_cache(maxsize=256)
def _sources(line: str, words: Lexicon) -> tuple[tuple[int, int, bool], ...]:
    """Where a sentence names sources by set phrases, and whether each opens it with a verb of saying behind."""
    named = [(*hit.span(1), False) for pattern in words.sources for hit in pattern.finditer(line)]
    named += [(*hit.span(1), True) for pattern in words.openings if (hit := pattern.search(line))]
    rows = []
    for start, end, opening in named:
        fronted = words.fronted.match(line, start, min(end + 1, len(line)))
        begin = min(fronted.end(), end) if fronted else start
        first = line[begin:end].split()[:1]
        if first and not (opening and first[0].lower() in words.pronouns) and not _points(line[begin:end], words):
            rows.append((begin, end, opening))
    return tuple(rows)
