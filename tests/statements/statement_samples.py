from __future__ import annotations

from collections.abc import Callable

from uradori.actors import load
from uradori.model import Article, Markup, RawPage, Statement, snapshot_hash
from uradori.reading import read

Extract = Callable[[str, str], list[Statement]]


def article(text: str, lang: str) -> Article:
    page = RawPage("sample", text, snapshot_hash(text.encode("utf-8", "surrogatepass")), Markup.TEXT, lang=lang)
    return read(page, load())
