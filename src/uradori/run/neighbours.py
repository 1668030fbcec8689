"""Which articles of a ledger a new one is worth comparing with, found by the index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from uradori.ledger import Indexed
from uradori.model import Article, Statement, number_of
from uradori.stories.reader import Reading, names
from uradori.stories.sketches import sketch, telling

_FIRST_HOLDERS = 12
"""Earliest texts that share a run of words: where many copies exist, the parent is early."""
_AROUND = 20
"""Texts before and after in time that share a mark."""
_RUNS, _FEW_RUNS = 2, 4
"""Runs of words that a copy shares, where the new article has more than a few: one is a name with its office."""
_COPIES = 6
"""Articles that share most runs of words with a new one that it is compared with..."""
_OWN, _OTHER = 6, 4
"""...and those of its language, and of each other one, that are likest by their heaviest marks and words."""
_LEAST_LIKE = 0.06
"""How like they must be at least: half of what makes a story."""
_LOOKED_UP = 96
"""Of the likest, how many are looked up to see in which language they are, and whether they are current."""


class Common:
    """How common marks are in a ledger and in *articles* that are not yet in its index."""

    def __init__(self, view: Indexed, articles: Sequence[Article], statements: Sequence[Statement]) -> None:
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


def neighbours(view: Indexed, reading: Reading) -> list[str]:
    """Current articles that *reading* may be a copy or a translation of, or tell of the same as: ids, likest first."""
    weights = dict(telling(reading))
    copies: Counter[int] = Counter()
    likeness: defaultdict[int, float] = defaultdict(float)
    own = sketch(reading)
    for number, rows in view.sharing(own, _FIRST_HOLDERS, _AROUND):
        weight = weights.get(number)
        if weight is None:
            copies.update(rows)
            continue
        for row in rows:
            likeness[row] += weight * weight
    least = _RUNS if len(own.runs) > _FEW_RUNS else 1
    runs = [row for row, held in sorted(copies.items(), key=lambda one: (-one[1], one[0])) if held >= least]
    likest = sorted((row for row in likeness if likeness[row] >= _LEAST_LIKE), key=lambda row: (-likeness[row], row))
    texts = view.texts({*runs[: 2 * _COPIES], *likest[:_LOOKED_UP]})
    kept = [texts[row][0] for row in runs if row in texts][:_COPIES]
    of_language: Counter[str] = Counter()
    for row in likest:
        article, lang = texts.get(row, ("", ""))
        # Those of one language can share words beside marks, and are as like only if they share as much of both.
        same = lang == reading.article.lang
        if article and of_language[lang] < (_OWN if same else _OTHER) and likeness[row] >= (1 + same) * _LEAST_LIKE:
            of_language[lang] += 1
            kept.append(article)
    return [article for article in dict.fromkeys(kept) if article != reading.article.id]
