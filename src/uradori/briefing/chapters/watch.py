"""Chapter 10, What to watch: announced next steps by date, and what the articles themselves leave open."""

from __future__ import annotations

from uradori.briefing.interface import time_order
from uradori.briefing.lineage import Saying
from uradori.briefing.lines import question_line
from uradori.briefing.material import Material
from uradori.briefing.model import Chapter, Group, Line, Lines
from uradori.model import QuestionKind

_SECTIONS = ((QuestionKind.NEXT_STEP, "watch.next_steps"), (QuestionKind.OPEN, "watch.open"))


def what_to_watch(material: Material) -> Chapter:
    """Questions, the same one in copies counted once."""
    texts = material.texts
    blocks = tuple(
        Lines(texts(title), (Group(None, tuple(lines)),))
        for kind, title in _SECTIONS
        if (lines := _lines(material, kind))
    )
    return Chapter(10, "watch", texts("chapter.watch"), texts("chapter.watch_note"), blocks)


def _lines(material: Material, kind: QuestionKind) -> list[Line]:
    questions = [question for question in material.questions if question.kind is kind]
    sayings = [Saying(one.evidence[0].article, one.evidence[0].spans, one.text) for one in questions]
    lines = []
    for bundle in material.lineage.bundles(sayings):
        copies = tuple(material.passage(sayings[at].article, sayings[at].spans) for at in bundle[1:])
        roots = frozenset(root for at in bundle for root in material.lineage.roots_of(sayings[at]))
        lines.append(question_line(material, questions[bundle[0]], copies, len(roots)))
    return sorted(lines, key=lambda line: (time_order(line.closes), _asked(material, line)))


def _asked(material: Material, line: Line) -> tuple[bool, str]:
    return time_order(material.articles[line.passage.article].published)
