"""Markdown as its reader sees it: marks, numbers, headings, tables and what is never shown."""

import pytest

from guidecompare.extract.common import Extraction
from guidecompare.extract.text import read_text
from guidecompare.model import LineKind, Removal


def read(*lines: str) -> Extraction:
    """Read lines of Markdown below a title."""
    return read_text("\n".join(("# 運用方針", "", *lines)).encode())


def texts(found: Extraction) -> list[str]:
    """Return the lines below the title."""
    return [line.text for line in found.lines][1:]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("情報を**広く**伝え、*信頼*を築く。", "情報を広く伝え、信頼を築く。"),
        ("[市のページ](https://example.jp/a_(b) '題')を見る。", "[市のページ](https://example.jp/a_(b) '題')を見る。"),
        ('[市のページ](https://example.jp/a_(b) "題")を見る。', "市のページを見る。"),
        ("[規程][1]と`アカウント`を見る。", "規程とアカウントを見る。"),
        ("<https://example.jp/>を見る。", "https://example.jp/を見る。"),
        ("- **秘密** 守ること。", "- 秘密 守ること。"),
        ("* 権利 * を侵さない。", "* 権利 * を侵さない。"),
        (r"1\. と \*印\* を付ける。", "1. と *印* を付ける。"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("file_name_of_a_page", "file_name_of_a_page"),
    ],
)
def test_marks_in_a_line(written: str, shown: str) -> None:
    """Those that a reader does not see; a lone star or underscore is a sign like any other."""
    assert texts(read(written)) == [shown]


def test_a_plain_text_keeps_its_signs() -> None:
    """Nothing in it says that it is Markdown."""
    found = read_text("運用方針\n*秘密*を守る。\n1. 一\n1. 二".encode())

    assert [line.text for line in found.lines] == ["運用方針", "*秘密*を守る。", "1. 一", "1. 二"]


def test_lists_count_themselves() -> None:
    """From the number of the first item, level by level."""
    found = read("1. 一", "1. 二", "   1. イ", "   1. ロ", "1. 三", "", "段落", "", "3. 四", "3. 五", "", "7. 六")

    assert texts(found) == ["1. 一", "2. 二", "1. イ", "2. ロ", "3. 三", "段落", "3. 四", "4. 五", "7. 六"]


def test_underlined_headings() -> None:
    """In plain text, too; a rule below a sentence is a rule."""
    found = read_text("運用方針\n========\n\n目的\n----\n\n市政を伝える。\n----\n次の文。".encode())

    assert [(line.kind, line.level) for line in found.lines if line.kind is not LineKind.PARAGRAPH] == [
        (LineKind.TITLE, 0),
        (LineKind.HEADING, 2),
    ]
    assert "市政を伝える。" in [line.text for line in found.lines]


@pytest.mark.parametrize(
    "rows",
    [
        ("| 種別 | 担当 |", "|---|:-:|", "| 動画 | 広報課 |", "| 写真 | 観光課 |"),
        ("種別 | 担当", "--- | ---", "動画 | 広報課", "写真 | 観光課"),
    ],
)
def test_tables(rows: tuple[str, ...]) -> None:
    """The row above the rule names the columns, with and without outer bars."""
    found = read(*rows)

    assert texts(found) == ["種別", "担当", "動画", "広報課", "写真", "観光課"]
    assert [line.cell.header for line in found.lines if line.cell] == [True, True]


def test_what_nobody_is_shown_is_set_aside() -> None:
    """Data for the site's program, comments, and where links lead; the title that the data gives is used."""
    data = "---\ntitle: 運用方針\ndate: 2025-04-01\n---\n\n"
    text = f"{data}## 目的\n\n[規程][1]を見る。<!-- 編集者へ\nの注意 -->\n\n[1]: https://example.jp/"
    found = read_text(text.encode())

    assert (found.title, [line.text for line in found.lines]) == ("運用方針", ["目的", "規程を見る。"])
    hidden = [aside.line.text for aside in found.removed if aside.reason is Removal.HIDDEN]
    assert [text for text in hidden if text != "---"] == [
        "title: 運用方針",
        "date: 2025-04-01",
        "<!-- 編集者へ の注意 -->",
        "[1]: https://example.jp/",
    ]


def test_quotations() -> None:
    """The marks that a mail program puts before what it quotes are no text."""
    found = read_text("> 運用方針\n>\n> １　目的\n>> 市政を伝える。\n3 > 2 である。".encode())

    assert [line.text for line in found.lines] == ["運用方針", "１　目的", "市政を伝える。", "3 > 2 である。"]
