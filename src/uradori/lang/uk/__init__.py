"""Ukrainian: the inflected forms of verbs."""

from __future__ import annotations

from uradori.lang.morphology import nominative, verb_forms


def forms(verb: str) -> dict[str, str]:
    """The forms of *verb*, each with its tag: finite, gerund, base, participle."""
    known = verb_forms("uk", verb)
    # The dictionary lists adverbial participles apart from their verb: кажуть gives кажучи, сказав gives сказавши.
    gerunds = {form[:-2] + "чи" for form, tag in known.items() if tag == "finite" and form.endswith("уть")}
    gerunds |= {form + "ши" for form, tag in known.items() if tag == "finite" and form.endswith("в")}
    return {**dict.fromkeys(gerunds, "gerund"), **known}


def subject(word: str) -> bool:
    """Whether *word*, by its form, can be the subject of a clause."""
    return nominative("uk", word)
