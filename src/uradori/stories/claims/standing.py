"""How a claim stands: done, to come, possible, wanted, and whether it is turned round; alike in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uradori.stories.claims.words import Table, Word, cut

STANDINGS = {
    "should": {"should"},
    "consider": {"consider", "may"},
    "propose": {"propose", "should", "consider"},
    "attempt": {"attempt"},
    "may": {"may"},
    "want": {"want"},
    "aim": {"want", "intend"},
    "threat": {"threat", "will"},
    "intend": {"intend", "will"},
    "agree": {"intend", "will", "done", "state"},
    "able": {"able", "may", "state"},
    "will": {"will"},
    "nonpast": {"will", "state"},
    "done": {"done"},
    "stative": {"done", "state"},
    "state": {"state", "done", "will"},
}
"""What a claim may be by the first of these that its words name: two without a thing in common stand differently."""

_UNSAID = frozenset({"state", "done", "will"})
_BESIDE = frozenset({"GRND", "PRTF", "PREP"})
"""Marks of words before which a negation turns round no more than what they bring."""
_TENSES = ("will", "nonpast", "done", "stative", "state")
_OPEN = frozenset({"should", "may", "consider", "attempt", "propose"})
_BY_CUE = ("should", "consider", "propose", "attempt", "want", "threat", "intend")
_PAUSE = re.compile(r"[,;:()«»“”\"—–、。「」]")
_END = 24
"""Characters at the end of a claim that hold its predicate where words are not set apart."""
_LEAST = 4
"""Words or characters that can hold the predicate of a main clause."""
_NEAR = 2
"""Words within which an infinitive belongs to the word before it."""


def main_clause(text: str, known: Table) -> str:
    """*text* without the clauses beside the main one: what the claim is in itself."""
    if not known.spaced:
        found = text.rstrip("。」』 ")[-_END:]
        ends = [at + len(word) for word in known.aside if (at := found.rfind(word)) >= 0]
        return found[max((end for end in ends if end + _LEAST <= len(found)), default=0) :]
    whole, _, reason = text.partition(": ")
    text = whole if reason and len(whole.split()) > _LEAST else text
    kept = [_until_aside(piece, known, first=not place) for place, piece in enumerate(_PAUSE.split(text))]
    found = " , ".join(each for each in kept if each.strip())
    return found if len(found.split()) > 1 else text


def _until_aside(piece: str, known: Table, *, first: bool) -> str:
    small = f" {piece.lower()} "
    ends = [at for phrase in known.aside if " " in phrase and (at := small.find(f" {phrase} ")) >= 0]
    for place, word in enumerate(cut(piece, known)):
        if (place or not first) and (word.form in known.aside or word.lemma in known.aside):
            ends.append(small.find(f" {word.form}"))
            break
    return piece[: min(ends)] if ends else piece


def negations(main: str, cue: str, known: Table) -> int:
    """How often *main* and the *cue* turn the claim round."""
    text = f"{main} {cue}".lower().replace("’", "'")
    text = known.idle.sub(" ", text)
    if not known.spaced:
        return _longest(text, known.negation)
    words = cut(text, known)
    held = [
        word
        for place, word in enumerate(words)
        if (_among(word, known.negation) or word.form.endswith("n't"))
        and not (place + 1 < len(words) and words[place + 1].marks & _BESIDE)
    ]
    count = len(held) + sum(f" {phrase} " in f" {text} " for phrase in known.negation if " " in phrase)
    return count or int(any(_among(word, known.doubling) for word in words))


def denies(cue: str, known: Table) -> bool:
    """Whether the *cue* denies what it brings."""
    held = frozenset(known.standing["deny"])
    return any(_among(word, held) for word in cut(cue, known)) if known.spaced else any(word in cue for word in held)


def standing(main: str, cue: str, known: Table) -> frozenset[str]:
    """What the claim may be: values of `STANDINGS`."""
    words = cut(main, known) if known.spaced else []
    named = set(_named(main, words, known))
    if known.spaced:
        named |= {each for each in _named(cue, cut(cue, known), known) if each in _BY_CUE}
    else:
        named |= {each for each in _BY_CUE if any(word in cue for word in known.standing.get(each, ()))}
    if known.orders.intersection(cue.lower().split()):
        named.add("should")
    if not named.isdisjoint(_OPEN):
        # What is only possible or asked for stays so, whatever is planned or promised within it.
        named &= _OPEN
    if named.isdisjoint(STANDINGS):
        tense = _tense(words, main, known) if known.spaced else _ending(main, known)
        return frozenset(STANDINGS[tense]) if tense else _UNSAID
    return frozenset(value for each in named for value in STANDINGS.get(each, ()))


def _among(word: Word, held: frozenset[str]) -> bool:
    return word.form in held or word.lemma in held


def _longest(text: str, held: frozenset[str]) -> int:
    """How many of *held* the text has, a longer one before those within it."""
    count = 0
    for each in sorted(held, key=lambda word: (-len(word), word)):
        count += text.count(each)
        text = text.replace(each, " ")
    return count


def _named(text: str, words: Sequence[Word], known: Table) -> Iterator[str]:
    """The standings that words name, tenses left out; one of being able does not stand where it is turned round."""
    small = f" {text.lower().replace('’', chr(39))} "
    for name, held in known.standing.items():
        if name in _TENSES:
            continue
        if not known.spaced:
            if any(word in small for word in held):
                yield name
        elif any(f" {word} " in small for word in held if " " in word):
            yield name
    for place, word in enumerate(words):
        before = words[place - 1].form if place else ""
        after = words[place + 1].form if place + 1 < len(words) else ""
        turned = before in known.negation or after in known.negation
        if word.name and word.form in known.months:
            continue
        for name in _names_of(word, words[place + 1 : place + 1 + _NEAR], known):
            if name not in _TENSES and not (turned and name in {"may", "able"}):
                yield name


def _names_of(word: Word, behind: Sequence[Word], known: Table) -> tuple[str, ...]:
    found = known.modes.get(word.form) or known.modes.get(word.lemma) or ()
    if not found and any({"INFN", "infn"} & each.marks for each in behind):
        found = known.modes.get(f"{word.lemma}+", ())
    return found


def _tense(words: Sequence[Word], main: str, known: Table) -> str | None:
    """The tense of the first verb that shows one."""
    small = f" {main.lower()} "
    phrases = [
        (at, name)
        for name in _TENSES
        for phrase in known.standing.get(name, ())
        if " " in phrase and (at := small.find(f" {phrase} ")) >= 0
    ]
    at = 0
    for place, word in enumerate(words):
        at = max(at, small.find(word.form.split("'")[0], at))
        found = [name for name in _marked(word, known) if name in _TENSES]
        if found == ["stative"] and place + 1 < len(words):
            found = [*(name for name in _marked(words[place + 1], known) if name == "done"), "stative"]
        if found:
            return min(phrases, default=(at, found[0]))[1] if phrases and min(phrases)[0] <= at else found[0]
    return min(phrases)[1] if phrases else None


def _marked(word: Word, known: Table) -> Iterator[str]:
    yield from known.modes.get(word.form, ())
    if not known.lemmas:
        if word.form.endswith("'ll"):
            yield "will"
        elif word.form.endswith("ed") and len(word.form) > len("need") and not word.name:
            yield from known.modes.get("@past", ())
        return
    if word.marks & {"VERB", "PRTS"}:
        for mark in ("futr", "PRTS", "past", "Impe", "pres"):
            if mark in word.marks:
                yield from known.modes.get(f"@{mark}", ())


def _ending(main: str, known: Table) -> str | None:
    """The standing that the longest known ending shows."""
    ends = [(len(word), name) for name in _TENSES for word in known.standing.get(name, ()) if main.endswith(word)]
    inner = [(len(word), "will") for word in known.standing["will"] if word in main]
    return max(ends + inner)[1] if ends or inner else None
