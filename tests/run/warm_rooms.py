"""Imported by the server that the kill test forks from: every table and dictionary loaded, no ledger open."""

from uradori import statements

SAMPLES = (
    'The mayor of Fjordby, Ingrid Solheim, said ship {n} would leave on Monday. "The harbour is ready," she said.',
    "フィヨルドビーの市長は第{n}便について「月曜日に出航する」と述べた。漁業者は歓迎している。",
    "Мэр Фьордбю заявила, что судно № {n} выйдет в понедельник. «Порт готов», — сказала она.",
    "Мерка Фйордбю заявила, що судно № {n} вийде в понеділок. «Порт готовий», — сказала вона.",
)

for sample in SAMPLES:
    statements(sample.format(n=0))
