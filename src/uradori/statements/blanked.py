"""A sentence as a string with its quotations blanked out, its cues and its topics.

With quotations blanked no pattern looks into them, and offsets stay those of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from uradori.model import Span
from uradori.statements.patterns import Patterns
from uradori.statements.quotes import Quotation

BLANK = "\ue000"
PREDICATE = set('るたいだうんかよねすくぬむつぶぐ。！？!?」』”"、ろせてえけげ')
_CLOSE = set('」』”"')
_KATAKANA = re.compile(r"[ァ-ヴー・A-Za-z]{2,}$")
_OBJECT = re.compile(r"(?P<clause>ことを|事を|かどうかを|のを)?を?([^、。をはがと]{0,14}?)$")
_REQUEST = re.compile(r"よう(?:に)?(、?[^、。を]{0,16}?)$")
_ASK = re.compile(r"か(?:を|について|に関して)?([^、。をはがと]{0,10}?)$")
_SPEECH_OF = re.compile(r"(?<=[」』])と(?:の|いう|[^、。「」]{1,14}の)$")
_TOPIC = re.compile(r"[はがも]")
_FULL_NAME = re.compile(r"[ァ-ヴー]{2,}・[ァ-ヴー・]{2,}$")
_AGE = re.compile(r"\d+歳")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]$")
_COUNTED = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万]人(?:以上|余り|近く)?$")
_SETTING_HEAD = re.compile(r"^[^、]{0,12}?(?:日|時|夜|朝|後|月)(?:に|、)")


_LINKS = ("と", "を", "か", "よう", "って", "」")
"""One of these stands before every verb that reports something."""


def _any(words: tuple[str, ...], row: str) -> bool:
    return any(word in row for word in words)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a blanked sentence: where it stands, where its content ends, how they are linked."""

    start: int
    end: int
    content_end: int
    link: str
    lemma: str
    gap: tuple[int, int]


class Sentence:
    """One sentence with its quotations blanked; offsets are those of the article's text."""

    def __init__(self, text: str, span: Span, quotes: list[Quotation], known: Patterns, depth: int = 0) -> None:
        self.text, self.span, self.quotes, self.known, self.depth = text, span, quotes, known, depth
        self.blank = blank(text, span, quotes)
        self._topics: dict[tuple[int, int, bool], list[tuple[Span, int]]] = {}

    @cached_property
    def credits(self) -> list[tuple[int, int]]:
        """Where cues like によると stand: their と quotes nothing."""
        return [(self._at(m.start()), self._at(m.end())) for m in self.known.attributive.finditer(self.blank)]

    def cut(self, start: int, end: int) -> str:
        """The blanked text between two offsets of the article."""
        return self.blank[start - self.span.start : end - self.span.start]

    def quote_ending(self, at: int) -> Quotation | None:
        """The quotation that ends at or just before *at* (a comma or stop may stand between)."""
        for quote in reversed(self.quotes):
            if quote.outer.end <= at and not self.text[quote.outer.end : at].strip("。、,. \u3000"):
                return quote
        return None

    def cues(self) -> list[Cue]:
        """All cues of the sentence, by position; of two that overlap the first one found stands."""
        row, known = self.blank, self.known
        closing = _any(known.closings, row)
        quoting = "」" in row or "「" in row
        found = [
            *(self._attributives() if _any(known.attributives, row) else ()),
            *(self._stances() if _any(known.stances, row) else ()),
            *(self._hearsay() if closing else ()),
            *(self._verbs() if _any(_LINKS, row) else ()),
            *(self._juxtaposed() if quoting else ()),
            *(self._announcing() if quoting or self._before_quote() else ()),
            *(self._colons() if quoting else ()),
            *(self._quotatives() if closing else ()),
        ]
        kept: list[Cue] = []
        for cue in found:
            if not any(cue.start < other.end and other.start < cue.end for other in kept):
                kept.append(cue)
        return sorted(kept, key=lambda cue: cue.start)

    def _before_quote(self) -> bool:
        return self.text[self.span.end : self.span.end + 1] == "「"

    def _at(self, offset: int) -> int:
        return offset + self.span.start

    def _attributives(self) -> list[Cue]:
        return [
            Cue(self._at(m.start()), self._at(m.end()), self._at(m.end()), "attributive", m[0], (0, 0))
            for m in self.known.attributive.finditer(self.blank)
        ]

    def _stances(self) -> list[Cue]:
        found = []
        for m in self.known.stance.finditer(self.blank):
            end = self._at(m.start())
            before = self.cut(self.span.start, end)
            link = next(
                (w for w in ("という", "といった", "との", "とする", "するなどの", "よう", "の") if before.endswith(w)),
                None,
            )
            speech = _SPEECH_OF.search(before)
            if speech:
                place = end - len(speech[0])
                found.append(Cue(end, self._at(m.end()), place, "quote", m["noun"], (0, 0)))
                continue
            if link is None and (not before or before[-1] not in "るいたうすくむつぶぐぬだ"):
                continue
            cut = len(link) if link and link != "の" else 0
            stem = m["noun"] if link in {None, "の"} else m["stem"]
            found.append(Cue(end, self._at(m.end()), end - cut, "stance:" + (link or "clause"), stem, (0, 0)))
        return found

    def _juxtaposed(self) -> list[Cue]:
        found = []
        for m in self.known.juxtaposed.finditer(self.blank):
            gap = (self._at(m.start("gap")), self._at(m.end("gap")))
            if self.topics(*gap, any_noun=True):
                found.append(Cue(self._at(m.start("stem")), self._at(m.end()), gap[0], "quote", m["stem"], gap))
        return found

    def _announcing(self) -> list[Cue]:
        found = []
        for m in self.known.announcing.finditer(self.blank):
            stem = "stem" if m["stem"] else "bare"
            found.append(
                Cue(self._at(m.start(stem)), self._at(m.end()), self._at(m.end()), "announced", m[stem], (0, 0))
            )
        return found

    def _colons(self) -> list[Cue]:
        """``X：「…」`` and ``「…」：X``."""
        found = []
        for m in re.finditer(
            r"(?P<mark>[:：])\s*(?=「)|(?<=」)(?P<after>[:：])(?P<gap>[^「」。、]{2,30}は)", self.blank
        ):
            place = m.start("mark") if m["mark"] else m.start("after")
            gap = (self._at(m.start("gap")), self._at(m.end("gap"))) if m["gap"] else (0, 0)
            at = self._at(place)
            found.append(Cue(at, at + 1, at, "quote" if m["gap"] else "colon", ":", gap))
        return found

    def _hearsay(self) -> list[Cue]:
        return [
            Cue(self._at(m.start()), self._at(m.end()), self._at(m.start()), "hearsay", m[0], (0, 0))
            for m in self.known.hearsay.finditer(self.blank)
        ]

    def _quotatives(self) -> list[Cue]:
        found = []
        for m in self.known.quotative.finditer(self.blank):
            if m.start() and self.blank[m.start() - 1] in PREDICATE | set("要能明当切実定"):
                start = self._at(m.start())
                found.append(Cue(start, self._at(m.end()), start, "quotative", "とする", (0, 0)))
        return found

    def _verbs(self) -> list[Cue]:
        found = []
        for m in self.known.verb.finditer(self.blank):
            linked = self._link(m.start(), m["stem"])
            if linked is not None:
                content_end, link, gap = linked
                found.append(Cue(self._at(m.start()), self._at(m.end()), content_end, link, m["stem"], gap))
        return found

    def _link(self, at: int, stem: str) -> tuple[int, str, tuple[int, int]] | None:
        """How the verb at blank offset *at* is linked to a content before it."""
        left = self.blank[max(0, at - 60) : at]
        offset = self._at(at) - len(left)
        if left.endswith("」") and self.known.unlinked.fullmatch(stem):
            return offset + len(left), "quote", (0, 0)
        best = self._quoting_link(left, offset)
        if best is not None:
            return best
        m = _REQUEST.search(left)
        if m and self.known.requests.fullmatch(stem):
            return offset + m.start(), "request", (0, 0)
        m = _OBJECT.search(left)
        if m and self.known.objects.fullmatch(stem) and "を" in m[0]:
            return offset + m.start(), "fact" if m["clause"] else "object", (0, 0)
        m = _ASK.search(left)
        if m and self.known.asks.fullmatch(stem) and m.start() and left[m.start() - 1] in "るたいうんの":
            return offset + m.start() + 1, "ask", (0, 0)
        return None

    def _quoting_link(self, left: str, offset: int) -> tuple[int, str, tuple[int, int]] | None:
        for p in range(len(left) - 1, 0, -1):
            if left[p] == "。":
                return None
            if left[p] != "と" and left[p : p + 2] != "って":
                continue
            if any(start <= offset + p < end for start, end in self.credits):
                return None
            width = 2 if left[p] == "っ" else 1
            gap = left[p + width :]
            before = left[p - 1]
            if before in _CLOSE or (before in "、。" and p > 1 and left[p - 2] in _CLOSE | PREDICATE):
                return (
                    offset + p,
                    "quote" if before in _CLOSE or left[p - 2] in _CLOSE else "clause",
                    (offset + p + width, offset + len(left)),
                )
            if gap.strip("もはのして、") == "" and before not in "をにがはこもひ":
                return offset + p, "clause", (offset + p + width, offset + len(left))
            if before in PREDICATE - {"、", "て"} and gap[:1] not in "きこしいっ":
                return offset + p, "clause", (offset + p + width, offset + len(left))
        return None

    def topics(self, start: int, end: int, *, any_noun: bool = False) -> list[tuple[Span, int]]:
        """Topics between *start* and *end* that can speak, each with where what follows it begins.

        In text order. With *any_noun*, a topic set off by a comma or standing last is taken whatever its noun.
        """
        key = (start, end, any_noun)
        if key not in self._topics:
            self._topics[key] = sorted(self._topics_between(start, end, any_noun=any_noun), key=lambda pair: pair[1])
        return self._topics[key]

    def _topics_between(self, start: int, end: int, *, any_noun: bool) -> Iterator[tuple[Span, int]]:
        row = self.cut(start, end)
        first = self.skip_opener(row)
        for m in _TOPIC.finditer(row, first):
            at = m.start()
            if at == first or row[at - 1] in self.known.reserved:
                continue
            phrase_start = self._phrase_start(row, first, at)
            phrase = row[phrase_start:at]
            if m[0] != "は" and at + 1 < len(row) and not self.speaks(phrase, surely=True):
                continue
            set_off = any_noun and (at + 1 == len(row) or row[at + 1] in '、「『“"')
            if phrase and (set_off or self.speaks(phrase)):
                yield Span(start + phrase_start, start + at), start + at + 1

    def topic(self, start: int, end: int, *, last: bool = False) -> tuple[Span, int] | None:
        """The source between *start* and *end*: the first topic, or (*last*) the one nearest the end."""
        found = self.topics(start, end, any_noun=True)
        if not found:
            return None
        if not last:
            return found[0]
        return next((each for each in reversed(found) if self.speaks(each[0].cut(self.text))), found[-1])

    def speaks(self, phrase: str, *, surely: bool = False) -> bool:
        """Whether a noun phrase can be a speaker: a person, office, body, outlet, state or (not *surely*) a name."""
        phrase = phrase.strip()
        if phrase[-1:] in {")", "）"}:
            phrase = _BRACKETED.sub("", phrase)
        if phrase.endswith("人") and _COUNTED.search(phrase):
            return False
        return self.known.agent(phrase) or (_FULL_NAME if surely else _KATAKANA).search(phrase) is not None

    def skip_opener(self, row: str) -> int:
        """Where *row* begins behind a conjunction at its head."""
        m = self.known.opener.match(row.lstrip("\u3000 "))
        lead = len(row) - len(row.lstrip("\u3000 "))
        return lead + (m.end() if m else 0)

    def _phrase_start(self, row: str, floor: int, end: int) -> int:
        """Where the noun phrase ending at *end* begins: behind the last comma, and behind a time at its head."""
        comma = row.rfind("、", floor, end)
        if comma >= 0 and _AGE.fullmatch(row, comma + 1, end):
            comma = row.rfind("、", floor, comma)
        start = floor if comma < 0 else comma + 1
        close = max(row.rfind("」", start, end), row.rfind("』", start, end))
        if close >= 0 and row[close + 1 : close + 2] == "と":
            start = close + 2
        head = _SETTING_HEAD.match(row[start:end])
        return start + head.end() if head and start + head.end() < end else start


def blank(text: str, span: Span, quotes: list[Quotation]) -> str:
    """*text* within *span*, the inner characters of *quotes* replaced, so that offsets stay."""
    if not quotes:
        return text[span.start : span.end]
    row = list(text[span.start : span.end])
    for quote in quotes:
        for i in range(max(quote.inner.start, span.start), min(quote.inner.end, span.end)):
            row[i - span.start] = BLANK
    return "".join(row)
