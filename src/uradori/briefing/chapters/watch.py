"""Chapter 10, What to watch: announced next steps by date, and what the articles themselves leave open."""

from __future__ import annotations

from dataclasses import replace

from uradori.briefing.interface import time_order
from uradori.briefing.lineage import Saying
from uradori.briefing.lines import question_line
from uradori.briefing.material import Material
from uradori.briefing.model import Chapter, Group, Line, Lines
from uradori.model import Question, QuestionKind
from uradori.moments import parse_time

_SECTIONS = ((QuestionKind.NEXT_STEP, "watch.next_steps"), (QuestionKind.OPEN, "watch.open"))

_OVER = {"passed", "resolved"}
"""Marks of what need not be watched any more."""


def what_to_watch(material: Material) -> Chapter:
    """Questions, the same one in copies counted once."""
    texts = material.texts
    blocks = tuple(
        Lines(texts(title), (Group(None, tuple(lines)),))
        for kind, title in _SECTIONS
        if (lines := _lines(material, kind))
    )
    return Chapter("watch", texts("chapter.watch"), texts("chapter.watch_note"), blocks)


def _lines(material: Material, kind: QuestionKind) -> list[Line]:
    """Dated ones that are still ahead first, then the undated, last those that are resolved or whose day had passed."""
    questions = [question for question in material.questions if question.kind is kind and _asks(material, question)]
    sayings = [Saying(one.evidence[0].article, one.evidence[0].spans, one.text) for one in questions]
    now = max((moment for one in material.articles.values() if (moment := parse_time(one.published))), default=None)
    lines = []
    for bundle in material.lineage.bundles(sayings):
        first = sayings[bundle[0]].article
        copies = {sayings[at].article: material.passage(sayings[at].article, sayings[at].spans) for at in bundle[1:]}
        copies.pop(first, None)
        roots = material.lineage.origins_of(sayings[at] for at in bundle)
        line = question_line(material, questions[bundle[0]], tuple(copies.values()), len(roots))
        closes = parse_time(line.closes)
        past = closes is not None and now is not None and closes.date() < now.date()
        resolved = any(questions[at].status == "resolved" for at in bundle)
        over = ("resolved",) if resolved else ("passed",) if past else ()
        lines.append(replace(line, marks=tuple(dict.fromkeys((*line.marks, *over)))))
    return sorted(
        lines, key=lambda line: (bool(_OVER.intersection(line.marks)), time_order(line.closes), _asked(material, line))
    )


def _asks(material: Material, question: Question) -> bool:
    """Whether the question is more than its article's title."""
    title = material.articles[question.evidence[0].article].title
    return not title or question.text.strip() not in title


def _asked(material: Material, line: Line) -> tuple[bool, str]:
    return time_order(material.articles[line.passage.article].published)
