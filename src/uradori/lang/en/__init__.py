"""English: the inflected forms of verbs."""

from __future__ import annotations

from functools import cache

_IRREGULAR = {
    "be": ("is", "was", "been", "being"),
    "begin": ("begins", "began", "begun", "beginning"),
    "cast": ("casts", "cast", "cast", "casting"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "find": ("finds", "found", "found", "finding"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "hold": ("holds", "held", "held", "holding"),
    "know": ("knows", "knew", "known", "knowing"),
    "learn": ("learns", "learned", "learned", "learning"),
    "make": ("makes", "made", "made", "making"),
    "mean": ("means", "meant", "meant", "meaning"),
    "put": ("puts", "put", "put", "putting"),
    "read": ("reads", "read", "read", "reading"),
    "say": ("says", "said", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "show": ("shows", "showed", "shown", "showing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "told", "telling"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "write": ("writes", "wrote", "written", "writing"),
}
_DOUBLING = {"admit", "quip", "refer", "rebut", "concur", "chat", "blog", "plan", "slam", "tip", "bet"}
_VOWELS = "aeiou"


@cache
def forms(verb: str) -> dict[str, str]:
    """The forms of *verb* (``announce``), each with its tag: base, present, past, participle, gerund.

    Where past and participle are one form, it is tagged past.
    """
    if verb in _IRREGULAR:
        present, past, participle, gerund = _IRREGULAR[verb]
    else:
        present, past, gerund = _present(verb), _past(verb), _gerund(verb)
        participle = past
    return {verb: "base", gerund: "gerund", participle: "participle", present: "present", past: "past"}


def subject(word: str) -> bool:
    """Whether *word*, by its form, can be the subject of a clause: any but an object pronoun."""
    return word.lower() not in {"him", "her", "them", "us", "me", "whom"}


def _present(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in _DOUBLING else "") + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in _DOUBLING else "") + "ing"
