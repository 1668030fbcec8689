"""Decoding is exact: held against every possible answer on short rows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from uradori.statements.tagger.decode import Leanings, anchors, best_segment, found, segments

PLAIN = Leanings(0, 0, 4)
UNQUOTED = np.zeros(8, np.float32)
ROW = st.lists(st.integers(-6, 6).map(float), min_size=1, max_size=9).map(lambda row: np.array(row, np.float32))


def worth(scores: np.ndarray, rows: list[tuple[int, int]], cost: float) -> float:
    return sum(float(scores[a:b].sum()) - cost for a, b in rows)


def every_choice(length: int) -> list[list[tuple[int, int]]]:
    choices = []
    for bits in range(2**length):
        inside = [bool(bits >> i & 1) for i in range(length)] + [False]
        starts = [i for i in range(length) if inside[i] and (i == 0 or not inside[i - 1])]
        choices.append([(a, next(j for j in range(a, length + 1) if not inside[j])) for a in starts])
    return choices


@given(ROW, st.sampled_from([0.0, 1.0, 4.0]))
def test_segments_are_the_best_of_all_choices(scores: np.ndarray, cost: float) -> None:
    mine = segments(scores, cost)
    assert worth(scores, mine, cost) == max(worth(scores, rows, cost) for rows in every_choice(len(scores)))
    assert all(a < b for a, b in mine)
    assert all(first[1] < second[0] for first, second in pairwise(mine))


@given(ROW)
def test_the_best_segment_is_the_best_of_all_segments(scores: np.ndarray) -> None:
    at, total = best_segment(scores)
    sums = [float(scores[a:b].sum()) for a in range(len(scores)) for b in range(a + 1, len(scores) + 1)]
    assert total == max(0.0, *sums)
    assert (at is None) == (max(sums) <= 0)
    if at is not None:
        assert float(scores[slice(*at)].sum()) == total


def test_of_two_anchors_side_by_side_the_likelier_stays() -> None:
    logits = np.array([-5, 1, 2, -5, 0, -1, -5], np.float32)
    assert anchors(logits, -2) == [2, 4]


def test_a_cue_without_content_is_no_statement() -> None:
    scores = np.full((3, 5), -3, np.float32)
    scores[0, 0] = 5
    assert found(2.0, scores, 1, PLAIN, UNQUOTED) is None


def test_a_statement_has_the_pieces_its_scores_point_to() -> None:
    scores = np.full((3, 8), -5, np.float32)
    scores[0, :2], scores[1, 2], scores[2, 3:7] = 4, 4, 4
    statement = found(3.0, scores, 2, PLAIN, UNQUOTED)
    assert statement is not None
    assert (statement.source, statement.cue, statement.content) == ((0, 2), (2, 3), ((3, 7),))
    assert all(np.isfinite(statement.signs))


def test_a_leaning_towards_sources_finds_a_doubtful_one() -> None:
    scores = np.full((3, 8), -5, np.float32)
    scores[0, :2], scores[1, 2], scores[2, 3:7] = -1, 4, 4
    plain, leaning = (found(3.0, scores, 2, each, UNQUOTED) for each in (PLAIN, Leanings(2, 0, 4)))
    assert plain is not None
    assert leaning is not None
    assert (plain.source, leaning.source) == (None, (0, 2))
