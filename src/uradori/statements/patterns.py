"""The cue patterns of a language whose verb comes last, compiled from its table ``cues``."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from uradori.lang import table

_PLURAL = re.compile("(?:ら|たち|達|側|など)$")


@dataclass(frozen=True)
class Patterns:
    """The cue patterns of the language, compiled from its table.

    A sentence without any of the words in ``attributives``, ``stances`` or ``closings`` needs no search for the
    patterns made of them.
    """

    attributives: tuple[str, ...]
    stances: tuple[str, ...]
    closings: tuple[str, ...]
    verb: re.Pattern[str]
    objects: re.Pattern[str]
    requests: re.Pattern[str]
    asks: re.Pattern[str]
    unlinked: re.Pattern[str]
    stance: re.Pattern[str]
    attributive: re.Pattern[str]
    hearsay: re.Pattern[str]
    quotative: re.Pattern[str]
    juxtaposed: re.Pattern[str]
    announcing: re.Pattern[str]
    closing: re.Pattern[str]
    opener: re.Pattern[str]
    setting: re.Pattern[str]
    agents: tuple[str, ...]
    reserved: frozenset[str]

    def agent(self, phrase: str) -> bool:
        """Whether *phrase* ends with the name of a state or a word for who can speak, in the plural or not."""
        return phrase.endswith(self.agents) or _PLURAL.sub("", phrase).endswith(self.agents)


def _either(words: str | list[str]) -> str:
    rows = words.split() if isinstance(words, str) else words
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(rows), key=len, reverse=True)) + ")"


@cache
def patterns(lang: str) -> Patterns:
    """The compiled cue patterns of *lang*."""
    data = table(lang, "cues")
    endings = importlib.import_module(f"uradori.lang.{lang}").ENDINGS
    verbs, words = data["verbs"], data["words"]
    states = [name for code, name in Locale(lang).territories.items() if len(code) == 2]
    stems = " ".join(verbs.values())
    speaking = f"(?P<stem>{_either(verbs['juxtaposed'])})"
    return Patterns(
        attributives=tuple(data["attributive"]["words"]),
        stances=tuple(data["stance"]["nouns"].split()),
        closings=(*data["hearsay"]["closings"], *data["hearsay"]["quotatives"]),
        verb=re.compile(f"(?P<stem>{_either(stems)})(?P<end>{endings})"),
        objects=re.compile(_either(verbs["object"]) + "$"),
        requests=re.compile(_either(verbs["request"]) + "$"),
        asks=re.compile(_either(verbs["ask"]) + "$"),
        unlinked=re.compile(_either(verbs["request"] + " " + verbs["juxtaposed"])),
        stance=re.compile(
            f"(?P<noun>{_either(data['stance']['nouns'])})(?:[をがも]|など?を)[^、。と]{{0,14}}?(?P<stem>{_either(data['stance']['verbs'])}){endings}"
        ),
        attributive=re.compile(_either(data["attributive"]["words"])),
        hearsay=re.compile(_either(data["hearsay"]["closings"]) + r"(?=[。、.]?\s*$|、|。)"),
        quotative=re.compile(_either(data["hearsay"]["quotatives"]) + r"(?=[、。]|\s*$|いる|おり)"),
        juxtaposed=re.compile(f"[」』”][、,]?(?P<gap>[^「」。]{{2,60}}?){speaking}{endings}"),
        announcing=re.compile(
            f"(?:{_either(words['announcers'])}[^「。]{{0,12}}?{speaking}{endings}[、。：:]?"
            f"|{speaking.replace('<stem>', '<bare>')}{endings}[、：:])\\s*(?=「)"
        ),
        closing=re.compile(_either(data["hearsay"]["closings"] + data["hearsay"]["quotatives"]) + r"(?=[。.\s]*$)"),
        opener=re.compile(_either(words["openers"]) + "(?:、|は、)?"),
        setting=re.compile(
            f"[^、。」]{{0,40}}?(?:{_either(words['times'])}(?:に|、|$)|{_either(words['settings'])}、?)"
        ),
        agents=(*words["agents"].split(), *states),
        reserved=frozenset(words["reserved"].split()),
    )
