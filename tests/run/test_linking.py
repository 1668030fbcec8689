"""New articles beside those of a ledger: what joins what, in whatever order and steps they come."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from uradori.actors import Resolver, load
from uradori.ledger import Store, open_ledger
from uradori.model import Article, Credit, RetellingKind, Span
from uradori.reading.sentences import sentences
from uradori.run import Silence, linking
from uradori.run.linking import link
from uradori.statements import extract

PIER = (
    "The north pier at Wexcombe has been closed since Monday after 12 cranes were found unsafe.",
    '"The north pier will reopen on 4 March," harbour master Nora Quill said on Tuesday.',
    "The mayor, Idris Calloway, said that 340 dockers would be paid in full.",
    "Fish from the Tolland banks is landed at Averley meanwhile, 40 kilometres to the east.",
)
MINE = (
    "Rescuers at the Karsholt mine in Norway reached 9 of 14 miners on Sunday night.",
    'Engineer Liv Aasgaard said: "The third shaft is flooded to a depth of 60 metres."',
    "The owner, Nordfjell Minerals, closed its mines at Ekrem and Tussvik for inspection.",
)


def an_article(key: str, lines: Sequence[str], published: str | None = None, credits: Sequence[str] = ()) -> Article:  # noqa: A002
    text = "\n".join(lines)
    found = tuple(Credit(name, None, Span(text.index(name), text.index(name) + len(name))) for name in credits)
    return Article(
        id=Article.identify(key, None, text),
        key=key,
        input=key,
        lang="en",
        text=text,
        sentences=sentences(text, "en"),
        snapshot="",
        outlet=f"The {key.title()} Post",
        credits=found,
        published=published,
    )


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(None) as store:
        yield store


Told = tuple[set[frozenset[str]], set[tuple[str, str]]]


def feed(store: Store, articles: Sequence[Article], step: int) -> None:
    """Read and link *articles*, so many at once."""
    resolver = Resolver(load())
    with store.writer() as writer:
        writer.begin("extractor 1")
        for start in range(0, len(articles), step):
            for one in articles[start : start + step]:
                writer.add_article(one)
                writer.add_findings(one.id, extract(one, resolver).statements, (), ())
            writer.commit()
            link(store, writer, load(), Silence())


def told(store: Store) -> Told:
    """The stories, and who retells whom, by the keys of the articles."""
    view = store.view()
    key = {one.id: one.key for one in view.articles()}
    return (
        {frozenset(key[one] for one in story.articles) for story in view.stories()},
        {(key[one.article], key.get(one.parent, one.parent)) for one in view.retellings()},
    )


def pier_and_mine() -> list[Article]:
    return [
        an_article("harbour", PIER, "2031-03-01T08:00"),
        an_article("copy", PIER[:3], "2031-03-01T10:00"),
        an_article("later", (PIER[0], PIER[1], "Trains to Averley run twice an hour."), "2031-03-02T09:00"),
        an_article("mine", MINE, "2031-03-01T09:00"),
        an_article("shaft", MINE[:2], "2031-03-01T12:00"),
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("step", [1, 2])
def test_one_by_one_and_in_any_order_the_same_is_found_as_at_once(seed: int, step: int) -> None:
    articles = pier_and_mine()
    with open_ledger(None) as store:
        feed(store, articles, len(articles))
        wanted = told(store)
        claims = {frozenset(one.wordings) for one in store.view().claims()}
    assert wanted[0] == {frozenset({"harbour", "copy", "later"}), frozenset({"mine", "shaft"})}
    random.Random(seed).shuffle(articles)  # noqa: S311 - the same orders in every run
    with open_ledger(None) as store:
        feed(store, articles, step)
        assert told(store) == wanted
        assert {frozenset(one.wordings) for one in store.view().claims()} == claims
        check(store)


def test_an_article_that_comes_late_but_was_first_becomes_the_parent(store: Store) -> None:
    copies = [an_article(f"copy {n}", PIER[: 3 + n % 2], f"2031-03-02T0{n}:00") for n in range(1, 4)]
    first = an_article("harbour", PIER, "2031-03-01T08:00")
    feed(store, copies, 1)
    (before,) = store.view().stories()
    feed(store, [first], 1)
    (story,) = store.view().stories()
    assert story.articles == (first.id, *(one.id for one in copies))
    assert story.origins == (first.id,)
    assert before.origins == (copies[0].id,)
    assert {one.parent for one in store.view().retellings()} == {first.id}
    assert {claim.origins for claim in store.view().claims()} == {(first.id,)}
    assert {claim.wordings[0].article for claim in store.view().claims()} == {first.id}
    check(store)


def test_a_credit_finds_the_article_that_comes_later(store: Store) -> None:
    retold = an_article("retold", (*PIER[:3], "The Harbour Post reported it."), "2031-03-01", ["The Harbour Post"])
    feed(store, [retold], 1)
    assert [one.parent for one in store.view().retellings()] == ["actor:the-harbour-post"]
    source = an_article("harbour", PIER, "2031-03-01")
    feed(store, [source], 1)
    assert {one.parent for one in store.view().retellings()} == {source.id}
    (story,) = store.view().stories()
    assert story.origins == (source.id,)


def test_a_changed_article_leaves_its_story_and_takes_its_claims_along(store: Store) -> None:
    articles = pier_and_mine()
    feed(store, articles, 5)
    changed = an_article("copy", MINE, "2031-03-01T10:00")
    feed(store, [changed], 1)
    assert told(store)[0] == {frozenset({"harbour", "later"}), frozenset({"mine", "shaft", "copy"})}
    check(store)


def test_an_article_can_join_two_stories(store: Store) -> None:
    one, other = an_article("one", PIER[:2], "2031-03-01T08:00"), an_article("other", PIER[2:], "2031-03-01T09:00")
    feed(store, [one, other], 2)
    assert len(store.view().stories()) == 2
    feed(store, [an_article("both", PIER, "2031-03-01T10:00")], 1)
    (story,) = store.view().stories()
    assert len(story.articles) == 3
    check(store)


def test_in_steps_many_copies_are_one_story_with_one_origin(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "AT_ONCE", 16)
    copies = [an_article(f"copy {n:02}", PIER, f"2031-03-01T08:{n:02}") for n in range(50)]
    feed(store, [*copies[1:], *copies[:1]], 50)
    (story,) = store.view().stories()
    assert story.origins == (copies[0].id,)
    assert {one.parent for one in store.view().retellings()} == {copies[0].id}
    check(store)


def check(store: Store) -> None:
    """What holds of any ledger: one story an article, one claim a statement, nothing refers to what is gone."""
    view = store.view()
    articles = {one.id for one in view.articles()}
    placed = [one for story in view.stories() for one in story.articles]
    assert sorted(placed) == sorted(articles)
    assert all(
        one.article in articles and (one.parent in articles or "actor:" in one.parent) for one in view.retellings()
    )
    claims = list(view.claims())
    said = [one.statement for claim in claims for one in claim.wordings if one.statement]
    assert sorted(said) == sorted(one.id for one in view.statements())
    ids = {claim.id for claim in claims}
    assert len(ids) == len(claims)
    assert all(set(claim.disputed_by) <= ids for claim in claims)
    assert all(one.kind is not RetellingKind.CREDIT or one.parent for one in view.retellings())
