"""One suite for every store: what a ledger promises, whatever keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uradori.errors import LedgerError, UsageError
from uradori.ledger import Added, Grouped, Store, Writer, open_ledger
from uradori.model import (
    Actor,
    ActorKind,
    ActorRef,
    Alignment,
    Article,
    Authority,
    Bound,
    Claim,
    Claimant,
    Credit,
    Disclosure,
    DisclosureKind,
    Dispute,
    DisputeKind,
    Evidence,
    Figure,
    Modality,
    Office,
    Part,
    Question,
    QuestionKind,
    Quote,
    RawPage,
    Retelling,
    RetellingKind,
    Sketch,
    Source,
    Span,
    Statement,
    Story,
    Vagueness,
    Wording,
    snapshot_hash,
)

STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _: open_ledger(None),
    "file": lambda folder: open_ledger(folder / "ledger.db"),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path) as store:
        yield store


@pytest.fixture
def writer(store: Store) -> Iterator[Writer]:
    with store.writer() as writer:
        writer.begin("extractor 1")
        yield writer


def an_article(text: str = "The harbour reopens. The mayor said so.", **fields) -> Article:
    key, title = fields.pop("key", "https://harbour.example/1"), fields.pop("title", "Harbour")
    sentences, start = [], 0
    for piece in text.replace("。", "。|").replace(". ", ". |").split("|"):
        sentences.append(Span(start, start + len(piece)))
        start += len(piece)
    defaults = {"input": "harbour.txt", "lang": "en", "snapshot": snapshot_hash(text.encode("utf-8", "replace"))}
    return Article(
        id=Article.identify(key, title, text),
        key=key,
        title=title,
        text=text,
        sentences=tuple(span for span in sentences if span.end > span.start),
        **defaults | fields,
    )


def a_statement(article: Article, at: int = 0, actor: ActorRef | None = None) -> Statement:
    spans = ((Span(at, at + 3),), (Span(at + 4, at + 6),), (Span(at + 7, at + 9), Span(at + 10, at + 12)))
    source, cue, content = (Part.of(article.text, part) for part in spans)
    return Statement(
        id=Statement.identify(article.id, *spans),
        article=article.id,
        lang=article.lang,
        quote=Quote.MIXED,
        authority=Authority.NAMED,
        modality=Modality.DENIED,
        confidence=0.875,
        source=Source(source.text, source.spans, actor),
        cue=cue,
        content=content,
        within="another" if at else None,
        vague=Vagueness.PROGRESS if at else None,
        authority_words=source.spans,
        modality_words=cue.spans,
    )


def a_question(article: Article) -> Question:
    evidence = (Evidence(article.id, article.sentences[:1]),)
    return Question("q1", QuestionKind.NEXT_STEP, article.text[:9], article.lang, evidence, closes="2025-08-22")


def a_story(*articles: Article, ident: str = "story") -> Story:
    ids = tuple(article.id for article in articles)
    return Story(ident, "港", ids, ids[:1], ("Harbour Post",), ("en",), "2025-08-15", None)


def a_figure(article: Article, at: int = 0, actor: ActorRef | None = None) -> Figure:
    spans = (Span(at, at + 2),)
    return Figure(
        id=Figure.identify(article.id, spans),
        article=article.id,
        lang=article.lang,
        spans=spans,
        value=12.5,
        value_max=20.0 if at else None,
        bound=Bound.AT_LEAST,
        unit="person",
        counts="killed",
        thing=(Span(at + 3, at + 5), Span(at + 6, at + 7)),
        scope=(),
        as_of="2025-08-14" if at else None,
        claimant=Claimant("The mayor", (Span(0, 3),), actor) if at else Claimant(),
        modality=Modality.HEDGED,
        statement="some statement" if at else None,
    )


def a_claim(ident: str, *articles: Article) -> Claim:
    return Claim(
        id=ident,
        wordings=tuple(Wording(one.id, one.lang, one.sentences[:1], None) for one in articles),
        variants=((0, 1),) if len(articles) > 1 else (),
        origins=tuple(one.id for one in articles),
        authorities=(Authority.NAMED, Authority.ANONYMOUS),
        disputed_by=("another",),
        first=None,
    )


def add(writer: Writer, article: Article, *statements: Statement) -> Added:
    added = writer.add_article(article)
    writer.add_findings(article.id, statements, (), ())
    writer.commit()
    return added


def test_an_article_comes_back_as_it_was_added(store: Store, writer: Writer) -> None:
    article = an_article(
        "港が再開した。\n市長が「安全だ」と述べた。🙂\x00",
        lang="ja",
        url="https://harbour.example/1",
        outlet="港新聞",
        outlet_actor="harbour-post",
        feed="https://harbour.example/feed",
        credits=(Credit("共同", "kyodo", Span(0, 2)),),
        disclosures=(
            Disclosure(DisclosureKind.SPONSORED, "PR", None),
            Disclosure(DisclosureKind.AFFILIATE, "港", Span(0, 1)),
        ),
        published="2025-08-15T09:00:00+09:00",
        fetched="2025-08-16T00:00:00+00:00",
        extra={"extraction": "main"},
    )
    add(writer, article)
    assert list(store.view().articles()) == [article]
    assert store.view().article(article.id) == article


def test_what_was_found_comes_back_as_it_was_added(store: Store, writer: Writer) -> None:
    article = an_article()
    known = ActorRef("harbour-mayor", {"en": "The Mayor", "ja": "市長"})
    statements = [a_statement(article, 0, known), a_statement(article, 14)]
    actor = Actor(
        "harbour-mayor", ActorKind.PERSON, {"en": ("The Mayor", "Mayor")}, "NO", (Office("mayor", "x"),), (), False
    )
    writer.add_article(article)
    writer.add_findings(article.id, statements, [actor], [a_question(article)])
    writer.commit()
    view = store.view()
    assert list(view.statements()) == statements
    assert view.actor("harbour-mayor") == actor
    assert view.actor("nobody") is None
    assert list(view.questions()) == [a_question(article)]


def test_a_grouping_comes_back_and_the_newest_is_shown(store: Store, writer: Writer) -> None:
    one, two, three = (an_article(key=key) for key in "123")
    for article in (one, two, three):
        add(writer, article)
    evidence = (Alignment(Span(0, 3), Span(4, 7)), Alignment(Span(1, 2), None))
    retelling = Retelling(two.id, one.id, RetellingKind.CREDIT, 0.5, evidence, "credit:AFP")
    writer.add_grouping(Grouped((a_story(one, ident="old"),)))
    writer.add_grouping(Grouped((a_story(one, ident="small"), a_story(two, three, ident="large")), (retelling,)))
    writer.commit()
    view = store.view()
    assert [story.id for story in view.stories()] == ["large", "small"]
    assert view.largest_stories(9) == view.stories()
    assert view.count_stories() == 2
    assert view.story("large") == a_story(two, three, ident="large")
    assert [story.id for story in view.stories([three.id, one.id])] == ["large", "small"]
    assert [story.id for story in view.stories([two.id])] == ["large"]
    assert list(view.retellings()) == [retelling]
    assert list(view.retellings([one.id])) == []
    assert list(view.retellings([two.id])) == [retelling]


def test_stories_come_by_the_page_in_the_order_of_all_of_them(store: Store, writer: Writer) -> None:
    assert (store.view().largest_stories(3), store.view().count_stories()) == ([], 0)
    writer.begin("made")
    own = [[an_article(key=f"{at} {n}") for n in range(size)] for at, size in enumerate((1, 3, 2, 3, 1, 4))]
    last = ("2025-08-16", "2025-08-15", None, "2025-08-17", None, None)
    stories = [replace(a_story(*articles, ident=f"s{at}"), last=last[at]) for at, articles in enumerate(own)]
    writer.add_grouping(Grouped(tuple(stories)))
    writer.commit()
    view = store.view()
    paged = [one for skip in range(0, 8, 2) for one in view.largest_stories(2, skip)]
    assert paged == view.stories()
    assert [one.id for one in paged] == ["s5", "s3", "s1", "s2", "s0", "s4"]
    assert view.count_stories() == 6


def test_stories_near_another_share_rare_words_of_its_title_or_its_time(store: Store, writer: Writer) -> None:
    titles = [
        "Harbour talks in Norhavn",
        "Norhavn shuts its harbour",
        "港の閉鎖が続く",
        "Harbour: the ferry strike",
        "Rain",
    ]
    stories = [
        replace(a_story(an_article(key=str(at)), ident=str(at)), title=title, first=f"20{25 - at}-08-15")
        for at, title in enumerate(titles)
    ]
    far = [
        replace(a_story(an_article(key=f"far {at}"), ident=f"far {at}"), title="Far", first=f"1999-01-{at + 1:02}")
        for at in range(25)
    ]
    early = replace(a_story(an_article(key="early"), ident="early"), title="Norhavn as it was", first="1990-01-01")
    writer.begin("made")
    writer.add_grouping(Grouped((*stories, *far, early)))
    writer.commit()
    view = store.view()
    near = {one.id for one in view.stories_near(stories[0])}
    assert near >= {"1", "2", "3", "4", "early"}, "by a word, and by time in any language"
    assert "0" not in near, "not itself"
    assert "far 0" not in near, "far in time, with a title of its own"
    assert [one.id for one in view.stories_near(stories[4], "閉鎖")] == ["2"]
    assert {one.id for one in view.stories_near(stories[4], "harb norh")} == {"0", "1"}, "beginnings, in any order"
    assert {one.id for one in view.stories_near(stories[0], "harbour", 1)} == {"1"}, "the likest first"
    assert view.stories_near(stories[0], "nowhere") == view.stories_near(stories[0], "arbour") == []


def test_a_story_is_found_by_the_title_it_has_now(store: Store, writer: Writer) -> None:
    writer.begin("made")
    story = replace(a_story(an_article()), title="Harbour shut")
    again = replace(story, title="Harbour open again")
    other = replace(a_story(an_article(key="2"), ident="other"), title="Rain", first=None)
    writer.add_grouping(Grouped((story, other)))
    writer.add_grouping(Grouped((again,)), Grouped((story,)))
    writer.commit()
    assert store.view().stories_near(other, "again") == [again]
    assert store.view().stories_near(other, "shut") == []
    writer.add_grouping(Grouped((other,)))
    writer.commit()
    assert store.view().stories_near(other, "harbour") == []


def test_figures_come_back_in_text_order_and_those_of_the_newest_generation_only(store: Store, writer: Writer) -> None:
    one, two = an_article(key="1", published="2025-08-14"), an_article(key="2", published="2025-08-15")
    figures = [a_figure(one, 9, ActorRef("harbour-mayor", {"en": "The Mayor"})), a_figure(one)]
    for article, found in ((one, figures), (two, [a_figure(two, 3)])):
        writer.add_article(article)
        writer.add_findings(article.id, (), (), (), found)
    writer.commit()
    assert list(store.view().figures([one.id])) == figures
    assert list(store.view().figures()) == [*figures, a_figure(two, 3)]
    writer.begin("extractor 2")
    writer.add_article(one)
    writer.add_findings(one.id, (), (), (), figures[:1])
    writer.commit()
    assert list(store.view().figures()) == [figures[0], a_figure(two, 3)]


def test_claims_are_found_by_the_articles_of_their_wordings(store: Store, writer: Writer) -> None:
    one, two, three = (an_article(key=key) for key in "123")
    for article in (one, two, three):
        add(writer, article)
    both, alone = a_claim("both", one, two, one), a_claim("alone", three)
    writer.add_grouping(Grouped(claims=(a_claim("old", one),)))
    writer.add_grouping(Grouped(claims=(both, alone)))
    writer.commit()
    view = store.view()
    assert list(view.claims()) == [both, alone]
    assert list(view.claims([two.id])) == [both]
    assert list(view.claims([three.id, one.id])) == [both, alone]
    assert list(view.claims([])) == []


def test_disputes_are_found_by_the_articles_of_either_side(store: Store, writer: Writer) -> None:
    one, two, three = (an_article(key=key) for key in "123")
    figures = {article.id: a_figure(article) for article in (one, three)}
    for article in (one, two, three):
        writer.add_article(article)
        writer.add_findings(article.id, (), (), (), [figures[article.id]] if article.id in figures else [])
    denial = Dispute(DisputeKind.DENIAL, "a", "b", "denied:x")
    updated = Dispute(DisputeKind.UPDATED, figures[one.id].id, figures[three.id].id, "as_of:2025-08-14")
    writer.add_grouping(Grouped(disputes=(denial,)))
    writer.add_grouping(Grouped(claims=(a_claim("a", one), a_claim("b", two)), disputes=(updated, denial)))
    writer.commit()
    view = store.view()
    assert list(view.disputes()) == [updated, denial]
    assert list(view.disputes([two.id])) == [denial]
    assert list(view.disputes([three.id])) == [updated]
    assert list(view.disputes([one.id])) == [updated, denial]
    assert list(view.disputes([])) == []


def test_unknown_ids_are_usage_errors(store: Store) -> None:
    with pytest.raises(UsageError, match="no article"):
        store.view().article("absent")
    with pytest.raises(UsageError, match="no story"):
        store.view().story("absent")


def test_the_same_article_twice_is_one(store: Store, writer: Writer) -> None:
    article = an_article()
    assert add(writer, article) is Added.NEW
    assert writer.add_article(article) is Added.KNOWN
    writer.commit()
    assert len(list(store.view().articles())) == 1


def test_the_same_article_twice_in_one_batch_is_one(store: Store, writer: Writer) -> None:
    article = an_article()
    assert [writer.add_article(article), writer.add_article(article)] == [Added.NEW, Added.KNOWN]
    writer.commit()
    assert list(store.view().articles()) == [article]


@pytest.mark.parametrize("commit_between", [True, False])
def test_a_changed_text_is_a_revision_and_the_newest_is_current(
    store: Store, writer: Writer, commit_between: bool
) -> None:
    old, new = an_article("The harbour is open. So it is."), an_article("The harbour is shut. So it is.")
    writer.add_article(old)
    writer.add_findings(old.id, [a_statement(old)], (), ())
    if commit_between:
        writer.commit()
    assert writer.add_article(new) is Added.REVISION
    writer.add_findings(new.id, [a_statement(new)], (), ())
    writer.commit()
    view = store.view()
    assert list(view.articles()) == [new]
    assert view.revisions(new.key) == [old, new]
    assert view.article(old.id) == old
    assert [statement.article for statement in view.statements()] == [new.id]
    assert list(view.statements([old.id])) == []


def test_a_view_shows_what_the_newest_generation_found(store: Store, writer: Writer) -> None:
    article = an_article()
    first, second = a_statement(article, 0), a_statement(article, 14)
    add(writer, article, first)
    writer.begin("extractor 2")
    again = replace(article, sentences=article.sentences[:1], outlet="Harbour Post")
    assert writer.pending([again]) == [again]
    assert add(writer, again, second) is Added.KNOWN
    view = store.view()
    assert list(view.statements()) == [second]
    assert list(view.articles()) == [again]
    assert [hit.sentence for hit in view.search("harbour")] == [again.sentences[0]]


def test_until_a_generation_has_read_an_article_the_one_before_is_shown(store: Store, writer: Writer) -> None:
    article = an_article()
    add(writer, article, a_statement(article))
    writer.begin("extractor 2")
    writer.add_article(article)
    writer.commit()
    assert list(store.view().statements()) == [a_statement(article)]


def test_a_view_tells_when_and_by_what_an_article_was_read(store: Store, writer: Writer) -> None:
    fetched = an_article(fetched="2025-08-16T00:00:00+00:00")
    add(writer, fetched)
    file, later = an_article(key="file"), an_article("The harbour is shut.", key="file")
    add(writer, file)
    add(writer, later)
    writer.begin("extractor 2")
    writer.add_article(later)
    writer.commit()
    told = {one.article: one for one in store.view().provenance([fetched.id, file.id, later.id, "absent"])}
    assert told.keys() == {fetched.id, file.id, later.id}
    assert told[fetched.id].retrieved == "2025-08-16T00:00:00+00:00"
    assert {told[one.id].extractor for one in (fetched, file, later)} == {"extractor 1"}, "extractor 2 has read nothing"
    for one in (told[file.id].retrieved, told[later.id].retrieved, told[file.id].begun):
        assert one is not None
        assert datetime.fromisoformat(one).tzinfo


def test_a_generation_is_taken_up_again_by_its_name(writer: Writer) -> None:
    article = an_article()
    add(writer, article)
    assert writer.begin("extractor 2") != writer.begin("extractor 1")
    assert writer.pending([article]) == []


def test_an_article_without_findings_stays_pending(store: Store, writer: Writer) -> None:
    article = an_article()
    writer.add_article(article)
    writer.commit()
    assert writer.pending([article]) == [article]
    assert list(store.view().articles()) == [article]


def test_a_page_is_known_once_its_article_is_committed(writer: Writer) -> None:
    article, page = an_article(), RawPage("harbour.txt", "text", "5e")
    assert writer.known(page) is None
    writer.add_article(article)
    writer.add_findings(article.id, (), (), ())
    writer.add_page(page, article.id)
    writer.commit()
    assert writer.known(page) == article.id
    assert writer.known(replace(page, text="other text of the same snapshot")) is None
    writer.begin("extractor 2")
    assert writer.known(page) is None


def test_what_no_grouping_of_this_generation_has_taken_in_is_unlinked(writer: Writer) -> None:
    late, early, old = (
        an_article("The harbour is open.", key="1", published="2025-08-15"),
        an_article(key="2", published="2025-08-14"),
        an_article("The harbour was shut.", key="1", published="2025-08-15"),
    )
    for article in (old, late, early):
        add(writer, article)
    assert writer.unlinked() == [early.id, late.id]
    assert not writer.amendable()
    writer.add_grouping(Grouped((a_story(early),)), last=False)
    writer.commit()
    assert writer.unlinked() == [late.id]
    assert writer.amendable()
    writer.add_grouping(Grouped((a_story(early, late),)), Grouped((a_story(early),)))
    writer.commit()
    assert writer.unlinked() == []
    add(writer, an_article(key="3"))
    assert len(writer.unlinked()) == 1
    writer.begin("extractor 2")
    assert len(writer.unlinked()) == 3
    assert not writer.amendable()


def test_a_grouping_amends_what_it_names_and_leaves_the_rest(store: Store, writer: Writer) -> None:
    one, two, three = (an_article(key=key) for key in "123")
    for article in (one, two, three):
        add(writer, article)
    told = [Retelling(two.id, parent, RetellingKind.CREDIT, 0.5, (), "credit:AFP") for parent in ("actor:afp", one.id)]
    kept = Retelling(three.id, "actor:afp", RetellingKind.CREDIT, 0.5, (), "credit:AFP")
    claims = (a_claim("a", one), a_claim("b", two), a_claim("c", three))
    against = [Dispute(DisputeKind.DENIAL, *pair, "denied:x") for pair in ("ab", "bc")]
    stories = a_story(one, ident="1"), a_story(two, ident="2"), a_story(three, ident="3")
    writer.add_grouping(Grouped(stories, (told[0], kept), claims, (against[0],)))
    joined, reworded = a_story(one, two, ident="1"), a_claim("b", one, two)
    writer.add_grouping(
        Grouped((joined,), (told[1],), (claims[1], reworded), (against[1],)),
        Grouped(stories[:2], (told[0],), claims[:2], (against[0],)),
    )
    writer.commit()
    view = store.view()
    assert view.stories() == view.largest_stories(5) == [joined, stories[2]]
    assert view.largest_stories(1, 1) == view.largest_stories(5, without=["1"]) == [stories[2]]
    assert [view.count_stories(), view.count_stories(["1", "2", "none"])] == [2, 1]
    assert view.stories([two.id]) == [joined]
    assert list(view.retellings()) == [kept, told[1]]
    assert list(view.claims()) == [claims[2], reworded]
    assert list(view.claims([one.id])) == [reworded]
    assert list(view.claims_named(["a", "b"])) == [reworded]
    assert list(view.disputes()) == [against[1]]
    with pytest.raises(UsageError, match="no story 2"):
        view.story("2")
    writer.add_grouping(Grouped(), Grouped((joined,), (told[1],), (reworded,), (against[1],)))
    writer.commit()
    view = store.view()
    assert view.stories() == view.largest_stories(5) == [stories[2]]
    assert view.count_stories() == 1
    assert list(view.retellings()) == [kept]


def test_texts_are_found_by_what_their_sketches_share(store: Store, writer: Writer) -> None:
    articles = [an_article(key=str(number), published=f"2025-08-{number:02}") for number in range(1, 6)]
    for article in articles:
        add(writer, article)
    sketches = [Sketch(each.id, at, (7,), (-8, at), (1, 2)) for at, each in enumerate(articles, start=20)]
    writer.add_grouping(Grouped(tuple(a_story(each, ident=each.key) for each in articles)), sketches=sketches)
    writer.commit()
    writer.add_grouping(Grouped(), Grouped(), sketches[:1])  # known already: it does not count twice
    writer.commit()
    view = store.view()
    found = dict(view.sharing(Sketch("", 22, (7, 9), (-8,), ()), 2, 1))
    texts = view.texts(range(100))
    names = {number: [texts[row][0] for row in rows] for number, rows in found.items()}
    assert names == {7: [articles[0].id, articles[1].id], 9: [], -8: [articles[1].id, articles[2].id]}
    assert {lang for _, lang in texts.values()} == {"en"}
    assert view.held([1, 3]) == ({1: 5}, 5)
    assert view.published([articles[3].id]) == {articles[3].id: ("4", "2025-08-04")}


def test_how_many_texts_hold_a_mark_is_right_on_average(store: Store, writer: Writer) -> None:
    articles = [an_article(key=str(number)) for number in range(400)]
    for article in articles:
        writer.add_article(article)
    sketches = [Sketch(each.id, None, (), (), tuple(range(1000, 1040))) for each in articles]
    writer.add_grouping(Grouped(), sketches=sketches)
    writer.commit()
    held, total = store.view().held(range(1000, 1040))
    assert total == 400
    assert 0.9 < sum(held.values()) / len(held) / 400 < 1.1
    assert all(0.6 < number / 400 < 1.4 for number in held.values())


def test_only_what_is_committed_is_seen_and_kept(store: Store) -> None:
    with store.writer() as writer:
        writer.begin("extractor 1")
        add(writer, an_article(key="kept"))
        writer.add_article(an_article(key="lost"))
        assert [article.key for article in store.view().articles()] == ["kept"]
    assert [article.key for article in store.view().articles()] == ["kept"]


def test_a_view_keeps_to_the_state_it_was_made_in(store: Store, writer: Writer) -> None:
    add(writer, an_article(key="1"))
    view = store.view()
    add(writer, an_article(key="2"))
    assert len(list(view.articles())) == 1
    assert len(list(store.view().articles())) == 2


def test_there_is_one_writer_at_a_time(store: Store) -> None:
    with store.writer(), pytest.raises(LedgerError, match="writ"):
        store.writer()
    with store.writer() as next_one:
        assert next_one.begin("extractor 1") == 1


def test_nothing_is_added_without_a_generation(store: Store) -> None:
    with store.writer() as writer, pytest.raises(LedgerError, match="generation"):
        writer.add_article(an_article())


def test_articles_come_in_order_of_publication_across_time_zones(store: Store, writer: Writer) -> None:
    times = {"c": "2025-08-15T09:00:00+00:00", "a": "2025-08-15", "b": "2025-08-15T09:00:00+09:00", "d": None}
    for key, published in times.items():
        add(writer, an_article(key=key, published=published))
    assert [article.key for article in store.view().articles()] == ["a", "b", "c", "d"]


def test_statements_can_be_kept_to_some_articles(store: Store, writer: Writer) -> None:
    one, two = an_article(key="1"), an_article(key="2")
    add(writer, one, a_statement(one, 14), a_statement(one, 0))
    add(writer, two, a_statement(two))
    view = store.view()
    assert list(view.statements([one.id])) == [a_statement(one, 14), a_statement(one, 0)]
    assert [article.id for article in view.articles(iter([two.id]))] == [two.id]
    assert list(view.statements([])) == []


def test_failures_are_kept_with_their_reason(store: Store, writer: Writer) -> None:
    writer.add_failure("gone.html", "no such file")
    writer.commit()
    (failure,) = store.view().failures()
    assert (failure.input, failure.reason) == ("gone.html", "no such file")
    assert failure.at.endswith("+00:00")


def found(store: Store, query: str) -> list[str]:
    view = store.view()
    return [hit.sentence.cut(view.article(hit.article).text) for hit in view.search(query)]


def test_search_finds_words_in_every_language(store: Store, writer: Writer) -> None:
    add(writer, an_article("首脳が停戦で合意した。港は閉鎖中だ。", key="ja", lang="ja"))
    add(writer, an_article("Порт снова открыт. Мэр Йорк доволен.", key="ru", lang="ru"))
    add(writer, an_article("The harbour reopens. Erdoğan's résumé of 1,200 words.", key="en"))
    assert found(store, "停戦") == ["首脳が停戦で合意した。"]
    assert found(store, "停戦で合意") == ["首脳が停戦で合意した。"]
    assert found(store, "合意 首脳") == ["首脳が停戦で合意した。"]
    assert found(store, "港") == ["港は閉鎖中だ。"]
    assert found(store, "停合") == []
    assert found(store, "ПОРТ открыт") == ["Порт снова открыт. "]
    assert found(store, "Йорк") == ["Мэр Йорк доволен."]
    assert found(store, "Иорк") == []
    assert found(store, "erdogan RESUME") == ["Erdoğan's résumé of 1,200 words."]
    assert found(store, '"harbour reopens"') == ["The harbour reopens. "]
    assert found(store, '"reopens harbour"') == []


@pytest.mark.parametrize("query", ["", "  ", '"', "!?。", "NEAR(", "a AND", 'x"y', "*", "words:harbour", "-", "{", "^"])
def test_no_query_is_an_error(store: Store, writer: Writer, query: str) -> None:
    add(writer, an_article())
    assert isinstance(store.view().search(query), list)


def test_search_marks_the_words_it_found(store: Store, writer: Writer) -> None:
    article = an_article("風が強い。首脳が停戦、また停戦を語った。", lang="ja")
    add(writer, article)
    (hit,) = store.view().search("停戦")
    assert [span.cut(article.text) for span in hit.words] == ["停戦", "停戦"]
    assert hit.sentence == article.sentences[1]


def test_search_gives_the_latest_first_and_current_articles_only(store: Store, writer: Writer) -> None:
    add(writer, an_article("The harbour is open.", key="1"))
    add(writer, an_article("The harbour sleeps.", key="2"))
    add(writer, an_article("The harbour is shut.", key="1"))
    assert found(store, "harbour") == ["The harbour is shut.", "The harbour sleeps."]
    assert len(store.view().search("harbour", limit=1)) == 1


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=12), data=st.data())
def test_any_text_comes_back_and_is_found_by_its_own_words(store: Store, text: str, data: st.DataObject) -> None:
    article = replace(an_article(text, key="any " + text), sentences=(Span(0, len(text)),))
    with store.writer() as writer:
        writer.begin("extractor 1")
        if writer.pending([article]):
            add(writer, article, a_statement(article))
    view = store.view()
    assert view.article(article.id) == article
    assert list(view.statements([article.id])) == [a_statement(article)]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for hit in view.search(text[start:end]):
        assert all(hit.sentence.covers(span) for span in hit.words)


def test_a_sound_ledger_passes_its_check(store: Store, writer: Writer) -> None:
    add(writer, an_article())
    assert store.check() == ()
