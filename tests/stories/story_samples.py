"""Two documents of the project's own, in several languages."""

from collections.abc import Callable

from uradori.model import Article

Maker = Callable[..., Article]
"""The fixture ``article``."""

Versions = dict[str, Article]
"""The articles of one document, by language."""

FERRY = {
    "en": """Ferry with 214 people aground off Batumi
The ferry Rosalind ran aground near Batumi in Georgia on Tuesday with 214 people on board.
Captain Tomas Vellner said the engine had failed at 03:40 and that 17 passengers were hurt.
Helicopters from Trabzon in Turkey took 62 people ashore before the wind rose to 95 kilometres an hour.
The owner, Marelund Shipping, bought the vessel in 2011 for 8.5 million euros.
Inspector Davit Kalandia said a report would follow within 30 days.""",
    "ja": """バトゥミ沖でフェリー座礁、214人乗船
フェリー「ロザリンド」が火曜日、ジョージアのバトゥミ付近で214人を乗せたまま座礁した。
トマス・ヴェルナー船長は、03:40に機関が故障し、乗客17人が負傷したと述べた。
トルコのトラブゾンから来たヘリコプターが62人を陸に運んだ後、風速は時速95キロに達した。
船主のマレルンド・シッピングは2011年にこの船を850万ユーロで購入した。
ダヴィト・カランディア検査官は、30日以内に報告書を出すと述べた。""",
    "ru": """Паром с 214 пассажирами сел на мель у Батуми
Паром «Розалинд» сел на мель близ Батуми в Грузии во вторник, на борту было 214 человек.
Капитан Томас Веллнер сказал, что двигатель отказал в 03:40 и что пострадали 17 пассажиров.
Вертолёты из Трабзона в Турции вывезли на берег 62 человека, пока ветер не усилился до 95 километров в час.
Владелец, компания «Марелунд шиппинг», купил судно в 2011 году за 8,5 млн евро.
Инспектор Давит Каландия заявил, что отчёт будет готов в течение 30 дней.""",
    "uk": """Пором із 214 людьми сів на мілину біля Батумі
Пором «Розалінд» сів на мілину поблизу Батумі в Грузії у вівторок, на борту було 214 людей.
Капітан Томас Веллнер сказав, що двигун відмовив о 03:40 і що постраждали 17 пасажирів.
Гелікоптери з Трабзона в Туреччині вивезли на берег 62 людини, доки вітер не посилився до 95 кілометрів на годину.
Власник, компанія «Марелунд шипінг», купив судно 2011 року за 8,5 млн євро.
Інспектор Давит Каландія заявив, що звіт буде готовий протягом 30 днів.""",
}
"""One document in four languages."""

ORCHARDS = {
    "en": """Frost takes a third of the plum harvest in Moravia
Growers around Znojmo in the Czech Republic lost 33 per cent of their plums to frost on 21 April.
Agronomist Petra Dvorska counted 1,240 damaged orchards.
The union in Brno asks for 56 million crowns.""",
    "ru": """Мороз уничтожил треть урожая сливы в Моравии
Садоводы в окрестностях Зноймо в Чехии потеряли 33 процента слив из-за мороза 21 апреля.
Агроном Петра Дворска насчитала 1240 повреждённых садов.
Союз в Брно просит 56 млн крон.""",
}
"""Another document, of another event."""
