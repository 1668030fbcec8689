"""A large ledger of made-up articles in English and Japanese; words, speakers and outlets as uneven as real ones.

Nothing in it is taken from any text: words are random syllables whose frequencies fall as Zipf's law says. It stands in
for years of reading where only the time that pages take is measured.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from uradori.actors import load
from uradori.ledger import Grouped, Writer, open_ledger
from uradori.model import (
    ActorKind,
    ActorRef,
    Article,
    Authority,
    Bound,
    Claim,
    Claimant,
    Dispute,
    DisputeKind,
    Figure,
    Modality,
    Part,
    Quote,
    Retelling,
    RetellingKind,
    Source,
    Span,
    Statement,
    Story,
    Wording,
)

BATCH = 1000
SENTENCES, STATEMENTS, FIGURES = 14, 10, 3
STORY = 5
COUNTS = ("killed", "wounded", "drones", "missiles", "area", "money", "people", "troops")


class Zipf:
    """Draws from *things*, the nth of them with a chance that falls as 1/n."""

    def __init__(self, things: list[str], chance: random.Random) -> None:
        self._things = things
        self._weights = list(accumulate(1 / (at + 1) for at in range(len(things))))
        self._chance = chance

    def draw(self, k: int) -> list[str]:
        """*k* things."""
        return self._chance.choices(self._things, cum_weights=self._weights, k=k)


class Maker:
    """Makes articles and what is found in them, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]
        words = ["the", "of", "to", "and", "said", "in", "that", "a", "peace", "talks", "ceasefire"]
        words += ["".join(self.chance.choices(syllables, k=self.chance.randint(2, 4))) for _ in range(30_000)]
        signs = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
        compounds = ["停戦", "会談", "合意", "大統領"] + [
            "".join(self.chance.choices(signs, k=2)) for _ in range(20_000)
        ]
        self.words = {"en": Zipf(words, self.chance), "ja": Zipf(compounds, self.chance)}
        gazetteer = load()
        people = [actor for actor in gazetteer if actor.kind is ActorKind.PERSON]
        self.refs = {actor.id: actor.ref() for actor in people}
        self.actors = Zipf(list(self.refs), self.chance)
        self.outlets = Zipf([actor.id for actor in gazetteer.of_kind(ActorKind.OUTLET)], self.chance)

    def article(self, number: int) -> Article:
        """The article of this number; every fourth is Japanese."""
        lang = "ja" if number % 4 == 3 else "en"
        sentences, text = [], ""
        for _ in range(SENTENCES):
            start = len(text)
            words = self.words[lang].draw(18)
            text += ("が".join(words) + "。") if lang == "ja" else (" ".join(words).capitalize() + ". ")
            sentences.append(Span(start, len(text)))
        key = f"https://outlet.example/{number}"
        time = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=25 * number)
        outlet = self.outlets.draw(1)[0]
        return Article(
            id=Article.identify(key, None, text), key=key, input=key, lang=lang, text=text, sentences=tuple(sentences),
            snapshot=f"{number:064x}", url=key, outlet=outlet, outlet_actor=outlet, title=sentences[0].cut(text)[:60],
            published=time.isoformat(),
        )  # fmt: skip

    def statements(self, article: Article) -> list[Statement]:
        """One statement in each of the first sentences, nine of ten by a speaker who is known."""
        found = []
        for sentence in article.sentences[:STATEMENTS]:
            source, cue = Span(sentence.start, sentence.start + 4), Span(sentence.start + 5, sentence.start + 8)
            content = Span(sentence.start + 9, sentence.end)
            actor = self.refs[self.actors.draw(1)[0]] if self.chance.random() < 0.9 else None
            found.append(self._statement(article, (source,), (cue,), (content,), actor))
        return found

    def _statement(
        self,
        article: Article,
        source: tuple[Span, ...],
        cue: tuple[Span, ...],
        content: tuple[Span, ...],
        actor: ActorRef | None,
    ) -> Statement:
        who = Part.of(article.text, source)
        return Statement(
            id=Statement.identify(article.id, source, cue, content), article=article.id, lang=article.lang,
            quote=Quote.INDIRECT, authority=Authority.NAMED if actor else self.chance.choice([*Authority]),
            modality=self.chance.choice([*Modality]), confidence=0.9, source=Source(who.text, who.spans, actor),
            cue=Part.of(article.text, cue), content=Part.of(article.text, content),
        )  # fmt: skip

    def figures(self, article: Article) -> list[Figure]:
        """A few figures."""
        return [self._figure(article, (Span(at.start, at.start + 3),)) for at in article.sentences[:FIGURES]]

    def _figure(self, article: Article, spans: tuple[Span, ...]) -> Figure:
        claimant = Claimant("", (), self.refs[self.actors.draw(1)[0]])
        value = float(self.chance.randint(1, 900))
        return Figure(
            Figure.identify(article.id, spans), article.id, article.lang, spans, value, None, Bound.EXACT, "count",
            self.chance.choice(COUNTS), (), (), None, claimant, Modality.ASSERTED,
        )  # fmt: skip


def make(path: Path, articles: int) -> None:
    """A ledger of so many *articles* at *path*: ten statements each, stories of five, claims over them."""
    maker = Maker()
    said: list[tuple[str, str, list[Statement], list[Figure]]] = []
    with open_ledger(path) as store, store.writer() as writer:
        writer.begin("made up")
        for number in range(articles):
            article = maker.article(number)
            statements, figures = maker.statements(article), maker.figures(article)
            writer.add_article(article)
            writer.add_findings(article.id, statements, (), (), figures)
            said.append((article.id, article.published or "", statements, figures))
            if number % BATCH == BATCH - 1:
                writer.commit()
        _group(writer, maker.chance, said)
        writer.commit()


def _group(writer: Writer, chance: random.Random, said: list[tuple[str, str, list[Statement], list[Figure]]]) -> None:
    """Stories of five articles in a row, each with a retelling, claims over them, and some disputes."""
    stories, retellings, claims, disputes = [], [], [], []
    for start in range(0, len(said), STORY):
        own = said[start : start + STORY]
        ids = tuple(one[0] for one in own)
        stories.append(Story(f"s{start:07}", f"Story {start}", ids, ids[:2], (), ("en",), own[0][1], own[-1][1]))
        if len(ids) > 3:
            pair = (ids[2], ids[0])
            retellings.append(Retelling(*pair, RetellingKind.WORDING, 0.9, (), "time value=1h"))
        for at in range(STATEMENTS):
            wordings = tuple(
                Wording(ident, found[at].lang, found[at].content.spans, found[at].id)
                for ident, _, found, _ in own[: chance.randint(1, STORY)]
            )
            claims.append(Claim(f"c{start:07}-{at}", wordings, (), ids[:2], (Authority.NAMED,), (), own[0][1]))
        actor = own[0][2][0].source.actor
        if actor:
            pair = (claims[-1].id, claims[-2].id)
            disputes.append(Dispute(DisputeKind.SHIFT, *pair, f"negation actor={actor.id}"))
        disputes.append(Dispute(DisputeKind.FIGURE, own[0][3][0].id, own[-1][3][0].id, "claimants"))
    writer.add_grouping(Grouped(tuple(stories), tuple(retellings), tuple(claims), tuple(disputes)))
