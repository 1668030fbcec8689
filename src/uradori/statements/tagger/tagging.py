"""The tagger's main path: windows, scores, cues, their sources and contents, and how sure each statement is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from uradori.model import Authority, Modality, Span, Spans, Tier
from uradori.statements.draft import Draft
from uradori.statements.quotes import Quotation
from uradori.statements.tagger.decode import Floats, Found, Leanings, Range, anchors, found
from uradori.statements.tagger.features import Encoded, encode
from uradori.statements.tagger.network import Network, Scores, network
from uradori.statements.tagger.spans import content_spans, trimmed, whole_words
from uradori.statements.tagger.windows import Window, windows

LEAST_ANCHOR = -1.5
"""The logit from which on a piece is tried as the beginning of a cue; what comes of it is judged as a whole."""


NEUTRAL_AUTHORITY = np.zeros(len(Authority), np.float32)
NEUTRAL_MODALITY = np.zeros(len(Modality), np.float32)


WHOLLY = 0.95
"""From which share of its pieces on a content counts as quoted: a quote mark may share its piece with a comma."""


@dataclass(frozen=True)
class Tagged:
    """A statement as it was found, before it is known who its source is.

    ``authority`` and ``modality`` are logits by class, in the order of the enums; ``turn`` says that it is a turn of a
    transcript: direct speech without quote marks; ``signs`` are what the confidence was judged by.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    authority: Floats = field(default_factory=NEUTRAL_AUTHORITY.copy, compare=False)
    modality: Floats = field(default_factory=NEUTRAL_MODALITY.copy, compare=False)
    turn: bool = False
    signs: tuple[float, ...] = ()

    @property
    def quoted(self) -> bool:
        """Whether all of the content stands in quote marks, or is a turn of speech."""
        return self.turn or bool(self.signs and self.signs[-1] > WHOLLY)


def tag(
    text: str, sentences: Spans, quotes: tuple[Quotation, ...], drafts: Sequence[tuple[Draft, float]], tier: Tier
) -> list[Tagged]:
    """The statements of *text*, in the order of their cues, however unsure; *drafts* are what the rules propose.

    Of statements with one and the same cue, only the surest.
    """
    reader = Reader(text, quotes, encode(text, sentences, quotes, drafts), network(tier))
    return surest(each for window in windows(reader.encoded) for each in reader.in_window(window))


def surest(found: Iterable[Tagged]) -> list[Tagged]:
    """Of those of *found* that have a content and share their cue, the surest."""
    best: dict[Spans, Tagged] = {}
    for each in found:
        if each.content and (each.cue not in best or best[each.cue].confidence < each.confidence):
            best[each.cue] = each
    return list(best.values())


@dataclass(frozen=True)
class Reader:
    """A text, and the network that reads it window by window."""

    text: str
    quotes: tuple[Quotation, ...]
    encoded: Encoded
    judge: Network

    def in_window(self, window: Window) -> Iterator[Tagged]:
        """The statements whose cue is the window's own."""
        leanings = Leanings(**self.judge.settings["leanings"])
        for at, scores, pairs in self.scored(window):
            each = self.decoded(window, at, scores, pairs, leanings)
            if each is not None:
                yield each

    def scored(self, window: Window) -> Iterator[tuple[int, Scores, Floats]]:
        """Each piece of the window's own that may begin a cue, with the window's scores and that cue's pairs."""
        scores = self.judge.scores(self.encoded, window)
        own = range(window.begin - window.first, window.end - window.first)
        tried = anchors(scores.anchor, LEAST_ANCHOR)
        begun = [at for at in tried if at in own and self._visible(window.first + at)]
        if begun:
            pairs = self.judge.pairs(scores, self.encoded, window, begun)
            yield from ((at, scores, row) for at, row in zip(begun, pairs, strict=True))

    def decoded(self, window: Window, at: int, scores: Scores, pairs: Floats, leanings: Leanings) -> Tagged | None:
        """The statement whose cue begins at the piece *at* of *window*; None without a content."""
        quoted = (self.encoded.marks[window.first : window.last, 0] > 0).astype(np.float32)
        statement = found(float(scores.anchor[at]), pairs, at, leanings, quoted)
        return self._tagged(window, statement, scores, at) if statement else None

    def _tagged(self, window: Window, statement: Found, scores: Scores, at: int) -> Tagged:
        cue = (self._span(window, statement.cue),)
        content = [self._span(window, piece) for piece in statement.content]
        source: Spans = ()
        authority = scores.by_cue[at]
        if statement.source:
            source = trimmed(self.text, (self._span(window, statement.source),))
            authority = authority + scores.by_source[slice(*statement.source)].mean(0)
        return Tagged(
            source=source,
            cue=trimmed(self.text, cue) or cue,
            content=content_spans(self.text, content, self.quotes),
            confidence=confidence(self.judge, statement.signs),
            authority=authority,
            modality=scores.modality[at],
            signs=statement.signs,
        )

    def _visible(self, piece: int) -> bool:
        """Whether *piece* covers anything: there is one in the vocabulary that only begins a word."""
        return bool(self.encoded.pieces.starts[piece] < self.encoded.pieces.ends[piece])

    def _span(self, window: Window, reach: Range) -> Span:
        """The code points of the pieces *reach* of a window."""
        first, last = reach[0] + window.first, reach[1] + window.first
        row = self.encoded.pieces
        return whole_words(self.text, Span(int(row.starts[first]), int(row.ends[last - 1])))


def confidence(judge: Network, signs: Sequence[float]) -> float:
    """The probability, in [0, 1], that a statement with these signs is right: a logistic model fitted on dev sets."""
    fit = judge.settings["confidence"]
    total = fit["bias"] + float(np.dot(fit["weights"], signs))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def stands(found: Tagged, tier: Tier) -> bool:
    """Whether *found* is sure enough to be kept, by the thresholds that measured best on dev sets.

    There is one for contents in quote marks and one for all others: who reads a briefing misses a quotation more than a
    paraphrase.
    """
    least = network(tier).settings["confidence"]["least"]
    return bool(found.confidence >= least["quoted" if found.quoted else "other"])
