"""Grouping of what many articles say into claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from uradori.model import Article, Authority, Retelling, Span, Statement, Story
from uradori.model.claim import Claim, Wording
from uradori.model.ids import content_id
from uradori.stories.claims.compare import compare, judged
from uradori.stories.claims.counterparts import counterparts
from uradori.stories.claims.index import Index
from uradori.stories.claims.parts import Parts, parts
from uradori.stories.claims.said import Said
from uradori.stories.claims.settled import UNSETTLED, Settled
from uradori.stories.rests import Rests

_SHORTEST = 12
"""Characters of a plain assertion that can be a claim."""
_SURE = 0.75
"""Score from which a statement of a retelling is taken for that of its parent."""
LIKELY = 0.3
"""Likeness from which a wording joins a claim."""
LIKELY_ACROSS = 0.5
"""Likeness from which it joins one that nobody has made in its language yet."""
REPEATED = 0.9
"""Likeness from which it joins one that its own article makes already, or one of another story."""
_FEW = {False: 3, True: 5}
"""Words (pairs of characters, where words are not set apart) under which a statement, and a plain assertion (True), has
too little to tell by."""
_CROWD, _STRANGE = 4, 0.34
"""Things said from which a claim has strangers, and the share of the others that a stranger is not one claim with."""
_COMPARED = 10
"""Things said of a claim that are compared with one another: of more, the rest follow."""
_LOOKED_AT = 4
"""Wordings of a claim that a new one is compared with."""


@dataclass(slots=True)
class Node:
    """One thing said, once or in many copies: all of them are wordings of one claim."""

    said: Said
    parts: Parts
    story: str | None
    wordings: list[Wording] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """Whether an outlet asserts it itself."""
        return self.wordings[0].statement is None


def claims(
    articles: Sequence[Article],
    statements: Iterable[Statement],
    retellings: Iterable[Retelling] = (),
    stories: Iterable[Story] = (),
    settled: Settled = UNSETTLED,
) -> tuple[Claim, ...]:
    """The claims of *articles*, in the order of their first appearance.

    Every statement belongs to one; a plain assertion (a sentence that no statement touches) only where something else
    says it too. Statements of articles that are not given are left out. What the articles *settled* say is not
    compared anew with one another.
    """
    by_id = {article.id: article for article in articles}
    known = [each for each in statements if each.article in by_id]
    told = [each for each in retellings if each.article in by_id]
    where = {article: story.id for story in stories for article in story.articles}
    nodes = _nodes(by_id, known, where)
    groups = _grouped(nodes, _retold(by_id, known, told), settled)
    rests = Rests(told)
    by_statement = {each.id: each for each in known}
    found = [_claim([nodes[place] for place in group], by_id, by_statement, rests) for group in groups]
    kept = [each for each in found if len(each.wordings) > 1 or each.wordings[0].statement is not None]
    return tuple(sorted(kept, key=lambda each: (each.first is None, each.first or "", each.id)))


def said_of(wording: Wording, article: Article, statement: Statement | None) -> Said:
    """The thing said at *wording*."""
    if statement is None:
        return Said(article.text, wording.spans, article.lang, article.published)
    actor = statement.source.actor
    return Said(
        article.text,
        wording.spans,
        article.lang,
        article.published,
        actor.id if actor else None,
        statement.source.text,
        statement.cue.text,
        statement.modality,
    )


def _nodes(by_id: Mapping[str, Article], known: Sequence[Statement], where: Mapping[str, str]) -> list[Node]:
    """What is said, copies together, oldest first; those without a time last."""
    wordings = [(each, Wording(each.article, each.lang, each.content.spans, each.id)) for each in known]
    taken: defaultdict[str, list[Span]] = defaultdict(list)
    for each in known:
        taken[each.article] += [*each.content.spans, *each.cue.spans]
    plain = [
        (None, Wording(article.id, article.lang, (sentence,), None))
        for article in by_id.values()
        for sentence in article.sentences
        if sentence.end - sentence.start >= _SHORTEST and not any(sentence.overlaps(each) for each in taken[article.id])
    ]
    rows = [(by_id[wording.article], statement, wording) for statement, wording in (*wordings, *plain)]
    rows.sort(key=lambda row: (row[0].published is None, row[0].published or "", row[0].id, row[2].spans))
    nodes: dict[tuple[object, ...], Node] = {}
    for article, statement, wording in rows:
        said = said_of(wording, article, statement)
        key = (said.content, said.lang, (said.published or "")[:10], said.actor or said.source, said.cue)
        if key not in nodes:
            nodes[key] = Node(said, parts(said), where.get(article.id))
        nodes[key].wordings.append(wording)
    return list(nodes.values())


def _retold(by_id: Mapping[str, Article], known: Sequence[Statement], told: Sequence[Retelling]) -> dict[str, set[str]]:
    """For each statement, those of the articles it was retold from that are its counterparts."""
    of: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in known:
        of[each.article].append(each)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article, parent in {(each.article, each.parent) for each in told if each.parent in by_id}:
        sides = [
            [said_of(Wording(x.article, x.lang, x.content.spans, x.id), by_id[x.article], x) for x in of[side]]
            for side in (article, parent)
        ]
        for here, there, score in counterparts(*sides):
            if score >= _SURE and not compare(sides[0][here], sides[1][there]).opposite:
                found[of[article][here].id].add(of[parent][there].id)
                found[of[parent][there].id].add(of[article][here].id)
    return found


def _grouped(nodes: Sequence[Node], retold: Mapping[str, set[str]], settled: Settled) -> list[list[int]]:
    """Places of the nodes of each claim: each joins the likest claim that it agrees with."""
    index = Index()
    groups: list[list[int]] = []
    group_of_claim: dict[object, int] = {}
    group_of: dict[int, int] = {}
    of_statement: dict[str, int] = {}
    claim_of = [settled.claim(node.wordings) for node in nodes]
    looked_for = None in claim_of
    for place in sorted(range(len(nodes)), key=lambda place: claim_of[place] is None):
        node, claim = nodes[place], claim_of[place]
        ids = [each.statement for each in node.wordings if each.statement]
        linked = [
            of_statement[other] for each in ids for other in sorted(retold.get(each, ())) if other in of_statement
        ]
        if claim is not None:
            chosen = group_of_claim.setdefault(claim, len(groups))
        elif linked:
            chosen = linked[0]
        else:
            near = dict.fromkeys(group_of[other] for other in index.near(node.parts, node.story))
            rated = [(_likeness(node, [nodes[each] for each in groups[group]]), -group) for group in near]
            best = max(rated, default=(0.0, 0))
            chosen = -best[1] if best[0] > 0 else len(groups)
        if chosen == len(groups):
            groups.append([])
        groups[chosen].append(place)
        group_of[place] = chosen
        of_statement.update(dict.fromkeys(ids, chosen))
        if looked_for:
            index.add(place, node.parts, node.story)
    bound = {place for place, claim in enumerate(claim_of) if claim is not None}
    bound |= {at for at, node in enumerate(nodes) if any(retold.get(each.statement or "") for each in node.wordings)}
    return [part for group in groups for part in _parted(nodes, group, bound)]


def _parted(nodes: Sequence[Node], group: list[int], bound: set[int]) -> list[list[int]]:
    """*group* without its strangers, each a claim of its own, the *bound* ones kept.

    What came first may have been joined by one that is nearer to all who came later.
    """
    if not _CROWD <= len(group) <= _COMPARED:
        return [group]
    agreed = _agreeing([nodes[place] for place in group])
    strangers = [
        place
        for place, own in zip(group, agreed, strict=True)
        if place not in bound and sum(score > 0 for score in own) < _STRANGE * (len(group) - 1)
    ]
    if len(strangers) * 2 >= len(group):
        return [group]
    return [[place for place in group if place not in strangers], *([place] for place in strangers)]


def _agreeing(group: Sequence[Node]) -> list[list[float]]:
    """For each of *group*, how surely it is one claim with each other; 0 where it is none."""
    scores: dict[tuple[int, int], float] = {}
    for one, other in combinations(range(len(group)), 2):
        verdict = judged(group[one].parts, group[other].parts)
        scores[one, other] = scores[other, one] = verdict.score if verdict.same else 0.0
    return [[scores[one, other] for other in range(len(group)) if other != one] for one in range(len(group))]


def _leading(group: Sequence[Node], wordings: Sequence[Wording]) -> tuple[int, ...]:
    """The places in *wordings* of the likest of each language, the best first; equals in their order."""
    looked_at = group[:_COMPARED]
    sums = [sum(own) for own in _agreeing(looked_at)]
    rated = {place: score for node, score in zip(looked_at, sums, strict=True) for place in node.wordings}
    order = sorted(range(len(wordings)), key=lambda at: (-round(rated.get(wordings[at], 0.0), 3), at))
    best: dict[str, int] = {}
    for at in order:
        best.setdefault(wordings[at].lang, at)
    return tuple(best.values())


def _likeness(node: Node, members: Sequence[Node]) -> float:
    """How surely *node* belongs to a claim: the mean score; 0 where it disagrees with half of those looked at.

    Of what is said in one story few pairs are one claim, so more is asked here than of two that are set side by side;
    most where the claim has a wording in the same article, which seldom says a thing twice, is of another story, or is
    only an outlet's own words where these are somebody's, or the other way round, in another language.
    Greetings and thanks, and whatever else is said in a few words, join nothing but their own likes.
    """
    looked_at = members[:_LOOKED_AT]
    if any(len(each.parts.words) < _FEW[each.is_plain] for each in (node, *looked_at)):
        return 0.0
    same: list[float] = []
    own_language: list[float] = []
    for place, each in enumerate(looked_at):
        verdict = judged(node.parts, each.parts, LIKELY)
        same += [verdict.score] if verdict.same else []
        if each.said.lang == node.said.lang:
            own_language.append(verdict.score if verdict.same else 0.0)
        if 2 * (len(same) + len(looked_at) - place - 1) <= len(looked_at):
            return 0.0
    if own_language and sum(own_language) < LIKELY * len(own_language):
        return 0.0
    sure = sum(same) / len(looked_at)
    own = {each.article for each in node.wordings}
    elsewhere = all(node.story != each.story for each in members)
    known = any(node.said.lang == each.said.lang for each in members)
    alike = any(node.is_plain == each.is_plain for each in members)
    if elsewhere or not (known or alike) or any(own & {each.article for each in member.wordings} for member in members):
        least = REPEATED
    else:
        least = LIKELY if known else LIKELY_ACROSS
    return sure if sure >= least else 0.0


def _claim(
    group: Sequence[Node],
    by_id: Mapping[str, Article],
    by_statement: Mapping[str, Statement],
    rests: Rests,
) -> Claim:
    def order(wording: Wording) -> tuple[bool, str, str, object]:
        published = by_id[wording.article].published
        return published is None, published or "", wording.article, wording.spans

    wordings = tuple(sorted((each for node in group for each in node.wordings), key=order))
    speakers: defaultdict[str, list[int]] = defaultdict(list)
    authorities: set[Authority] = set()
    for place, wording in enumerate(wordings):
        statement = by_statement.get(wording.statement or "")
        if statement is not None:
            authorities.add(statement.authority)
            if statement.source.actor is not None:
                speakers[statement.source.actor.id].append(place)
    first = wordings[0]
    return Claim(
        id=content_id("claim", first.article, *[str(span) for span in first.spans]),
        wordings=wordings,
        variants=tuple(tuple(each) for each in speakers.values() if len(each) > 1),
        origins=rests.origins((each.article, each.spans) for each in wordings),
        authorities=tuple(sorted(authorities)),
        disputed_by=(),
        first=by_id[first.article].published,
        leading=_leading(group, wordings),
    )
