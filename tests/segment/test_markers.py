"""Markers are read on raw text, and what only looks like one is not."""

from __future__ import annotations

import pytest

from guidecompare.model import MarkerKind
from guidecompare.segment import markers, ordinals


@pytest.mark.parametrize(
    ("text", "kind", "raw", "ordinal", "rest"),
    [
        ("第１条　目的", "article", "第１条", (1,), "目的"),
        ("第 1 条　目的", "article", "第1条", (1,), "目的"),
        ("第三条の二（趣旨）この", "article", "第三条の二", (3, 2), "（趣旨）この"),
        ("第11条の2　私的な利用", "article", "第11条の2", (11, 2), "私的な利用"),
        ("（目的） 第1条　この", "article", "第1条", (1,), "（目的）この"),
        ("第1章　総則", "chapter", "第1章", (1,), "総則"),
        ("第２編 運用", "part", "第２編", (2,), "運用"),
        ("第3節 手続", "section", "第3節", (3,), "手続"),
        ("序　はじめに", "chapter", "序", (), "はじめに"),
        ("第１　目的", "dai", "第１", (1,), "目的"),
        ("第１ 部局の役割", "dai", "第１", (1,), "部局の役割"),
        ("第三　構え", "dai", "第三", (3,), "構え"),
        ("附　則", "supplement", "附則", (), ""),
        ("附則（令和3年訓令第1号）", "supplement", "附則", (), "（令和3年訓令第1号）"),
        ("別表第2（第5条関係）", "annex", "別表第2", (2,), "（第5条関係）"),
        ("様式第1号（第6条関係）", "annex", "様式第1号", (1,), "（第6条関係）"),
        ("第２号様式", "annex", "第２号様式", (2,), ""),
        ("Ⅳ 運用", "roman", "Ⅳ", (4,), "運用"),
        ("１　目的", "number", "１", (1,), "目的"),
        ("1. 目的", "number", "1", (1,), "目的"),
        ("1．目的", "number", "1", (1,), "目的"),
        ("1目的", "number", "1", (1,), "目的"),
        ("⒊ 目的", "number", "⒊", (3,), "目的"),
        ("1-2 目的", "number", "1-2", (1, 2), "目的"),
        ("１－１　目的", "number", "１－１", (1, 1), "目的"),
        ("2.3 目的", "number", "2.3", (2, 3), "目的"),
        ("一　目的", "kanji", "一", (1,), "目的"),
        ("十二　急病", "kanji", "十二", (12,), "急病"),
        ("(1) 対象", "paren", "(1)", (1,), "対象"),
        ("⑾対象", "paren", "⑾", (11,), "対象"),
        ("（１０） 対象", "paren", "（１０）", (10,), "対象"),
        ("1) 対象", "paren", "1)", (1,), "対象"),
        ("[2] 対象", "paren", "[2]", (2,), "対象"),
        ("（一）対象", "paren-kanji", "（一）", (1,), "対象"),
        ("⑫ 対象", "circled", "⑫", (12,), "対象"),
        ("ア 対象", "kana", "ア", (1,), "対象"),
        ("ｲ　対象", "kana", "ｲ", (2,), "対象"),
        ("ウ）対象", "kana", "ウ）", (3,), "対象"),
        ("(ア) 対象", "paren-kana", "(ア)", (1,), "対象"),
        ("㋒対象", "paren-kana", "㋒", (3,), "対象"),
        ("a. 対象", "alpha", "a", (1,), "対象"),
        ("(b) 対象", "alpha", "(b)", (2,), "対象"),
        ("Q1 何ですか", "question", "Q1", (1,), "何ですか"),
        ("問２－３　何ですか", "question", "問２－３", (2, 3), "何ですか"),
        ("答　はい", "answer", "答", (), "はい"),
        ("A1. はい", "answer", "A1", (1,), "はい"),
        ("・対象", "bullet", "・", (), "対象"),
        ("● 対象", "bullet", "●", (), "対象"),
        ("- 対象", "bullet", "-", (), "対象"),
        ("※1 注記", "bullet", "※1", (), "注記"),
        ("原則１ 誠実", "label", "原則１", (1,), "誠実"),
        ("STEP 2 名乗る", "label", "STEP2", (2,), "名乗る"),
        ("【目的】", "bracket", "", (), ""),
        ("＜目的＞", "bracket", "", (), ""),
        ("第２条から第４条まで　削除", "article", "第２条から第４条まで", (2,), "削除"),
        ("第六条・第七条削除", "article", "第六条・第七条", (6,), "削除"),
        ("(2)及び(3)　削除", "paren", "(2)及び(3)", (2,), "削除"),
        ("(1)の2　対象", "paren", "(1)の2", (1, 2), "対象"),
        ("１－（２）　対象", "number", "１－（２）", (1, 2), "対象"),
        ("0-1　対象", "number", "0-1", (0, 1), "対象"),
        ("2 本規約は、", "number", "2", (2,), "本規約は、"),
        ("（別紙）", "annex", "別紙", (), ""),
        ("（問１）対象", "question", "問１", (1,), "対象"),
        ("（答）対象", "answer", "答", (), "対象"),
        ("×対象", "bullet", "×", (), "対象"),
        ("－対象", "bullet", "－", (), "対象"),
        ("[名称] 見本市", "bracket", "", (), "見本市"),
        ("・(1) 対象", "paren", "(1)", (1,), "対象"),
        ("- ア. 対象", "kana", "ア", (1,), "対象"),
    ],
)
def test_a_marker_is_read_with_its_number_and_its_rest(
    text: str, kind: str, raw: str, ordinal: tuple[int, ...], rest: str
) -> None:
    """The likeliest reading of each style of numbering in the field."""
    found = markers.read(text)[0]
    assert (MarkerKind(kind), raw, ordinal, rest) == (
        found.marker.kind,
        found.marker.raw,
        found.marker.ordinal,
        found.rest,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1月1日から適用する。",
        "2項に定める",
        "100人を超える",
        "8時30分から",
        "0000-00-0000",
        "令和7年4月1日",
        "第3条の規定により",
        "第3条第2項の",
        "第2条は、適用しない。",
        "第5回の会議",
        "（案）",
        "（目的）",
        "○○市公式アカウント",
        "○市の公式アカウント",
        "－副題－",
        "第3条から第5条までの規定は、準用する。",
        "2本の動画",
        "0.5秒",
        "一つの投稿",
        "ア及びイ",
        "別表に掲げる行為",
        "附則第2項",
        "問い合わせ",
    ],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    """Quantities, mentions of articles, placeholders and words."""
    assert [found for found in markers.read(text) if found.firm] == []


def test_a_single_space_before_a_counter_leaves_it_open() -> None:
    """「3 月」 of a PDF that sets digits apart is a marker only where a numbering says so."""
    assert [markers.read(text)[0].firm for text in ("3 月 1 日", "3　月ごとの点検")] == [False, True]


def test_a_sign_of_two_orders_has_two_readings() -> None:
    """イ is the second of アイウ and the first of イロハ: the neighbours will tell."""
    assert [(found.marker.kind, found.marker.ordinal) for found in markers.read("イ 対象")] == [
        (MarkerKind.KANA, (2,)),
        (MarkerKind.IROHA, (1,)),
    ]


@pytest.mark.parametrize(
    ("numeral", "value"), [("十", 10), ("二十三", 23), ("百三", 103), ("二〇", 20), ("", None), ("A", None)]
)
def test_kanji_numerals_are_counted(numeral: str, value: int | None) -> None:
    """Both ways of writing numbers in kanji."""
    assert value == ordinals.kanji(numeral)


@pytest.mark.parametrize(("numeral", "value"), [("Ⅸ", 9), ("XIV", 14), ("ⅲ", 3), ("IIX", None), ("", None)])
def test_roman_numerals_are_counted(numeral: str, value: int | None) -> None:
    """Signs of their own and letters; letters in no order are no numeral."""
    assert value == ordinals.roman(numeral)
