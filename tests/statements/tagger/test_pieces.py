from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from uradori.statements.tagger.network import WIDTH, buckets, word_vectors
from uradori.statements.tagger.pieces import pieces

ANY = st.text(st.characters(codec=None), max_size=200)


def test_pieces_stand_where_their_words_stand() -> None:
    text = "Berg said:  “We’ll win.”\nベルク外相は「会談」と述べた。 Берг заявила."
    row = pieces(text)
    words = [text[a:b] for a, b in zip(row.starts.tolist(), row.ends.tolist(), strict=True)]
    assert "".join(words) == "".join(text.split())
    assert {"said", "「", "заявила"} <= set(words)


@given(ANY)
def test_pieces_lie_inside_any_text_in_order(text: str) -> None:
    row = pieces(text)
    assert len(row.ids) == len(row.starts) == len(row.ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(row.starts.tolist(), row.ends.tolist(), strict=True))
    assert all(np.diff(row.starts) >= 0)
    assert all(np.diff(row.ends) >= 0)


@given(ANY, st.data())
def test_a_reach_covers_what_it_is_asked_for(text: str, data: st.DataObject) -> None:
    row = pieces(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = row.reach(start, end)
    for at in range(len(row.ids)):
        touches = row.starts[at] < end and row.ends[at] > start
        if touches:
            assert first <= at < last


def test_vectors_of_words_that_mean_the_same_are_alike() -> None:
    def vector(word: str) -> np.ndarray:
        row = word_vectors(pieces(word).ids)
        assert row.shape == (len(pieces(word).ids), WIDTH)
        mean = row.mean(0)
        return mean / np.linalg.norm(mean)

    said, stated, table = vector("said"), vector("сказал"), vector("стол")
    assert said @ stated > said @ table


def test_distance_grows_by_octaves_on_both_sides() -> None:
    row = buckets(3, 8).tolist()
    assert row[3] == 32
    assert row[:4] == sorted(row[:4])
    assert row[2] == 64 - row[4]
    assert len(set(row)) == len(row)
