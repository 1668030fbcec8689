"""Claims that stood before, as new articles change them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from uradori.model import Claim, Dispute, Wording, content_id
from uradori.stories.claims.settled import Place, place
from uradori.stories.rests import Rests


@dataclass(frozen=True, slots=True)
class Amended:
    """The claims as they are now, and the ids that the claims ``before`` and those ``found`` now have (None: gone).

    ``touched`` are the ids of those that a new article has a wording of.
    """

    claims: tuple[Claim, ...]
    before: Mapping[str, str | None]
    found: Mapping[str, str | None]
    touched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grounds:
    """On what passages of the articles ``inside`` rest; of others it is not known here."""

    rests: Rests
    inside: frozenset[str]


@dataclass(slots=True)
class _Draft:
    """A claim in the making: what stood before of it, if anything, and what was found of it now."""

    before: Claim | None
    wordings: dict[Place, Wording]
    found: list[Claim]


def amended(
    before: Sequence[Claim],
    found: Iterable[Claim],
    new: frozenset[str],
    grounds: Grounds,
    published: Callable[[Iterable[str]], Mapping[str, tuple[str, str | None]]],
) -> Amended:
    """The claims *before*, joined by the wordings that the *new* articles have in the claims *found*; and new ones.

    *found* are claims of the new articles and some others. A claim found joins that one before with which it has most
    wordings in common; claims of before are not joined with one another. What was known of the new articles before
    is given up. *grounds* tell the origins, *published* key and time of any article.
    """
    drafts = [_Draft(each, {place(one): one for one in each.wordings if one.article not in new}, []) for each in before]
    holder = {key: number for number, draft in enumerate(drafts) for key in draft.wordings}
    own: dict[str, int] = {}
    for claim in found:
        held = Counter(holder[key] for one in claim.wordings if (key := place(one)) in holder)
        number = min(held, key=lambda each: (-held[each], each)) if held else len(drafts)
        if number == len(drafts):
            if new.isdisjoint(one.article for one in claim.wordings):
                continue
            drafts.append(_Draft(None, {}, []))
        fresh = {key: one for one in claim.wordings if (key := place(one)) not in holder}
        drafts[number].wordings.update(fresh)
        drafts[number].found.append(claim)
        own[claim.id] = number
    times = published({one.article for draft in drafts for one in draft.wordings.values()})
    now = [_made(draft, grounds, times) for draft in drafts]
    pairs = zip(drafts, now, strict=True)
    ids = {draft.before.id: made.id if made else None for draft, made in pairs if draft.before is not None}
    kept = tuple(_against(each, ids) for each in now if each is not None)
    return Amended(
        claims=kept,
        before=ids,
        found={ident: made.id if (made := now[number]) else None for ident, number in own.items()},
        touched=frozenset(each.id for each in kept if not new.isdisjoint(one.article for one in each.wordings)),
    )


def _against(claim: Claim, ids: Mapping[str, str | None]) -> Claim:
    """*claim*, the claims that dispute it named as they now are."""
    against = {ids.get(each, each) for each in claim.disputed_by} - {None, claim.id}
    return replace(claim, disputed_by=tuple(sorted(filter(None, against))))


def redirected(disputes: Iterable[Dispute], ids: Mapping[str, str | None]) -> list[Dispute]:
    """*disputes* between the claims of these new *ids*; without those of which a side is gone, or both are one now."""
    turned = [(each, ids.get(each.one, each.one), ids.get(each.other, each.other)) for each in disputes]
    return [replace(each, one=one, other=other) for each, one, other in turned if one and other and one != other]


def _made(draft: _Draft, grounds: Grounds, times: Mapping[str, tuple[str, str | None]]) -> Claim | None:
    """The claim of *draft*, if it is one: a plain assertion that nothing else says is none."""

    def order(wording: Wording) -> tuple[bool, str, str, object]:
        published = times[wording.article][1]
        return published is None, published or "", wording.article, wording.spans

    wordings = tuple(sorted(draft.wordings.values(), key=order))
    if not wordings or (len(wordings) == 1 and wordings[0].statement is None):
        return None
    parts = [each for each in (draft.before, *draft.found) if each is not None]
    first = wordings[0]
    articles = {one.article for one in wordings}
    origins = set(grounds.rests.origins((one.article, one.spans) for one in wordings if one.article in grounds.inside))
    if draft.before is not None and not articles <= grounds.inside:
        origins |= set(draft.before.origins)
    return Claim(
        id=content_id("claim", first.article, *[str(span) for span in first.spans]),
        wordings=wordings,
        variants=_variants(wordings, parts),
        origins=tuple(sorted(origins)),
        authorities=tuple(sorted({authority for each in parts for authority in each.authorities})),
        disputed_by=draft.before.disputed_by if draft.before is not None else (),
        first=times[first.article][1],
        leading=_leading(wordings, parts),
    )


def _leading(wordings: Sequence[Wording], parts: Sequence[Claim]) -> tuple[int, ...]:
    """The places in *wordings* of those that lead in the largest of *parts*, one a language."""
    places = {place(one): number for number, one in enumerate(wordings)}
    best: dict[str, int] = {}
    for each in sorted(parts, key=lambda one: -len(one.wordings)):
        for at in each.leading:
            if (key := place(each.wordings[at])) in places:
                best.setdefault(each.wordings[at].lang, places[key])
    return tuple(best.values())


def _variants(wordings: Sequence[Wording], parts: Iterable[Claim]) -> tuple[tuple[int, ...], ...]:
    """The places in *wordings* of the variants that any of *parts* knows; groups that share one are one."""
    places = {place(one): number for number, one in enumerate(wordings)}
    groups: list[set[int]] = []
    for each in parts:
        for variant in each.variants:
            group = {places[key] for at in variant if (key := place(each.wordings[at])) in places}
            for other in [other for other in groups if not other.isdisjoint(group)]:
                groups.remove(other)
                group |= other
            groups.append(group)
    return tuple(tuple(sorted(group)) for group in sorted(groups, key=sorted) if len(group) > 1)
