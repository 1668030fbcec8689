"""The cue words of a language, read from its table ``cues``."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from uradori.lang import table
from uradori.model import Modality
from uradori.statements.draft import Sense


@dataclass(frozen=True)
class Lexicon:
    """Cues and closed-class words of one language; all words in lower case.

    ``single`` maps a word form to its senses, ``several`` the first form of a cue of several words to its
    remaining words and sense; ``classes`` maps a word to the closed classes it is in (``auxiliaries``).
    """

    single: dict[str, tuple[Sense, ...]]
    several: dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    classes: dict[str, frozenset[str]]
    subject: Callable[[str], bool]


@cache
def lexicon(lang: str) -> Lexicon:
    """The cue lexicon of *lang*."""
    data = table(lang, "cues")
    language = importlib.import_module(f"uradori.lang.{lang}")
    single: dict[str, dict[Sense, None]] = {}
    several: dict[str, dict[tuple[tuple[str, ...], Sense], None]] = {}

    def add(words: str, frame: str, tags: dict[str, str]) -> None:
        _, *rest = words.split()
        for form, tag in tags.items():
            sense = Sense(words, frame, tag)
            if rest:
                several.setdefault(form, {})[tuple(rest), sense] = None
            else:
                single.setdefault(form, {})[sense] = None

    for frame, lemmas in data["verbs"].items():
        for lemma in lemmas.split():
            add(lemma, frame, language.forms(lemma))
    for frame, phrases in data["phrases"].items():
        for phrase in phrases:
            add(phrase, frame, language.forms(phrase.split()[0]))
    fixed = {
        "preposition": data["prepositions"]["words"],
        "embedded": data["prepositions"]["embedded"],
        "noun": data["nouns"]["words"].split(),
    }
    for frame, words in {**fixed, "hearsay": data["hearsay"]["adverbs"]}.items():
        for word in words:
            add(word, frame, {word.split()[0]: "word"})
    return Lexicon(
        single={form: tuple(senses) for form, senses in single.items()},
        several={form: tuple(sorted(tails, key=lambda pair: -len(pair[0]))) for form, tails in several.items()},
        classes=_classes(data),
        subject=language.subject,
    )


def _classes(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    closed = {name: words.split() for name, words in data["words"].items()}
    closed["complementisers"] = data["complementisers"]
    closed["infinitive"] = data["infinitive"]
    found: dict[str, set[str]] = {}
    for name, words in closed.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def modalities(lang: str) -> tuple[dict[str, Modality], frozenset[str]]:
    """The modality that each lemma of *lang* gives its content, and the words that hedge."""
    data = table(lang, "cues")["modality"]
    lemmas: dict[str, Modality] = {}
    for modality in Modality:
        for lemma in data.get(modality.value, "").split(" "):
            if lemma.strip():
                lemmas[lemma.strip().replace("\u00a0", " ")] = modality
    return lemmas, frozenset(data["hedges"])
