"""Names of outlets: whether two spellings, in any script, name the same one, and where a text names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from uradori.lang import SUPPORTED
from uradori.model import Span
from uradori.stories.skeleton import skeletons
from uradori.stories.wording import stem, wording

_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9’'.&]*[A-Za-zÀ-ɏ0-9]|[А-Яа-яЁёІіЇїЄєҐґ’']+|[ァ-ヺー]+|[一-鿿々]+")
_QUOTED = re.compile(r"[«„“\"「『][^«»„“”\"「」『』\n]{2,60}[»“”\"」』]")
_BRACKETED = re.compile(r"[(（\[［【〔/][^()（）\[\]［］【】〔〕/\n]{2,40}[)）\]］】〕/]")
_SILENT = re.compile(r"(?<=.)w|(?<=m)b(?=e?\Z)|(?<=n)g(?=[td])|r(?=e?\Z)")
"""Letters that English leaves unspoken and other scripts unwritten: "arrow", "comb", "Washington", "shire"."""
_LONGEST_GAP = 2
"""Characters between two words of a name."""
_SURE, _SURE_SET_OFF = 6, 3
"""Consonants that a name spelt in another script shares with the original: in running text, and where quote marks or
a credit set it off."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names an outlet; ``bracketed`` where it stands in brackets, alone or with a place, as credits do."""

    name: str
    span: Span
    bracketed: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name: as it is spelt in whatever case, and by its consonants; ``keys`` are all of these."""

    spelt: str
    skeletons: frozenset[str]
    keys: frozenset[str]


_Words = tuple[_Word, ...]


def alike(one: str, other: str) -> bool:
    """Whether *one* and *other* spell the same name, in whatever script, kinds of outlet and quote marks apart."""
    return one.casefold() == other.casefold() or _agree(_words(one), _words(other), _SURE_SET_OFF)


def abbreviates(short: str, name: str) -> bool:
    """Whether *short* is made of letters of *name* ("ABC", "Alpha Bravo Courier"), or of some of its words."""
    if short.isupper() and 1 < len(short) < len(name) and any(word.startswith(short[0]) for word in name.split()):
        letters = iter(name.casefold())
        return all(letter in letters for letter in short.casefold())
    words, whole = _words(short), _words(name)
    return len(words) < len(whole) and bool(words) and all(word in whole for word in words)


def bracketed(text: str) -> tuple[Span, ...]:
    """What stands in brackets in *text*, the brackets included: where a credit may name an outlet alone."""
    return tuple(Span(*match.span()) for match in _BRACKETED.finditer(text))


@lru_cache(maxsize=1 << 10)
def named(names: tuple[str, ...]) -> Names:
    """The *names* of one outlet, ready to be looked for."""
    return Names(names)


class Names:
    """Names of outlets, to be looked for in texts of any script."""

    def __init__(self, names: Iterable[str]) -> None:
        self._starts: defaultdict[str, list[tuple[str, _Words]]] = defaultdict(list)
        for name in sorted(set(names)):
            words = _words(name)
            for key in words[0].keys if words else ():
                self._starts[key].append((name, words))

    def mentions(self, text: str, spans: Iterable[Span] = ()) -> Iterator[Mention]:
        """Where *text* names one of them in brackets or in *spans*: each name that fits, in text order.

        A name spelt in another script has to share enough consonants, fewer where quote marks set it off. One Cyrillic
        word counts between quote marks only: at the start of a sentence it may be any word.
        """
        quoted, bracketed = ([Span(*match.span()) for match in each.finditer(text)] for each in (_QUOTED, _BRACKETED))
        places = {match.start(): match for span in (*bracketed, *spans) for match in _WORD.finditer(text, *span)}
        found = [match for _, match in sorted(places.items())]
        hits = [number for number, match in enumerate(found) if self._may_start(match.group())]
        for number in hits:
            keys = sorted(_word(found[number].group()).keys)
            for name, words in dict.fromkeys(wanted for key in keys for wanted in self._starts.get(key, ())):
                run = found[number : number + len(words)]
                span = Span(run[0].start(), run[-1].end())
                in_brackets = any(one.covers(span) for one in bracketed)
                set_off = in_brackets or any(one.covers(span) for one in quoted)
                if (set_off or _stands_alone(text, span, words)) and _spells(run, words, set_off=set_off):
                    yield Mention(name, span, in_brackets)

    def _may_start(self, written: str) -> bool:
        return not written[0].islower() and not _word(written).keys.isdisjoint(self._starts)


def _stands_alone(text: str, span: Span, words: _Words) -> bool:
    """Whether what stands at *span* can be a name without quote marks."""
    first = text[span.start]
    return first == first.upper() and (len(words) > 1 or not "Ѐ" < first <= "ӿ")


def _spells(run: Sequence[re.Match[str]], words: _Words, *, set_off: bool) -> bool:
    """Whether a *run* of words of a text, one behind the other, is the name of these *words*."""
    together = all(after.start() - before.end() <= _LONGEST_GAP for before, after in pairwise(run))
    written = [_word(match.group()) for match in run]
    return together and _agree(written, words, _SURE_SET_OFF if set_off else _SURE)


def _agree(one: Sequence[_Word], other: Sequence[_Word], least: int) -> bool:
    """Whether all words are spelt alike, or share at least *least* consonants together."""
    if not one or len(one) != len(other):
        return False
    if all(left.spelt == right.spelt for left, right in zip(one, other, strict=True)):
        return True
    shared = [left.skeletons & right.skeletons for left, right in zip(one, other, strict=True)]
    return all(shared) and sum(max(map(len, each)) for each in shared) >= least


@lru_cache(maxsize=1 << 12)
def _words(name: str) -> _Words:
    """The words of *name* without those for a kind of outlet, unless it has no others."""
    written = _WORD.findall(name)
    kept = [word for word in written if not _generic().match(word.casefold())]
    return tuple(map(_word, kept or written))


@lru_cache(maxsize=1 << 16)
def _word(written: str) -> _Word:
    lower = written.casefold().replace("’", "'").removesuffix("'s")
    if "一" <= lower[:1] <= "鿿":
        spelt, found = _kanji_kind().sub("", lower) or lower, frozenset[str]()
    else:
        spelt = stem(lower)
        letters = "".join(filter(str.isalpha, lower))
        forms = {letters, _SILENT.sub("", letters)} if "a" <= lower[0] <= "z" else {letters}
        found = frozenset(each for form in forms if form for each in skeletons(form))
    return _Word(spelt, found, found | {spelt})


@cache
def _generic() -> re.Pattern[str]:
    """Words for kinds of outlets, the Cyrillic ones in any case."""
    return re.compile("(?:" + "|".join(sorted(map(re.escape, _kinds()))) + r")[а-яёєіїґ]{0,3}\Z")


@cache
def _kanji_kind() -> re.Pattern[str]:
    """Characters for kinds of outlets that are written on to a name in kanji, and left away again."""
    single = "".join(sorted(word for word in _kinds() if len(word) == 1))
    return re.compile(f"[{single}]\\Z")


def _kinds() -> set[str]:
    return {word for lang in SUPPORTED for word in wording(lang).generic}
