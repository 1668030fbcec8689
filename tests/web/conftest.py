"""A desk over the bundled dossier, and one served to a real browser."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from uradori.ledger import open_ledger
from uradori.run import run
from uradori.web import DeskOptions, create_app

HOSTILE = {
    "id": "hostile",
    "title": "<script>document.title = 'owned'</script> & <img src=x onerror=alert(1)>",
    "outlet": '"><script>alert(2)</script>',
    "url": "javascript:alert(3)",
    "lang": "en",
    "published": "2025-08-16",
    "text": 'The <b>mayor</b> said that "<script>alert(4)</script> the pier </blockquote> is closed" on Friday.',
}
"""An article whose every field would like to run a script."""


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled dossier and a hostile article, read once a session."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "hostile.jsonl").write_text(json.dumps(HOSTILE) + "\n", "utf-8")
    path = folder / "ledger.db"
    with as_file(files("uradori") / "dossier") as dossier, open_ledger(path) as store:
        names = [one["file"] for one in json.loads((dossier / "relations.json").read_text("utf-8"))["articles"]]
        sources = [str(dossier / name) for name in dict.fromkeys(names)]
        assert not run([*sources, str(folder / "hostile.jsonl")], store).failures
    return path


@pytest.fixture
def desk(ledger: Path) -> Iterator[TestClient]:
    """A client of a desk over that ledger."""
    with TestClient(create_app(DeskOptions(ledger, hosts=("testserver",)))) as client:
        yield client


@pytest.fixture(scope="session")
def address(ledger: Path) -> Iterator[str]:
    """Where a desk over that ledger answers, for a browser."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(DeskOptions(ledger)), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [found]})
        thread.start()
        yield f"http://127.0.0.1:{found.getsockname()[1]}"
        server.should_exit = True
        thread.join()
