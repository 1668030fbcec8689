"""Files and folders: text, HTML, JSON lines, WARC, and the faults of each."""

from __future__ import annotations

import gzip
import json

import pytest

from uradori.errors import FormatError, InputError, UnreadableError
from uradori.intake import IntakeOptions, open_source
from uradori.model import Markup, RawPage, snapshot_hash

JA = "大統領は「停戦は近い」と述べた。\r\n会談は続く。\n"
PAGE = '<html><head><meta charset="{0}"><title>x</title></head><body><p>{1}</p></body></html>'


def opened(source, **options):
    return list(open_source(str(source), IntakeOptions(**options)))


def pages(source, **options):
    found = opened(source, **options)
    assert all(isinstance(page, RawPage) for page in found), found
    return found


def failure(source, **options):
    (error,) = opened(source, **options)
    assert isinstance(error, InputError)
    return error


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def warc_record(url, body, kind="text/html; charset=utf-8", status="200 OK", extra=""):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-08-15T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_a_text_file_is_one_article_with_its_content_unchanged(tmp_path):
    path = write(tmp_path / "a.txt", JA)
    (page,) = pages(path)
    assert page.text == JA
    assert (page.input, page.markup, page.url) == (str(path), Markup.TEXT, None)
    assert page.snapshot == snapshot_hash(JA.encode())


def test_a_packed_text_file_is_unpacked(tmp_path):
    (page,) = pages(write(tmp_path / "a.txt.gz", gzip.compress(JA.encode())))
    assert page.text == JA


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("empty.txt", b"", UnreadableError, "is empty"),
        ("blank.txt", b" \n\t", UnreadableError, "is empty"),
        ("empty.html", b"", UnreadableError, "is empty"),
        ("empty.jsonl", b"", UnreadableError, "is empty"),
        ("empty.xml", b"", UnreadableError, "is empty"),
        ("empty.warc", b"", FormatError, "no WARC record"),
        ("binary.txt", b"\x00\x01\x02\x03" * 9, UnreadableError, "is binary, not text"),
        ("broken.txt", "大統領は".encode() + b"\xff", UnreadableError, "broken UTF-8 at byte 12"),
        ("cut.txt.gz", gzip.compress(b"word " * 99, mtime=0)[:-9], UnreadableError, "cannot be read or unpacked"),
        ("fake.txt.gz", b"not packed at all", UnreadableError, "cannot be read or unpacked"),
        ("junk.warc", b"junk " * 99, FormatError, "not a WARC file"),
        ("junk.opml", b"no list", FormatError, "not OPML"),
        ("none.opml", b"<opml><body/></opml>", FormatError, "names no feed"),
        ("junk.xml", b"<a><b/></a>", FormatError, "not a feed"),
        ("photo.jpg", b"\xff\xd8", FormatError, "no known format"),
    ],
)
def test_each_fault_of_a_file_is_a_named_error(tmp_path, name, content, kind, words):
    path = write(tmp_path / name, content)
    error = failure(path)
    assert type(error) is kind
    assert words in error.reason
    assert error.input == str(path)


def test_a_missing_file_is_a_named_error(tmp_path):
    assert "no such file" in failure(tmp_path / "none.txt").reason


def test_what_is_larger_than_the_limit_is_refused(tmp_path):
    path = write(tmp_path / "a.txt", "word " * 1000)
    assert "limit of 0.001 MB" in failure(path, max_bytes=1000).reason


def test_a_text_of_20_megabytes_is_read(tmp_path):
    (page,) = pages(write(tmp_path / "a.txt", "The talks go on. " * 1_200_000))
    assert len(page.text) > 20_000_000


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path):
    path = write(tmp_path / "bomb.jsonl.gz", gzip.compress((b" " * 999 + b"\n") * 20_000))
    assert "300 times its size" in failure(path, max_bytes=1_000_000).reason


@pytest.mark.parametrize(("codec", "text"), [("shift_jis", "大統領"), ("koi8-r", "Переговоры"), ("euc-jp", "会談")])
def test_a_page_is_decoded_as_its_meta_element_says(tmp_path, codec, text):
    (page,) = pages(write(tmp_path / "a.html", PAGE.format(codec, text).encode(codec)))
    assert text in page.text
    assert page.markup is Markup.HTML


def test_zero_bytes_in_a_page_are_left_out(tmp_path):
    (page,) = pages(write(tmp_path / "a.html", PAGE.format("utf-8", "one\0 two").encode()))
    assert "one two" in page.text


def test_a_json_line_becomes_a_page_with_all_its_fields(tmp_path):
    line = {
        "id": "s-1",
        "url": "https://news.example/1",
        "outlet": "Sample Post",
        "lang": "en",
        "published": "2025-08-15",
        "title": "Talks",
        "text": "He left.",
    }
    (page,) = pages(write(tmp_path / "a.jsonl", "\ufeff" + json.dumps(line) + "\n\n"))
    assert (page.input, page.url, page.outlet, page.lang) == ("s-1", line["url"], "Sample Post", "en")
    assert (page.published, page.title, page.text) == ("2025-08-15", "Talks", "He left.")


def test_a_json_line_needs_only_a_text_and_is_then_named_by_its_place(tmp_path):
    path = write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "One."}\n{"id": 7, "text": "Two."}', mtime=0))
    assert [page.input for page in pages(path)] == [f"{path}:1", "7"]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        (b"{nonsense", FormatError, "not JSON"),
        (b'["a list"]', FormatError, "not an article"),
        (b"[" * 100_000, FormatError, "nested too deeply"),
        (b'{"title": "x"}', UnreadableError, "has no text"),
        (b'{"text": " "}', UnreadableError, "has no text"),
        (b'{"text": 5}', FormatError, '"text" must be a string'),
        (b'{"text": "x", "url": []}', FormatError, '"url" must be a string'),
        (b'{"text": "x \\ud800"}', FormatError, "half a surrogate pair"),
        (b'{"text": "\xff"}', UnreadableError, "broken UTF-8 at byte 10"),
    ],
)
def test_a_bad_json_line_is_an_error_of_its_own_and_the_rest_is_kept(tmp_path, line, kind, words):
    path = write(tmp_path / "a.jsonl", b'{"text": "One."}\n' + line + b'\n{"text": "Three."}\n')
    first, error, third = opened(path)
    assert (first.text, third.text) == ("One.", "Three.")
    assert type(error) is kind
    assert words in error.reason
    assert error.input == f"{path}:2"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_gives_its_html_responses(tmp_path, name):
    records = [
        warc_record("https://news.example/1", b"<html>one</html>"),
        warc_record("https://news.example/logo", b"GIF8", kind="image/gif"),
        warc_record("https://news.example/gone", b"<html>gone</html>", status="404 Not Found"),
        warc_record(
            "https://news.example/2", "<html>два слова</html>".encode("koi8-r"), kind="text/html; charset=koi8-r"
        ),
        warc_record(
            "https://news.example/3", gzip.compress(b"<html>three</html>", mtime=0), extra="Content-Encoding: gzip\r\n"
        ),
    ]
    content = b"".join(records)
    path = write(tmp_path / name, gzip.compress(content, mtime=0) if name.endswith("gz") else content)
    found = pages(path)
    assert [page.text for page in found] == ["<html>one</html>", "<html>два слова</html>", "<html>three</html>"]
    assert [page.url for page in found] == [f"https://news.example/{n}" for n in (1, 2, 3)]
    assert found[0].input == f"{path}#https://news.example/1"
    assert found[0].fetched == "2025-08-15T10:00:00Z"


def test_a_bad_page_in_an_archive_leaves_the_others(tmp_path):
    content = warc_record("https://news.example/1", b"") + warc_record("https://news.example/2", b"<html>two</html>")
    error, page = opened(write(tmp_path / "a.warc", content))
    assert isinstance(error, UnreadableError)
    assert page.text == "<html>two</html>"


def test_a_damaged_archive_gives_what_came_before_the_damage(tmp_path):
    content = warc_record("https://news.example/1", b"<html>one</html>") + b"junk " * 99
    page, error = opened(write(tmp_path / "a.warc", content))
    assert page.text == "<html>one</html>"
    assert "damaged after 1 records" in error.reason


def test_a_folder_gives_its_files_in_order_and_says_what_it_skipped(tmp_path):
    write(tmp_path / "b.txt", "B.")
    write(tmp_path / "notes.md", "skip")
    (tmp_path / "a").mkdir()
    write(tmp_path / "a" / "z.txt", "A.")
    write(tmp_path / "a" / "bad.txt", "")
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / ".hidden" / "c.txt", "C.")
    notices = []
    found = opened(tmp_path, notice=notices.append)
    assert [page.text for page in found if isinstance(page, RawPage)] == ["A.", "B."]
    assert [error.input for error in found if isinstance(error, InputError)] == [str(tmp_path / "a" / "bad.txt")]
    assert notices == [f"skipped {tmp_path / 'notes.md'}: not of a known format"]


def test_a_folder_without_a_known_file_is_a_named_error(tmp_path):
    assert "no file of a known format" in failure(tmp_path).reason
