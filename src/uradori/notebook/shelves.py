"""What judgements change in the counts of outlets: who retells whom, and how many of their articles are origins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from uradori.ledger.lookups import Shelf
from uradori.model import outsider
from uradori.notebook.edges import Edges
from uradori.notebook.memory import Seen
from uradori.notebook.stories import Stories


@dataclass(frozen=True, slots=True)
class Shelves:
    """By how much people's judgements change the origins of an outlet, and the retellings from one by another."""

    origins: Counter[str]
    retellings: Counter[tuple[str, str]]

    def judged(self, outlet: str, found: Shelf) -> Shelf:
        """The counts *found* of *outlet*, with what has changed."""
        retells, retold_by = Counter(dict(found.retells)), Counter(dict(found.retold_by))
        for (teller, told), step in self.retellings.items():
            if teller == outlet:
                retells[told] += step
            if told == outlet:
                retold_by[teller] += step
        return replace(
            found,
            origins=found.origins + self.origins[outlet],
            retells=_ordered(retells),
            retold_by=_ordered(retold_by),
        )


def shelves(view: Seen, edges: Edges, stories: Stories) -> Shelves:
    """What the judgements on retellings and stories change."""
    return Shelves(_origins(view, stories), _retellings(view, edges))


def _origins(view: Seen, stories: Stories) -> Counter[str]:
    standing = {one.id: one for made in stories.now.values() for one in made}
    inside = sorted({article for one in standing.values() for article in one.articles})
    gone = [one for one in view.stories(inside) if one.id in stories.now] if inside else []
    found: Counter[str] = Counter()
    for step, counted in ((-1, gone), (1, standing.values())):
        origins = [each for one in counted for each in one.origins if outsider(each) is None]
        outlets = view.outlets_of(origins)
        for each in origins:
            if each in outlets:
                found[outlets[each]] += step
    return found


def _retellings(view: Seen, edges: Edges) -> Counter[tuple[str, str]]:
    judged = edges.cut | edges.turned
    outlets = view.outlets_of({article for pair in judged for article in pair})
    found: Counter[tuple[str, str]] = Counter()
    for edge in view.retellings(sorted({child for child, _ in judged})) if judged else ():
        pair = (edge.article, edge.parent)
        teller, told = outlets.get(edge.article), outlets.get(edge.parent) or outsider(edge.parent)
        if pair in judged and teller and told:
            found[teller, told] -= 1
            if pair in edges.turned:
                found[told, teller] += 1
    return found


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((one, n) for one, n in counts.items() if n > 0), key=lambda one: (-one[1], one[0])))
