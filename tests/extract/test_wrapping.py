"""Which lines go on with the line before."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.wrapping import begins_anew, continuations, words_whole

PARAGRAPHS = [
    "この手引は、職員が公式アカウントを使って情報を発信するときに守るべき事項と、望ましい書き方とを、部署の別なく定めたものである。",
    "(1) 投稿の前に、別の職員が文を読み直し、事実に誤りがないか、読み手を傷つける言葉がないかを確かめて公開する。",
    "(2) 写真に人が写るときは、撮影の前に使い道を説明して承諾を得る。承諾の記録は、投稿を残す間、所属で保管する。",
    "(3) 誤りに気付いたときは、消さずに訂正の投稿をし、経緯を所属長に報告し、同じ誤りを繰り返さない手立てを講ずる。",
]


@pytest.mark.parametrize("width", [20, 28, 36])
@pytest.mark.parametrize("first", ["", "　"])
def test_wrapped_paragraphs_are_put_together(width: int, first: str) -> None:
    """Whatever the width, the paragraphs come out as they were."""
    wrapped = [textwrap.wrap(first + paragraph, width, drop_whitespace=False) for paragraph in PARAGRAPHS]
    lines = [line for paragraph in wrapped for line in paragraph]
    begins = [place == 0 for paragraph in wrapped for place in range(len(paragraph))]

    assert continuations(lines) == [not begin for begin in begins]


def test_width_in_columns() -> None:
    """Programs that know wide characters wrap by columns: lines with ASCII hold more characters."""
    lines = [
        "SNSは公式のaccountで使う道具で、",
        "市の情報を早く広く届けるために市",
        "が用いる。URLはhttps://aを使う。",
        "返信は原則としてしないが災害の時",
        "はこの限りでない。",
    ]

    assert continuations(lines)[1:3] == [True, True]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["目的"],
        PARAGRAPHS,
        ["法令に違反するもの", "公序良俗に反するもの", "特定の個人を中傷するもの", "広告を目的とするもの", "その他"],
    ],
)
def test_whole_lines_do_not_go_on(lines: list[str]) -> None:
    """Paragraphs of a line each, and short items, are whole."""
    assert not any(continuations(lines))


@pytest.mark.parametrize(
    "line", ["第３条", "(1) 文", "① 文", "・文", "１　文", "12. 文", "ア　文", "【目的】", "附　則", "Q1 文", "一　文"]
)
def test_markers_begin_lines(line: str) -> None:
    """What is numbered begins anew."""
    assert begins_anew(line)


@pytest.mark.parametrize(
    "line", ["第三者の権利", "第３条の規定により", "（以下同じ。）を除く", "123号", "アカウント", "市民", "一部の投稿"]
)
def test_words_that_begin_like_markers(line: str) -> None:
    """A figure or kana inside a word is no marker, and neither is a reference to an article."""
    assert not begins_anew(line)


@given(st.lists(st.text(max_size=30), max_size=20))
def test_a_line_never_goes_on_with_a_blank_one(lines: list[str]) -> None:
    """There is an answer for every line, and none of them joins blank lines."""
    found = continuations(lines)

    assert len(found) == len(lines)
    assert not any(
        goes and not (line.strip() and before.strip())
        for goes, line, before in zip(found[1:], lines[1:], lines, strict=False)
    )


def test_a_heading_below_a_sentence_that_ends_at_the_edge() -> None:
    """A short line that is no sentence is not the end of the paragraph above."""
    lines = [
        "市の情報を早く広く届けるために市",
        "が用いる。返信は原則としてしない",
        "が、災害のときはこの限りでない。",
        "運用の時間",
        "平日の朝から夕方までとし、休みの",
        "日は行わない。",
    ]

    assert continuations(lines) == [False, True, True, False, False, True]


def test_items_that_are_set_narrower() -> None:
    """A word that runs over the end of a line tells it, where the white space before the item is lost."""
    narrow = [
        "(ア) 運用の責任者は、所属の中からソーシャ",
        "ルメディアの主任を指名し、その者と協議す",
        "るとともに、投稿を確かめる。",
    ]
    lines = [line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, 28)] + narrow

    assert continuations(lines)[-3:] == [False, True, True]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["この町はSN", "Sで知らせ", "を出すので"], ["この町はSNS", "で知らせ", "を出すので"]),
        (["町はsocial", "mediaを使う", "ことにした。", "誰でも読める"], None),
    ],
    ids=["cut at the edge", "between words"],
)
def test_words_cut_at_the_edge(lines: list[str], whole: list[str] | None) -> None:
    """Programs that do not mind words leave no line short of the edge before one."""
    goes_on = [False] + [True] * (len(lines) - 1)
    if whole is None:
        lines[2:2] = ["町はopen", "dataも出すよ"]
        goes_on += [True, True]

    assert words_whole(lines, goes_on) == (whole or lines)
