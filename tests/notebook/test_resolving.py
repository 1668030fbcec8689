"""Judgements resolved one by one come to the same as all at once, in whatever order they were made."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uradori.actors import load
from uradori.ledger import Store, View, open_ledger
from uradori.model import Judgement, Statement, Target, TargetKind, Verdict
from uradori.notebook import Judges, Notebook, anchors
from uradori.notebook.judged import Rulings, further, resolve
from uradori.notebook.memory import Memory
from uradori.notebook.speakers import in_force
from uradori.run import run

TEXTS = {
    "wire": (
        "The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen next week. "
        '"The repairs of the northern quay are finished," she said. It remains unclear whether the fee will be lowered.'
    ),
    "copy": (
        "The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen next week, Fjord Wire "
        'reports. "The repairs of the northern quay are finished," she said. The school holidays begin on Friday.'
    ),
    "late": (
        "The mayor of Fjordby, Ingrid Solheim, said on Monday that the harbour would reopen next week, Morning Post "
        'reports. "The repairs of the northern quay are finished," she said. The minister, Karl Berg, denied it.'
    ),
    "other": "The minister of finance, Karl Berg, said on Tuesday that the budget had been agreed. He was late.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("made")
    outlets = ("Fjord Wire", "Morning Post", "Evening Post", "Morning Post")
    lines = [
        {
            "id": name,
            "url": f"https://{name}.example/1",
            "outlet": outlet,
            "published": f"2025-08-18T{8 + at:02}:00:00Z",
        }
        for at, (name, outlet) in enumerate(zip(TEXTS, outlets, strict=True))
    ]
    texts = "\n".join(json.dumps(line | {"lang": "en", "text": TEXTS[line["id"]]}) for line in lines)
    (folder / "lines.jsonl").write_text(texts, "utf-8")
    with open_ledger(folder / "ledger.db") as store:
        run([str(folder / "lines.jsonl")], store)
        yield store


def verdicts(view: View) -> list[tuple[Verdict, tuple[Target, ...]]]:
    """Much that can be judged of what *view* sees, each by what it is about."""
    statements, claims, stories = [*view.statements()], [*view.claims()], view.stories()
    whose = {one.source.actor.id for one in statements if one.source.actor}
    actors = [anchors.actor_of(one, one) for one in sorted(whose)]
    macron = anchors.actor_of("emmanuel-macron", "Emmanuel Macron")
    articles = {one.id: anchors.article_of(one) for one in view.articles()}

    def pointed(one: Statement) -> Target:
        return anchors.statement_of(view.article(one.article), one)

    claimed = [anchors.claim_of(view.article(one.wordings[0].article), one) for one in claims]
    told = [anchors.story_of(view.article(one.articles[0]), one) for one in stories]
    found: list[tuple[Verdict, tuple[Target, ...]]] = [(Verdict.SAME_ACTOR, (actors[0], macron))]
    found += [(Verdict.SAME_ACTOR, (actors[-1], actors[0])), (Verdict.SAME_ACTOR, (macron, actors[-1]))]
    found.append((Verdict.SAME_ACTOR, (actors[0], anchors.actor_of("nobody-known", "Nobody Known"))))
    for at, one in enumerate(statements):
        who = (macron, actors[0], anchors.actor_of("nobody-known", f"Nobody {at % 2}"))[at % 3]
        found += [(Verdict.WRONG_SPEAKER, (pointed(one), who)), (Verdict.NOT_A_STATEMENT, (pointed(one),))]
        found.append((Verdict.CONFIRMED, (pointed(one),)))
    found += [(Verdict.OTHER_ACTOR, (each, one, macron)) for each in articles.values() for one in actors]
    for edge in view.retellings():
        if edge.parent in articles:
            pair = (articles[edge.article], articles[edge.parent])
            found += [(Verdict.CUT_RETELLING, pair), (Verdict.REVERSE_RETELLING, pair)]
    found += [(Verdict.MERGE_CLAIMS, (one, other)) for one in claimed for other in claimed if one != other]
    for claim, target in zip(claims, claimed, strict=True):
        passages = [anchors.passage_of(view.article(one.article), one.spans) for one in claim.wordings]
        found += [(Verdict.SPLIT_CLAIM, (target, each)) for each in passages]
    found += [(Verdict.MERGE_STORIES, (one, other)) for one in told for other in told if one != other]
    found += [(Verdict.SPLIT_STORY, (one, each)) for one in told for each in articles.values()]
    for question in view.questions():
        target = anchors.question_of(view.article(question.evidence[0].article), question)
        found.append((Verdict.RESOLVED, (target,)))
    return found


def told(rulings: Rulings) -> tuple[object, ...]:
    """All that *rulings* say, the order of changed stories too: it is that in which equal ones are listed."""
    changed = (rulings.claims.now, [*rulings.stories.now.items()])
    said = (rulings.speakers, rulings.moved, rulings.restated)
    return (said, rulings.edges.cut, rulings.edges.turned, changed, rulings.shelves)


def made(chosen: list[tuple[Verdict, tuple[Target, ...]] | int]) -> list[Judgement]:
    """Judgements, each a second after the one before; a number undoes the one that it is the place of."""
    found: list[Judgement] = []
    begun = datetime(2025, 8, 20, tzinfo=UTC)
    for at, one in enumerate(chosen):
        if isinstance(one, int):
            if not found:
                continue
            one = (Verdict.UNDO, (Target(TargetKind.JUDGEMENT, found[one % len(found)].id),))  # noqa: PLW2901
        moment = (begun + timedelta(seconds=at)).isoformat(timespec="microseconds")
        found.append(Judgement.of(*one, "Aiko", moment))
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_by_one_comes_to_the_same_as_all_at_once(store: Store, data: st.DataObject) -> None:
    view, gazetteer = store.view(), load()
    of_kind: dict[Verdict, list[tuple[Verdict, tuple[Target, ...]]]] = {}
    for one in verdicts(view):
        of_kind.setdefault(one[0], []).append(one)
    kinds = st.sampled_from(sorted(of_kind))
    verdict = kinds.flatmap(lambda kind: st.sampled_from(of_kind[kind]))
    judgements = made(data.draw(st.lists(verdict | st.integers(0, 20), max_size=12)))
    memory = Memory(view)
    known = resolve(memory, [], gazetteer)
    for upto in range(1, len(judgements) + 1):
        standing = in_force(judgements[:upto])
        known = further(known, memory, standing) or resolve(memory, standing, gazetteer)
        assert told(known) == told(resolve(Memory(view), standing, gazetteer))


def test_what_is_new_alone_is_resolved(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = store.view()
    statements = [*view.statements()]
    resolved = []
    monkeypatch.setattr(
        sys.modules[resolve.__module__], "resolve", lambda *given: resolved.append(1) or resolve(*given)
    )
    with Notebook(tmp_path / "notebook.db") as notebook:
        judges = Judges(notebook, load())
        for one in statements:
            target = anchors.statement_of(view.article(one.article), one)
            notebook.judge(Verdict.NOT_A_STATEMENT, (target,), "Aiko")
            assert one.id not in {each.id for each in judges.over(view).statements()}
        assert len(resolved) == 1
        undone = notebook.judgements()[0]
        notebook.judge(Verdict.UNDO, (Target(TargetKind.JUDGEMENT, undone.id),), "Aiko")
        assert [one.id for one in judges.over(view).statements()] == [undone.targets[0].id]
        assert len(resolved) == 2


def test_another_name_for_whom_an_actor_is_one_with_reaches_what_was_judged_before(store: Store) -> None:
    view, gazetteer = store.view(), load()
    memory = Memory(view)
    one, *others = [each for each in view.statements() if each.source.actor]
    other = next(each for each in others if each.article != one.article)
    first, last = (anchors.statement_of(view.article(each.article), each) for each in (one, other))
    assert one.source.actor
    actor, known = anchors.actor_of(one.source.actor.id, "Ingrid"), anchors.actor_of("nobody-known", "Nobody Known")
    same: list[tuple[Verdict, tuple[Target, ...]]] = [(Verdict.SAME_ACTOR, (actor, known))]
    here = anchors.article_of(view.article(one.article))
    same += [(Verdict.OTHER_ACTOR, (here, anchors.actor_of("somebody", "Somebody"), known))]
    named = (Verdict.WRONG_SPEAKER, (last, anchors.actor_of("nobody-known", "Nobody Else")))
    *earlier, latest = made([*same, (Verdict.CONFIRMED, (first,)), named])
    before = resolve(memory, earlier, gazetteer)
    after = further(before, memory, [*earlier, latest]) or resolve(memory, [*earlier, latest], gazetteer)
    assert told(after) == told(resolve(Memory(view), [*earlier, latest], gazetteer))
    assert before.restated[one.id] != after.restated[one.id]


def test_what_was_resolved_before_stays_as_it_was(store: Store) -> None:
    view, gazetteer = store.view(), load()
    memory = Memory(view)
    judgements = made([*verdicts(view)])
    known = resolve(memory, [], gazetteer)
    for one in judgements:
        before = resolve(memory, known.judgements, gazetteer)
        further(known, memory, [*known.judgements, one])
        assert told(known) == told(before)
