"""Looking actors up: by id, name, domain, dated office; and laying corrections over them."""

import pytest

from uradori.actors import load
from uradori.errors import FormatError, UnreadableError
from uradori.model import ActorKind


def test_the_shipped_gazetteer_is_read_once():
    assert load() is load()


def test_get_gives_the_entry_or_nothing(gazetteer):
    assert gazetteer.get("vladimir-putin").names["en"][0] == "Vladimir Putin"
    assert gazetteer.get("nobody-at-all") is None


def test_states_are_named_by_cldr_and_by_their_entries(gazetteer):
    russia = gazetteer.get("russia")
    assert russia.names["ja"][0] == "ロシア"
    assert "РФ" in russia.names["ru"]
    assert gazetteer.get("myanmar").names["en"][:2] == ("Myanmar", "Burma")


@pytest.mark.parametrize(
    ("name", "lang", "ident"),
    [
        ("Reuters", "en", "reuters"),
        ("ロイター", "ja", "reuters"),
        ("NYT", "en", "the-new-york-times"),
        ("the new york times", "en", "the-new-york-times"),
        ("ТАСС", "ru", "tass"),
        ("Укрінформ", "uk", "ukrinform"),
        ("Recep Tayyip Erdogan", "en", "recep-tayyip-erdogan"),
        ("Kim Jong-un", "en", "kim-jong-un"),
        ("北大西洋条約機構", "ja", "nato"),
    ],
)
def test_names_find_their_bearers_whatever_their_case_accents_and_hyphens(gazetteer, name, lang, ident):
    assert [actor.id for actor in gazetteer.named(name, lang)] == [ident]


def test_a_name_of_another_language_is_found_too(gazetteer):
    assert [actor.id for actor in gazetteer.named("The Wall Street Journal", "uk")] == ["the-wall-street-journal"]


def test_an_acronym_is_not_the_word_it_looks_like(gazetteer):
    assert [actor.id for actor in gazetteer.named("WHO", "en")] == ["who"]
    assert gazetteer.named("who", "en") == ()


@pytest.mark.parametrize("host", ["nytimes.com", "www.nytimes.com", "cn.NYTimes.com"])
def test_by_domain_finds_the_outlet_of_a_host(gazetteer, host):
    assert gazetteer.by_domain(host).id == "the-new-york-times"


@pytest.mark.parametrize("host", ["example.org", "com", "", "notnytimes.com"])
def test_by_domain_knows_no_other_hosts(gazetteer, host):
    assert gazetteer.by_domain(host) is None


@pytest.mark.parametrize(
    ("role", "of", "on", "ident"),
    [
        ("president", "united-states", "2016-12-31", "barack-obama"),
        ("president", "united-states", "2017-01-20", "donald-trump"),
        ("president", "united-states", "2021-01-20", "joe-biden"),
        ("president", "united-states", "2025-08-15", "donald-trump"),
        ("foreign-minister", "russia", "2018-09-28", "sergei-lavrov"),
        ("prime-minister", "japan", "2024-10-01", "shigeru-ishiba"),
        ("leader", "germany", "2018", "angela-merkel"),
        ("leader", "north-korea", "2018-09", "kim-jong-un"),
        ("leader", "united-nations", "2019-01-01", "antonio-guterres"),
    ],
)
def test_offices_are_held_by_whoever_held_them_on_the_day(gazetteer, role, of, on, ident):
    assert gazetteer.holder(role, of, on).id == ident


def test_without_a_date_the_office_is_whose_it_is_now(gazetteer):
    assert gazetteer.holder("foreign-minister", "russia").id == "sergei-lavrov"


@pytest.mark.parametrize(
    ("role", "of", "on"),
    [("chancellor", "japan", "2020"), ("president", "atlantis", None), ("president", "russia", "1890-01-01")],
)
def test_an_office_nobody_is_recorded_in_has_no_holder(gazetteer, role, of, on):
    assert gazetteer.holder(role, of, on) is None


def test_two_holders_that_nothing_tells_apart_are_none(corrected):
    line = '{{"id":"{0}","names":{{"en":["{0}"]}},"offices":[{{"role":"mayor","of":"monaco","since":"2020"}}]}}'
    assert corrected(line.format("a-b"), line.format("c-d")).holder("mayor", "monaco", "2021-05-05") is None


def test_a_correction_replaces_the_fields_it_names_and_keeps_the_others(corrected):
    gazetteer = corrected('{"id":"nayib-bukele","offices":[{"role":"mayor","of":"el-salvador","since":"2031-02"}]}')
    actor = gazetteer.get("nayib-bukele")
    assert [(o.role, o.since, o.until) for o in actor.offices] == [("mayor", "2031-02", None)]
    assert actor.names == load().get("nayib-bukele").names
    assert gazetteer.holder("mayor", "el-salvador", "2031-03-01") == actor


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('{"id":"x","names":{"en":["Ex Ample"]},"offices":[]}', ActorKind.PERSON),
        ('{"id":"x","names":{"en":["The Example"]},"domains":["x.example"]}', ActorKind.OUTLET),
        ('{"id":"x","names":{"en":["Example Union"]}}', ActorKind.ORGANISATION),
        ('{"id":"x","kind":"group","names":{"en":["Exampleists"]}}', ActorKind.GROUP),
        ('{"id":"x","names":{"en":["Exampland"]},"capital":{"en":"Exampleton"}}', ActorKind.STATE),
    ],
)
def test_a_correction_adds_an_actor_of_the_kind_its_fields_show(corrected, line, kind):
    gazetteer = corrected(line)
    assert gazetteer.get("x").kind is kind
    assert len(gazetteer) == len(load()) + 1


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"names":{"en":["No Id"]}}',
        '{"id":"x"}',
        '{"id":"x","kind":"robot","names":{"en":["X"]}}',
        '{"id":"x","names":["X"]}',
        '{"id":"x","names":{"en":["X"]},"offices":[{"role":"mayor"}]}',
    ],
)
def test_a_line_that_is_no_entry_is_named_with_its_number(corrected, line):
    with pytest.raises(FormatError, match=r"corrections\.jsonl:3: "):
        corrected("", '{"id":"y","names":{"en":["Y"]}}', line)


def test_corrections_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(UnreadableError, match=r"missing\.jsonl"):
        load(tmp_path / "missing.jsonl")
    (tmp_path / "broken.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableError, match=r"broken\.jsonl"):
        load(tmp_path / "broken.jsonl")
