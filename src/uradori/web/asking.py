"""What a reader asks of the search, and what it comes to in the words of the ledger: names become ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from uradori.actors.words import normalised
from uradori.ledger import Wanted
from uradori.model import ActorKind, Authority
from uradori.web.desk import Sight

MOST_SPEAKERS = 40
"""Actors of one name that are looked for."""

_Filter = Annotated[str, Field(max_length=200)]
_Day = Annotated[str, Field(pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


class Asked(BaseModel):
    """What a reader asks for; a field left empty does not narrow the search."""

    q: Annotated[str, Field(max_length=1000, description="Words, AND, OR, NOT, parentheses")] = ""
    speaker: Annotated[_Filter, Field(description="An actor's id, or a name as a source")] = ""
    outlet: Annotated[_Filter, Field(description="An outlet's id or name")] = ""
    country: Annotated[_Filter, Field(description="The id or name of the outlet's country")] = ""
    language: Literal["", "ja", "en", "ru", "uk"] = ""
    authority: Authority | Literal[""] = ""
    since: Annotated[_Day, Field(description="The first day of publication")] = ""
    until: Annotated[_Day, Field(description="The last day of publication")] = ""
    before: Annotated[int | None, Field(ge=1, lt=1 << 62, description="Where to go on: `further` of a page")] = None

    def narrowed(self) -> bool:
        """Whether anything but the words is asked for."""
        return any((self.speaker, self.outlet, self.country, self.language, self.authority, self.since, self.until))

    def address(self, before: int | None) -> str:
        """The address of this search from the place *before* on."""
        given = {name: value for name, value in self.model_dump(mode="json").items() if value and name != "before"}
        return f"/search?{urlencode(given | ({'before': before} if before else {}))}"


@dataclass(frozen=True)
class Country:
    """A country whose press is in the ledger."""

    id: str
    name: str


def wanted(desk: Sight, asked: Asked, held: dict[str, int]) -> Wanted:
    """What is looked for in the ledger, whose outlets are *held*."""
    speakers, words = _speakers(desk, asked.speaker.strip())
    return Wanted(
        query=asked.q,
        speakers=speakers,
        speaker_words=words,
        authority=asked.authority or None,
        outlets=_outlets(desk, asked.outlet.strip(), asked.country.strip(), held),
        languages=(asked.language,) if asked.language else (),
        since=asked.since or None,
        until=asked.until or None,
    )


def _speakers(desk: Sight, name: str) -> tuple[tuple[str, ...], str]:
    """The actors that *name* stands for; where it stands for none, the words to be looked for in sources."""
    if not name or desk.names.actor(name):
        return ((name,) if name else ()), ""
    known = [actor.id for actor in desk.gazetteer.named(name, desk.texts.lang)]
    stranger = desk.view.actor("-".join(name.lower().replace(".", "").split()))
    known = ([*known, stranger.id] if stranger else known)[:MOST_SPEAKERS]
    return tuple(known), "" if known else name


def called(desk: Sight, name: str, most: int) -> tuple[str, ...]:
    """Known actors with a name that holds *name*: those who bear it whole first."""
    wanted = normalised(name)
    if not wanted:
        return ()
    whole = {actor.id: None for actor in desk.gazetteer.named(name, desk.texts.lang)}
    part = {
        actor.id: None
        for actor in desk.gazetteer
        if any(wanted in normalised(each) for names in actor.names.values() for each in names)
    }
    return tuple([*(whole | part)][:most])


def _outlets(desk: Sight, name: str, country: str, held: dict[str, int]) -> tuple[str, ...] | None:
    """The outlets in the ledger of that *name* and *country*; None where neither is asked for."""
    if not name and not country:
        return None
    named = {name.casefold(), *(actor.id for actor in desk.gazetteer.named(name, desk.texts.lang))}
    states = {country, *(actor.id for actor in desk.gazetteer.named(country, desk.texts.lang))}
    return tuple(
        outlet
        for outlet in held
        if (not name or outlet in named or outlet.casefold() in named)
        and (not country or _country(desk, outlet) in states)
    )


def _country(desk: Sight, outlet: str) -> str | None:
    actor = desk.gazetteer.get(outlet)
    return actor.country if actor and actor.kind is ActorKind.OUTLET else None


def countries(desk: Sight, held: dict[str, int]) -> tuple[Country, ...]:
    """The countries of the outlets in the ledger, by name."""
    found = {country for outlet in held if (country := _country(desk, outlet))}
    return tuple(sorted((Country(one, desk.names.of(one)[0]) for one in found), key=lambda one: one.name))
