"""The interface's words: both tables complete, times and reasons phrased."""

import re
from importlib.resources import files

import pytest

from uradori.briefing.interface import INTERFACES, interface
from uradori.briefing.render.evidence import percent, reason_text
from uradori.lang import SUPPORTED
from uradori.model import UNSUPPORTED, Authority, Modality, Quote, RetellingKind
from uradori.web import texts_of


def keys(table, prefix=""):
    for key, value in table.items():
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            yield from keys(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


@pytest.mark.parametrize("lang", INTERFACES)
def test_tables_have_the_same_keys(lang):
    assert set(keys(interface(lang).table)) == set(keys(interface("en").table))


@pytest.mark.parametrize("lang", INTERFACES)
def test_every_value_of_the_records_has_words(lang):
    texts = interface(lang)
    for section, values in {
        "authority": Authority, "authority_note": Authority, "modality": Modality, "quote": Quote,
        "kind": RetellingKind, "language": (*SUPPORTED, UNSUPPORTED),
    }.items():  # fmt: skip
        assert all(texts(f"{section}.{value}") for value in values)


@pytest.mark.parametrize("lang", INTERFACES)
def test_both_languages_fill_in_the_same_values(lang):
    fields = {key: set(re.findall(r"\{(\w+)\}", interface("en")(key, **_Any()))) for key in keys(interface("en").table)}
    for key, expected in fields.items():
        assert set(re.findall(r"\{(\w+)\}", interface(lang)(key, **_Any()))) == expected, key


def test_every_key_of_the_templates_and_chapters_exists():
    package = files("uradori.briefing")
    sources = [
        entry
        for folder in ("templates", "chapters", "render")
        for entry in (package / folder).iterdir()
        if entry.is_file()
    ]
    used = {
        key for entry in sources for key in re.findall(r"texts\(f?[\"'](\w+\.\w+)[\"'][,)]", entry.read_text("utf-8"))
    }
    assert len(used) > 40
    of_desk = {key for key in used if key.startswith("desk.")}
    assert used - of_desk <= set(keys(interface("en").table))
    assert of_desk <= set(keys(texts_of("en").table))


@pytest.mark.parametrize(
    ("lang", "time", "shown"),
    [
        ("en", "2031-02-18T21:00:00+09:00", "18 Feb 2031 12:00"),
        ("ja", "2031-02-18T21:00:00+09:00", "2031年2月18日 12:00"),
        ("en", "2031-02-18", "18 Feb 2031"),
        ("en", "2031-02", "2031-02"),
        ("en", "0001-01-01T00:00:00+09:00", "0001-01-01T00:00:00+09:00"),
        ("en", None, "dates not given"),
    ],
)
def test_times_are_shown_in_utc_and_the_unreadable_as_written(lang, time, shown):
    assert interface(lang).moment(time) == shown


@pytest.mark.parametrize(("lang", "shown"), [("en", "18 Feb 12:00"), ("ja", "2月18日 12:00")])
def test_a_year_said_once_is_left_out(lang, shown):
    assert interface(lang).moment("2031-02-18T12:00:00Z", 2031) == shown
    assert "2030" in interface(lang).moment("2030-02-18T12:00:00Z", 2031)


def test_a_period_within_one_day_is_that_day():
    assert interface("en").period("2031-02-18T01:00:00Z", "2031-02-18T09:00:00Z") == "18 Feb 2031"


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("time:2h", "2 h later"),
        ("credit:Sample: Wire", "credits Sample: Wire"),
        ("language:ja", "language of the original: Japanese"),
        ("time:<b>", "<b> later"),
        ("unknown", "direction not certain"),
        (None, "direction not certain"),
        ("novel:1", "novel:1"),
    ],
)
def test_reasons_are_phrased_and_unknown_ones_shown_as_written(reason, shown):
    assert reason_text(interface("en"), reason) == shown


def test_confidence_is_never_rounded_up_to_certainty():
    assert percent(0.999) == "0.99"
    assert percent(1.0) == "1.00"


class _Any(dict):
    """Fills every field with its own name in braces, so that what is asked for can be read off."""

    def __init__(self):
        names = ["n", "all", "day", "name", "value", "file", "counts", "sources", "first", "last", "list"]
        super().__init__({name: f"{{{name}}}" for name in names})
