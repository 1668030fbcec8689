"""The page of a claim: the picture of who retells whom, and the count of origins beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desk_samples import BEFORE, COPIED, LATER, OPENS, POST, SHUT, WIRE, TestClient

from uradori.ledger import Grouped, open_ledger
from uradori.model import Retelling, RetellingKind, outside_parent
from uradori.web import DeskOptions, create_app

BORROWED = replace(COPIED, score=0.2)
AFAR = Retelling(POST.id, outside_parent("far-agency"), RetellingKind.CREDIT, 0.9, (), "credit:Far Agency")


@pytest.mark.parametrize(
    ("retellings", "origins"),
    [
        ((COPIED,), (WIRE.id,)),
        ((BORROWED,), (POST.id, WIRE.id)),
        ((BORROWED, AFAR), (WIRE.id, outside_parent("far-agency"))),
        ((), (POST.id, WIRE.id)),
    ],
)
def test_the_origins_in_the_picture_are_those_that_are_counted(
    tmp_path: Path, retellings: tuple[Retelling, ...], origins: tuple[str, ...]
) -> None:
    claim = replace(BEFORE, wordings=(*BEFORE.wordings, *LATER.wordings), origins=origins)
    with open_ledger(tmp_path / "ledger.db") as store, store.writer() as writer:
        writer.begin("samples")
        for article, statement in ((WIRE, OPENS), (POST, SHUT)):
            writer.add_article(article)
            writer.add_findings(article.id, [statement], (), (), ())
        writer.add_grouping(Grouped((), retellings, (claim,), ()))
        writer.commit()
    client = TestClient(create_app(DeskOptions(tmp_path / "ledger.db")), base_url="http://localhost")
    data = client.get(f"/claims/{claim.id}.json").json()
    assert data["origins"] == len(origins)
    assert {node["id"] for node in data["nodes"] if node["origin"]} == {*origins}
    assert {node["id"] for node in data["nodes"] if node["wording"]} == {WIRE.id, POST.id}
