"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.errors import UnreadableError
from uradori.intake.charset import decode

JA = "大統領は十五日、首脳会談を開いたと述べた。"
RU = "Он сказал это вчера."
UK = "Він сказав це вчора в Києві."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (JA, "shift_jis"),
        (JA, "euc_jp"),
        (JA, "iso2022_jp"),
        (JA, "utf-8-sig"),
        (JA, "utf-16"),
        (JA, "utf-32"),
        (RU, "koi8-r"),
        (RU, "windows-1251"),
        (RU, "cp866"),
        (UK, "koi8-u"),
        (UK, "windows-1251"),
        ("The café was “full”, he said.", "windows-1252"),
    ],
)
def test_one_undeclared_sentence_is_enough_to_tell_the_encoding(text, codec):
    assert decode(text.encode(codec), "a.txt") == text


def test_the_declared_encoding_is_used_where_the_text_is_too_short_to_tell():
    assert decode("да".encode("koi8-r"), "a.html", "koi8-r") == "да"


def test_valid_utf8_wins_over_a_wrong_declaration():
    assert decode(JA.encode(), "a.html", "iso-8859-1") == JA


def test_an_unknown_declaration_is_passed_over():
    assert decode(RU.encode("koi8-r"), "a.html", "no-such-charset") == RU


@pytest.mark.parametrize(
    ("body", "offset"),
    [
        (JA.encode()[:-1], len(JA.encode()) - 3),
        ("大統領は".encode() + b"\xff" + "述べた".encode(), 12),
        (b"abc \xff\xfe def", 4),
    ],
)
def test_broken_utf8_is_refused_with_the_place_of_the_damage(body, offset):
    with pytest.raises(UnreadableError, match=rf"^a\.txt: broken UTF-8 at byte {offset}\b"):
        decode(body, "a.txt")


def test_broken_utf16_is_refused_with_the_place_of_the_damage():
    with pytest.raises(UnreadableError, match="broken UTF-16 at byte 2"):
        decode(b"\xff\xfea", "a.txt")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"\x89PNG\r\n", "an image"),
        (bytes(range(256)) * 4, "binary"),
        (b"PK\x03\x04", "ZIP"),
    ],
)
def test_binary_content_is_named_for_what_it_is(body, what):
    with pytest.raises(UnreadableError, match=what):
        decode(body, "a.txt")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_text_written_as_utf8_comes_back_unchanged(text):
    assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_named_error(body):
    try:
        found = decode(body, "a.txt")
    except UnreadableError as error:
        found = error.input
    assert isinstance(found, str)
