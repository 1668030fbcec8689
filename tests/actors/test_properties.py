"""Whatever the text, resolving ends well; and it is quick."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from uradori.actors import MentionClass, Resolver, classify, load
from uradori.lang import SUPPORTED

WORDS = [
    *(
        "Putin",
        "Trump's",
        "the",
        "President",
        "of",
        "Russia",
        "officials",
        "Kim",
        "Jane",
        "U.S.",
        "he",
        ",",
        "spokesman",
    ),
    *("プーチン", "大統領", "の", "氏", "同", "・", "サントソ", "米", "林", "外務省", "田中", "と", "紙"),
    *("Путина", "президент", "г-н", "и", "Иван", "РФ", "он", "Зеленського", "та", "ЗСУ", "вона", "Гнатенко"),
]
mentions = (
    st.text(max_size=40)
    | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | mentions, st.lists(mentions, max_size=6), st.sampled_from(SUPPORTED))
def test_resolving_never_raises_and_names_only_actors_that_exist(text, asked, lang):
    gazetteer = load()
    context = Resolver(gazetteer).begin(text, lang, "2025-08-16")
    for at, mention in enumerate(asked):
        found = context.resolve(mention, at)
        known = found is None or gazetteer.get(found.id) is not None
        assert known or found.id in {actor.id for actor in context.unknown}
        assert found is None or any(found.name.values())


@settings(max_examples=150, deadline=None)
@given(mentions, st.sampled_from(SUPPORTED))
def test_every_mention_has_a_class_and_always_the_same(mention, lang):
    assert classify(mention, lang) is classify(mention, lang)
    assert classify(mention, lang) in MentionClass


@settings(max_examples=50, deadline=None)
@given(st.lists(mentions, max_size=5), st.sampled_from(SUPPORTED))
def test_the_same_article_is_always_resolved_the_same(asked, lang):
    text = " ".join(asked)
    runs = []
    for _ in range(2):
        context = Resolver(load()).begin(text, lang, None)
        runs.append([context.resolve(mention, text.index(mention)) for mention in asked])
    assert runs[0] == runs[1]


def test_a_long_text_without_structure_does_not_stall():
    text = "Putin " * 3000 + "Kim " * 3000
    context = Resolver(load()).begin(text, "en", None)
    started = time.process_time()
    for at in range(0, len(text), 3000):
        context.resolve("Kim", at)
        context.resolve("he", at)
    assert time.process_time() - started < 5
