"""What stands for an originator whose article is not in the ledger."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uradori.model import outside_parent, outsider


@given(st.text(min_size=1))
def test_an_outside_parent_gives_back_its_actor(actor: str) -> None:
    assert outsider(outside_parent(actor)) == actor


@given(st.text(alphabet="0123456789abcdef", min_size=1))
def test_an_article_is_no_outsider(article: str) -> None:
    assert outsider(article) is None
