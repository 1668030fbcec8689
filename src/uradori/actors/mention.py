"""What a mention says by its words alone: whose name, which office, of what, or what sort of nameless source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from uradori.actors.gazetteer import Gazetteer, load
from uradori.actors.lexicon import NAMES, TITLES, Lexicon, Piece, Tag
from uradori.actors.listing import lexicon
from uradori.actors.names import Name, name_of, runs_of


class MentionClass(StrEnum):
    """The sort of thing a mention stands for; the anaphors stand for something named before."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    PERSON_ANAPHOR = "person-anaphor"
    ORGANISATION_ANAPHOR = "organisation-anaphor"
    OUTLET_ANAPHOR = "outlet-anaphor"
    STATE_ANAPHOR = "state-anaphor"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention, taken apart.

    ``roles`` and ``of`` are the offices it names, and the states and organisations it names with them; ``actors`` what
    its head may be where that is no person; ``body`` a national body (``foreign-ministry``). ``titled`` says that a
    title or honorific stands with a name; ``gender`` is that of a pronoun; ``noun`` is what the name of an
    organisation must hold to be what a phrase points back to.
    """

    kind: MentionClass
    name: Name | None = None
    roles: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    body: str | None = None
    titled: bool = False
    gender: str | None = None
    noun: str = ""


_PLACES = (Tag.STATE, Tag.DEMONYM, Tag.CAPITAL, Tag.ORGANISATION)
_HEADS: tuple[tuple[MentionClass, tuple[Tag, ...]], ...] = (
    (MentionClass.OUTLET, (Tag.OUTLET,)),
    (MentionClass.ORGANISATION, (Tag.ORGANISATION, Tag.BODY)),
    (MentionClass.PERSON, (Tag.BOUND, Tag.ROLE)),
    (MentionClass.ANONYMOUS, (Tag.ANONYMOUS,)),
    (MentionClass.DOCUMENT, (Tag.DOCUMENTS,)),
    (MentionClass.OUTLET, (Tag.OUTLETS,)),
    (MentionClass.ORGANISATION, (Tag.ORGANISATIONS,)),
    (MentionClass.STATE, (Tag.STATE, Tag.CAPITAL)),
)
_NAMED = 3
"""Characters an organisation's name has at least, where words are not divided."""

_IMPERSONAL = frozenset({MentionClass.ORGANISATION, MentionClass.OUTLET, MentionClass.STATE})
_NOUNS = tuple(tag for _, tags in _HEADS for tag in tags)
_ANAPHORS = {
    "person": MentionClass.PERSON_ANAPHOR,
    "speaker": MentionClass.PERSON_ANAPHOR,
    "organisation": MentionClass.ORGANISATION_ANAPHOR,
    "generic": MentionClass.ORGANISATION_ANAPHOR,
    "outlet": MentionClass.OUTLET_ANAPHOR,
    "state": MentionClass.STATE_ANAPHOR,
}


@lru_cache(maxsize=16384)
def read(text: str, words: Lexicon) -> Mention:
    """The mention *text*, taken apart by the lexicon of its language."""
    pieces = words.cut(text)
    if not pieces:
        return Mention(MentionClass.UNCLEAR)
    return _anaphor(pieces) or _named(pieces, words, text) or _nameless(pieces, words, text)


def classify(mention: str, lang: str, gazetteer: Gazetteer | None = None) -> MentionClass:
    """What sort of thing *mention* stands for, judged by its words alone (and the names in *gazetteer*)."""
    return read(mention, lexicon(gazetteer or load(), lang)).kind


def _anaphor(pieces: Sequence[Piece]) -> Mention | None:
    """A pronoun, or a phrase that only points back ("the ministry", 同大統領)."""
    first, *rest = pieces
    if not rest:
        for tag, gender in ((Tag.HE, "m"), (Tag.SHE, "f")):
            if first.has(tag):
                return Mention(MentionClass.PERSON_ANAPHOR, gender=gender)
        kinds = first.values(Tag.ANAPHOR)
        if kinds and not first.has(Tag.ANONYMOUS):
            noun = first.words[-1].key.lstrip("同") if kinds[0] == "organisation" else ""
            return Mention(_ANAPHORS[kinds[0]], noun=noun)
    title = [piece for piece in pieces if not piece.has(Tag.SAME, Tag.SKIP)]
    if len(title) == 1 and title[0].has(Tag.ROLE) and not title[0].has(Tag.ANONYMOUS, Tag.BOUND, Tag.OUTLET):
        return Mention(MentionClass.PERSON_ANAPHOR, roles=title[0].values(Tag.ROLE))
    if first.has(Tag.SAME) and len(title) == 1 and title[0].has(Tag.HONORIFICS):
        return Mention(MentionClass.PERSON_ANAPHOR)
    return None


def _parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between commas."""
    parts: list[list[Piece]] = []
    for piece in pieces:
        if piece.broken or not parts:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _named(pieces: Sequence[Piece], words: Lexicon, text: str) -> Mention | None:
    """A person by name: the name in the first part that has one which is not there to say whose somebody is."""
    parts = _parts(pieces)
    for number, part in enumerate(parts):
        if number and _head_kind(parts[0], words) in _IMPERSONAL:
            return None
        runs = [run for run in runs_of(part, words) if not _dependent(part, run, words)]
        if len(runs) > 1 and any(_joint(part, place) for place in range(runs[0][1], runs[-1][0])):
            return Mention(MentionClass.PERSON)
        if runs:
            start, end = runs[-1]
            if _institution(part, start, end, words):
                return None
            others = [piece for place, piece in enumerate(part) if not start <= place < end]
            roles = _roles(others) or _roles(pieces)
            titled = any(piece.has(*TITLES) for piece in pieces)
            return Mention(MentionClass.PERSON, name_of(part[start:end], text), roles, _places(others), titled=titled)
    return None


def _dependent(part: Sequence[Piece], run: tuple[int, int], words: Lexicon) -> bool:
    """Whether the name at *run* only says whose somebody else is ("a lawyer for X", "X's aide", Xの側近)."""
    start, end = run
    if part[end - 1].owner and end < len(part):
        return True
    after = [piece for piece in part[end:] if not piece.has(*TITLES, Tag.SUFFIXES)]
    if not words.spaced:
        return bool(after) and after[0].has(Tag.OF)
    if not words.head_first and end < len(part) and not part[end].broken and _noun(part[end]):
        return True
    before = start
    while before and (part[before - 1].has(*TITLES, Tag.SKIP, Tag.AND) or _capitalised(part[before - 1])):
        before -= 1
    if before > 1 and part[before - 1].has(Tag.OF):
        return True
    return part[start].oblique and any(
        piece.has(Tag.ROLE, Tag.ANONYMOUS, Tag.DOCUMENTS, Tag.ORGANISATIONS) and not piece.oblique
        for piece in part[:start]
    )


def _noun(piece: Piece) -> bool:
    """Whether a piece behind a name makes something else of it ("the X campaign", "X supporters")."""
    if not piece.senses:
        return not piece.words[0].capital
    return piece.has(*_NOUNS) and not piece.has(*_PLACES, Tag.SKIP, Tag.OF, Tag.AND)


def _capitalised(piece: Piece) -> bool:
    return not piece.senses and piece.words[0].capital


def _joint(part: Sequence[Piece], place: int) -> bool:
    """Whether the piece at *place* is an "and" between two names."""
    named = [piece for piece in part[max(0, place - 2) : place + 3] if piece.has(*NAMES, *_PLACES) or not piece.senses]
    return part[place].has(Tag.AND) and len(named) > 1


def _head_kind(part: Sequence[Piece], words: Lexicon) -> MentionClass | None:
    """What the head noun of *part* makes of it."""
    head = _head(part, words)
    return next(kind for kind, tags in _HEADS if head.has(*tags)) if head else None


def _institution(part: Sequence[Piece], start: int, end: int, words: Lexicon) -> bool:
    """Whether the run is the name of an institution rather than of a person."""
    if any(piece.has(*NAMES) for piece in part[start:end]):
        return False
    near = part[max(0, start - 1) : start] if words.head_first else part[end : end + 1]
    if any(piece.has(Tag.ORGANISATIONS, Tag.OUTLETS, Tag.BODY) and not piece.has(*TITLES) for piece in near):
        return not any(piece.has(*TITLES) for piece in part)
    return False


def _roles(pieces: Sequence[Piece]) -> tuple[str, ...]:
    roles = [value for piece in pieces for value in piece.values(Tag.ROLE, Tag.BOUND)]
    return tuple(dict.fromkeys(role.split(" ")[0] for role in roles))


def _places(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The states and organisations that *pieces* name."""
    bound = [value.split(" ")[1] for piece in pieces for value in piece.values(Tag.BOUND)]
    named = [value for piece in pieces for value in piece.values(*_PLACES)]
    return tuple(dict.fromkeys((*bound, *named)))


def _nameless(pieces: Sequence[Piece], words: Lexicon, text: str) -> Mention:
    """An office, a body, an organisation, an outlet, a state, or a nameless source, by its head noun."""
    part = _parts(pieces)[0]
    head = _head(part, words)
    if head is None:
        foreign = words.spaced or any(word.katakana for piece in part for word in piece.words)
        name = _whole(part, words, text) if foreign and not any(piece.has(Tag.OF) for piece in part) else None
        return Mention(MentionClass.UNCLEAR, name=name)
    kind = next(kind for kind, tags in _HEADS if head.has(*tags))
    if kind is MentionClass.STATE and any(_joint(part, place) for place in range(len(part))):
        return Mention(kind)
    others = [piece for piece in part if piece is not head]
    outlets = tuple(value for piece in others for value in piece.values(Tag.OUTLET))
    if kind in (MentionClass.ANONYMOUS, MentionClass.DOCUMENT) and outlets:
        return Mention(MentionClass.OUTLET, actors=outlets)
    if kind is MentionClass.OUTLET and len({value for piece in part for value in piece.values(Tag.OUTLET)}) > 1:
        return Mention(kind)
    if kind is MentionClass.PERSON:
        bodies = tuple(value for piece in others for value in piece.values(Tag.BODY))
        owners = tuple(value for piece in others for value in piece.values(*NAMES))
        return Mention(
            kind, roles=_roles([head]), of=(*_places([head]), *_places(others), *owners), body=next(iter(bodies), None)
        )
    actors = head.values(*next(tags for _, tags in _HEADS if head.has(*tags)))
    if head.has(Tag.ORGANISATION, Tag.BODY):
        actors = head.values(Tag.ORGANISATION)
    body = next(iter(head.values(Tag.BODY)), None)
    unknown = kind in (MentionClass.ORGANISATION, MentionClass.OUTLET) and not body and not any(actors)
    return Mention(
        kind,
        name=_whole(_own_name(part, kind), words, text) if unknown else None,
        of=_places(others),
        actors=tuple(actor for actor in actors if actor),
        body=body,
    )


def _own_name(part: Sequence[Piece], kind: MentionClass) -> Sequence[Piece]:
    """*part* without what says it is an outlet before its name: "the newspaper X", 米紙X, газета X."""
    if kind is not MentionClass.OUTLET:
        return part
    first = next((place for place, piece in enumerate(part) if piece.has(Tag.OUTLETS)), len(part))
    rest = part[first + 1 :]
    named = any(word.capital or word.katakana for piece in rest for word in piece.words)
    return rest if named and not any(word.capital or word.katakana for word in part[first].words) else part


def _head(part: Sequence[Piece], words: Lexicon) -> Piece | None:
    """The noun that says what the whole is: the last before an "of", or the first, or the last of all."""
    nouns = [piece for piece in part if piece.has(*_NOUNS)]
    if not nouns:
        return None
    if words.head_first:
        return next((piece for piece in nouns if not piece.has(Tag.DEMONYM)), nouns[0])
    if words.spaced:
        first_of = next((place for place, piece in enumerate(part) if piece.has(Tag.OF) and place), len(part))
        region = [piece for piece in part[:first_of] if not piece.has(Tag.SKIP)]
        if region and not region[-1].senses and not region[-1].words[0].capital:
            return None
        return next((piece for piece in reversed(region) if piece.has(*_NOUNS)), nouns[0])
    rest = part[part.index(nouns[-1]) + 1 :]
    return None if any(not piece.senses and piece.words[0].named for piece in rest) else nouns[-1]


def _whole(part: Sequence[Piece], words: Lexicon, text: str) -> Name | None:
    """The words of *part* as a name, where they are written as one."""
    bare = next((place for place, piece in enumerate(part) if not piece.has(Tag.SKIP, Tag.SAME)), len(part))
    lone = bare > 0 and len(part) - bare == 1
    part = part[bare:]
    unknown = [word for piece in part if not piece.senses for word in piece.words]
    if not unknown or not all(word.capital if words.spaced else word.named for word in unknown):
        return None
    if words.spaced and lone and not unknown[0].key.isupper():
        return None
    written = text[part[0].start : part[-1].end]
    if not words.spaced and len(written) < _NAMED:
        return None
    return Name(written, tuple(word for piece in part for word in piece.words))
