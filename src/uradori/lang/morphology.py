"""Slavic morphology, from the dictionaries of pymorphy3: one analyser a language and process."""

from __future__ import annotations

from functools import cache
from unicodedata import name

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse
from pymorphy3.tagset import OpencorporaTag

_VERBS = {"VERB", "INFN", "GRND", "PRTS"}
_NAMES = {"Name", "Surn", "Patr", "Geox"}
_TAGS = {"GRND": "gerund", "INFN": "base", "PRTF": "participle", "PRTS": "participle"}


@cache
def _analyser(lang: str) -> MorphAnalyzer:
    return MorphAnalyzer(lang=lang)


def parses(lang: str, word: str) -> list[Parse]:
    """What *word* can be in *lang* (ru or uk), the likeliest first; at least one.

    The first call of a language loads its dictionary, a few tenths of a second.
    """
    # The analyser asks every character for its name and fails on those that Unicode gives none.
    return list(_analyser(lang).parse("".join(char if name(char, "") else "?" for char in word)))


@cache
def verb_forms(lang: str, verb: str) -> dict[str, str]:
    """The forms of the infinitive *verb*, each with its tag: finite, gerund, base or participle.

    A word that the dictionary does not know as a verb stands for itself, as finite.
    """
    for parse in parses(lang, verb):
        if parse.tag.POS == "INFN" or "infn" in str(parse.tag):
            return {form.word: tag for form in parse.lexeme if (tag := _form_tag(form.tag))}
    return {verb: "finite"}


def _form_tag(tag: OpencorporaTag) -> str | None:
    """What a form can do: ``finite`` forms are those a report uses (no imperative, no first or second person)."""
    marks = set(str(tag).replace(" ", ",").split(","))
    if "infn" in marks:
        return "base"
    if marks & {"impr", "1per", "2per"}:
        return None
    return "finite" if tag.POS == "VERB" else _TAGS.get(tag.POS)


@cache
def nominative(lang: str, word: str) -> bool:
    """Whether *word* can be a noun or pronoun in the nominative: the subject of a clause.

    A capitalised word that the dictionary does not know is a foreign name, which can.
    """
    found = parses(lang, word)[:4]
    if word[:1].isupper() and not any(parse.is_known for parse in found):
        return True
    marks = (str(parse.tag).replace(" ", ",").split(",") for parse in found)
    return any(m[0] in {"NOUN", "NPRO"} and ("nomn" in m or "Fixd" in m) for m in marks)


@cache
def noun_kind(lang: str, word: str) -> str | None:
    """What *word* is: a noun of living beings (``person``), another (``thing``), ``adjective``, ``verb``, or None."""
    every = parses(lang, word)[:4]
    # "ігор" is a game before it is a man of that name: words here stand in lower case.
    first = next(
        (parse.tag for parse in every if not _NAMES & set(str(parse.tag).split(" ")[0].split(","))), every[0].tag
    )
    if first.POS in {"ADJF", "PRTF"}:
        return "adjective"
    if first.POS in _VERBS:
        return "verb"
    if first.POS != "NOUN":
        return None
    return "person" if "anim" in str(first).split(" ")[0].split(",") else "thing"


@cache
def subject(lang: str, word: str) -> bool:
    """Whether *word* is first of all a noun in the nominative singular: no number of many governs it."""
    first = parses(lang, word)[0].tag
    return first.POS == "NOUN" and "nomn" in str(first) and "sing" in str(first)


@cache
def governed(lang: str, word: str) -> bool:
    """Whether *word* can be a noun or adjective in the genitive plural, as "half" and "a third" govern it."""
    tags = (str(parse.tag).replace(" ", ",").split(",") for parse in parses(lang, word)[:4] if word)
    return any(tag[0] in {"NOUN", "ADJF", "PRTF", "NPRO"} and "gent" in tag and "plur" in tag for tag in tags)
