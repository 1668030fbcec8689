"""Raw pages to articles: text, metadata, language, sentences, credits, disclosures."""

from __future__ import annotations

from posixpath import normpath
from urllib.parse import urlsplit

from courlan import normalize_url

from uradori.actors import Gazetteer
from uradori.errors import UnreadableError
from uradori.model import Actor, ActorKind, Article, Disclosure, Markup, RawPage, content_id, host_of
from uradori.reading.credits import credits as credits_of
from uradori.reading.credits import split_source
from uradori.reading.dates import dateline, normalise
from uradori.reading.disclosures import disclosures
from uradori.reading.language import language
from uradori.reading.markup import Extract, extract
from uradori.reading.sentences import sentences


def read(page: RawPage, gazetteer: Gazetteer) -> Article:
    """The article that *page* holds.

    A page of text keeps its text unchanged; of a page of HTML the article's text is kept, and how it was found
    stands in ``extra["extraction"]``. An article in no supported language is kept, its language ``unsupported``.
    Raises UnreadableError where the page holds no article text.
    """
    found = extract(page.text, page.input, page.url) if page.markup is Markup.HTML else None
    text = found.text if found else page.text
    if not text.strip():
        raise UnreadableError(page.input, "no article text found: it is empty")
    lang = language(text, page.lang, found.lang if found else None)
    url = _canonical(page.url or (found.canonical if found else None))
    title = page.title or (found.title if found else None)
    outlet, actor = _outlet(page, found, url, lang, gazetteer)
    key = url or _local_key(page)
    return Article(
        id=Article.identify(key, title, text),
        key=key,
        input=page.input,
        lang=lang,
        text=text,
        sentences=sentences(text, lang),
        snapshot=page.snapshot,
        url=url,
        outlet=outlet,
        outlet_actor=actor.id if actor else None,
        feed=page.feed,
        credits=credits_of(text, lang, gazetteer, _originators(page, gazetteer)),
        disclosures=_disclosures(text, found, lang),
        title=title,
        published=normalise(page.published, lang) or (found.published if found else None) or dateline(text, lang),
        fetched=page.fetched,
        extra={"extraction": found.way} if found else {},
    )


def _canonical(url: str | None) -> str | None:
    """*url* without tracking parameters and fragment, so that one article has one address."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        return str(normalize_url(parts._replace(fragment=""), trailing_slash=True))
    except ValueError:  # no address that can be taken apart: as good as a name, and kept as one
        return url.strip()


def _local_key(page: RawPage) -> str:
    """The key of an article without an address: where it was found, its outlet, and its input."""
    return content_id("key", page.feed, page.outlet, normpath(page.input))


def _outlet(
    page: RawPage, found: Extract | None, url: str | None, lang: str, gazetteer: Gazetteer
) -> tuple[str | None, Actor | None]:
    """The outlet's name and entry: as the carrier names it, else by its domain, else as the site names itself."""
    host = host_of(url)
    by_domain = gazetteer.by_domain(host) if host else None
    if page.outlet:
        name, _ = split_source(page.outlet, gazetteer)
        return name, _outlet_named(name, lang, gazetteer) or by_domain
    if by_domain:
        return _display_name(by_domain, lang), by_domain
    site = found.site if found else None
    # A site name is the page's own word: it names an entry only where no address contradicts it.
    return site or host, _outlet_named(site, lang, gazetteer) if site and not host else None


def _originators(page: RawPage, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Whom the carrier of *page* credits: behind its outlet ("AFP via France 24"), and as its source."""
    behind = split_source(page.outlet, gazetteer)[1] if page.outlet else None
    source = split_source(page.originator, gazetteer) if page.originator else ()
    return tuple(dict.fromkeys(filter(None, (behind, *source))))


def _outlet_named(name: str, lang: str, gazetteer: Gazetteer) -> Actor | None:
    return next((actor for actor in gazetteer.named(name, lang) if actor.kind is ActorKind.OUTLET), None)


def _display_name(actor: Actor, lang: str) -> str:
    names = actor.ref().name
    return names.get(lang) or names.get("en") or next(iter(names.values()), actor.id)


def _disclosures(text: str, found: Extract | None, lang: str) -> tuple[Disclosure, ...]:
    """Notices in the article's text, and those of the page around it, which have no span."""
    inside = disclosures(text, lang)
    if found is None:
        return inside
    said = {(notice.kind, notice.text) for notice in inside}
    around = dict.fromkeys((notice.kind, notice.text) for notice in disclosures(found.visible, lang))
    return inside + tuple(Disclosure(kind, words, None) for kind, words in around if (kind, words) not in said)
