"""Stories as people have judged them: merged, split, and their origins counted anew where a retelling was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from uradori.model import Judgement, Story, Verdict, content_id
from uradori.notebook.anchors import Places
from uradori.notebook.edges import Edges
from uradori.notebook.memory import Seen
from uradori.stories.origins import acyclic, origins


@dataclass(slots=True)
class Stories:
    """For the id of each story that people have changed, what stands in its place."""

    view: Seen
    edges: Edges
    now: dict[str, tuple[Story, ...]] = field(default_factory=dict)

    def regraph(self) -> None:
        """Count the origins anew of stories with a retelling that people have judged."""
        touched = self.edges.below()
        for story in self.view.stories(sorted(touched)) if touched else ():
            self.now[story.id] = (self._made(story, story.articles),)

    def take(self, judgement: Judgement, places: Places) -> None:
        """Enter *judgement*, if it merges or splits a story."""
        if judgement.verdict is Verdict.MERGE_STORIES:
            one, into = (places.story(target) for target in judgement.targets)
            if one and into:
                self._merge(one, into)
        elif judgement.verdict is Verdict.SPLIT_STORY and (story := places.story(judgement.targets[0])):
            off = {article.id for target in judgement.targets[1:] if (article := places.article(target))}
            self._split(story, off)

    def further(self, judgement: Judgement, places: Places) -> Stories:
        """These as *judgement*, if it merges or splits a story, leaves them; those given stay as they are."""
        if judgement.verdict not in {Verdict.MERGE_STORIES, Verdict.SPLIT_STORY}:
            return self
        stories = replace(self, now={**self.now})
        stories.take(judgement, places)
        return stories

    def judged(self, found: Sequence[Story]) -> list[Story]:
        """What stands in the place of the stories *found*, each once, largest first."""
        standing = {each.id: each for one in found for each in self.now.get(one.id, (one,))}
        return sorted(standing.values(), key=lambda one: -len(one.articles))

    def changed(self, left_out: set[str]) -> tuple[set[str], list[Story]]:
        """The ids of stories in whose place another stands now, and what stands there, without those *left_out*."""
        made = {each.id: each for standing in self.now.values() for each in standing if each.id not in left_out}
        return {*self.now, *made}, [*made.values()]

    def named(self, ident: str) -> Story | None:
        """The story that stands under the id *ident*, where people have changed it."""
        standing = [one for made in self.now.values() for one in made if one.id == ident]
        return next(iter((*standing, *self.now.get(ident, ()))), None)

    def _merge(self, one: Story, into: Story) -> None:
        source, target = self._standing(one), self._standing(into)
        if source.id == target.id:
            return
        merged = self._made(target, tuple(dict.fromkeys((*target.articles, *source.articles))))
        gone = {source.id, target.id}
        touched = {key for key, made in self.now.items() if any(each.id in gone for each in made)}
        for ident in {one.id, into.id, *gone, *touched}:
            self.now[ident] = (merged, *(each for each in self.now.get(ident, ()) if each.id not in gone))

    def _split(self, story: Story, off: set[str]) -> None:
        standing = self._standing(story)
        apart = tuple(one for one in standing.articles if one in off)
        kept = tuple(one for one in standing.articles if one not in off)
        if not apart or not kept:
            return
        head = self.view.article(apart[0])
        title = head.title or (head.sentences[0].cut(head.text) if head.sentences else head.text.strip())
        new = self._made(replace(standing, id=content_id("story", head.key, "split"), title=title), apart)
        rest = self._made(standing, kept)
        touched = {key for key, made in self.now.items() if any(each.id == standing.id for each in made)}
        for ident in {story.id, standing.id, *touched}:
            self.now[ident] = (rest, new, *(each for each in self.now.get(ident, ()) if each.id != standing.id))

    def _standing(self, story: Story) -> Story:
        made = self.now.get(story.id, ())
        return next((one for one in made if one.id == story.id), made[0] if made else story)

    def _made(self, story: Story, articles: tuple[str, ...]) -> Story:
        """*story* of these *articles*: all else follows from them."""
        found = [*self.view.articles(articles)]
        inside = {one.id for one in found}
        told = acyclic(edge for edge in self.edges.retellings(articles) if edge.article in inside)
        times = [one.published for one in found if one.published]
        return replace(
            story,
            articles=tuple(one.id for one in found),
            origins=origins([one.id for one in found], told),
            outlets=tuple(dict.fromkeys(one.outlet for one in found if one.outlet is not None)),
            languages=tuple(sorted({one.lang for one in found})),
            first=times[0] if times else None,
            last=times[-1] if times else None,
        )
