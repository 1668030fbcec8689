"""Dates of publication as ISO 8601, from what a page says of itself; never completed, never guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from uradori.lang import SUPPORTED, table

_REDUCED = re.compile(r"\d{4}(-\d{2})?")
_DAY_ONLY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_ISO_LIKE = re.compile(r"\d{4}-?\d{2}-?\d{2}([T ]\d{2}.*)?")
_CLOCK = re.compile(r"\d[:時]\d|\d時")
_AMBIGUOUS = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_FULL_DATE = re.compile(
    r"\d{4}年\s?\d{1,2}月\s?\d{1,2}日(?:\(\w{1,3}\))?(?:\s*\d{1,2}[時:]\d{1,2}分?)?"
    r"|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}\.\d{1,2}\.\d{4}(?:,?\s\d{1,2}:\d{2})?"
    r"|(?:\d{1,2}\s[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s\d{1,2},)\s\d{4}(?:\s[^\W\d_]{1,4}\.?(?!\w))?(?:,?\s\d{1,2}:\d{2})?"
)
_ALONE = re.compile(r"[^\w。]*(?:\w{1,3}[^\w。]*)?")
"""What may stand beside a date that is alone on its line: signs, and a weekday or a time zone."""

_BRACKETED = re.compile(r"【([^】]{6,40})】")
_PLACED = re.compile(r"[^\W\d_a-zа-яіїєґ][^,.\n]{1,40},\s(.{6,40}?)\s?(?:\([^)]{2,30}\)\s?)?[—–-]\s")
_SETTINGS = {
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],  # "two hours ago" would need to know when it was written
    "DATE_ORDER": "DMY",
}


def normalise(text: str | None, lang: str | None = None) -> str | None:
    """The date or time that *text* names, as ISO 8601, or None where it names no full date.

    Keeps the time zone if one is given and adds none; a date without a time stays a date. Reads ISO 8601,
    RFC 2822, and dates as written in the supported languages (*lang* narrows them), Japanese eras included.
    Dates with day and month in an order that cannot be told (5/8/2025) are refused.
    """
    plain = unicodedata.normalize("NFKC", text or "").strip()
    if not plain:
        return None
    if _REDUCED.fullmatch(plain):
        return plain
    return _iso(plain) or _mail(plain) or _written(plain, lang)


def dateline(text: str, lang: str) -> str | None:
    """The date in the dateline of an article's *text* as ISO 8601, or None.

    A dateline is a full date that stands alone on one of the first three lines, in 【】 at the head of the text,
    or between a place and a dash ("GENEVA, 15 August 2025 (Sample) - ").
    """
    head = _common_years(unicodedata.normalize("NFKC", text[:1000]))
    lines = [line.strip() for line in head.splitlines() if line.strip()][:3]
    if not lines:
        return None
    candidates = [line for line in lines if _ALONE.fullmatch(_FULL_DATE.sub("", line, count=1))]
    candidates += [match.group(1) for pattern in (_BRACKETED, _PLACED) if (match := pattern.match(lines[0]))]
    for candidate in candidates:
        found = _FULL_DATE.search(candidate)
        if found and (day := normalise(found.group(), lang)):
            return day
    return None


def _iso(plain: str) -> str | None:
    if not _ISO_LIKE.fullmatch(plain):
        return None
    try:
        if _DAY_ONLY.fullmatch(plain):
            return date.fromisoformat(plain).isoformat()
        return datetime.fromisoformat(plain).isoformat()
    except ValueError:
        return None


def _mail(plain: str) -> str | None:
    try:
        return parsedate_to_datetime(plain).isoformat()
    except (ValueError, IndexError):
        return None


def _written(plain: str, lang: str | None) -> str | None:
    if len(plain) > 80 or _AMBIGUOUS.match(plain) or not any(letter.isdigit() for letter in plain):
        return None
    import dateparser  # noqa: PLC0415 - 0.15 s to import, and most pages give ISO dates

    languages = [lang] if lang in SUPPORTED else list(SUPPORTED)
    found = dateparser.parse(_common_years(plain), languages=languages, settings=_SETTINGS)
    if found is None:
        return None
    return str(found.isoformat() if _CLOCK.search(plain) else found.date().isoformat())


@cache
def _eras() -> tuple[re.Pattern[str], dict[str, int]]:
    eras: dict[str, int] = {}
    for lang in SUPPORTED:
        eras.update(table(lang, "dates")["eras"])
    return re.compile(rf"({'|'.join(map(re.escape, eras))})\s?(元|\d{{1,2}})年"), eras


def _common_years(plain: str) -> str:
    pattern, eras = _eras()
    return pattern.sub(lambda era: f"{eras[era[1]] + (1 if era[2] == '元' else int(era[2]))}年", plain)
