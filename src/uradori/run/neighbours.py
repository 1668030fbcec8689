"""Which articles of a ledger a new one is worth comparing with, found by the index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from uradori.ledger import View
from uradori.model import Article, Statement, number_of
from uradori.stories.reader import Reading, names
from uradori.stories.sketches import sketch, telling

_FIRST_HOLDERS = 12
"""Earliest texts that share a run of words: where many copies exist, the parent is early."""
_AROUND = 20
"""Texts before and after in time that share a mark."""
_COPIES = 6
"""Articles that share most runs of words with a new one that it is compared with..."""
_LIKE = 4
"""...and those of each language that share most of its marks, and of its own that share most of its words."""
_LEAST_LIKE = 0.06
"""What these must have in common with it, of 1."""


class Common:
    """How common marks are in a ledger and in *articles* that are not yet in its index."""

    def __init__(self, view: View, articles: Sequence[Article], statements: Sequence[Statement]) -> None:
        self._view = view
        said: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            said[statement.article].append(statement)
        self._new = Counter(name for each in articles for name in names(each, tuple(said[each.id])))
        self._count = len(articles)

    def __call__(self, names: Iterable[str]) -> tuple[Mapping[str, int], int]:
        """How many articles hold each of *names*, and how many there are."""
        numbers = {name: number_of(name) for name in names}
        held, total = self._view.held(numbers.values())
        return {name: held.get(number, 0) + self._new[name] for name, number in numbers.items()}, total + self._count


def neighbours(view: View, reading: Reading) -> list[str]:
    """Current articles that *reading* may be a copy or a translation of, or tell of the same as: ids, likest first."""
    marks = {number: (weight, is_word) for number, weight, is_word in telling(reading)}
    copies: Counter[int] = Counter()
    by_marks: defaultdict[int, float] = defaultdict(float)
    by_words: defaultdict[int, float] = defaultdict(float)
    for number, rows in view.sharing(sketch(reading), _FIRST_HOLDERS, _AROUND):
        if number not in marks:
            copies.update(rows)
            continue
        weight, is_word = marks[number]
        found = by_words if is_word else by_marks
        for row in rows:
            found[row] += weight * weight
    ranked = [
        [row for row, likeness in sorted(found.items(), key=lambda one: (-one[1], one[0])) if likeness >= _LEAST_LIKE]
        for found in (by_marks, by_words)
    ]
    first = [row for row, _ in sorted(copies.items(), key=lambda one: (-one[1], one[0]))]
    texts = view.texts({*first[: 2 * _COPIES], *ranked[0][: 16 * _LIKE], *ranked[1][: 4 * _LIKE]})
    kept = [texts[row][0] for row in first if row in texts][:_COPIES]
    of_language: Counter[str] = Counter()
    for row in ranked[0]:
        if row in texts and of_language[texts[row][1]] < _LIKE:
            of_language[texts[row][1]] += 1
            kept.append(texts[row][0])
    kept += [texts[row][0] for row in ranked[1] if row in texts][:_LIKE]
    return [article for article in dict.fromkeys(kept) if article != reading.article.id]
