"""What comes in: raw pages, and the articles read from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from uradori.model.ids import content_id
from uradori.model.span import Span, Spans

UNSUPPORTED = "unsupported"
"""The language of an article in none of the supported languages: it is kept, and said so."""


class Markup(StrEnum):
    """How the text of a raw page is written."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class RawPage:
    """One decoded page, before it is known what in it is the article.

    ``text`` is the decoded content, unchanged; ``snapshot`` the hash of the bytes it was decoded from.
    What the carrier of the page (a feed entry, a JSONL line) already said of it travels in the optional
    fields. Times are ISO 8601.
    """

    input: str
    text: str
    snapshot: str
    markup: Markup = Markup.TEXT
    url: str | None = None
    outlet: str | None = None
    feed: str | None = None
    originator: str | None = None
    lang: str | None = None
    title: str | None = None
    published: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Words by which an article credits an originator: an agency, or another outlet.

    ``originator`` is the name as written ("AFP", "ロイター"), ``actor`` its id in the gazetteer if known.
    """

    originator: str
    actor: str | None
    span: Span


class DisclosureKind(StrEnum):
    """Why a page says it is not plain journalism."""

    SPONSORED = "sponsored"
    AFFILIATE = "affiliate"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A notice in the page that its content is paid for; ``text`` as written, ``span`` None outside the stored text."""

    kind: DisclosureKind
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Article:
    """One published text of one outlet.

    ``key`` names the article through its revisions (its url, or its outlet and input); ``id`` names this
    revision. ``outlet``, ``feed`` and ``originator`` (``credits``) are who published it, where it was found
    and whom it credits: never merged. ``sentences`` are spans of ``text``, in order.
    """

    id: str
    key: str
    input: str
    lang: str
    text: str
    sentences: Spans
    snapshot: str
    url: str | None = None
    outlet: str | None = None
    outlet_actor: str | None = None
    feed: str | None = None
    credits: tuple[Credit, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    title: str | None = None
    published: str | None = None
    fetched: str | None = None
    extra: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def identify(key: str, title: str | None, text: str) -> str:
        """The id of the revision of article *key* with this *title* and *text*."""
        return content_id("article", key, title, text)
