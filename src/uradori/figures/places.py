"""Words for the place or side of a figure, where the sentence names states the gazetteer knows."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from uradori.actors import load
from uradori.figures.lexicon import Lexicon
from uradori.model import ActorKind, Span, Spans

_CAPITALISED = re.compile(r"[^\W\d_a-zа-яіїєґё][\w'’-]*")
_ENDING = 3


@cache
def _states(lang: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The names of states in *lang* without their endings, and a pattern for those written without spaces."""
    names = {name for actor in load().of_kind(ActorKind.STATE) for name in actor.names.get(lang, ()) if len(name) > 1}
    stems = frozenset(name.rstrip("аяиіїьйоеaeo") for name in names if " " not in name and len(name) > _ENDING)
    return stems, re.compile(_gated(names))


def _gated(names: set[str]) -> str:
    """A pattern for any of *names*, the longest first, tried only where one may begin."""
    if not names:
        return "(?!)"
    firsts = "".join(sorted({re.escape(name[0]) for name in names}))
    return f"(?=[{firsts}])(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})"


def places(text: str, sentence: Span, words: Lexicon) -> Spans:
    """The words of *sentence* that name a state, in order."""
    if not words.spaced:
        return tuple(Span(*hit.span()) for hit in _states(words.lang)[1].finditer(text, sentence.start, sentence.end))
    hits = _CAPITALISED.finditer(text, sentence.start, sentence.end)
    return tuple(Span(*hit.span()) for hit in hits if _known(hit.group(), words.lang))


@lru_cache(maxsize=1 << 14)
def _known(word: str, lang: str) -> bool:
    """Whether *word*, an ending of up to three letters apart, names a state in *lang*."""
    stems = _states(lang)[0]
    return any(word[: len(word) - cut] in stems for cut in range(min(_ENDING, len(word) - _ENDING) + 1))
