"""Raw pages to articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from uradori.actors import load
from uradori.errors import UnreadableError
from uradori.intake import IntakeOptions, open_source
from uradori.model import UNSUPPORTED, Article, Markup, RawPage, snapshot_hash
from uradori.reading import read
from uradori.reading.credits import NOWHERE

SHARED = Path(__file__).parents[3] / "shared" / "data"
TEXT = "\r\n  The minister said the talks go on.\r\n\r\nHe left.  \n"
BODY = "".join(f"<p>On day {day} the minister said that the talks in Geneva would go on.</p>" for day in range(20))
HTML = f"""<html lang="en"><head><title>Talks</title><meta property="og:site_name" content="Sample Post"></head>
<body><article>{BODY}</article></body></html>"""


@pytest.fixture(scope="module")
def gazetteer():
    return load()


def text_page(text=TEXT, **fields):
    return RawPage(**{"input": "a.txt", "text": text, "snapshot": snapshot_hash(text.encode()), **fields})


def html_page(text=HTML, **fields):
    return text_page(text, markup=Markup.HTML, **fields)


def test_plain_text_is_kept_unchanged_and_spans_are_offsets_into_it(gazetteer):
    article = read(text_page(), gazetteer)
    assert article.text == TEXT
    assert [span.cut(TEXT) for span in article.sentences] == ["The minister said the talks go on.", "He left."]
    assert (article.lang, article.input, article.snapshot) == ("en", "a.txt", snapshot_hash(TEXT.encode()))
    assert article.extra == {}


def test_a_page_gives_its_article_and_says_how_it_was_found(gazetteer):
    article = read(html_page(url="https://post.example/1"), gazetteer)
    assert article.text.startswith("On day 0")
    assert (article.title, article.outlet, article.lang) == ("Talks", "Sample Post", "en")
    assert article.extra == {"extraction": "precise"}


def test_what_the_carrier_said_wins_over_the_page(gazetteer):
    page = html_page(title="Given", outlet="Given Post", published="2025-08-15", lang="uk", feed="https://f.example/")
    article = read(page, gazetteer)
    assert (article.title, article.outlet, article.published, article.lang) == (
        "Given",
        "Given Post",
        "2025-08-15",
        "uk",
    )
    assert article.feed == "https://f.example/"


def test_the_outlet_is_known_by_its_domain_whatever_the_site_calls_itself(gazetteer):
    article = read(html_page(url="https://www.nytimes.com/2025/08/15/a.html"), gazetteer)
    assert (article.outlet_actor, article.outlet) == ("the-new-york-times", "The New York Times")


def test_the_outlet_is_known_by_the_name_its_carrier_gives(gazetteer):
    article = read(text_page(outlet="The New York Times"), gazetteer)
    assert (article.outlet_actor, article.outlet) == ("the-new-york-times", "The New York Times")


def test_a_site_name_does_not_make_a_known_outlet_of_another_domain(gazetteer):
    article = read(
        html_page(HTML.replace("Sample Post", "The New York Times"), url="https://fake.example/1"), gazetteer
    )
    assert (article.outlet, article.outlet_actor) == ("The New York Times", None)


def test_an_unknown_outlet_goes_by_its_host(gazetteer):
    assert read(text_page(url="https://www.post.example/1"), gazetteer).outlet == "post.example"


def test_the_same_article_at_a_tracked_address_is_the_same_article(gazetteer):
    plain = read(text_page(url="https://post.example/1?id=7"), gazetteer)
    tracked = read(text_page(url="https://POST.example/1?id=7&utm_source=feed&fbclid=x#top", input="b.txt"), gazetteer)
    assert (tracked.key, tracked.id) == (plain.key, plain.id)
    assert tracked.url == "https://post.example/1?id=7"


@pytest.mark.parametrize("fields", [{"url": "https://post.example/1"}, {}, {"feed": "lines.jsonl", "input": "7"}])
def test_a_changed_text_is_a_revision_of_the_same_article(gazetteer, fields):
    first = read(text_page(**fields), gazetteer)
    second = read(text_page(TEXT + "He came back.", **fields), gazetteer)
    assert first.key == second.key
    assert first.id != second.id


def test_equal_names_in_two_files_of_lines_are_two_articles(gazetteer):
    page = text_page(input="1", feed="a.jsonl")
    assert read(page, gazetteer).key != read(replace(page, feed="b.jsonl"), gazetteer).key


def test_a_path_is_the_same_however_it_is_written(gazetteer):
    assert read(text_page(), gazetteer).key == read(text_page(input="./a.txt"), gazetteer).key


def test_an_article_in_no_supported_language_is_kept_and_said_so(gazetteer):
    article = read(text_page("Der Minister sagte, die Gespräche gingen weiter. Dann ging er."), gazetteer)
    assert article.lang == UNSUPPORTED
    assert len(article.sentences) == 2


def test_a_date_is_taken_from_the_dateline_where_nothing_else_gives_one(gazetteer):
    assert read(text_page("【2025年8月15日】\n会談が始まった。"), gazetteer).published == "2025-08-15"
    assert (
        read(text_page(published="Fri, 15 Aug 2025 10:00:00 GMT"), gazetteer).published == "2025-08-15T10:00:00+00:00"
    )


def test_an_agency_in_the_text_and_one_of_the_carrier_are_credits_and_not_the_outlet(gazetteer):
    article = read(text_page("GENEVA (Reuters) - The talks go on.", originator="AFP", outlet="Sample Post"), gazetteer)
    assert {credit.actor for credit in article.credits} >= {"reuters"}
    assert "AFP" in {credit.originator for credit in article.credits}
    assert article.outlet == "Sample Post"


def test_a_notice_around_the_article_is_a_disclosure_without_a_span(gazetteer):
    body = "".join(f"<p>{day}日、大臣は会談が続くと述べた。代表団はまだ現地に残っている。</p>" for day in range(1, 20))
    notice = "<div>本ページはプロモーションが含まれています</div>"
    article = read(html_page(f"<html lang='ja'><body>{notice}<article>{body}</article></body></html>"), gazetteer)
    assert "プロモーション" not in article.text
    assert [notice.span for notice in article.disclosures] == [None]


@pytest.mark.parametrize("page", [text_page(" \n"), html_page("<html><body></body></html>")])
def test_a_page_without_article_text_is_a_named_error(gazetteer, page):
    with pytest.raises(UnreadableError, match="no article text found"):
        read(page, gazetteer)


def test_an_address_that_cannot_be_taken_apart_is_kept_as_it_is(gazetteer):
    assert read(text_page(url="https://[bad"), gazetteer).key == "https://[bad"


def _records():
    for name in ("jawikinews/jawikinews_international_detok.jsonl", "kremlin_ru_2025/kremlin_ru_2025-02_2025-05.jsonl"):
        yield from map(json.loads, (SHARED / name).read_text("utf-8").splitlines())


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared data folder beside the repository")
def test_real_articles_are_read_in_their_language_and_fully_cut_into_sentences(gazetteer, tmp_path):
    records = [record for record in _records() if record["text"].strip()][::10]
    path = tmp_path / "real.jsonl"
    path.write_text("".join(json.dumps({"text": record["text"]}) + "\n" for record in records), "utf-8")
    articles = [read(page, gazetteer) for page in open_source(str(path), IntakeOptions()) if isinstance(page, RawPage)]
    assert len(articles) == len(records)
    assert {article.lang for article in articles} <= {"ja", "ru"}
    assert all(_covered(article) for article in articles)


def _covered(article: Article) -> bool:
    inside = "".join(span.cut(article.text) for span in article.sentences)
    return "".join(inside.split()) == "".join(article.text.split())


def test_an_outlet_given_as_agency_via_outlet_is_the_outlet_and_credits_the_agency(gazetteer):
    article = read(text_page("The talks go on.", outlet="AFP via France 24"), gazetteer)
    assert (article.outlet, article.outlet_actor) == ("France 24", "france-24")
    assert [(credit.originator, credit.actor, credit.span) for credit in article.credits] == [("AFP", "afp", NOWHERE)]
    assert article.key != read(text_page("The talks go on.", outlet="France 24"), gazetteer).key


def test_a_source_that_is_itself_a_chain_credits_both_the_nearer_first(gazetteer):
    article = read(text_page("The talks go on.", originator="AFP via France 24", outlet="Sample Post"), gazetteer)
    assert [credit.actor for credit in article.credits] == ["france-24", "afp"]


def test_a_credit_of_both_text_and_carrier_is_kept_once_where_the_text_has_it(gazetteer):
    article = read(text_page("GENEVA (AFP) - The talks go on.", outlet="AFP via France 24"), gazetteer)
    (credit,) = article.credits
    assert credit.span.cut(article.text) == "GENEVA (AFP) -"
