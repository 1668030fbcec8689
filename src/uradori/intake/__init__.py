"""Sources to raw pages: one file a format, and the one table that lists them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from uradori.errors import FormatError, InputError, Trouble, UnreadableError
from uradori.intake import feed, folder, html, jsonl, opml, text, warc
from uradori.intake.fetch import Fetched, Fetcher
from uradori.intake.options import IntakeOptions, Validators, Visits, WebOptions
from uradori.intake.payload import Payload, of_bytes, of_file
from uradori.intake.reader import Format, Opened

__all__ = ["Fetcher", "IntakeOptions", "Validators", "Visits", "WebOptions", "open_source"]

_FEED_MARKS = (b"<rss", b"<feed", b"<rdf:rdf")
_HTML_MARKS = (b"<!doctype html", b"<html")

FORMATS: tuple[Format, ...] = (
    Format("feed", (".xml", ".rss", ".atom"), ("application/rss+xml", "application/atom+xml"), _FEED_MARKS, feed.read),
    Format("opml", (".opml",), ("text/x-opml",), (b"<opml",), opml.read),
    Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), _HTML_MARKS, html.read),
    Format("jsonl", (".jsonl", ".ndjson"), ("application/jsonl", "application/x-ndjson"), (), jsonl.read),
    Format("warc", (".warc",), ("application/warc",), (b"warc/",), warc.read),
    Format("text", (".txt",), ("text/plain",), (), text.read),
)  # fmt: skip

_SUFFIXES = {suffix: one for one in FORMATS for suffix in one.suffixes}
_MEDIA = {media: one for one in FORMATS for media in one.media}
_BY_NAME = {one.name: one for one in FORMATS}
_HEAD = 1024


def open_source(source: str, options: IntakeOptions) -> Opened:
    """The pages of *source*: a file, a folder, or an http(s) url of a page, feed, or list of feeds.

    What cannot be read comes out as an InputError, in its place, and the rest goes on; nothing is raised for an input.
    """
    with Fetcher(options) as fetcher:
        intake = _Intake(options, fetcher)
        try:
            yield from intake.open(source)
        except InputError as error:
            yield error


class _Intake:
    """Opens sources, and what they point to."""

    def __init__(self, options: IntakeOptions, fetcher: Fetcher) -> None:
        self.options = options
        self._fetcher = fetcher

    def open(self, source: str) -> Opened:
        if "://" in source:
            return self.open_url(source, frozenset(_BY_NAME))
        path = Path(source)
        if path.is_dir():
            return folder.read(path, frozenset(_SUFFIXES), self)
        return self.open_file(path, source)

    def open_file(self, path: Path, name: str) -> Opened:
        if not path.is_file():
            raise UnreadableError(name, "there is no such file")
        known = _SUFFIXES.get(folder.format_suffix(path))
        if known is None:
            raise FormatError(name, f"its name tells no known format ({' '.join(sorted(_SUFFIXES))}); rename it")
        payload = of_file(path, name, self.options.max_bytes)
        return (_marked(payload) if known.name == "feed" else known).read(payload, self)

    def open_url(self, url: str, formats: frozenset[str]) -> Opened:
        got = self._fetcher.get(url)
        if got.unchanged:
            self.options.notice(f"{url}: not changed since the last visit")
            return iter(())
        payload = replace(
            of_bytes(got.body, url, self.options.max_bytes), url=got.url, charset=got.charset, fetched=got.fetched
        )
        known = _served(payload, got)
        if known.name not in formats:
            raise FormatError(url, f"is {known.name}; expected {' or '.join(sorted(formats))}", Trouble.NO_FORMAT)
        return known.read(payload, self)


def _marked(payload: Payload) -> Format:
    """The format whose mark stands in the head of an XML file; a feed where none does, which will say what is wrong."""
    head = payload.body()[:_HEAD].lower()
    return next((one for one in FORMATS if any(mark in head for mark in one.marks)), _BY_NAME["feed"])


def _served(payload: Payload, got: Fetched) -> Format:
    """The format of a response: by its media type where that says one, else by the marks in it, else by its address.

    Feeds are often served as HTML, so that type only counts where no other mark stands in the content.
    Raises FormatError where nothing tells.
    """
    head = got.body[:_HEAD].lower()
    stated = _MEDIA.get(got.media)
    marked = next((one for one in FORMATS if any(mark in head for mark in one.marks)), None)
    known = stated if stated and stated is not _BY_NAME["html"] else marked or stated
    known = known or _SUFFIXES.get(folder.format_suffix(Path(urlsplit(got.url).path)))
    if known is None:
        reason = f"served as {got.media or 'no stated type'}, which cannot be read"
        raise FormatError(payload.input, reason, Trouble.NO_FORMAT)
    return known
