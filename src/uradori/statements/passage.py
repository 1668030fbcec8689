"""A sentence as a row of words, marks and whole quotations, and the questions that the rules ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from uradori.model import Span, Spans
from uradori.statements.draft import Sense
from uradori.statements.lexicon import Lexicon
from uradori.statements.tokens import Item, Kind

DASHES = frozenset("—–-―‒")
PAUSES = DASHES | {","}
ENDS = frozenset(".!?…;")
_INNER_MARKS = frozenset("-'’&/().№%$")

_NONE: frozenset[str] = frozenset()

Range = tuple[int, int]
"""Items ``[start, end)`` of a row."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a row: items ``[start, end)`` and its sense."""

    start: int
    end: int
    sense: Sense


class Passage:
    """One sentence (or several, where a quotation runs over them) as a row of items with its cues."""

    def __init__(self, text: str, row: list[Item], words: Lexicon, depth: int = 0) -> None:
        self.text = text
        self.depth = depth
        self.row = row
        self.words = words
        self.end = len(row)
        while self.end and row[self.end - 1].low in ENDS:
            self.end -= 1
        self._classes = [words.classes.get(item.low, _NONE) for item in row]
        self.cues = self._cues()

    def _cues(self) -> list[Cue]:
        words = self.words
        found: list[Cue] = []
        done = 0
        for i in range(self.end):
            low = self.row[i].low
            if i >= done and (low in words.single or low in words.several) and (cue := self.cue_at(i)):
                found.append(cue)
                done = cue.end
        return found

    def cue_at(self, i: int) -> Cue | None:
        """The cue that begins at item *i*, if one does."""
        item = self.row[i]
        if item.kind is not Kind.WORD:
            return None
        for rest, sense in self.words.several.get(item.low, ()):
            if tuple(it.low for it in self.row[i + 1 : i + 1 + len(rest)]) == rest:
                return Cue(i, i + 1 + len(rest), sense)
        senses = self.words.single.get(item.low)
        return Cue(i, i + 1, self._choose(i, senses)) if senses else None

    def _choose(self, i: int, senses: tuple[Sense, ...]) -> Sense:
        """Among the senses of one form, the one whose complement follows: infinitive, clause, or else the first."""
        if len(senses) == 1:
            return senses[0]
        infinitive = self.is_word(i + 1, "infinitive")
        wanted = ["act"] if infinitive else ["say", "tell", "think", "show", "judge", "act"]
        if self.is_word(i - 1, "determiners", "prepositions") and not self.is_word(i - 1, "pronouns"):
            wanted = ["noun", *wanted]
        for frame in wanted:
            for sense in senses:
                if sense.frame == frame:
                    return sense
        return senses[0]

    # -- small questions about items -------------------------------------------------------------------------

    def low(self, i: int) -> str:
        """The text of item *i* in lower case; empty outside the row."""
        return self.row[i].low if 0 <= i < self.end else ""

    def is_quote(self, i: int) -> bool:
        """Whether item *i* is a quotation."""
        return 0 <= i < self.end and self.row[i].kind is Kind.QUOTE

    def is_word(self, i: int, *classes: str) -> bool:
        """Whether item *i* is a word of one of the closed *classes*."""
        return 0 <= i < self.end and not self._classes[i].isdisjoint(classes)

    def starts_noun_phrase(self, i: int) -> bool:
        """Whether a noun phrase can begin at item *i*."""
        if not 0 <= i < self.end or self.row[i].kind is not Kind.WORD:
            return False
        return (
            self.row[i].capital
            or self.is_word(i, "determiners", "pronouns")
            or not self.is_word(
                i, "prepositions", "conjunctions", "complementisers", "adverbs", "auxiliaries", "times", "infinitive"
            )
        )

    def skip_light(self, i: int) -> int:
        """The first item from *i* on that is no adverb, time, or short phrase with a preposition ("in a statement")."""
        while i < self.end:
            if self.is_word(i, "adverbs", "times"):
                i += 1
            elif self.is_word(i, "prepositions"):
                j = self._phrase_end(i + 1)
                if j == i + 1:
                    return i
                i = j
            else:
                return i
        return i

    def _phrase_end(self, i: int, most: int = 8) -> int:
        """The end of the noun phrase that begins at *i*: before a mark, quotation, conjunction or verb."""
        j = i
        while j < self.end and j - i < most:
            item = self.row[j]
            if item.kind is Kind.QUOTE or (item.kind is Kind.MARK and item.low not in _INNER_MARKS):
                break
            if self.is_word(j, "conjunctions", "complementisers", "auxiliaries") or (
                j > i and self.is_word(j, "pronouns")
            ):
                break
            j += 1
        return j

    def before_pauses(self, i: int) -> int:
        """The last item at or before *i* that is no comma, dash or stop."""
        while i >= 0 and self.low(i) in PAUSES | ENDS:
            i -= 1
        return i

    # -- source ----------------------------------------------------------------------------------------------

    def subject_before(self, at: int, floor: int = 0) -> Range | None:
        """The noun phrase before the verb at *at*, appositions between commas left out of its boundary search."""
        end = at
        while end > floor and self.is_word(end - 1, "auxiliaries", "adverbs", "times"):
            end -= 1
        start = end
        if self.low(start - 1) == ",":
            opening = self._opening_comma(start - 1, floor)
            if opening is None:
                return None
            start = opening
        relative = False
        while start > floor:
            step = self._extend_left(start, relative=relative)
            if step == start:
                break
            relative = relative or self.is_word(step, "relatives")
            start = step
        while start < end and (self.row[start].kind is Kind.MARK or self.is_word(start, "adverbs", "conjunctions")):
            start += 1
        return (start, end) if start < end else None

    def _extend_left(self, start: int, *, relative: bool) -> int:
        item = self.row[start - 1]
        if item.kind is Kind.QUOTE:
            # A short quoted name or nickname inside a noun phrase.
            return (
                start - 1 if len(item.text) < 25 and start - 2 >= 0 and self.row[start - 2].kind is Kind.WORD else start
            )
        if item.kind is Kind.MARK:
            return start - 1 if item.low in _INNER_MARKS else start
        if self.is_word(start - 1, "relatives"):
            return start - 1
        if self.is_word(start - 1, "coordinators"):
            joins = start - 2 >= 0 and self.row[start - 2].capital and self.row[start].capital
            return start - 1 if joins else start
        if self.is_word(start - 1, "conjunctions", "complementisers"):
            return start
        verb = self.is_word(start - 1, "auxiliaries") or self.finite(start - 1)
        return start if verb and not relative else start - 1

    def finite(self, i: int) -> bool:
        """Whether item *i* is the finite form of a cue verb."""
        senses = self.words.single.get(self.low(i), ())
        return (
            any(s.tag in {"past", "present", "finite"} and s.frame != "noun" for s in senses)
            and not self.row[i].capital
        )

    def is_finite(self, cue: Cue) -> bool:
        """Whether the verb of *cue* can have a subject of its own beside it."""
        before = cue.start - 1
        while self.is_word(before, "adverbs"):
            before -= 1
        if self.is_word(before, "infinitive", "prepositions"):
            return False
        return cue.sense.tag not in {"gerund", "participle"} or self.is_word(before, "auxiliaries")

    def _opening_comma(self, closing: int, floor: int) -> int | None:
        for i in range(closing - 1, max(floor, closing - 30), -1):
            if self.row[i].kind is Kind.QUOTE:
                return None
            if self.low(i) == ",":
                return i
        return None

    def subject_after(self, at: int) -> Range | None:
        """The noun phrase behind an inverted verb ("said the minister"), with its apposition."""
        start = at
        while self.is_word(start, "adverbs"):
            start += 1
        if not self.starts_noun_phrase(start):
            return None
        end = self.source_end(start)
        if self.low(end) == "," and self.apposition(end + 1):
            end = self.source_end(end + 1)
        return (start, end)

    def subject_behind_phrase(self, at: int) -> Range | None:
        """The subject behind an inverted verb and the phrase between them ("said at a briefing the spokesman")."""
        for i in range(at, min(at + 12, self.end)):
            if self.row[i].kind is not Kind.WORD and self.row[i].low not in _INNER_MARKS:
                return None
            if i > at and self.starts_noun_phrase(i) and self.words.subject(self.row[i].text):
                return self.subject_after(i)
        return None

    def place_before(self, at: int) -> Range | None:
        """The noun phrase behind the first preposition before item *at*, if nothing else stands between."""
        start = 0
        while self.is_word(start, "adverbs", "conjunctions"):
            start += 1
        if not self.is_word(start, "prepositions") or start + 1 >= at:
            return None
        return (start + 1, at)

    def place_after(self, at: int) -> Range | None:
        """The noun phrase behind a preposition: the document in which something "is said"."""
        if not self.is_word(at, "prepositions"):
            return None
        end = self.source_end(at + 1)
        return (at + 1, end) if end > at + 1 else None

    def source_end(self, start: int) -> int:
        """Where the noun phrase of a source that begins at *start* ends."""
        if self.is_word(start, "pronouns"):
            return start + 1
        i = start
        while i < self.end:
            item = self.row[i]
            if item.kind is Kind.QUOTE and len(item.text) > 40:
                break
            if item.kind is Kind.MARK and item.low not in _INNER_MARKS - DASHES:
                break
            if i > start and (self.is_word(i, "closing") or self.is_word(i, "auxiliaries", "complementisers")):
                break
            i += 1
        return i

    def apposition(self, i: int) -> bool:
        """Whether what begins at item *i*, behind a comma, describes the noun before it."""
        return (
            (
                self.is_word(i, "determiners")
                or (0 <= i < self.end and self.row[i].kind is Kind.WORD and not self.row[i].capital)
            )
            and not self.is_word(i, "conjunctions", "complementisers", "adverbs", "prepositions", "pronouns")
            and not self.words.single.get(self.low(i))
        )

    # -- content ---------------------------------------------------------------------------------------------

    def content_start(self, cue: Cue) -> tuple[int, str]:
        """Where the content behind *cue* begins, and what introduces it."""
        found = self._introduced(cue)
        if found is not None:
            return found
        i = self.addressee_end(cue.end) if cue.sense.frame == "tell" else cue.end
        light = self.skip_light(i) if cue.sense.frame in {"say", "tell"} else i
        while self.is_word(light, "adverbs"):
            light += 1
        if self.is_quote(light):
            return light, "quote"
        return light, "infinitive" if self.is_word(light, "infinitive") else "bare"

    def _introduced(self, cue: Cue) -> tuple[int, str] | None:
        """Content that a complementiser, a colon or a pause before a quotation introduces, near behind the cue."""
        for j in range(cue.end, min(self.end, cue.end + 14)):
            comma = self.low(j) == ","
            if self.is_word(j + comma, "complementisers"):
                return self.after_complementiser(j + comma), "that"
            if self.low(j) == ":":
                return j + 1, "colon"
            if self.is_quote(j):
                near = j == cue.end or self.low(j - 1) in PAUSES or cue.sense.frame == "tell"
                return (j, "quote") if near else None
            if self.low(j) in PAUSES or self.finite(j):
                return None
        return None

    def after_complementiser(self, j: int) -> int:
        """Where content begins that the complementiser at item *j* introduces."""
        return j + 1 if self.is_word(j, "silent") else j

    def addressee_end(self, i: int) -> int:
        """Where the addressee ends that begins at item *i* ("told reporters")."""
        if self.is_word(i, "pronouns"):
            return i + 1
        j = i
        while (
            j < self.end
            and j - i < 6
            and self.row[j].kind is Kind.WORD
            and not self.is_word(j, "pronouns", "complementisers", "infinitive")
        ):
            if j > i and (self.is_word(j, "determiners", "prepositions", "times", "conjunctions")):
                break
            j += 1
            if j < self.end and self.row[j - 1].capital != self.row[j].capital and self.row[j - 1].capital:
                break
        return j

    def pieces(self, *ranges: Range) -> Spans:
        """Content spans of item *ranges*, trimmed of marks; a range that is one quotation gives its inner words."""
        spans: list[Span] = []
        for start, end in ranges:
            lo, hi = start, min(end, self.end)
            while lo < hi and self.row[lo].kind is Kind.MARK and self.row[lo].low not in "($№#":
                lo += 1
            while hi > lo and self.row[hi - 1].kind is Kind.MARK and self.row[hi - 1].low not in ")%":
                hi -= 1
            if lo >= hi:
                continue
            inner = self.row[lo].inner
            if hi - lo == 1 and inner is not None:
                spans.append(trim(self.text, inner))
            elif all(it.kind is not Kind.WORD for it in self.row[lo:hi]):
                spans.extend(trim(self.text, it.inner) for it in self.row[lo:hi] if it.inner is not None)
            else:
                spans.append(Span(self.row[lo].start, self.row[hi - 1].end))
        return tuple(s for s in spans if s.start < s.end)

    def span(self, place: Range | None) -> Spans:
        """The span of the items in *place*."""
        if place is None:
            return ()
        start, end = place
        while end > start and self.row[end - 1].kind is Kind.MARK and not self._belongs(end - 1):
            end -= 1
        return (Span(self.row[start].start, self.row[end - 1].end),) if start < end else ()

    def _belongs(self, i: int) -> bool:
        """Whether the mark at item *i* is part of the noun phrase before it: a bracket, or an abbreviation's dot."""
        before = self.row[i - 1].text if i else ""
        return self.low(i) == ")" or (self.low(i) == "." and (len(before) <= 3 or "." in before) and before != "")


def trim(text: str, span: Span) -> Span:
    """*span* without white space and commas at its ends."""
    start, end = span
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",，、"):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
