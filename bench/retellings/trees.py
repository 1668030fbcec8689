"""Trees of retellings made from real articles by recorded edits: who retells whom is known because it was done here.

A tree begins with one real article, or two that are merged later. Every other article of it was made from its parent
(two for a merge) by one to three edits, and is published by another outlet minutes to hours later. Beside the trees
stand strangers: real articles on the same topic that come from none of them. Everything follows from the number of the
tree: the same number makes the same tree.

What no two people would write alike is not written alike here, for it would tell of a copy that is none: a tree is
translated into each language once (the documents hold one translation only, and back would be the very original), and
no new first paragraph is used twice in it. A translator translates what stands there, what other editors put in too.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).resolve().parents[1] / "attribution"))

from corpora import HELD_BACK
from sets import SHARED, documents, mates, rows

from uradori.actors import load
from uradori.actors.gazetteer import Gazetteer
from uradori.lang import SUPPORTED
from uradori.model import Article, Markup, RawPage, snapshot_hash
from uradori.reading import read
from uradori.reading.sentences import sentences

EDITS = tomllib.loads((Path(__file__).parent / "edits.toml").read_text(encoding="utf-8"))
_LONGEST, _SHORTEST = 40, 6
"""Lines of a source that are used, and the fewest that make one."""
_UNTIMED = 0.08
"""Share of articles that are published without a time."""
_SAME_RUN = {"ja": 20, "en": 40, "ru": 40, "uk": 40}
"""Characters in a row by which two sources are not independent of one another."""
_START = datetime(2025, 3, 3, tzinfo=UTC)


_LEADS = "leads"
"""What the lines of new first paragraphs have for a document."""


class Line(NamedTuple):
    """A line, and where it stands in a document that exists in other languages too (``doc`` empty: in none)."""

    text: str
    doc: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """A real article; ``name`` names it, in whatever language."""

    name: str
    lang: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An article of a tree: ``parents`` are places in the tree, ``edits`` what made it of them."""

    article: Article
    parents: tuple[int, ...]
    edits: tuple[str, ...]
    generation: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The articles of one tree, parents before children, its strangers, and the names of all real articles in them."""

    number: int
    nodes: tuple[Node, ...]
    strangers: tuple[Article, ...]
    names: frozenset[str]

    def roots(self, place: int) -> set[int]:
        """The places of the roots of the article at *place*."""
        parents = self.nodes[place].parents
        return {root for parent in parents for root in self.roots(parent)} or {place}


@dataclass(slots=True)
class _Draft:
    """An article being made; ``outlet`` is a field of the edits and a number in it, ``originator`` the carrier's.

    ``unused`` are the numbers of sentences for first paragraphs that its tree has not used yet.
    """

    lang: str
    lines: list[Line]
    outlet: tuple[str, int]
    at: datetime
    unused: list[int] = field(default_factory=list)
    parents: tuple[int, ...] = ()
    edits: tuple[str, ...] = ()
    generation: int = 0
    originator: str | None = None


@cache
def origins() -> dict[str, tuple[Origin, ...]]:
    """The real articles by corpus, those kept for other tests left out."""
    found = {
        "ntrex": [
            Origin(name, lang, tuple(Line(text, name, number) for number, text in enumerate(lines[lang])))
            for name, lines in documents().items()
            for lang in SUPPORTED
        ],
        "jawikinews": [
            _origin(f"jawikinews-{row['id']}", "ja", row["headline"], row["text"])
            for row in rows(SHARED / "jawikinews/jawikinews_all_detok.jsonl")
        ],
        "kremlin": [
            _origin(row["url"], "ru", row["title"], row["text"])
            for row in rows(SHARED / "kremlin_ru_2025/kremlin_ru_2025-02_2025-05.jsonl")
        ],
        "readouts": [
            _origin(row["link"], "en", row["headline"], row["body"])
            for row in rows(SHARED / "official_readouts_en/kremlin_en_2021-10_2022-06.jsonl")
        ],
        "polnear": [
            _origin(row["id"], "en", *row["text"].split("\n", 1))
            for row in rows(SHARED / "polnear/polnear.train.jsonl")
        ],
    }
    held = {name.removeprefix("ntrex-") for name in HELD_BACK}
    return {
        corpus: tuple(one for one in each if one.name not in held and len(one.lines) >= _SHORTEST)
        for corpus, each in found.items()
    }


def _origin(name: str, lang: str, title: str, text: str) -> Origin:
    paragraphs = [line for line in text.split("\n") if line.strip()]
    found = [span.cut(line).strip() for line in paragraphs for span in sentences(line, lang)]
    return Origin(name, lang, tuple(Line(line) for line in [title.strip(), *found][:_LONGEST] if line))


def tree(number: int) -> Tree:
    """The tree *number*."""
    choice = random.Random(number)  # noqa: S311 - repeatable samples, no secrets
    corpus = choice.choices(tuple(origins()), (5, 3, 1, 1, 2))[0]
    source = choice.choice(origins()[corpus])
    sources = [source]
    start = _START + timedelta(minutes=choice.randrange(3 * 24 * 60))
    outlets = _outlets(source, choice)
    leads = list(range(len(EDITS[source.lang]["leads"])))
    choice.shuffle(leads)
    drafts = [_Draft(source.lang, list(source.lines), next(outlets), start, leads)]
    if choice.random() < 0.2 and (other := _lender(corpus, source, choice)) is not None:
        sources.append(other)
        drafts.append(_Draft(other.lang, list(other.lines), next(outlets), _later(start, choice), leads))
        drafts.append(_merged(drafts, next(outlets), choice))
    depth, width = choice.choice(((1, 1), (1, 3), (2, 1), (2, 2), (3, 1), (1, 2)))
    for _ in range(width):
        parent = len(drafts) - 1 if len(sources) > 1 and choice.random() < 0.5 else 0
        for _ in range(depth):
            drafts.append(_child(drafts, parent, corpus, next(outlets), choice))
            parent = len(drafts) - 1
    nodes = [_node(number, place, draft, choice) for place, draft in enumerate(drafts)]
    strange = _strangers(corpus, sources, choice)
    strangers = [
        _article(f"tree-{number}/stranger-{place}", _Draft(one.lang, list(one.lines), next(outlets), start), choice)
        for place, one in enumerate(strange)
    ]
    return Tree(number, tuple(nodes), tuple(strangers), frozenset(one.name for one in (*sources, *strange)))


def _outlets(source: Origin, choice: random.Random) -> Iterator[tuple[str, int]]:
    """The outlets of one tree, each once, the first more often an agency; none that the source itself names."""
    text = "\n".join(line.text for line in source.lines)
    papers, agencies = (
        [(kind, place) for place, name in enumerate(EDITS[source.lang][kind]) if name not in text]
        for kind in ("papers", "agencies")
    )
    choice.shuffle(papers)
    choice.shuffle(agencies)
    first = agencies.pop() if choice.random() < 0.6 else papers.pop()
    yield first
    yield from papers
    yield from agencies


def _name(outlet: tuple[str, int], lang: str) -> str:
    names: list[str] = EDITS[lang][outlet[0]]
    return names[outlet[1]]


def _later(at: datetime, choice: random.Random) -> datetime:
    return at + timedelta(minutes=round(choice.choice((choice.uniform(3, 60), choice.uniform(60, 24 * 60)))))


def _merged(drafts: Sequence[_Draft], outlet: tuple[str, int], choice: random.Random) -> _Draft:
    """An article of one half to four fifths of each of the two *drafts*."""
    parts = []
    for draft in drafts:
        body = draft.lines[1:]
        count = max(3, round(len(body) * choice.uniform(0.5, 0.8)))
        parts.append([body[place] for place in sorted(choice.sample(range(len(body)), min(count, len(body))))])
    if choice.random() < 0.5:
        parts.reverse()
    at = _later(max(draft.at for draft in drafts), choice)
    return _Draft(
        drafts[0].lang, [drafts[0].lines[0], *parts[0], *parts[1]], outlet, at, drafts[0].unused, (0, 1), ("merge",), 1
    )


def _child(drafts: Sequence[_Draft], place: int, corpus: str, outlet: tuple[str, int], choice: random.Random) -> _Draft:
    parent = drafts[place]
    at = _later(parent.at, choice)
    draft = _Draft(parent.lang, list(parent.lines), outlet, at, parent.unused, (place,), (), parent.generation + 1)
    edits = choice.sample(tuple(_EDITS), choice.choice((1, 2, 2, 3)))
    unused = [lang for lang in SUPPORTED if lang not in {one.lang for one in drafts}]
    if corpus == "ntrex" and choice.random() < 0.4 and unused:
        edits.insert(0, "translation")
        _translate(draft, choice.choice(unused))
    for edit in edits:
        if edit in _EDITS:
            _EDITS[edit](draft, corpus, choice)
    edits.append(_credit(draft, parent, choice))
    draft.edits = tuple(edits)
    return draft


def _translate(draft: _Draft, lang: str) -> None:
    """Every line in *lang*, a credit to the parent's own source apart."""
    draft.lang = lang
    draft.lines = [line._replace(text=_lines(line.doc, lang)[line.number]) for line in draft.lines if line.doc]


def _lines(doc: str, lang: str) -> list[str]:
    found: list[str] = EDITS[lang]["leads"] if doc == _LEADS else documents()[doc][lang]
    return found


def _cut(draft: _Draft, _: str, choice: random.Random) -> None:
    """Leave out a fifth to a half of the lines, more often the later ones, as editors do."""
    count = max(3, round(len(draft.lines) * choice.uniform(0.5, 0.8)))
    places = range(1, len(draft.lines))
    kept = sorted(places, key=lambda place: place / len(draft.lines) + choice.random())[: count - 1]
    draft.lines = [draft.lines[place] for place in (0, *sorted(kept))]


def _reorder(draft: _Draft, _: str, choice: random.Random) -> None:
    for _number in range(choice.randint(2, 4)):
        moved = draft.lines.pop(choice.randrange(1, len(draft.lines)))
        draft.lines.insert(choice.randrange(1, len(draft.lines) + 1), moved)


def _lead(draft: _Draft, _corpus: str, _choice: random.Random) -> None:
    """Two new sentences in place of the first."""
    numbers = [draft.unused.pop() for _number in range(2)]
    draft.lines[1:2] = [Line(_lines(_LEADS, draft.lang)[number], _LEADS, number) for number in numbers]


def _reword(draft: _Draft, _: str, choice: random.Random) -> None:
    """Other words for half of those that the table has: two editors change different ones."""
    table = EDITS[draft.lang]["words"]
    words = dict(choice.sample(table, len(table) // 2))
    bounds = "" if draft.lang == "ja" else r"\b"
    pattern = re.compile(bounds + "(" + "|".join(map(re.escape, words)) + ")" + bounds)

    def other(match: re.Match[str]) -> str:
        return words[match[1]] if choice.random() < 0.9 else match[1]

    draft.lines = [line._replace(text=pattern.sub(other, line.text)) for line in draft.lines]


def _splice(draft: _Draft, corpus: str, choice: random.Random) -> None:
    """Two to four lines of own reporting, at most a third of the whole: those of a real article not shown here."""
    candidates = [one for one in origins()[corpus] if one.lang == draft.lang and one.name != draft.lines[0].doc]
    names = [name for kind in ("papers", "agencies") for name in EDITS[draft.lang][kind]]
    # Own reporting that cites another outlet of the tree would be a retelling of it.
    lender = [line for line in choice.choice(candidates).lines[1:] if not any(name in line.text for name in names)]
    for line in choice.sample(lender, min(choice.randint(2, 4), len(lender), max(1, len(draft.lines) // 3))):
        draft.lines.insert(choice.randrange(1, len(draft.lines) + 1), line)


_EDITS: dict[str, Callable[[_Draft, str, random.Random], None]] = {
    "cut": _cut,
    "reorder": _reorder,
    "lead": _lead,
    "words": _reword,
    "splice": _splice,
}


def _credit(draft: _Draft, parent: _Draft, choice: random.Random) -> str:
    """Credit the parent's outlet at the head, the end, in a first sentence or by the carrier, or not at all."""
    name = _name(parent.outlet, draft.lang)
    place = choice.choice(("head", "tail", "said", "via", "none", "none", "none"))
    if place == "none":
        return "credit dropped"
    if place == "via":
        draft.originator = name
        return "credit via"
    written = choice.choice(EDITS[draft.lang][place]).format(name=name)
    if place == "tail":
        draft.lines.append(Line(written))
    else:
        draft.lines[1] = draft.lines[1]._replace(text=written + draft.lines[1].text)
    return "credit"


def _node(number: int, place: int, draft: _Draft, choice: random.Random) -> Node:
    article = _article(f"tree-{number}/{choice.randrange(1000):03}-{place}", draft, choice)
    return Node(article, draft.parents, draft.edits, draft.generation)


@cache
def _gazetteer() -> Gazetteer:
    return load()


def _article(key: str, draft: _Draft, choice: random.Random) -> Article:
    text = "\n".join(line.text for line in draft.lines)
    published = None if choice.random() < _UNTIMED else draft.at.isoformat()
    page = RawPage(
        key,
        text,
        snapshot_hash(text.encode()),
        Markup.TEXT,
        outlet=_name(draft.outlet, draft.lang),
        originator=draft.originator,
        lang=draft.lang,
        title=draft.lines[0].text,
        published=published,
    )
    return read(page, _gazetteer())


def _lender(corpus: str, source: Origin, choice: random.Random) -> Origin | None:
    """Another article to merge with: one on the topic where there is one."""
    near = _on_topic(corpus, source)
    same = [one for one in near if one.lang == source.lang]
    others = [one for one in origins()[corpus] if one.lang == source.lang and one.name != source.name]
    found = choice.choice(same or others)
    return None if _share_wording(source, found) else found


def _strangers(corpus: str, sources: Sequence[Origin], choice: random.Random) -> list[Origin]:
    """Up to three articles on the topic of a tree, each in whatever language it exists in."""
    names = {one.name for one in sources}
    found = [one for source in sources for one in _on_topic(corpus, source) if one.name not in names]
    choice.shuffle(found)
    kept: dict[str, Origin] = {}
    for one in found:
        if len(kept) < 3 and not any(_share_wording(one, other) for other in (*sources, *kept.values())):
            kept.setdefault(one.name, one)
    return list(kept.values())


def _on_topic(corpus: str, source: Origin) -> list[Origin]:
    """Articles on the topic of *source*: told by hand where documents are few, else by the words of the headlines."""
    if corpus == "ntrex":
        names = mates(source.name)
        return [one for one in origins()[corpus] if one.name in names]
    words = _headline(source)
    shared: defaultdict[str, float] = defaultdict(float)
    for word in sorted(words):
        holders = _holders(corpus)[word]
        for name in holders:
            shared[name] += 1 / len(holders)
    best = sorted((name for name in shared if name != source.name), key=lambda name: (-shared[name], name))[:4]
    return [one for one in origins()[corpus] if one.name in best]


@cache
def _holders(corpus: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in origins()[corpus]:
        for word in _headline(one):
            found[word].append(one.name)
    return found


def _headline(one: Origin) -> set[str]:
    title = one.lines[0].text
    if one.lang == "ja":
        return {title[at : at + 3] for at in range(len(title) - 2)}
    return {word for word in re.findall(r"\w+", title.lower()) if len(word) > 3}


def _share_wording(one: Origin, other: Origin) -> bool:
    """Whether one holds a line's worth of the other: then it is not known that they are independent."""
    if one.lang != other.lang:
        return False
    run = _SAME_RUN[one.lang]
    texts = ["\n".join(line.text for line in each.lines) for each in (one, other)]
    runs = [{text[at : at + run] for at in range(len(text) - run + 1)} for text in texts]
    return not runs[0].isdisjoint(runs[1])


def trees(numbers: Iterable[int]) -> Iterator[Tree]:
    """The trees of these *numbers*."""
    return map(tree, numbers)
