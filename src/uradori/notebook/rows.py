"""Records of the notebook as JSON, and back; what comes from outside is checked."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from uradori.errors import UsageError
from uradori.model import SHAPES, Clipping, FeedEntry, Follow, Judgement, Note, Span, Target, TargetKind, Verdict

Entry = Judgement | Note | Clipping | Follow | FeedEntry


def record_of(entry: Entry) -> str:
    """*entry* as one line of JSON, its fields by name."""
    return json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":"))


def judgement_of(record: str) -> Judgement:
    """The judgement of a JSON record."""
    rest = json.loads(record)
    targets = tuple(_target(each) for each in rest["targets"])
    return Judgement(**rest | {"verdict": Verdict(rest["verdict"]), "targets": targets})


def checked(line: str, where: str) -> Judgement:
    """The judgement of a line that somebody else wrote; *where* names it. Raises UsageError where it is none."""
    try:
        given = judgement_of(line)
        made = Judgement.of(given.verdict, given.targets, given.author, given.at, given.reason)
        if not all(isinstance(each, str) for each in (given.author, given.at, given.reason)):
            raise TypeError("author, at and reason are texts")  # noqa: TRY301 - told as all the rest
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"{where}: not a judgement: {error}") from error
    fits_shape(made)
    return made


def fits_shape(judgement: Judgement) -> None:
    """Raises UsageError where the targets are not those of its verdict."""
    kinds = tuple(target.kind for target in judgement.targets)
    shape = SHAPES[judgement.verdict]
    if kinds[: len(shape)] != shape or any(kind is not shape[-1] for kind in kinds[len(shape) :]):
        raise UsageError(f"{judgement.verdict} is about {', '.join(shape)}; not {', '.join(kinds) or 'nothing'}")


def note_of(record: str) -> Note:
    """The note of a JSON record."""
    return Note(**_with_target(record))


def clipping_of(record: str) -> Clipping:
    """The clipping of a JSON record."""
    return Clipping(**_with_target(record))


def follow_of(record: str) -> Follow:
    """What is followed, of a JSON record."""
    return Follow(**_with_target(record))


def feed_of(record: str) -> FeedEntry:
    """The feed of a JSON record."""
    return FeedEntry(**json.loads(record))


def _with_target(record: str) -> dict[str, Any]:
    rest: dict[str, Any] = json.loads(record)
    return rest | {"target": _target(rest["target"])}


def _target(given: dict[str, Any]) -> Target:
    spans = tuple(Span(int(start), int(end)) for start, end in given["spans"])
    made = Target(**given | {"kind": TargetKind(given["kind"]), "spans": spans})
    if not all(isinstance(each, str) for each in (made.id, made.key, made.revision, made.text)):
        raise TypeError("id, key, revision and text of a target are texts")
    return made
