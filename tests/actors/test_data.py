"""The shipped entries hold together: names, dates, offices, states."""

import json
import re
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import pairwise

import pytest

from uradori.actors.entries import FILES, WOMEN
from uradori.lang import SUPPORTED, table
from uradori.model import ActorKind

ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def lines(name):
    text = (files("uradori.actors") / "data" / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line]


def offices(gazetteer):
    return [(actor, office) for actor in gazetteer for office in actor.offices]


def test_ids_are_unique_across_all_files():
    counts = Counter(line["id"] for name, _ in FILES for line in lines(name))
    assert [ident for ident, count in counts.items() if count > 1] == []


def test_ids_are_readable_slugs(gazetteer):
    assert [actor.id for actor in gazetteer if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.id)] == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (ActorKind.PERSON, 300),
        (ActorKind.OUTLET, 200),
        (ActorKind.ORGANISATION, 60),
        (ActorKind.STATE, 197),
    ],
)
def test_enough_entries_of_each_kind(gazetteer, kind, least):
    assert len(gazetteer.of_kind(kind)) >= least


def test_every_entry_is_named_in_every_language(gazetteer):
    assert [(a.id, lang) for a in gazetteer for lang in SUPPORTED if not a.names.get(lang)] == []


def test_names_hold_no_brackets_or_stray_spaces(gazetteer):
    odd = re.compile(r"[()（）]|^\s|\s$|\s\s")
    named = [
        (a.id, name)
        for a in gazetteer
        if a.kind is not ActorKind.OUTLET
        for names in a.names.values()
        for name in names
    ]
    assert [(ident, name) for ident, name in named if odd.search(name)] == []


def test_ukrainian_and_russian_names_keep_to_their_alphabets(gazetteer):
    russian_only, ukrainian_only = re.compile("[ыэёъЫЭЁЪ]"), re.compile("[іїєґІЇЄҐ]")
    people = gazetteer.of_kind(ActorKind.PERSON)
    assert [n for a in people for n in a.names["uk"] if russian_only.search(n)] == []
    assert [n for a in people for n in a.names["ru"] if ukrainian_only.search(n)] == []


def test_countries_and_those_whose_offices_are_held_have_entries(gazetteer):
    assert [a.id for a in gazetteer if a.country and gazetteer.get(a.country) is None] == []
    assert [(a.id, o.of) for a, o in offices(gazetteer) if gazetteer.get(o.of) is None] == []


def test_every_person_has_a_country_or_serves_an_organisation(gazetteer):
    assert [a.id for a in gazetteer.of_kind(ActorKind.PERSON) if not a.country and not a.offices] == []


def test_roles_are_words_of_the_title_tables(gazetteer):
    titles = table("en", "titles")
    known = set(titles["roles"]).union(*titles["bound"].values())
    assert {o.role for _, o in offices(gazetteer)} <= known


@pytest.mark.parametrize("lang", SUPPORTED)
def test_title_tables_agree_on_their_keys(lang):
    ours, english = table(lang, "titles"), table("en", "titles")
    assert set(english["roles"]) <= set(ours["roles"])
    assert all(ours["roles"].values())
    for group in ("bodies", "anaphors", "kinds"):
        assert set(ours[group]) == set(english[group])


def test_office_dates_are_iso_dates_in_order(gazetteer):
    dates = [(a.id, date) for a, o in offices(gazetteer) for date in (o.since, o.until) if date]
    assert [(ident, date) for ident, date in dates if not ISO_DATE.fullmatch(date)] == []
    both = [(a.id, o) for a, o in offices(gazetteer) if o.since and o.until]
    assert [ident for ident, o in both if o.since[: len(o.until)] > o.until[: len(o.since)]] == []


@pytest.mark.parametrize("role", ["president", "prime-minister"])
def test_one_state_has_one_holder_at_a_time(gazetteer, role):
    held = defaultdict(list)
    for actor, office in offices(gazetteer):
        if office.role == role and office.since:
            held[office.of].append((office.since, office.until or "9999", actor.id))
    overlapping = []
    for of, terms in held.items():
        terms.sort()
        for (_, until, first), (since, _, second) in pairwise(terms):
            shared = min(len(until), len(since))
            if first != second and until[:shared] > since[:shared]:
                overlapping.append((of, first, second))
    assert overlapping == []


def test_women_are_persons_of_the_files():
    people = {line["id"] for name, kind in FILES if kind is ActorKind.PERSON for line in lines(name)}
    assert {line["id"] for line in lines(WOMEN)} <= people


def test_domains_belong_to_one_outlet():
    counts = Counter(domain for line in lines("outlets.jsonl") for domain in line.get("domains", ()))
    assert [domain for domain, count in counts.items() if count > 1] == []


def test_the_most_named_states_have_demonym_and_capital_in_all_four_languages(gazetteer):
    for ident in (
        "russia",
        "ukraine",
        "united-states",
        "china",
        "japan",
        "germany",
        "iran",
        "israel",
        "turkey",
        "india",
    ):
        entry = gazetteer.entries[ident]
        assert set(entry.capital) == set(SUPPORTED)
        assert {"en", "ru", "uk"} <= set(entry.demonyms)
