"""What people at work ask of a view: the least sure statements, the feeds, and whether anything has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from uradori.ledger import open_ledger, rows
from uradori.run import pipeline, run

TEXT = 'The mayor of Fjordby, Ingrid Solheim, said that the harbour would reopen. "We are ready," she said on Monday.'
RSS = """<rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>
<item><title>Harbour</title><link>https://wire.example/1</link><description>{text}</description></item></channel></rss>"""


def lines(path: Path, *texts: str) -> str:
    rows = [
        {"id": str(at), "url": f"https://a.example/{at}", "lang": "en", "text": text} for at, text in enumerate(texts)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return str(path)


def test_the_least_sure_statements_of_current_articles_come_first(tmp_path: Path, monkeypatch) -> None:
    with open_ledger(tmp_path / "ledger.db") as store:
        run([lines(tmp_path / "a.jsonl", TEXT, f"Yesterday. {TEXT}")], store)
        run([lines(tmp_path / "a.jsonl", f"Corrected: {TEXT}")], store)
        view = store.view()
        assert store.view().state() == view.state()
        found = view.unsure(0.0, 100)
        assert {one.id for one in found} == {one.id for one in view.statements()}
        assert [one.confidence for one in found] == sorted(one.confidence for one in found)
        assert view.unsure(0.0, 1) == found[:1]
        assert view.unsure(0.0, 100, [one.id for one in found[1:]]) == found[:1]
        assert all(one.confidence >= found[-1].confidence for one in view.unsure(found[-1].confidence, 100))
        monkeypatch.setattr(pipeline, "extractor", lambda *_: "newer")
        run([lines(tmp_path / "a.jsonl", f"Corrected: {TEXT}")], store)
        newer = store.view()
        assert newer.state() != view.state()
        assert [one.id for one in newer.unsure(0.0, 100)] == [one.id for one in found]


def test_the_feeds_that_articles_came_from(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.format(text=TEXT * 8), "utf-8")
    with open_ledger(tmp_path / "ledger.db") as store:
        assert store.view().feeds() == []
        run([str(path)], store)
        ((feed, last),) = store.view().feeds()
        assert feed == str(path)
        assert last[:2] == "20"


def test_what_was_kept_since_a_time_the_last_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(tmp_path / "ledger.db") as store:
        for day, texts in enumerate(((TEXT,), (TEXT, f"Then. {TEXT}", f"Later. {TEXT}"), (f"Corrected: {TEXT}",)), 1):
            monkeypatch.setattr(rows, "now", lambda day=day: f"2030-01-0{day}T00:00:00+00:00")
            run([lines(tmp_path / "a.jsonl", *texts)], store)
        view = store.view()
        keys = {one.id: one.key for one in view.articles()}
        found = [(keys[ident][-1], at[:10]) for ident, at in view.kept("2030-01-01", 9).items()]
        assert found == [("0", "2030-01-03"), ("2", "2030-01-02"), ("1", "2030-01-02")], "a revision takes the place"
        assert len(view.kept("2030-01-01", 2)) == 2
        assert [at[:10] for at in view.kept("2030-01-03", 9).values()] == ["2030-01-03"]
        assert view.kept("2031", 9) == {}
