"""A thing said, taken apart into what can be compared between languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from uradori.actors import load
from uradori.actors.lexicon import Piece, Tag
from uradori.actors.listing import lexicon
from uradori.model import Modality
from uradori.statements.tagger.network import WIDTH, word_vectors
from uradori.statements.tagger.pieces import Ints, pieces
from uradori.stories.claims import numbers, times
from uradori.stories.claims.gist import Floats, gist, weights
from uradori.stories.claims.roles import Named, agent
from uradori.stories.claims.said import Said
from uradori.stories.claims.standing import denies, main_clause, negations, standing
from uradori.stories.claims.times import Times
from uradori.stories.claims.words import PEOPLE, Table, Word, claims_table, cut, data_lang, keys_in, keys_of
from uradori.stories.skeleton import skeletons

Names = frozenset[str]

_ACTORS = (Tag.STATE, Tag.CAPITAL, Tag.DEMONYM, Tag.ORGANISATION, Tag.PERSON, Tag.SHORT)
_PERSONS = (Tag.PERSON, Tag.SHORT)
_TELLING = 0.8
"""Weight from which a piece is looked for in the other text: what is commoner is found in any."""
_MOST = 4000
"""Characters of a content that are read: no claim is longer."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of a thing said.

    ``lengths`` are lengths of time, in hours. ``voice`` is the source by name, where the content speaks of its speaker.
    ``actors`` are those named in the content, in order, each with the ids it may go by (a person with those of the
    states and bodies whose office it holds); ``agent`` the one of several that does the thing; ``speaker`` those of
    the source. ``concepts`` are shared keys, ``people`` those for kinds of people and bodies, ``names`` skeletons of
    names that the gazetteer does not know, ``words`` the words of the language in order, ``counts`` how often each
    stands. ``negations`` counts what turns the claim round, ``denied`` is whether its source denies it, ``standing``
    how it stands. ``vectors`` are of unit length, one a piece that tells something; ``middle`` is their direction,
    ``gist`` what they are about.
    """

    lang: str
    numbers: tuple[float, ...]
    lengths: tuple[float, ...]
    voice: Names
    times: Times
    actors: tuple[Names, ...]
    agent: Names
    speaker: tuple[Names, ...]
    concepts: frozenset[str]
    names: Names
    people: frozenset[str]
    words: tuple[str, ...]
    counts: Mapping[str, int]
    negations: int
    denied: bool
    standing: frozenset[str]
    vectors: Floats
    middle: Floats
    gist: Floats
    modality: Modality | None


@lru_cache(maxsize=1 << 14)
def parts(said: Said) -> Parts:
    """The parts of *said*; of an empty content all are empty."""
    known = claims_table(said.lang)
    text = said.content[:_MOST]
    main = main_clause(text, known)
    if known.spaced:
        words = cut(text, known)
        when, rest = times.read(words, text, known, said.published)
        found, lengths = numbers.of_words(rest, known)
        concepts = [keys_of(word.lemma, said.lang) or keys_of(word.form, said.lang) for word in words]
        concepts += [known.concepts[phrase] for phrase in known.phrases if f" {phrase}" in f" {text.lower()}"]
    else:
        when, rest_text = times.read_signs(text, known, said.published)
        words = cut(rest_text, known)
        found, lengths = numbers.of_characters(rest_text, known)
        concepts = keys_in(text, said.lang)
    named = [each for each in _named(text, said.lang) if not _own(each[0], known)]
    actors = tuple(ids for _, ids in named)
    placed = frozenset(word.text.lower() for piece, _ in named for word in piece.words)
    held = tuple(word.lemma for word in words)
    ids = pieces(text).ids
    vectors = unit_vectors(ids)
    return Parts(
        lang=said.lang,
        numbers=tuple(found),
        lengths=tuple(lengths),
        voice=_voice(said, words, text, known),
        times=when,
        actors=actors,
        agent=agent(text, named, known),
        speaker=_speaker(said),
        concepts=frozenset(key for keys in concepts for key in keys),
        names=frozenset(_names(words, placed)),
        people=frozenset(key for keys in concepts for key in keys if key.startswith(PEOPLE)),
        words=held,
        counts=Counter(held),
        negations=negations(main, said.cue, known),
        denied=said.modality is Modality.DENIED or denies(said.cue, known),
        standing=standing(main, said.cue, known),
        vectors=vectors[weights(ids) >= _TELLING] if len(ids) else vectors,
        middle=_middle(vectors),
        gist=gist(ids, vectors, data_lang(said.lang)),
        modality=said.modality,
    )


def _voice(said: Said, words: list[Word], text: str, known: Table) -> Names:
    speaks = any(word.form in known.own or word.lemma in known.own for word in words)
    if not (speaks or (not known.spaced and any(word in text for word in known.own))):
        return frozenset()
    named = cut(said.source, known)
    return frozenset(_names([Word("", "", frozenset(), name=False), *named], frozenset()))


def _own(piece: Piece, known: Table) -> bool:
    """Whether a piece is a word by which speakers mean themselves, whoever is called like it."""
    return all(word.text.lower() in known.own for word in piece.words)


def _speaker(said: Said) -> tuple[Names, ...]:
    named = tuple(ids for _, ids in _named(said.source, said.lang))
    return (*named, frozenset({said.actor})) if said.actor else named


def _named(text: str, lang: str) -> list[Named]:
    """The actors named in *text*, in order."""
    whole = ((piece, frozenset(_ids(piece))) for piece in lexicon(load(), data_lang(lang)).cut(text))
    return [(piece, ids) for piece, ids in whole if ids]


def _ids(piece: Piece) -> Iterator[str]:
    gazetteer = load()
    for sense in piece.senses:
        if sense.tag in _ACTORS:
            yield sense.value
            if sense.tag in _PERSONS and (actor := gazetteer.get(sense.value)):
                yield from {office.of for office in actor.offices}


def _names(words: list[Word], placed: frozenset[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        if place and word.name and word.form not in placed:
            yield from skeletons(word.form.replace("'", "") if word.form[0] < "ァ" else word.form)


def _middle(vectors: Floats) -> Floats:
    """The mean of *vectors*, of unit length, or 0 of none."""
    if not len(vectors):
        return np.zeros(WIDTH, np.float32)
    found = vectors.mean(0)
    return np.asarray(found / (np.linalg.norm(found) + 1e-9), np.float32)


def unit_vectors(ids: Ints) -> Floats:
    """The vectors of pieces, each of unit length."""
    if not len(ids):
        return np.zeros((0, WIDTH), np.float32)
    vectors = word_vectors(ids)
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6), np.float32)
