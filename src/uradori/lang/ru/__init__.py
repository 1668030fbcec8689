"""Russian: the inflected forms of verbs."""

from __future__ import annotations

from uradori.lang.morphology import nominative, verb_forms


def forms(verb: str) -> dict[str, str]:
    """The forms of *verb*, each with its tag: finite, gerund, base, participle."""
    return verb_forms("ru", verb)


def subject(word: str) -> bool:
    """Whether *word*, by its form, can be the subject of a clause."""
    return nominative("ru", word)
