"""Credits that only the carrier of an article gives."""

import pytest

from uradori.actors import load
from uradori.model import RawPage, RetellingKind, snapshot_hash
from uradori.reading import read
from uradori.stories import group

TEXT = "The bridge over the Nar opened on Monday. Traffic had been stopped for a year. The mayor cut a ribbon."


@pytest.fixture
def carried():
    page = RawPage("a", TEXT, snapshot_hash(TEXT.encode()), outlet="AFP via France 24", published="2031-03-01")
    return read(page, load())


def test_a_credit_of_the_carrier_speaks_for_the_whole_text(carried):
    (edge,) = group([carried], []).retellings
    assert (edge.kind, edge.parent, edge.score) == (RetellingKind.CREDIT, "actor:afp", 0.9)
