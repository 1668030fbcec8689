"""Bytes to text, strictly: in a known encoding without a single doubtful byte, or not at all.

Encodings are told here and not by a library because a sentence or two must be enough: the detectors at hand
read short KOI8-R as windows-1251 and short EUC-JP as Korean.
"""

from __future__ import annotations

import codecs
import re

from uradori.errors import UnreadableError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "iso8859-1": "cp1252", "ascii": "cp1252", "koi8-r": "koi8-u",
}  # fmt: skip
"""What pages mean when they state these: the wider encoding that is written in their name."""

_CANDIDATES = ("cp932", "euc_jp", "koi8-u", "cp1251", "cp866", "cp1252")
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PROBE = 65_536
_SAMPLE = 20_000
_CERTAIN = 0.5
"""Mean plausibility, at most 1, below which no encoding counts as recognised."""

_FEW = 6
"""Fewer characters beyond ASCII than this cannot tell Cyrillic or Japanese encodings apart."""

# What a wrong guess hardly ever gives: kana and words in lower case against scattered capitals and signs.
_PLAUSIBLE = (
    (re.compile(r"[ぁ-ゖァ-ヺー、。「」『』・]"), 1.0),
    (re.compile(r"[一-鿿々〇！-～　]"), 0.6),
    (re.compile(r"[а-яёіїєґ]"), 1.0),
    (re.compile(r"(?<![А-Яа-яЁёІіЇїЄєҐґ])[А-ЯЁІЇЄҐ]"), 1.0),
    (re.compile(r"(?<=[A-Za-z])[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=[A-Za-z])"), 0.7),
    (re.compile(r"[\u00a0«»“”„‘’–—…№§€£°]"), 0.6),
    (re.compile(r"(?<=[A-Za-z])[А-яЁёІіЇїЄєҐґ]|[А-яЁёІіЇїЄєҐґ](?=[A-Za-z])|(?<=[а-яёіїєґ])[А-ЯЁІЇЄҐ]"), -1.0),
    (re.compile(r"[ｦ-ﾟ─-▟\x80-\x9f]"), -1.0),
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(body: bytes, name: str, declared: str | None = None) -> str:
    """The text of *body*, every byte of it; *declared* is the encoding that its carrier states.

    A byte order mark decides; else UTF-8 where it is valid; else what was declared; else what the text itself
    shows (Shift_JIS, EUC-JP, ISO-2022-JP, KOI8, windows-1251, cp866, windows-1252).
    Raises UnreadableError, naming *name*, for binary content and for bytes in no encoding that can be told.
    """
    for mark, codec in _MARKED:
        if body.startswith(mark):
            return _strict(body, codec, name)
    _refuse_binary(body, name)
    try:
        if b"\x1b$" in body:
            return body.decode("iso2022_jp")
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if not _mostly_utf8(body):
        for other in filter(None, (_known(declared), _told(body))):
            try:
                return body.decode(other)
            except UnicodeDecodeError:
                continue
    raise UnreadableError(
        name, f"broken UTF-8 at byte {broken.start}, and no other encoding fits; save the text anew as UTF-8"
    )


def _strict(body: bytes, codec: str, name: str) -> str:
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        what = codec.removesuffix("-sig").upper()
        raise UnreadableError(name, f"broken {what} at byte {error.start}; save the text anew as UTF-8") from error


def _refuse_binary(body: bytes, name: str) -> None:
    kind = next((what for signature, what in _SIGNATURES if body.startswith(signature)), None)
    probe = body[:_PROBE]
    if kind is None and len(_CONTROL.findall(probe)) > len(probe) / 50:
        kind = "binary"
    if kind:
        raise UnreadableError(name, f"is {kind}, not text; give the article's text or page")


def _mostly_utf8(body: bytes) -> bool:
    """Whether the text is UTF-8 in the main, so that a bad byte in it is damage and not another encoding."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return len(_BEYOND_ASCII.findall(text)) - bad > bad


def _known(declared: str | None) -> str | None:
    try:
        codec = codecs.lookup((declared or "").strip()).name
    except LookupError:
        return None
    return _WIDER.get(codec, codec)


def _told(body: bytes) -> str | None:
    """The candidate whose reading of *body* looks most like text, if one does."""
    rated = [(_plausibility(body, codec), codec) for codec in _CANDIDATES]
    best, codec = max(rated, key=lambda pair: pair[0])
    return codec if best >= _CERTAIN else None


def _plausibility(body: bytes, codec: str) -> float:
    try:
        text = body.decode(codec)[:_SAMPLE]
    except UnicodeDecodeError:
        return -1.0
    beyond = len(_BEYOND_ASCII.findall(text))
    if not beyond or (beyond < _FEW and codec != "cp1252"):
        return -1.0
    return sum(len(pattern.findall(text)) * weight for pattern, weight in _PLAUSIBLE) / beyond
