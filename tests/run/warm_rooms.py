"""Imported by the server that the kill test forks from: every table and dictionary loaded, no ledger open."""

from uradori.actors import Resolver, load
from uradori.figures import figures
from uradori.model import Markup, RawPage
from uradori.reading import read
from uradori.statements import extract
from uradori.stories import group
from uradori.stories.claims import claims, disputes

SAMPLES = (
    'The mayor of Fjordby, Ingrid Solheim, said ship {n} would leave on Monday. "The harbour is ready," she said.',
    "フィヨルドビーの市長は第{n}便について「月曜日に出航する」と述べた。漁業者は歓迎している。",
    "Мэр Фьордбю заявила, что судно № {n} выйдет в понедельник. «Порт готов», — сказала она.",
    "Мерка Фйордбю заявила, що судно № {n} вийде в понеділок. «Порт готовий», — сказала вона.",
)

_GAZETTEER = load()
_ARTICLES = [read(RawPage(f"{n}", text.format(n=n), "s", Markup.TEXT), _GAZETTEER) for n, text in enumerate(SAMPLES)]
_FOUND = [extract(article, Resolver(_GAZETTEER)).statements for article in _ARTICLES]
for _article, _statements in zip(_ARTICLES, _FOUND, strict=True):
    figures(_article, _statements)
_SAID = [statement for statements in _FOUND for statement in statements]
group(_ARTICLES, _SAID, _GAZETTEER)
disputes(claims(_ARTICLES, _SAID), _ARTICLES, _SAID)
