"""Disclosures: notices that a text is paid for."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uradori.lang import SUPPORTED
from uradori.model import DisclosureKind
from uradori.reading.disclosures import disclosures

SPONSORED, AFFILIATE = DisclosureKind.SPONSORED, DisclosureKind.AFFILIATE

BODY = {
    "ja": "橋は3日に開通した。\n通行は無料だ。\n市長が来た。\n雨だった。\n列は長かった。\n店も開いた。\n船は止まった。",
    "en": "The bridge opened.\nIt is free.\nThe mayor came.\nIt rained.\nThe queue grew.\nShops opened.\nBoats left.",
    "ru": "Мост открыт.\nПроезд свободен.\nМэр приехал.\nШёл дождь.\nОчередь росла.\nЛавки открыты.\nЛодки ушли.",
    "uk": "Міст відкрито.\nПроїзд вільний.\nМер приїхав.\nЙшов дощ.\nЧерга росла.\nКрамниці відкриті.\nЧовни пішли.",
}


@pytest.mark.parametrize(
    ("lang", "notice", "kind"),
    [
        ("ja", "本ページはプロモーションが含まれています", SPONSORED),
        ("ja", "この記事は広告を含みます。", SPONSORED),
        ("ja", "PR", SPONSORED),
        ("ja", "広告", SPONSORED),
        ("ja", "【PR】", SPONSORED),
        ("ja", "提供:見本食品株式会社", SPONSORED),
        ("ja", "タイアップ記事", SPONSORED),
        ("ja", "当サイトはアフィリエイト広告を利用しています。", AFFILIATE),
        ("en", "Sponsored", SPONSORED),
        ("en", "SPONSORED CONTENT", SPONSORED),
        ("en", "Paid content by Sample Foods", SPONSORED),
        ("en", "Advertorial", SPONSORED),
        ("en", "Advertisement", SPONSORED),
        ("en", "This article is sponsored by Sample Foods.", SPONSORED),
        ("en", "This page contains affiliate links.", AFFILIATE),
        ("en", "We may earn a commission if you buy through them.", AFFILIATE),
        ("ru", "На правах рекламы", SPONSORED),
        ("ru", "Партнёрский материал", SPONSORED),
        ("ru", "Реклама", SPONSORED),
        ("ru", "Реклама. ООО «Образец», ИНН 0000000000", SPONSORED),
        ("uk", "На правах реклами", SPONSORED),
        ("uk", "Партнерський матеріал", SPONSORED),
        ("uk", "Спецпроєкт", SPONSORED),
        ("uk", "Реклама", SPONSORED),
    ],
)
@pytest.mark.parametrize("form", ["{notice}\n{body}", "{body}\n{notice}"])
def test_a_notice_at_either_end_is_disclosed_as_written(
    lang: str, notice: str, kind: DisclosureKind, form: str
) -> None:
    text = form.format(notice=notice, body=BODY[lang])
    (found,) = disclosures(text, lang)
    assert found.kind is kind
    assert found.span is not None
    assert found.span.cut(text) == found.text
    assert found.text.strip("。.") == notice.strip("。.")


@pytest.mark.parametrize(
    ("lang", "line", "label"),
    [
        ("ja", "【PR】新しい橋の見どころ", "【PR】"),
        ("ja", "新しい橋の見どころ[PR]", "[PR]"),
        ("en", "[Sponsored] What the bridge offers", "[Sponsored]"),
        ("ru", "Что даст мост (на правах рекламы)", "(на правах рекламы)"),
        ("uk", "[Спецпроєкт] Що дасть міст", "[Спецпроєкт]"),
    ],
)
def test_a_label_in_brackets_at_the_end_of_a_line_is_disclosed(lang: str, line: str, label: str) -> None:
    assert [found.text for found in disclosures(f"{BODY[lang]}\n{line}\n{BODY[lang]}", lang)] == [label]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "この記事では広告業界の動向と、PR会社の役割を追う。"),
        ("ja", "政府は広告を規制し、アフィリエイト業者を調べる。"),
        ("ja", "写真提供:市役所"),
        ("ja", "提供:共同通信社"),
        ("en", "The sponsored bill passed; paid content is its subject."),
        ("en", "State-sponsored groups ran an advertisement. This report was funded by the ministry, it said."),
        ("ru", "Реклама на улицах запрещена, партнёрский материал суд отклонил."),
        ("uk", "Реклама на вулицях заборонена, партнерський матеріал суд відхилив."),
    ],
)
def test_the_words_in_running_prose_disclose_nothing(lang: str, text: str) -> None:
    assert disclosures(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "slot"), [("ja", "広告"), ("en", "Advertisement"), ("ru", "Реклама"), ("uk", "Реклама")]
)
def test_a_banner_slot_between_paragraphs_says_nothing_of_the_text(lang: str, slot: str) -> None:
    assert disclosures(f"{BODY[lang]}\n{slot}\n{BODY[lang]}", lang) == ()


def test_two_notices_are_disclosed_in_text_order() -> None:
    text = "Sponsored by Sample Foods\nThe bridge opened.\nThis page contains affiliate links."
    assert [found.kind for found in disclosures(text, "en")] == [SPONSORED, AFFILIATE]


def test_an_unsupported_language_discloses_nothing() -> None:
    assert disclosures("Sponsored", "unsupported") == ()


@given(text=st.text() | st.text("PR広告[]【】\n。:提供 Sponsored"), lang=st.sampled_from(SUPPORTED))
def test_any_text_is_read_and_notices_lie_inside_it_without_overlap(text: str, lang: str) -> None:
    end = 0
    for found in disclosures(text, lang):
        assert found.span is not None
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.cut(text) == found.text
        end = found.span.end


@pytest.mark.parametrize("lang", SUPPORTED)
@pytest.mark.parametrize("unit", ["\n", " ", "-", "【", "PR ", "【PR", "a\n"])
def test_a_hostile_text_is_read_in_time_that_grows_with_its_length_only(lang: str, unit: str) -> None:
    begun = process_time()
    disclosures(unit * 20_000, lang)
    assert process_time() - begun < 2  # a pattern that tries lines against lines takes half a minute
