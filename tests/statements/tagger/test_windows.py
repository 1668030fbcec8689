from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uradori.model import Span
from uradori.reading import sentences
from uradori.statements.draft import Draft, Sense
from uradori.statements.quotes import quotations
from uradori.statements.tagger.features import BLANK, CONTEXTS, LINKS, Encoded, encode
from uradori.statements.tagger.windows import CONTEXT, LENGTH, windows

WORDS = st.lists(
    st.sampled_from(["word", "said", "Berg", "会談", "заявил", ".", "\n", "“", "”", "と述べた。"]), max_size=900
)


def encoded(text: str) -> Encoded:
    return encode(text, sentences(text, "en"), quotations(text), [])


@given(WORDS)
def test_every_piece_is_one_windows_own_and_no_window_is_too_long(words: list[str]) -> None:
    row = encoded(" ".join(words))
    found = windows(row)
    owned = [at for window in found for at in range(window.begin, window.end)]
    assert owned == list(range(len(row.pieces.ids)))
    for window in found:
        assert window.first <= window.begin < window.end <= window.last
        assert window.last - window.first <= LENGTH
        assert window.begin - window.first <= CONTEXT


def test_a_long_text_is_cut_at_the_ends_of_lines() -> None:
    line = "The minister said that the talks would go on for some time yet. " * 4
    row = encoded("\n".join([line] * 12))
    starts = [window.begin for window in windows(row)][1:]
    assert starts
    assert all(row.lines[at] != row.lines[at - 1] for at in starts)


def test_marks_tell_quotations_lines_and_sentences() -> None:
    text = "Berg left.\n\n“We are ready,” she said. He nodded."
    row = encoded(text)
    assert row.marks.shape == (len(row.pieces.ids), len(BLANK))
    assert row.marks.min() >= 0
    assert row.marks.max() < CONTEXTS
    quote, begins = row.marks[:, 0], row.marks[:, 1] - BLANK[1]
    at = {
        text[a:b]: i for i, (a, b) in enumerate(zip(row.pieces.starts.tolist(), row.pieces.ends.tolist(), strict=True))
    }
    assert (quote[at["are"]], quote[at["left"]]) == (1, 0)
    assert quote[at["“"]] == 2
    assert (begins[at["“"]], begins[at["He"]], begins[at["left"]]) == (3, 1, 0)
    assert row.lines[at["“"]] == row.lines[at["left"]] + 1


def test_links_tell_what_a_draft_holds() -> None:
    text = "Berg said it rains."
    draft = Draft((Span(0, 4),), (Span(5, 9),), (Span(10, 18),), Sense("say", "say", "past"))
    row = encode(text, sentences(text, "en"), (), [(draft, 0.9)])
    cue = row.pieces.reach(5, 9)[0]
    told = row.links(0, len(row.pieces.ids), [cue, cue + 1])
    assert told.shape == (2, 3, len(row.pieces.ids))
    assert told.max() < LINKS
    assert told[0, 0, 0] == told[0, 0, 1] + 1
    assert not told[1].any()
