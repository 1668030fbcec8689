"""Real stories in four languages: one story each, every translation found, no copy counted as origin."""

import json
import re
from pathlib import Path

import pytest
from story_samples import Maker

from uradori.model import Article, RetellingKind
from uradori.stories import group

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "demo_stories"
SIZES = {"sulawesi": 8, "macedonia_referendum": 2, "north_korea_unga": 2, "syria_unga": 2}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="needs the demo stories in ../shared")


def read(name: str, article: Maker) -> list[Article]:
    """The articles of a demo story; the key begins with the document."""
    rows = map(json.loads, (DATA / f"{name}_2018.jsonl").read_text("utf-8").splitlines())
    texts = ((row, "\n".join([row["title"], *row["paragraphs"]])) for row in rows)
    return [article(f"{row['doc']}/{row['lang']}", row["lang"], text, outlet=row["outlet"]) for row, text in texts]


def document(one: Article) -> str:
    """The document that *one* is a version of."""
    return re.sub(r"/\w+$", "", one.key)


@pytest.mark.parametrize("name", SIZES)
def test_each_is_one_story_with_no_more_origins_than_documents(name: str, article: Maker) -> None:
    (story,) = group(read(name, article), []).stories
    assert len(story.articles) == 4 * SIZES[name]
    assert len(story.origins) <= SIZES[name]


def test_mixed_they_come_apart_with_every_translation_right(article: Maker) -> None:
    articles = [one for name in SIZES for one in read(name, article)]
    found = group(articles, [])
    documents = {one.id: document(one) for one in articles}
    translations = [one for one in found.retellings if one.kind is RetellingKind.TRANSLATION]
    assert sorted(len(story.articles) for story in found.stories) == [8, 8, 8, 32]
    assert len(translations) == 3 * sum(SIZES.values())
    assert all(documents[one.article] == documents[one.parent] for one in translations)
