"""Stories: which articles tell of one event; and what holds for any input."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from story_samples import FERRY, Maker, Versions

from uradori.lang import SUPPORTED
from uradori.model import Article, Span
from uradori.stories import Grouping, group


def sets(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in grouping.stories}


def test_nothing_in_nothing_out() -> None:
    assert group([], []) == Grouping((), ())


def test_one_article_is_a_story_with_itself_as_origin(ferry: Versions) -> None:
    only = ferry["en"]
    (story,) = group([only], []).stories
    assert (story.articles, story.origins) == ((only.id,), (only.id,))
    assert story.title == "Ferry with 214 people aground off Batumi"
    assert (story.first, story.last) == (None, None)


def test_two_events_are_two_stories_across_languages(ferry: Versions, orchards: Versions) -> None:
    found = group([*ferry.values(), *orchards.values()], [])
    assert sets(found) == {frozenset(each.id for each in event.values()) for event in (ferry, orchards)}


def test_a_story_names_its_languages_outlets_and_times(article: Maker) -> None:
    first = article("a", "en", FERRY["en"], outlet="Coast", published="2025-03-04T06:00:00Z")
    last = article("b", "ru", FERRY["ru"], outlet="Берег", published="2025-03-05")
    (story,) = group([last, first], []).stories
    assert (story.first, story.last) == ("2025-03-04T06:00:00Z", "2025-03-05")
    assert story.languages == ("en", "ru")
    assert story.outlets == ("Coast", "Берег")


def test_the_same_words_a_year_later_are_another_story(article: Maker) -> None:
    text = "Ministers met in Vienna on Monday.\nThey spoke of tariffs with Austria and Hungary."
    later = "Ministers were back in Vienna.\nThey quarrelled over tariffs between Austria and Hungary."
    one = article("a", "en", text, published="2024-03-04")
    two = article("b", "en", later, published="2025-03-04")
    assert len(group([one, two], []).stories) == 2


def test_a_later_article_leaves_the_id_of_the_story(article: Maker) -> None:
    first = article("a", "en", FERRY["en"], published="2025-03-04")
    later = article("b", "uk", FERRY["uk"], published="2025-03-06")
    (alone,) = group([first], []).stories
    (together,) = group([later, first], []).stories
    assert alone.id == together.id
    assert len(together.articles) == 2


def test_five_hundred_copies_are_one_story_with_one_origin(article: Maker) -> None:
    start = datetime(2025, 3, 4, tzinfo=UTC)
    copies = [
        article(f"copy-{n:03}", "en", FERRY["en"], published=(start + timedelta(minutes=n)).isoformat())
        for n in range(500)
    ]
    found = group(copies, [])
    (story,) = found.stories
    assert story.origins == (copies[0].id,)
    assert {retelling.parent for retelling in found.retellings} == {copies[0].id}
    assert len(found.retellings) == 499


def test_the_same_article_given_twice_is_one(ferry: Versions) -> None:
    (story,) = group([ferry["en"], ferry["en"]], []).stories
    assert len(story.articles) == 1


fragments = st.lists(st.sampled_from([line for text in FERRY.values() for line in text.split("\n")]), max_size=5)
texts = st.one_of(st.text(max_size=80), fragments.map("\n".join))
times = st.sampled_from([None, "2025-03-04", "2025-03-04T10:00:00+09:00", "2025-04-30", "not a time"])


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        text = draw(texts)
        whole = (Span(0, len(text)),) if text.strip() else ()
        lang = draw(st.sampled_from([*SUPPORTED, "unsupported"]))
        found.append(Article(str(number), str(number), "x", lang, text, whole, "", published=draw(times)))
    return found


@settings(deadline=None, max_examples=60)
@given(articles(), st.randoms(use_true_random=False))
def test_any_articles_are_grouped_alike_in_any_order(given_articles: list[Article], random: object) -> None:
    shuffled = list(given_articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = group(given_articles, [])
    assert found == group(shuffled, [])
    grouped = [one for story in found.stories for one in story.articles]
    assert sorted(grouped) == sorted(one.id for one in given_articles)
    assert all(0 <= retelling.score <= 1 and retelling.reason for retelling in found.retellings)
    assert all(story.origins for story in found.stories)
