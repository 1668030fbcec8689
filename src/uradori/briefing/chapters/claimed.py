"""Claims by independent origins: what many articles carry, what rests on one origin or on nobody by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from uradori.briefing.changing import change
from uradori.briefing.interface import time_order
from uradori.briefing.judging import is_opinion
from uradori.briefing.lines import sentence_line
from uradori.briefing.material import Material
from uradori.briefing.model import Figure, Group, Line, Lines, Side
from uradori.model import UNSUPPORTED, Authority, Claim, DisputeKind, Part, Wording

_UNNAMED = frozenset({Authority.ANONYMOUS, Authority.UNSPECIFIED})

BETWEEN_CLAIMS = frozenset({DisputeKind.DENIAL, DisputeKind.POLARITY, DisputeKind.BLAME, DisputeKind.FIGURE})
"""The disputes between sides; a shift or an update is none."""

_GROUPS: tuple[tuple[str, Callable[[Claim, frozenset[str]], bool]], ...] = (
    ("nameless", lambda claim, _: _is_nameless(claim)),
    ("single", lambda claim, _: len(claim.origins) == 1),
    ("disputed", lambda claim, disputed: claim.id in disputed),
    ("several", lambda _, __: True),
)
"""The headings, in order; a claim stands under the first that fits."""


def claims(material: Material) -> Lines | None:
    """Claims that more than one article carries, or that are disputed; each with its wordings and disputes."""
    disputed = frozenset(
        ident for one in material.disputes if one.kind in BETWEEN_CLAIMS for ident in (one.one, one.other)
    )
    shown = [one for one in material.claims if len(_articles(one)) > 1 or one.id in disputed]
    shown.sort(key=lambda one: (-len(_articles(one)), time_order(one.first), one.id))
    groups: dict[str, list[Line]] = {key: [] for key, _ in _GROUPS}
    for one in shown:
        key = next(key for key, fits in _GROUPS if fits(one, disputed))
        groups[key].append(claim_line(material, one))
    texts = material.texts
    kept = tuple(Group(texts(f"claims.{key}"), tuple(lines)) for key, lines in groups.items() if lines)
    return Lines(texts("claims.title"), kept, texts("claims.note"), form="claims") if kept else None


def sizes(material: Material, block: Lines | None) -> tuple[Figure, ...]:
    """How many claims stand under each heading of *block*, as made by `claims`."""
    texts = material.texts
    counts = {group.title: len(group.lines) for group in block.groups} if block else {}
    return tuple(
        Figure(texts(f"size.claims_{key}", n=n), n, "sources")
        for key, _ in _GROUPS
        if (n := counts.get(texts(f"claims.{key}"), 0))
    )


def left_out(material: Material) -> Lines | None:
    """Claims that the press of several countries carries, and the countries and blocs whose press here does not.

    A bloc is the outlets that one labeller puts in one class of state control. It rests on the articles that were read:
    each country and bloc says how many they are. Opinion, paid content, outlets of no known country and languages that
    are not read are left aside.
    """
    fit = {
        ident: country
        for ident, article in material.articles.items()
        if article.lang != UNSUPPORTED and not article.disclosures and not is_opinion(article)
        if (country := material.names.country(article.outlet_actor))
    }
    covering, blocs = Counter(fit.values()), Counter(bloc for ident in fit for bloc in _blocs(material, ident))
    lines = []
    for one in material.claims:
        carried = [ident for ident in _articles(one) if ident in fit]
        carrying = Counter(fit[ident] for ident in carried)
        bearing = Counter(bloc for ident in carried for bloc in _blocs(material, ident))
        silent = [country for country in covering if country not in carrying]
        quiet = [bloc for bloc in blocs if bloc not in bearing]
        if len(carrying) > 1 and (silent or quiet):
            facts = [material.texts("claims.carried", list=_shares(material, carrying, covering))]
            if silent:
                facts.append(material.texts("claims.left_out", list=_shares(material, Counter(), covering, silent)))
            if quiet:
                facts.append(material.texts("claims.left_out_blocs", list=_shares(material, Counter(), blocs, quiet)))
            weight = sum(covering[country] for country in silent) + sum(blocs[bloc] for bloc in quiet)
            lines.append((weight, replace(claim_line(material, one), facts=tuple(facts))))
    if not lines:
        return None
    lines.sort(key=lambda each: (-each[0], each[1].id))
    texts = material.texts
    group = Group(None, tuple(line for _, line in lines))
    return Lines(texts("claims.left_out_title"), (group,), texts("claims.left_out_note"), form="claims")


def _shares(
    material: Material, carrying: Counter[str], covering: Counter[str], countries: Iterable[str] | None = None
) -> str:
    """For each country or bloc, in how many of its articles ("Norland 2/3"), the surest first."""
    order = sorted(carrying if countries is None else countries, key=lambda country: (-covering[country], country))
    return material.texts("claims.separator").join(
        material.texts("claims.share", name=country, n=carrying[country], all=covering[country]) for country in order
    )


def _blocs(material: Material, article: str) -> tuple[str, ...]:
    """The classes of state control that others put the outlet of *article* in, each with who does."""
    known = material.names.outlet_entry(material.articles[article])
    return tuple(material.names.label(each) for each in known.labels) if known else ()


def _is_nameless(claim: Claim) -> bool:
    """Whether nobody stands for it by name: every wording is a statement, for a plain one the outlet itself does."""
    return all(wording.statement for wording in claim.wordings) and _UNNAMED.issuperset(claim.authorities)


def _articles(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wording.article for wording in claim.wordings))


def claim_line(material: Material, claim: Claim) -> Line:
    """The claim in the wording that speaks for it, with the others beside."""
    texts = material.texts
    first = claim.title(texts.lang)
    others = sorted((one for one in claim.wordings if one is not first), key=lambda one: one.lang != texts.lang)
    same = _one_utterance(claim, first)
    line = _worded(material, first)
    if first.statement and len(claim.authorities) == 1:
        line = replace(line, authority=claim.authorities[0])  # its statement may be too faint to be among those shown
    articles = _articles(claim)
    langs = dict.fromkeys(wording.lang for wording in claim.wordings)
    sides = (
        *_against(material, claim),
        *(_beside(material, first, one, one_utterance=one in same) for one in _one_each(first, others)),
    )
    facts = (
        f"{len(articles)} {texts('size.articles', n=len(articles))}",
        f"{len(claim.origins)} {texts('size.origins', n=len(claim.origins))}",
        *_owned(material, claim),
        ", ".join(texts(f"language.{lang}") for lang in langs),
    )
    marks = ("disputed",) if any(side.role in BETWEEN_CLAIMS for side in sides) else ()
    return replace(
        line,
        id=claim.id,
        claim=claim.id,
        facts=facts,
        sides=sides,
        marks=(*marks, *line.marks),
        origins=max(1, len(claim.origins)),
    )


def _owned(material: Material, claim: Claim) -> list[str]:
    """Which outlets among the origins have one owner, and so are not independent of one another."""
    own: defaultdict[str, set[str]] = defaultdict(set)
    for ident in claim.origins:
        article = material.articles.get(ident)
        known = material.names.outlet_entry(article) if article else None
        if known and known.owner:
            own[known.owner].add(material.outlet(ident))
    texts = material.texts
    return [
        texts("claims.one_owner", list=texts("claims.separator").join(sorted(outlets)), name=owner)
        for owner, outlets in sorted(own.items())
        if len(outlets) > 1
    ]


def _one_utterance(claim: Claim, first: Wording) -> frozenset[Wording]:
    """The wordings that give the same utterance as *first*."""
    at = claim.wordings.index(first)
    return frozenset(claim.wordings[place] for variant in claim.variants if at in variant for place in variant)


def _beside(material: Material, first: Wording, one: Wording, *, one_utterance: bool) -> Side:
    """Another wording; where it gives the same utterance as the first, what changed in it."""
    text = _text(material, one)
    passage = _worded(material, one).passage
    if not one_utterance:
        return Side("wording", text, passage)
    if one.lang != first.lang:
        return Side("rendered", text, passage)
    before = _text(material, first)
    return Side("variant", text, passage, change(before, text) if before != text else ())


def _one_each(first: Wording, others: Iterable[Wording]) -> list[Wording]:
    """One wording an article: who says it twice on a page has not been joined by another."""
    kept = {first.article: first}
    for one in others:
        kept.setdefault(one.article, one)
    return [one for one in kept.values() if one is not first]


def _against(material: Material, claim: Claim) -> list[Side]:
    """The first wording of each claim that stands against this one."""
    found = []
    for dispute in material.disputed((claim.id,)):
        beside = material.claims_by_id.get(dispute.other if dispute.one == claim.id else dispute.one)
        if beside and beside.id != claim.id:
            wording = beside.title(material.texts.lang)
            line = _worded(material, wording)
            source = line.source or material.outlet(wording.article)
            found.append(Side(dispute.kind, _text(material, wording), line.passage, source=source))
    return found


def _text(material: Material, wording: Wording) -> str:
    return Part.of(material.articles[wording.article].text, wording.spans).text


def _worded(material: Material, wording: Wording) -> Line:
    """The line of a wording: that of its statement, where it has one that is shown."""
    line = sentence_line(material, wording.article, wording.spans)
    own = next((one for one in material.statements.get(wording.article, ()) if one.id == wording.statement), None)
    if own is None:
        return line
    passage = material.passage(wording.article, wording.spans, own.source.spans, own.cue.spans)
    return replace(
        line,
        passage=passage,
        authority=own.authority,
        modality=own.modality,
        quote=own.quote,
        source=own.source.text or None,
    )
