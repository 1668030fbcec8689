"""Statements in languages whose verb stands before what it introduces (English, Russian, Ukrainian).

No parser: a cue splits its sentence, and what stands on either side of the cue decides, by the order of subject,
comma and quotation, which side is the content and which words are the source.
"""

from __future__ import annotations

import re

from uradori.model import Span, Spans
from uradori.statements.draft import Draft, Sense
from uradori.statements.lexicon import Lexicon, lexicon
from uradori.statements.passage import DASHES, ENDS, PAUSES, Cue, Passage, Range, trim
from uradori.statements.quotes import Quotation
from uradori.statements.tokens import Kind, items
from uradori.statements.units import units

_INTERRUPTION = re.compile(r"[,!?…]\s*[—–]\s+(?P<reporter>[^\W\d_][^«»“”\n]{2,120}?)(?:[.,:;]\s*[—–]\s+|(?=\s*$))")

_LONG = 40
"""Characters from which on the words inside a quotation are searched for statements of their own."""


def passages(text: str, sentences: Spans, quotes: tuple[Quotation, ...], words: Lexicon) -> list[Passage]:
    """The sentences of *text* as passages, those put together that an outermost quotation runs over.

    The words inside a long quotation come as passages of their own behind it (``depth`` 1 and more): speakers
    quote others.
    """
    rows = _passages_at(text, sentences, quotes, words, 0)
    return sorted(rows, key=lambda p: (p.row[0].start, p.depth))


def _passages_at(
    text: str, sentences: Spans, quotes: tuple[Quotation, ...], words: Lexicon, depth: int
) -> list[Passage]:
    rows: list[Passage] = []
    for unit, held in units(sentences, quotes, depth):
        parts = [part for quote in held for part in _interrupted(text, quote, words)]
        for quote in held:
            rows.extend(_within(text, sentences, quotes, words, quote))
        row = items(text, unit, tuple(parts))
        if row:
            rows.append(Passage(text, row, words, depth))
    return rows


def _within(
    text: str, sentences: Spans, quotes: tuple[Quotation, ...], words: Lexicon, quote: Quotation
) -> list[Passage]:
    inner = quote.inner
    if inner.end - inner.start < _LONG:
        return []
    own = tuple(Span(max(s.start, inner.start), min(s.end, inner.end)) for s in sentences if s.overlaps(inner))
    nested = tuple(q for q in quotes if q.depth == quote.depth + 1 and inner.covers(q.outer))
    return _passages_at(text, own, nested, words, quote.depth + 1)


def _interrupted(text: str, quote: Quotation, words: Lexicon) -> list[tuple[Span, Span]]:
    """The parts of a quotation that its reporter interrupts between dashes without closing it, as (outer, inner).

    «Content, — said the minister. — Content» is usual in Russian and Ukrainian print.
    """
    parts: list[tuple[Span, Span]] = []
    outer, inner = quote.outer.start, quote.inner.start
    for m in _INTERRUPTION.finditer(text, quote.inner.start, quote.inner.end):
        if any(word in words.single or word in words.several for word in m["reporter"].lower().split()[:2]):
            parts.append((Span(outer, m.start() + 1), Span(inner, m.start() + 1)))
            outer = inner = m.end()
    parts.append((Span(outer, quote.outer.end), Span(inner, quote.inner.end)))
    return [(o, i) for o, i in parts if i.start < i.end]


def find(text: str, sentences: Spans, quotes: tuple[Quotation, ...], lang: str) -> list[Draft]:
    """Drafts of all statements of *text*, in order."""
    words = lexicon(lang)
    drafts: list[Draft] = []
    before: Draft | None = None
    for passage in passages(text, sentences, quotes, words):
        own = _in_passage(passage)
        if not own and passage.depth == 0:
            _continue(passage, before)
        if own and passage.depth == 0:
            before = next((d for d in reversed(own) if d.quoted), own[-1])
        drafts.extend(own)
    return drafts


def _in_passage(passage: Passage) -> list[Draft]:
    drafts: list[Draft] = []
    subject: Range | None = None
    for n, cue in enumerate(passage.cues):
        following = passage.cues[n + 1 :]
        draft, own = _draft(passage, cue, following, subject)
        subject = own or subject
        if draft is not None:
            drafts.append(draft)
    drafts.extend(_by_colon(passage, drafts, subject))
    return drafts


_COLON = Sense(":", "colon", "mark")


def _by_colon(passage: Passage, found: list[Draft], subject: Range | None) -> list[Draft]:
    """``SOURCE: "CONTENT"`` and ``"CONTENT": SOURCE ...`` where no verb has taken the quotation."""
    for i in range(1, passage.end - 1):
        if passage.low(i) != ":":
            continue
        quote = i + 1 if passage.is_quote(i + 1) else i - 1 if i == 1 and passage.is_quote(0) else None
        inner = passage.row[quote].inner if quote is not None else None
        if quote is None or inner is None or any(trim(passage.text, inner) in d.content for d in found):
            continue
        if quote > i:
            source: Range | None = subject or first_phrase(passage, i)
        else:
            source = first_phrase(passage, passage.end, start=i + 1)
        for draft in found:
            _give_up(draft, passage.row[i].start)
        made = _make(passage, Cue(i, i + 1, _COLON), source, passage.pieces((quote, quote + 1)), ["colon"])
        return [made] if made else []
    return []


def _give_up(draft: Draft, at: int) -> None:
    """End the content of *draft* before *at*: what follows the colon there is a statement of its own."""
    kept = [s for s in draft.content if s.start < at]
    if kept and kept[-1].end > at:
        kept[-1] = Span(kept[-1].start, at)
        draft.content = tuple(kept)


def _draft(
    passage: Passage, cue: Cue, following: list[Cue], carried: Range | None
) -> tuple[Draft | None, Range | None]:
    frame = cue.sense.frame
    if frame == "preposition":
        return _by_preposition(passage, cue)
    if frame == "embedded":
        # "in his view": the source stands inside the cue.
        source = (cue.start + 1, cue.start + 2)
        return _make(passage, cue, source, passage.pieces((0, cue.start), (cue.end, passage.end)), ["embedded"]), source
    if frame == "hearsay":
        content = passage.pieces((0, cue.start), (cue.end, passage.end))
        return _make(passage, cue, None, content, ["hearsay"]), None
    if frame == "noun":
        return _by_noun(passage, cue, following)
    inverted = _inverted(passage, cue)
    if inverted is not None:
        return inverted
    return _by_verb(passage, cue, following, carried)


def _make(passage: Passage, cue: Cue, source: Range | None, content: Spans, signs: list[str]) -> Draft | None:
    if not content:
        return None
    cue_span = Span(passage.row[cue.start].start, passage.row[cue.end - 1].end)
    quoted = any(it.inner is not None and any(trim(passage.text, it.inner) == c for c in content) for it in passage.row)
    draft = Draft(passage.span(source), (cue_span,), content, cue.sense, signs, quoted)
    draft.signs.extend(_signs(passage, cue, source, content))
    return draft


def _signs(passage: Passage, cue: Cue, source: Range | None, content: Spans) -> list[str]:
    """What is seen around a draft: its cue's neighbours, the look of its source, the length of its content."""
    before, after = cue.start - 1, cue.end
    while passage.is_word(before, "adverbs"):
        before -= 1
    length = sum(len(passage.text[s:e].split()) for s, e in content)
    signs = [
        f"lemma:{cue.sense.lemma}",
        f"lemma:{cue.sense.lemma}/{cue.sense.tag}",
        f"frame:{cue.sense.frame}/{cue.sense.tag}",
        f"lemma:{cue.sense.lemma}/{_follows(passage, after)}",
        f"frame:{cue.sense.frame}/{_follows(passage, after)}",
        f"before:{_shape(passage, before)}",
        f"after:{_shape(passage, after)}",
        f"after2:{_shape(passage, after + 1)}",
        f"tag-before:{cue.sense.tag}/{_shape(passage, before)}",
        f"length:{min(length.bit_length(), 6)}",
        f"cues:{min(len(passage.cues), 4)}",
        f"depth:{min(passage.depth, 2)}",
    ]
    if source is None:
        signs.append("source:none")
    else:
        first, last = passage.row[source[0]], passage.row[source[1] - 1]
        kind = "pronoun" if passage.is_word(source[0], "pronouns") else "capital" if last.capital else "plain"
        signs += [
            f"source:{kind}",
            f"source-first:{_shape(passage, source[0])}",
            f"source-length:{min(source[1] - source[0], 9)}",
            f"distance:{min(abs(cue.start - source[1]), 9)}",
            f"source-last:{last.low}",
        ]
        if first.low == last.low:
            signs.append(f"source-word:{first.low}")
    return signs


def _follows(passage: Passage, i: int) -> str:
    if i >= passage.end:
        return "end"
    item = passage.row[i]
    if item.kind is not Kind.WORD:
        return item.low
    for name in (
        "complementisers",
        "infinitive",
        "pronouns",
        "determiners",
        "prepositions",
        "adverbs",
        "auxiliaries",
        "times",
    ):
        if passage.is_word(i, name):
            return name
    return "capital" if item.capital else "word"


def _shape(passage: Passage, i: int) -> str:
    """The word itself where it is of a closed class, else what it looks like."""
    if i < 0:
        return "start"
    if i >= passage.end:
        return "end"
    item = passage.row[i]
    if item.kind is not Kind.WORD or item.low in passage.words.classes:
        return item.low
    return "capital" if item.capital else item.low[-3:]


def _by_preposition(passage: Passage, cue: Cue) -> tuple[Draft | None, Range | None]:
    source = (cue.end, passage.source_end(cue.end))
    if source[0] == source[1]:
        return None, None
    if passage.low(source[1]) == "," and passage.apposition(source[1] + 1):
        end = passage.source_end(source[1] + 1)
        if passage.low(end) == "," or cue.start > 0:
            source = (cue.end, end)
    before, after = (0, cue.start), (source[1], passage.end)
    ranges = [r for r in (before, after) if r[1] - r[0] > 2]
    if before[1] - before[0] > 3 and not (passage.low(source[1]) == "," and passage.low(cue.start - 1) == ","):
        ranges = [before]
    return _make(passage, cue, source, passage.pieces(*ranges), ["preposition"]), None


def _by_noun(passage: Passage, cue: Cue, following: list[Cue]) -> tuple[Draft | None, Range | None]:
    i = cue.end
    if not passage.is_word(i, "complementisers"):
        return None, None
    source = None
    if passage.low(cue.start - 1).endswith(("'s", "’s", "s'", "s’")) or passage.is_word(
        cue.start - 1, "pronouns", "determiners"
    ):
        source = (cue.start - 1, cue.start)
        while source[0] > 0 and passage.row[source[0] - 1].capital:
            source = (source[0] - 1, source[1])
    end = _content_end(passage, i, following)
    return _make(passage, cue, source, passage.pieces((passage.after_complementiser(i), end)), ["noun"]), None


def _inverted(passage: Passage, cue: Cue) -> tuple[Draft | None, Range | None] | None:
    """``CONTENT, said SOURCE`` and ``"...", said SOURCE, "..."``; None where the cue does not stand so."""
    left = cue.start
    while passage.is_word(left - 1, "adverbs", "auxiliaries"):
        left -= 1
    previous = passage.before_pauses(left - 1)
    quote_before = passage.is_quote(previous)
    speaks = quote_before or cue.sense.frame in {"say", "think"}
    if previous < 0 or not speaks or cue.sense.tag in {"gerund", "base"}:
        return None
    lead = previous < left - 1 and previous > 0
    if not (quote_before or lead):
        return None
    source = passage.subject_after(cue.end)
    if source is None and quote_before:
        source = passage.subject_behind_phrase(cue.end) or passage.place_after(cue.end)
    if source is None:
        return None
    if not quote_before and any(passage.finite(i) for i in range(*source)):
        return None
    content = [(0, previous + 1)]
    rest = passage.skip_light(source[1])
    content += _resumed(passage, rest)
    signs = ["inverted", "quote-before" if quote_before else "clause-before"]
    return _make(passage, cue, source, passage.pieces(*content), signs), source


def _resumed(passage: Passage, at: int) -> list[Range]:
    """The second half of an interrupted content, if the row goes on behind a pause."""
    i = at
    while passage.low(i) in PAUSES | ENDS | {":"}:
        i += 1
    if i >= passage.end or (i == at and not passage.is_quote(i)):
        return []
    cue = passage.cue_at(i)
    if cue is not None and cue.sense.tag == "gerund":
        return []
    if (
        passage.is_quote(i)
        or passage.low(at) in DASHES
        or (passage.low(at) == "," and passage.is_word(i, "conjunctions"))
    ):
        return [(i, passage.end)]
    return []


def _by_verb(
    passage: Passage, cue: Cue, following: list[Cue], carried: Range | None
) -> tuple[Draft | None, Range | None]:
    own = passage.subject_before(cue.start) if passage.is_finite(cue) else None
    if cue.sense.frame == "document":
        own = passage.place_before(cue.start) or passage.place_after(cue.end)
    source = own or carried or first_phrase(passage, cue.start)
    if own is not None:
        before = _content_before(passage, cue, own)
        if before is not None:
            return before
    start, how = passage.content_start(cue)
    end = _content_end(passage, start, following)
    if cue.sense.frame in {"say", "tell"} and passage.is_quote(start) and passage.is_word(start + 1, "closing"):
        end = start + 1
    signs = [
        f"after:{how}",
        "own-subject" if own else "carried" if carried else "first-phrase" if source else "no-subject",
    ]
    return _make(passage, cue, source, passage.pieces((start, end)), signs), own


def first_phrase(passage: Passage, limit: int, start: int = 0) -> Range | None:
    """The first noun phrase from *start* that can be a subject, before item *limit*: for a verb with none beside it."""
    i = start
    if passage.is_word(i, "prepositions") and "," in (passage.low(j) for j in range(i, min(i + 10, limit))):
        while passage.low(i) != ",":
            i += 1
    while i < limit and not (
        passage.row[i].kind is Kind.WORD
        and not passage.is_word(i, "adverbs", "conjunctions", "prepositions")
        and (passage.is_word(i, "determiners") or passage.words.subject(passage.row[i].text))
    ):
        i += 1
    end = i
    while end < limit and passage.row[end].kind is Kind.WORD:
        if passage.is_word(end, "auxiliaries", "conjunctions", "complementisers") or passage.finite(end):
            break
        if passage.is_word(end, "pronouns") and end > i:
            break
        end += 1
    return (i, end) if i < end else None


def _content_before(passage: Passage, cue: Cue, subject: Range) -> tuple[Draft | None, Range | None] | None:
    """``CONTENT, SOURCE said`` and its interrupted form; None where the content does not stand before."""
    subject = _described(passage, subject)
    gap = passage.before_pauses(subject[0] - 1)
    quote_before = passage.is_quote(gap)
    if not quote_before and (gap < 2 or gap == subject[0] - 1 or cue.sense.frame in {"act", "judge"}):
        return None
    rest = passage.skip_light(cue.end if cue.sense.frame != "tell" else passage.addressee_end(cue.end))
    at_end = rest >= passage.end
    pause = passage.low(rest) in PAUSES
    if not (
        at_end
        or (pause and not passage.is_word(rest + 1, "complementisers"))
        or (quote_before and not passage.is_word(rest, "complementisers") and passage.low(rest) != ":")
    ):
        return None
    content = [(0, gap + 1), *(_resumed(passage, rest) if pause else [])]
    if pause and not quote_before and len(content) == 1:
        content.append((rest + 1, passage.end))
    if passage.low(rest) == ":":
        content.append((rest + 1, passage.end))
    signs = [
        "before",
        "quote-before" if quote_before else "clause-before",
        "end" if at_end else "pause" if pause else "more",
    ]
    return _make(passage, cue, subject, passage.pieces(*content), signs), subject


def _described(passage: Passage, subject: Range) -> Range:
    """*subject* with the name that it describes: ``"...," Anna Berg, the foreign minister said``."""
    start = subject[0] - 1
    if passage.low(start) != ",":
        return subject
    while start > 0 and passage.row[start - 1].kind is Kind.WORD and passage.row[start - 1].capital:
        start -= 1
    return (start, subject[1]) if start < subject[0] - 1 and passage.is_quote(start - 1) else subject


def _content_end(passage: Passage, start: int, following: list[Cue]) -> int:
    """Where content that begins at *start* ends: at the next cue of the same speaker, or with the row."""
    for cue in following:
        if cue.start <= start:
            continue
        pause = cue.start - 1
        while passage.is_word(pause, "adverbs", "auxiliaries"):
            pause -= 1
        if cue.sense.tag == "gerund" and passage.low(pause) == ",":
            return pause
        if cue.sense.frame == "preposition" and passage.low(pause) == ",":
            return pause
        if (
            cue.sense.tag in {"past", "present", "finite"}
            and passage.is_word(pause, "coordinators")
            and cue.sense.frame in {"say", "tell"}
        ):
            return pause if passage.low(pause - 1) != "," else pause - 1
    return passage.end


def _continue(passage: Passage, before: Draft | None) -> None:
    """A passage that is one quotation goes on with the statement before it, if that one quotes."""
    whole = [it for it in passage.row if it.kind is not Kind.MARK]
    if before is not None and before.quoted and len(whole) == 1 and whole[0].inner is not None:
        before.content = (*before.content, trim(passage.text, whole[0].inner))
