"""Tables and boxes drawn with characters: their rows, and cells put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.text import drawn, read_text
from guidecompare.model import LineKind

_RULED = """
┌────┬────────────────┐
│項目　　│内容　　　　　　　　　　　　　　│
├────┼────────────────┤
│目的　　│市政の情報を広く市民に伝え、市民│
│　　　　│との信頼関係を築く。　　　　　　│
├────┼────────────────┤
│運用者　│広報課　　　　　　　　　　　　　│
│　　　　│危機管理課　　　　　　　　　　　│
└────┴────────────────┘
"""
_TYPED = """
+--------+----------------------------------+
| 項目   | 内容                             |
+========+==================================+
| 目的   | 市政の情報を広く市民に伝え、市民 |
|        | との信頼関係を築く。             |
| 運用者 | 広報課                           |
|        | 危機管理課                       |
+--------+----------------------------------+
"""


@pytest.mark.parametrize("drawing", [_RULED, _TYPED])
def test_labels_and_values(drawing: str) -> None:
    """With rules between all rows, or only below the names of the columns."""
    found = read_text(f"運用方針\n{drawing}\nこの方針は、四月一日から施行する。".encode())

    assert [(line.kind.value, line.text) for line in found.lines] == [
        ("paragraph", "運用方針"),
        ("term", "目的"),
        ("description", "市政の情報を広く市民に伝え、市民との信頼関係を築く。"),
        ("term", "運用者"),
        ("description", "広報課"),
        ("description", "危機管理課"),
        ("paragraph", "この方針は、四月一日から施行する。"),
    ]


def test_boxes_hold_paragraphs_and_lists() -> None:
    """One cell is a frame around a text."""
    box = """
┏━━━━━━━━━━━━━━━━━━┓
┃発信する前に、もう一度確かめること。一┃
┃度発信した情報は消せない。　　　　　　┃
┃・秘密を含まないか　　　　　　　　　　┃
┃・人を傷つけないか　　　　　　　　　　┃
┗━━━━━━━━━━━━━━━━━━┛
"""
    found = read_text(box.encode())

    assert [(line.kind, line.text) for line in found.lines] == [
        (LineKind.PARAGRAPH, "発信する前に、もう一度確かめること。一度発信した情報は消せない。"),
        (LineKind.PARAGRAPH, "・秘密を含まないか"),
        (LineKind.PARAGRAPH, "・人を傷つけないか"),
    ]


def test_cells_over_several_rows() -> None:
    """A rule that does not run through leaves the cell beside it open."""
    lines = ["┌──┬──┬──┐", "│甲　│一　│二　│", "│　　├──┼──┤", "│　　│三　│四　│", "└──┴──┴──┘"]

    assert drawn.rows(lines) == [["甲", "一", "二"], ["", "三", "四"]]


@pytest.mark.parametrize("lines", [["+1 を加える", "+2", "+3"], ["┌──┐", "本文"], ["---", "| a |", "---"]])
def test_what_is_no_drawing(lines: list[str]) -> None:
    """A sign at the beginning of a line draws nothing."""
    assert drawn.length(lines, 0) == 0


@given(st.lists(st.text("┌─┬│├┼┤└┘+-|| あ1。", max_size=12), min_size=1, max_size=8))
def test_no_text_of_a_drawing_is_lost(lines: list[str]) -> None:
    """However crooked it is."""
    length = drawn.length(lines, 0)
    said = "".join(sign for line in lines[:length] for sign in line if sign in "あ1。")
    read = "".join(sign for row in drawn.rows(lines[:length]) for cell in row for sign in cell if sign in "あ1。")

    assert sorted(said) == sorted(read)
