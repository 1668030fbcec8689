"""The JSON beside the pages answers as its OpenAPI document says, whatever is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from uradori.web import DeskOptions, create_app
from uradori.web.pages import PAGES

schemathesis = pytest.importorskip("schemathesis", reason="Schemathesis is not installed")


def test_every_answer_is_what_the_document_says(ledger: Path) -> None:
    app = create_app(DeskOptions(ledger, hosts=("*",), rate=1_000_000))
    operations = [found.ok() for found in schemathesis.openapi.from_asgi("/openapi.json", app).get_all_operations()]
    pages = {page.path.replace(":path", "").rstrip("/") or "/stories" for page in PAGES}
    assert {one.path for one in operations} >= {f"{page}.json" for page in pages}
    for operation in operations:

        @settings(max_examples=20, deadline=None, suppress_health_check=[*HealthCheck], database=None)
        @given(case=operation.as_strategy())
        def check(case) -> None:
            case.call_and_validate()

        check()
