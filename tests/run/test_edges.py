"""Odd ledgers, read and briefed: none, one, thousands of one text, no dates, wrong clocks, a reversal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import uradori
from uradori.model import DisputeKind
from uradori.run.library import Reading

COPIES = 5000

PIER = (
    "The north pier at Wexcombe has been closed since Monday. "
    '"The north pier will reopen on 4 March," harbour master Nora Quill said on Tuesday. '
    "She said that 12 cranes had been repaired."
)
REVERSED = (
    "The north pier at Wexcombe stays closed, the port said. "
    '"The north pier will not reopen on 4 March," harbour master Nora Quill said on Thursday.'
)

Reader = Callable[[Iterable[dict[str, str]]], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def read(lines: Iterable[dict[str, str]]) -> Reading:
        path = tmp_path / "articles.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return uradori.read(str(path))

    return read


def line(number: int, text: str = PIER, published: str | None = None, **fields: str) -> dict[str, str]:
    return {"id": f"a{number}", "text": text} | ({"published": published} if published else {}) | fields


def pages(reading: Reading) -> list[str]:
    """The page in every form and language, each of which must come out whole."""
    found = [uradori.brief(reading, lang=lang, format=form) for lang in ("en", "ja") for form in ("html", "md", "json")]
    assert all(found)
    return found


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "nothing.jsonl").write_text("", "utf-8")
    with uradori.read(str(tmp_path)) as reading:
        assert list(reading.view.claims()) == list(reading.view.disputes()) == list(reading.view.figures()) == []
        assert "uradori read SOURCE" in pages(reading)[1]


def test_one_article_is_its_own_origin_and_nothing_is_disputed(read: Reader) -> None:
    with read([line(0, published="2031-03-01")]) as reading:
        (story,) = reading.view.stories()
        assert len(story.origins) == 1
        assert list(reading.view.retellings()) == list(reading.view.disputes()) == []
        assert "reopen on 4 March" in pages(reading)[0]


def test_thousands_of_copies_are_one_story_with_one_origin(read: Reader) -> None:
    copies = (
        line(at, published=f"2031-03-01T{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}Z") for at in range(COPIES)
    )
    with read(copies) as reading:
        (story,) = reading.view.stories()
        assert len(story.articles) == COPIES
        assert len(story.origins) == 1
        claim = next(one for one in reading.view.claims() if len(one.wordings) >= COPIES)
        assert claim.origins == story.origins
        assert f"<b>{COPIES}</b> articles" in uradori.brief(reading, lang="en")


def test_articles_without_a_date_are_told_of_and_stand_last(read: Reader) -> None:
    with read([line(0), line(1, published="2031-03-01T08:00:00Z"), line(2, REVERSED)]) as reading:
        assert [article.published for article in reading.view.articles()] == ["2031-03-01T08:00:00+00:00", None, None]
        (edge,) = [one for one in reading.view.retellings() if one.score > 0.9]
        assert reading.view.article(edge.parent).input == "a1"
        pages(reading)


def test_clocks_that_are_wrong_leave_copies_one_story_with_one_origin(read: Reader) -> None:
    times = ("2031-03-01T09:00:00Z", "2031-03-01T08:00:00+09:00", "1970-01-01T00:00:00Z")
    with read([line(at, published=when, outlet=f"Outlet {at}") for at, when in enumerate(times)]) as reading:
        assert len(reading.view.stories()[0].origins) == 1
        assert "reopen on 4 March" in pages(reading)[0]


def test_a_later_article_that_reverses_the_claim_is_shown_beside_it(read: Reader) -> None:
    with read([line(0, published="2031-03-04"), line(1, REVERSED, "2031-03-06")]) as reading:
        kinds = {one.kind for one in reading.view.disputes()}
        assert kinds & {DisputeKind.SHIFT, DisputeKind.POLARITY, DisputeKind.DENIAL}
        assert "will not reopen" in pages(reading)[0]
