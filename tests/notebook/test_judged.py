"""Judgements win over what the machine found, can be undone, and survive a newer extractor."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from uradori.actors import load
from uradori.errors import UsageError
from uradori.ledger import Grouped, Store, View, Wanted, open_ledger
from uradori.model import Authority, Judgement, Span, Statement, Story, Target, TargetKind, Verdict
from uradori.notebook import Judges, Notebook, anchors, notebook_path
from uradori.notebook.judged import Judged, resolve
from uradori.notebook.memory import Memory
from uradori.run import pipeline, run

WIRE = (
    "The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen next week. "
    '"The repairs of the northern quay are finished," she said. '
    "The fishermen's union demanded a lower mooring fee. It remains unclear whether the fee will be lowered."
)
COPY = (
    "The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen next week, Fjord Wire reports. "
    '"The repairs of the northern quay are finished," she said. The school holidays begin on Friday.'
)
OTHER = "The minister of finance, Karl Berg, said on Tuesday that the budget had been agreed. He thanked the committee."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    lines = [
        {"id": "wire", "url": "https://wire.example/1", "outlet": "Fjord Wire", "published": "2025-08-18T08:00:00Z"},
        {"id": "copy", "url": "https://post.example/1", "outlet": "Morning Post", "published": "2025-08-18T10:00:00Z"},
        {"id": "other", "url": "https://post.example/2", "outlet": "Morning Post", "published": "2025-08-19T10:00:00Z"},
    ]
    texts = (WIRE, COPY, OTHER)
    (folder / "lines.jsonl").write_text(
        "\n".join(json.dumps(line | {"lang": "en", "text": text}) for line, text in zip(lines, texts, strict=True)),
        "utf-8",
    )
    with open_ledger(folder / "ledger.db") as store:
        run([str(folder / "lines.jsonl")], store)
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    for each in made.iterdir():
        (tmp_path / each.name).write_bytes(each.read_bytes())
    with open_ledger(tmp_path / "ledger.db") as store:
        yield store


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook(notebook_path(tmp_path / "ledger.db")) as notebook:
        yield notebook


@pytest.fixture
def judges(notebook: Notebook) -> Judges:
    return Judges(notebook, load())


def said(view: View, words: str) -> list[Statement]:
    return [one for one in view.statements() if words in one.content.text]


def pointed(view: View, statement: Statement) -> Target:
    return anchors.statement_of(view.article(statement.article), statement)


def again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **shift: int) -> None:
    """Read everything anew with a newer extractor, which draws contents a little otherwise."""
    found = pipeline.extract

    def newer(article, resolver, tier):
        drawn = found(article, resolver, tier=tier)
        return replace(drawn, statements=tuple(map(moved, drawn.statements)))

    def moved(one: Statement) -> Statement:
        first, *rest = one.content.spans
        spans = (Span(first.start + shift.get("by", 0), first.end), *rest)
        ident = Statement.identify(one.article, one.source.spans, one.cue.spans, spans)
        content = replace(one.content, spans=spans, text=one.content.text[shift.get("by", 0) :])
        return replace(one, id=ident, content=content)

    monkeypatch.setattr(pipeline, "extract", newer)
    monkeypatch.setattr(pipeline, "extractor", lambda tier, corrections: f"newer {tier} {corrections}")
    run([str(tmp_path / "lines.jsonl")], store)


def test_without_judgements_the_view_is_the_ledgers_own(store: Store, judges: Judges) -> None:
    view = store.view()
    assert judges.over(view) is view


def test_what_is_no_statement_is_gone_from_statements_and_claims(store, notebook, judges) -> None:
    view = store.view()
    (one, *_) = said(view, "budget had been agreed")
    notebook.judge(Verdict.NOT_A_STATEMENT, (pointed(view, one),), "Aiko", "a heading")
    seen = judges.over(view)
    assert not said(seen, "budget had been agreed")
    assert all(wording.statement != one.id for claim in seen.claims() for wording in claim.wordings)
    assert all(claim.wordings for claim in seen.claims())


def test_a_wrong_speaker_is_put_right_and_stays_so_after_a_re_run(store, notebook, judges, tmp_path, monkeypatch):
    view = store.view()
    (one, *_) = said(view, "budget had been agreed")
    who = anchors.actor_of("emmanuel-macron", "Emmanuel Macron")
    notebook.judge(Verdict.WRONG_SPEAKER, (pointed(view, one), who), "Aiko")
    again(store, tmp_path, monkeypatch, by=4)
    fresh = store.view()
    (new, *_) = said(fresh, "budget had been agreed")
    assert new.id != one.id
    (put_right,) = said(judges.over(fresh), "budget had been agreed")
    assert put_right.source.actor
    assert (put_right.source.actor.id, put_right.source.text) == ("emmanuel-macron", "Emmanuel Macron")
    assert put_right.confidence == 1.0


def test_a_refused_statement_stays_refused_after_a_re_run(store, notebook, judges, tmp_path, monkeypatch) -> None:
    view = store.view()
    (one, *_) = said(view, "budget had been agreed")
    notebook.judge(Verdict.NOT_A_STATEMENT, (pointed(view, one),), "Aiko")
    again(store, tmp_path, monkeypatch, by=4)
    fresh = store.view()
    assert said(fresh, "budget had been agreed")
    assert not said(judges.over(fresh), "budget had been agreed")


def test_a_refused_statement_stays_refused_in_a_revision_of_its_article(store, notebook, judges, tmp_path) -> None:
    view = store.view()
    (one, *_) = said(view, "budget had been agreed")
    notebook.judge(Verdict.NOT_A_STATEMENT, (pointed(view, one),), "Aiko")
    path = tmp_path / "lines.jsonl"
    path.write_text(path.read_text("utf-8").replace("The minister of", "Update: the minister of"), "utf-8")
    run([str(path)], store)
    fresh = store.view()
    assert said(fresh, "budget had been agreed")
    assert not said(judges.over(fresh), "budget had been agreed")


def test_claims_are_merged_and_split_and_what_is_undone_counts_no_more(store, notebook, judges) -> None:
    view = store.view()
    one = next(claim for claim in view.claims() if len({each.article for each in claim.wordings}) == 2)
    into = next(claim for claim in view.claims() if claim.id != one.id)
    targets = tuple(anchors.claim_of(view.article(each.wordings[0].article), each) for each in (one, into))
    merge = notebook.judge(Verdict.MERGE_CLAIMS, targets, "Aiko")
    seen = {claim.id: claim for claim in judges.over(view).claims()}
    assert one.id not in seen
    assert {*seen[into.id].wordings} == {*one.wordings, *into.wordings}
    undo = notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, merge.id),), "Aiko")
    assert one.id in {claim.id for claim in judges.over(view).claims()}
    notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, undo.id),), "Aiko")
    assert one.id not in {claim.id for claim in judges.over(view).claims()}
    first = one.wordings[0]
    passage = anchors.passage_of(view.article(first.article), first.spans)
    notebook.judge(Verdict.SPLIT_CLAIM, (targets[1], passage), "Aiko")
    split = [*judges.over(view).claims()]
    assert [claim.wordings for claim in split if first in claim.wordings] == [(first,)]
    apart = next(claim for claim in split if first in claim.wordings)
    assert apart in [*judges.over(view).claims_named([apart.id])]


def test_stories_are_merged_and_split(store, notebook, judges) -> None:
    view = store.view()
    large, small = view.stories()
    assert (len(large.articles), len(small.articles)) == (2, 1)
    heads = tuple(anchors.story_of(view.article(each.articles[0]), each) for each in (small, large))
    notebook.judge(Verdict.MERGE_STORIES, heads, "Aiko")
    (merged,) = judges.over(view).stories()
    assert merged.id == large.id
    assert {*merged.articles} == {*large.articles, *small.articles}
    assert judges.over(view).story(small.id) == merged
    notebook.judge(Verdict.SPLIT_STORY, (heads[1], anchors.article_of(view.article(large.articles[1]))), "Aiko")
    left, right = judges.over(view).stories()
    assert {len(left.articles), len(right.articles)} == {2, 1}
    assert right.articles == (large.articles[1],)
    assert judges.over(view).story(right.id) == right
    assert judges.over(view).largest_stories(9) == judges.over(view).stories()
    assert [judges.over(view).count_stories(), judges.over(view).count_stories([right.id])] == [2, 1]


def test_no_page_of_stories_misses_or_repeats_one(tmp_path) -> None:
    def a_story(ident: str, size: int) -> Story:
        return Story(ident, ident, tuple(f"{ident}-{at}" for at in range(size)), (), (), ("en",), None, None)

    sizes = (5, 1, 4, 4, 2, 3, 1, 6, 2, 2)
    with open_ledger(tmp_path / "made.db") as store:
        with store.writer() as writer:
            writer.begin("made")
            writer.add_grouping(Grouped(tuple(a_story(f"s{at}", size) for at, size in enumerate(sizes))))
            writer.commit()
        view = store.view()
        rulings = resolve(Memory(view), [], load())
        rulings.stories.now.update({"s0": (a_story("s0", 9),), "s1": (a_story("s0", 9),), "s7": ()})
        rulings.stories.now["s3"] = (a_story("s3", 2), a_story("s3-off", 2))
        judged = Judged(view, rulings, "as read")
        assert judged.count_stories() == 9
        for size in (1, 2, 3, 4):
            paged = [one for skip in range(0, 12, size) for one in judged.largest_stories(size, skip)]
            assert paged == judged.largest_stories(20)
        assert {one.id: one for one in paged} == {one.id: one for one in judged.stories()}
        assert [len(one.articles) for one in paged] == [9, 4, 3, 2, 2, 2, 2, 2, 1]


def test_a_retelling_that_is_cut_makes_its_article_an_origin(store, notebook, judges) -> None:
    view = store.view()
    (edge,) = {(one.article, one.parent) for one in view.retellings()}
    pair = tuple(anchors.article_of(view.article(each)) for each in edge)
    assert view.stories()[0].origins == (edge[1],)
    cut = notebook.judge(Verdict.CUT_RETELLING, pair, "Aiko")
    seen = judges.over(view)
    assert not [*seen.retellings()]
    assert {*seen.stories()[0].origins} == {*edge}
    both = next(claim for claim in seen.claims() if len({each.article for each in claim.wordings}) == 2)
    assert {*both.origins} == {*edge}
    notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, cut.id),), "Aiko")
    notebook.judge(Verdict.REVERSE_RETELLING, pair, "Aiko")
    seen = judges.over(view)
    assert {(one.article, one.parent) for one in seen.retellings()} == {edge[::-1]}
    assert {(one.article, one.parent) for one in seen.retellings([edge[1]])} == {edge[::-1]}
    assert not [*seen.retellings([edge[0]])]
    assert seen.stories()[0].origins == (edge[0],)
    both = next(claim for claim in seen.claims() if len({each.article for each in claim.wordings}) == 2)
    assert both.origins == (edge[0],)


def test_actors_are_one_or_others(store, notebook, judges) -> None:
    view = store.view()
    mayor = next(one for one in view.statements() if one.source.actor and "Solheim" in one.source.text)
    assert mayor.source.actor
    known = anchors.actor_of(mayor.source.actor.id, "Ingrid Solheim")
    full = anchors.actor_of("ingrid-solheim-of-fjordby", "Ingrid Solheim of Fjordby")
    same = notebook.judge(Verdict.SAME_ACTOR, (known, full), "Aiko")
    seen = judges.over(view)
    whose = {one.source.actor.id for one in seen.statements() if one.source.actor}
    assert full.id in whose
    assert known.id not in whose
    named = seen.actor(full.id)
    assert named
    assert named.names == {"en": ("Ingrid Solheim of Fjordby",)}
    notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, same.id),), "Aiko")
    here = anchors.article_of(view.article(mayor.article))
    notebook.judge(Verdict.OTHER_ACTOR, (here, known, full), "Aiko")
    for one in judges.over(view).statements():
        if one.source.actor and one.source.actor.id in {known.id, full.id}:
            assert one.source.actor.id == (full.id if one.article == mayor.article else known.id)


def test_actors_said_to_be_one_another_in_a_ring_end_somewhere(store, notebook, judges) -> None:
    view = store.view()
    mayor = next(one for one in view.statements() if one.source.actor)
    assert mayor.source.actor
    one, other = anchors.actor_of(mayor.source.actor.id, "a"), anchors.actor_of("b", "b")
    notebook.judge(Verdict.SAME_ACTOR, (one, other), "Aiko")
    notebook.judge(Verdict.SAME_ACTOR, (other, one), "Aiko")
    assert [*judges.over(view).statements()]


def test_a_question_is_resolved(store, notebook, judges) -> None:
    view = store.view()
    (question,) = view.questions()
    target = anchors.question_of(view.article(question.evidence[0].article), question)
    notebook.judge(Verdict.RESOLVED, (target,), "Aiko", "the vote was held")
    assert [one.status for one in judges.over(view).questions()] == ["resolved"]
    assert [one.status for one in view.questions()] == ["open"]


def test_what_is_judged_is_no_longer_among_the_least_sure(store, notebook, judges) -> None:
    view = store.view()
    first, second, *_ = view.unsure(0.0, 10)
    assert first.confidence <= second.confidence
    notebook.judge(Verdict.CONFIRMED, (pointed(view, first),), "Aiko")
    seen = judges.over(view)
    assert first.id not in {one.id for one in seen.unsure(0.0, 10)}
    assert [one.confidence for one in seen.statements() if one.id == first.id] == [1.0]


def test_a_verdict_is_about_what_it_is_about(notebook) -> None:
    with pytest.raises(UsageError, match="not_a_statement is about statement"):
        notebook.judge(Verdict.NOT_A_STATEMENT, (anchors.actor_of("a", "a"),), "Aiko")
    assert not notebook.judgements()


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.notebook.db"
    target = anchors.actor_of("a", "a")

    def write(name: str) -> None:
        with Notebook(path) as own:
            for number in range(40):
                own.judge(Verdict.SAME_ACTOR, (target, target), name, str(number))
                own.add_note(target, str(number), name)

    def write_shared(shared: Notebook, name: str) -> None:
        for number in range(40):
            shared.judge(Verdict.SAME_ACTOR, (target, target), name, str(number))

    with Notebook(path) as shared:
        threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two")]
        threads += [threading.Thread(target=write_shared, args=(shared, name)) for name in ("three", "four")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept: list[Judgement] = shared.judgements()
        wanted = {(name, str(number)) for name in ("one", "two", "three", "four") for number in range(40)}
        assert {(one.author, one.reason) for one in kept} == wanted
        assert len(kept) == 160
        assert len(shared.notes()) == 80


def test_what_an_actor_said_follows_the_judgements(store, notebook, judges) -> None:
    view = store.view()
    assert [one.content.text for one in view.said_by("karl-berg")] == ["the budget had been agreed"]
    (one,) = view.said_by("karl-berg")
    mayor = view.spoken("ingrid-solheim").statements
    wrong = notebook.judge(
        Verdict.WRONG_SPEAKER, (pointed(view, one), anchors.actor_of("ingrid-solheim", "Ingrid Solheim")), "Aiko"
    )
    seen = judges.over(view)
    assert not seen.said_by("karl-berg")
    assert not seen.spoken("karl-berg").statements
    assert not seen.topics("karl-berg")
    assert seen.spoken("ingrid-solheim").statements == mayor + 1
    newest, *older = seen.said_by("ingrid-solheim")
    assert (newest.id, len(older)) == (one.id, mayor)
    assert [each.id for each in seen.said_by("ingrid-solheim", limit=1)] == [one.id]
    assert {topic.statements for topic in seen.topics("ingrid-solheim")} == {1, mayor}
    notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, wrong.id),), "Aiko")
    same = (anchors.actor_of("karl-berg", "Karl Berg"), anchors.actor_of("ingrid-solheim", "Ingrid Solheim"))
    notebook.judge(Verdict.SAME_ACTOR, same, "Aiko")
    seen = judges.over(view)
    for actor in ("karl-berg", "ingrid-solheim"):
        assert len(seen.said_by(actor)) == seen.spoken(actor).statements == mayor + 1
    notebook.judge(Verdict.NOT_A_STATEMENT, (pointed(view, one),), "Aiko")
    seen = judges.over(view)
    assert len(seen.said_by("karl-berg")) == seen.spoken("karl-berg").statements == mayor


def test_places_follow_merged_stories(store, notebook, judges) -> None:
    view = store.view()
    large, small = view.stories()
    heads = tuple(anchors.story_of(view.article(each.articles[0]), each) for each in (small, large))
    notebook.judge(Verdict.MERGE_STORIES, heads, "Aiko")
    seen = judges.over(view)
    assert {place.story for place in seen.places([*large.articles, *small.articles]).values()} == {large.id}
    assert [topic.story for topic in seen.topics("karl-berg")] == [large.id]


def found(view: View, query: str, **asked) -> list[str]:
    """The ids of articles whose sentences a search finds, one each time, page by page of one hit."""
    ids, before = [], None
    while True:
        page = view.find(Wanted(query, **asked), limit=1, before=before)
        ids += [hit.article for hit in page.hits]
        before = page.further
        if before is None:
            return ids


KARL, INGRID = anchors.actor_of("karl-berg", "Karl Berg"), anchors.actor_of("ingrid-solheim", "Ingrid Solheim")


def test_a_search_by_speaker_follows_who_is_judged_to_speak(store, notebook, judges) -> None:
    view = store.view()
    (one,) = said(view, "budget had been agreed")
    assert found(judges.over(view), "budget", speakers=(KARL.id,)) == [one.article]
    wrong = notebook.judge(Verdict.WRONG_SPEAKER, (pointed(view, one), INGRID), "Aiko")
    seen = judges.over(view)
    assert not found(seen, "budget", speakers=(KARL.id,))
    assert found(seen, "budget", speakers=(INGRID.id,)) == [one.article]
    assert found(seen, "budget", speaker_words="solheim") == [one.article]
    assert not found(seen, "budget", speaker_words="minister")
    assert found(seen, "budget") == [one.article]
    notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, wrong.id),), "Aiko")
    seen = judges.over(view)
    assert found(seen, "budget", speakers=(KARL.id,)) == [one.article]
    assert not found(seen, "budget", speakers=(INGRID.id,))


def test_a_search_by_authority_follows_who_is_judged_to_speak(store, notebook, judges) -> None:
    view = store.view()
    (one,) = said(view, "budget had been agreed")
    assert found(view, "budget", authority=Authority.NAMED) == [one.article]
    wire = anchors.actor_of("reuters", "Reuters")
    notebook.judge(Verdict.WRONG_SPEAKER, (pointed(view, one), wire), "Aiko")
    seen = judges.over(view)
    assert not found(seen, "budget", authority=Authority.NAMED)
    assert found(seen, "budget", authority=Authority.OUTLET) == [one.article]
    assert found(seen, "budget", authority=Authority.OUTLET, speakers=("reuters",)) == [one.article]
    assert not found(seen, "budget", authority=Authority.OUTLET, speakers=(KARL.id,))


def test_what_is_no_statement_is_found_by_its_words_alone(store, notebook, judges) -> None:
    view = store.view()
    (one,) = said(view, "budget had been agreed")
    notebook.judge(Verdict.NOT_A_STATEMENT, (pointed(view, one),), "Aiko")
    seen = judges.over(view)
    assert found(seen, "budget") == [one.article]
    assert not found(seen, "budget", speakers=(KARL.id,))
    assert not found(seen, "budget", authority=Authority.NAMED)
    assert not found(seen, "budget", speaker_words="minister")


def test_a_search_finds_all_that_actors_said_who_are_one(store, notebook, judges) -> None:
    view = store.view()
    apart = {actor: found(view, "harbour OR budget", speakers=(actor,)) for actor in (KARL.id, INGRID.id)}
    assert all(apart.values())
    notebook.judge(Verdict.SAME_ACTOR, (KARL, INGRID), "Aiko")
    seen = judges.over(view)
    for actor in apart:
        assert found(seen, "harbour OR budget", speakers=(actor,)) == [*apart[KARL.id], *apart[INGRID.id]]
    (one,) = said(view, "budget had been agreed")
    macron = anchors.actor_of("emmanuel-macron", "Emmanuel Macron")
    notebook.judge(Verdict.WRONG_SPEAKER, (pointed(view, one), macron), "Aiko")
    assert found(judges.over(view), "harbour OR budget", speakers=(KARL.id,)) == apart[INGRID.id]


def test_a_search_follows_who_an_actor_is_in_one_article(store, notebook, judges) -> None:
    view = store.view()
    both = found(view, "harbour", speakers=(INGRID.id,))
    assert len(both) == 2
    full = anchors.actor_of("ingrid-solheim-of-fjordby", "Ingrid Solheim of Fjordby")
    notebook.judge(Verdict.OTHER_ACTOR, (anchors.article_of(view.article(both[0])), INGRID, full), "Aiko")
    seen = judges.over(view)
    assert found(seen, "harbour", speakers=(INGRID.id,)) == both[1:]
    assert found(seen, "harbour", speakers=(full.id,)) == both[:1]
    assert found(seen, "harbour", speakers=(full.id, INGRID.id)) == both


def test_no_page_of_a_judged_search_misses_or_repeats_a_find(tmp_path, notebook) -> None:
    text = "".join(f"Karl Berg said that pier {at} was mended. " for at in range(12))
    lines = [
        {"id": str(at), "url": f"https://post.example/{at}", "lang": "en", "text": text + f"{at}."} for at in range(6)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    with open_ledger(tmp_path / "many.db") as store:
        run([str(tmp_path / "many.jsonl")], store)
        view = store.view()
        every = [*view.statements()]
        assert len(every) == 72
        for one in every[::3]:
            notebook.judge(Verdict.WRONG_SPEAKER, (pointed(view, one), INGRID), "Aiko")
        seen = Judges(notebook, load()).over(view)
        for actor in (KARL.id, INGRID.id):
            own = {
                (one.article, one.content.spans[0].start) for one in seen.statements() if one.source.actor.id == actor
            }
            assert len(own) in {24, 48}
            for size in (1, 5, 50):
                hits, before = [], None
                while True:
                    page = seen.find(Wanted("pier", speakers=(actor,)), size, before)
                    hits += page.hits
                    before = page.further
                    if before is None:
                        break
                assert len(hits) == len(own)
                assert all(
                    any(hit.article == at and start in range(*hit.sentence) for at, start in own) for hit in hits
                )
                assert len({(hit.article, hit.sentence) for hit in hits}) == len(own)


def counts(view: View, outlet: str) -> tuple[int, tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    shelf = view.shelf(outlet)
    return shelf.origins, shelf.retells, shelf.retold_by


def test_the_counts_of_outlets_follow_what_is_judged_of_retellings(store, notebook, judges) -> None:
    view = store.view()
    (copy, wire) = next((one.article, one.parent) for one in view.retellings())
    pair = tuple(anchors.article_of(view.article(each)) for each in (copy, wire))
    names = view.outlets_of([copy, wire])
    post, agency = names[copy], names[wire]
    edges = len([*view.retellings()])
    before = {each: counts(view, each) for each in (post, agency)}
    assert before == {post: (1, ((agency, edges),), ()), agency: (1, (), ((post, edges),))}
    cut = notebook.judge(Verdict.CUT_RETELLING, pair, "Aiko")
    seen = judges.over(view)
    assert counts(seen, post) == (2, (), ())
    assert counts(seen, agency) == (1, (), ())
    undo = notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, cut.id),), "Aiko")
    turned = notebook.judge(Verdict.REVERSE_RETELLING, pair, "Aiko")
    seen = judges.over(view)
    assert counts(seen, post) == (2, (), ((agency, edges),))
    assert counts(seen, agency) == (0, ((post, edges),), ())
    notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, turned.id),), "Aiko")
    assert {each: counts(judges.over(view), each) for each in (post, agency)} == before
    notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, undo.id),), "Aiko")
    assert counts(judges.over(view), post) == (2, (), ())


def test_a_merged_story_leaves_the_origins_of_outlets_as_they_are(store, notebook, judges) -> None:
    view = store.view()
    large, small = view.stories()
    heads = tuple(anchors.story_of(view.article(each.articles[0]), each) for each in (small, large))
    notebook.judge(Verdict.MERGE_STORIES, heads, "Aiko")
    seen = judges.over(view)
    assert all(counts(seen, outlet) == counts(view, outlet) for outlet in view.outlets())
