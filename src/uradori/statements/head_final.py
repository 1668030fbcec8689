"""Statements in Japanese, whose verb stands behind what it reports.

A cue is found from its right end: a particle links it to the content before it, and the content begins where
the topic (the source, if it can speak) ends.
"""

from __future__ import annotations

import re
from itertools import pairwise

from uradori.model import Span, Spans
from uradori.statements.blanked import BLANK, PREDICATE, Cue, Sentence
from uradori.statements.draft import Draft, Sense
from uradori.statements.patterns import Patterns, patterns
from uradori.statements.quotes import Quotation
from uradori.statements.units import units

_LEADS_INTO = frozenset("をのなたるいうくすつぬむぐぶと")
"""Endings before a quotation that make it a part of the clause: an object, or what describes its first noun."""

_LONG = 20
"""Characters from which on the words inside a quotation are searched for statements of their own."""

_REACH = 2
"""Sentences back to which an unsaid subject is looked for."""

_MARKS = re.compile(f'[「」『』”“"{BLANK}。、\\s]')
_TURN = re.compile(r"(?:[たるいだす]が|ものの|一方で?|のに対し)、")


class _Before:
    """Whom the sentences before one leave as its unsaid subject."""

    def __init__(self) -> None:
        self._source: Spans = ()
        self._since: list[Sentence] = []

    def note(self, sentence: Sentence, own: list[Draft]) -> None:
        """Take in the next sentence and what was found in it."""
        sources = [draft.source for draft in own if draft.source]
        if sources:
            self._source = sources[-1]
            self._since.clear()
        else:
            self._since.append(sentence)

    @property
    def source(self) -> Spans:
        """The topic of the last two sentences, or the source of the statement before them."""
        for sentence in reversed(self._since[-_REACH:]):
            topics = sentence.topics(*sentence.span)
            if topics:
                return (topics[0][0],)
        return self._source if len(self._since) <= _REACH else ()


def find(text: str, sentences: Spans, quotes: tuple[Quotation, ...], lang: str) -> list[Draft]:
    """Drafts of all statements of *text*, in order."""
    known = patterns(lang)
    drafts: list[Draft] = []
    last: Draft | None = None
    before = _Before()
    for sentence in _sentences(text, sentences, quotes, known, 0):
        if sentence.depth:
            drafts.extend(_in_sentence(sentence, _Before()))
            continue
        own = _in_sentence(sentence, before)
        if not own and last is not None:
            _bare_quotation(sentence, last)
        last = own[-1] if own else last if _is_quotation(sentence) else None
        before.note(sentence, own)
        drafts.extend(own)
    return drafts


def _sentences(
    text: str, sentences: Spans, quotes: tuple[Quotation, ...], known: Patterns, depth: int
) -> list[Sentence]:
    """Sentences with their outermost quotations, those put together that a quotation runs over.

    The sentences inside a long quotation come before the one that holds it, with a ``depth`` of 1 and more.
    """

    def goes_on(unit: Span, held: list[Quotation]) -> bool:
        if held:
            return _goes_on(text, held[-1], unit.end)
        return text[unit.end : unit.end + 1] == "「" and bool(known.announcing.search(text, unit.start, unit.end + 1))

    rows: list[Sentence] = []
    for unit, held in units(sentences, quotes, depth, goes_on):
        for quote in held:
            rows.extend(_within(text, quotes, known, quote))
        rows.append(Sentence(text, unit, held, known, depth))
    return rows


def _within(text: str, quotes: tuple[Quotation, ...], known: Patterns, quote: Quotation) -> list[Sentence]:
    inner = quote.inner
    if inner.end - inner.start < _LONG:
        return []
    cuts = [inner.start, *(i + 1 for i in range(inner.start, inner.end) if text[i] in "。！？\n"), inner.end]
    nested = tuple(q for q in quotes if q.depth == quote.depth + 1 and inner.covers(q.outer))
    cuts = [at for at in cuts if not any(q.outer.start < at < q.outer.end for q in nested)]
    own = tuple(Span(a, b) for a, b in pairwise(cuts) if a < b)
    return _sentences(text, own, nested, known, quote.depth + 1)


def _goes_on(text: str, quote: Quotation, end: int) -> bool:
    """Whether a sentence that ends with a quotation goes on behind it with a particle of quoting."""
    return quote.outer.end == end and text[end : end + 1] in {"と", "、"}


def _in_sentence(sentence: Sentence, before: _Before) -> list[Draft]:
    drafts: list[Draft] = []
    cues = sentence.cues()
    floor = sentence.span.start
    spoken: Spans = ()
    for n, cue in enumerate(cues):
        following = next((c for c in cues[n + 1 :] if c.link == "attributive"), None)
        if cue.link == "attributive":
            draft = _attributive(sentence, cue, floor, following)
        elif cue.link == "hearsay":
            draft = _closing(sentence, cue, floor, drafts)
        else:
            covered = next(
                (d for d in drafts if d.sense.frame == "attributive" and d.content[-1].end >= cue.start), None
            )
            draft = _quoted(sentence, cue, floor, spoken, before, covered)
        if draft is None:
            continue
        drafts.append(draft)
        if cue.link not in {"attributive", "hearsay"}:
            spoken = draft.source or spoken
            if sentence.cut(cue.end, cue.end + 1) in {"、", "が", "。"}:
                floor = cue.end
    return drafts


def _source_before(sentence: Sentence, floor: int, end: int) -> Span:
    row = sentence.cut(floor, end)
    start = (
        max(
            row.rfind("、"),
            row.rfind("。"),
            row.rfind("」") if row.endswith("」") is False and "」" in row[:-12] else -1,
        )
        + 1
    )
    head = sentence.skip_opener(row[start:])
    return Span(floor + start + head, end)


def _attributive(sentence: Sentence, cue: Cue, floor: int, following: Cue | None) -> Draft | None:
    source = _source_before(sentence, floor, cue.start)
    end = sentence.span.end
    if following is not None:
        comma = sentence.cut(cue.end, following.start).rfind("、")
        end = cue.end + comma if comma > 0 else end
    content = _strip(sentence.text, Span(cue.end, end))
    row = sentence.cut(content.start, end)
    closing = sentence.known.closing.search(row)
    pieces = [Span(cue.start, cue.end)]
    if closing:
        pieces.append(Span(content.start + closing.start(), content.start + closing.end()))
        content = _strip(sentence.text, Span(content.start, content.start + closing.start()))
    if source.start >= source.end or content.end - content.start < 2:
        return None
    signs = ["link:attributive", *_signs(sentence, cue, (source,), (content,))]
    return Draft((source,), tuple(pieces), (content,), Sense(cue.lemma, "attributive", "word"), signs)


def _closing(sentence: Sentence, cue: Cue, floor: int, before: list[Draft]) -> Draft | None:
    """Hearsay at the end of a clause, unless a source named before it covers the clause."""
    if any(
        d.cue[-1].end >= cue.end
        or (d.sense.frame == "attributive" and d.content[0].start <= cue.start <= d.content[-1].end)
        for d in before
    ):
        return None
    content = _strip(sentence.text, Span(floor + sentence.skip_opener(sentence.cut(floor, cue.start)), cue.content_end))
    if content.end - content.start < 6:
        return None
    signs = ["link:hearsay", *_signs(sentence, cue, (), (content,))]
    return Draft((), (Span(cue.start, cue.end),), (content,), Sense(cue.lemma, "hearsay", "word"), signs)


def _quoted(
    sentence: Sentence, cue: Cue, floor: int, spoken: Spans, before: _Before, covered: Draft | None
) -> Draft | None:
    signs = [f"link:{cue.link}"]
    quote = sentence.quote_ending(cue.content_end) if cue.link == "quote" else None
    content_end = quote.outer.start if quote else cue.content_end
    floor = _turn(sentence, floor, content_end)
    gap = sentence.topics(*cue.gap, any_noun=True) if cue.gap[1] > cue.gap[0] else []
    start = floor + sentence.skip_opener(sentence.cut(floor, cue.content_end))
    if gap:
        source: Spans = (gap[0][0],)
        signs.append("source:gap")
    else:
        topic = sentence.topic(floor, content_end, last=quote is not None or cue.link == "object")
        if topic is not None:
            source, start = (topic[0],), topic[1]
            signs.append("source:topic")
        elif covered is not None and cue.link in {"quotative", "stance"}:
            return None
        else:
            source = spoken or before.source
            signs.append("source:carried" if source else "source:none")
    behind = cue.link in {"announced", "colon"}
    content = _announced(sentence, cue) if behind else _content(sentence, cue, start, quote)
    if not content:
        return None
    signs += _signs(sentence, cue, source, content)
    draft = Draft(source, (Span(cue.start, cue.end),), content, Sense(cue.lemma, cue.link.split(":")[0], "word"), signs)
    draft.quoted = behind or (quote is not None and content[-1] == _strip(sentence.text, quote.inner))
    return draft


def _signs(sentence: Sentence, cue: Cue, source: Spans, content: Spans) -> list[str]:
    """What is seen around a draft: its cue and what follows it, the look of its source, the length of its content."""
    text = sentence.text
    length = sum(s.end - s.start for s in content)
    last = text[content[-1].end - 1] if content else ""
    after = text[cue.end : cue.end + 1] if cue.end < sentence.span.end else "end"
    signs = [
        f"lemma:{cue.lemma}",
        f"lemma:{cue.lemma}/{cue.link}",
        f"behind:{after}",
        f"behind:{cue.link}/{after}",
        f"cue:{text[cue.start : cue.end][-2:]}",
        f"size:{min(length // 8, 12)}",
        f"ends:{last if last in PREDICATE else 'noun'}/{cue.link}",
        f"gap:{min((cue.gap[1] - cue.gap[0]) // 4, 6)}",
    ]
    if source:
        words = text[source[0].start : source[0].end]
        near = sentence.span.start <= source[0].start
        signs += [
            f"source-size:{min(len(words) // 4, 8)}",
            f"source-speaks:{sentence.speaks(words)}/{near}",
            f"source-surely:{sentence.speaks(words, surely=True)}/{cue.link}",
            f"source-last:{words[-1]}",
            f"source-mark:{text[source[0].end : source[0].end + 1]}",
        ]
    return signs


def _announced(sentence: Sentence, cue: Cue) -> Spans:
    """The quotations behind "as follows"."""
    return tuple(_strip(sentence.text, q.inner) for q in sentence.quotes if q.outer.start >= cue.end - 1)


def _turn(sentence: Sentence, floor: int, end: int) -> int:
    """Behind the last "but" that a new topic follows: what stands before it belongs to another clause."""
    row = sentence.cut(floor, end)
    for m in reversed(list(_TURN.finditer(row))):
        if sentence.topics(floor + m.end(), end):
            return floor + m.end()
    return floor


def _content(sentence: Sentence, cue: Cue, start: int, quote: Quotation | None) -> Spans:
    if quote is not None and _speech(sentence, start, quote):
        pieces = [quote.inner]
        for other in reversed([q for q in sentence.quotes if start <= q.outer.start < quote.outer.start]):
            between = sentence.text[other.outer.end : pieces[0].start - 1]
            if between.strip("、,や。 \u3000\n"):
                break
            pieces.insert(0, other.inner)
        return tuple(_strip(sentence.text, p) for p in pieces)
    end = cue.content_end
    row = sentence.cut(start, end)
    if cue.link == "object" and (m := re.search(r".*[きしりちみびいぎじげてで]、(?=.{4,}$)", row)):
        start += m.end()
    else:
        m = sentence.known.setting.match(row)
        if m and m.end() < len(row) - 4 and (row[m.end() - 1] == "、" or row[m.end() : m.end() + 1] in {"、", "「"}):
            start += m.end()
    span = _strip(sentence.text, Span(start, end))
    return (span,) if span.end - span.start >= 2 else ()


def _speech(sentence: Sentence, start: int, quote: Quotation) -> bool:
    """Whether the quotation is the whole content, not a word or two at the end of an indirect clause."""
    lead = sentence.cut(start, quote.outer.start).rstrip(" \u3000")
    short = quote.inner.end - quote.inner.start <= 10
    return not lead or not (lead[-1] in _LEADS_INTO or (short and lead[-1] in "はがもにで"))


def _strip(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in "、, \u3000\n。":
        start += 1
    while end > start and text[end - 1] in "、, \u3000\n。":
        end -= 1
    return Span(start, end)


def _is_quotation(sentence: Sentence) -> bool:
    """Whether the sentence is one quotation and nothing else."""
    return len(sentence.quotes) == 1 and not _MARKS.sub("", sentence.blank)


def _bare_quotation(sentence: Sentence, before: Draft) -> None:
    """A sentence that is one quotation goes on with a quoting statement before it."""
    if before.quoted and _is_quotation(sentence):
        before.content = (*before.content, _strip(sentence.text, sentence.quotes[0].inner))
